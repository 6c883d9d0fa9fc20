// The schemas of the OpenAPI document: one for each type of record, made from the catalogue's fields. Knows no path.
import type { RecordType } from "../../domain/catalogue";
import { partsOfOne, wireNameOf, type Field } from "../../domain/field";
import { secondaryContactType } from "../../domain/secondary-contact";
import type { Part } from "./resources";

/** A JSON Schema as OpenAPI 3.0 has it. */
export type Schema = Readonly<Record<string, unknown>>;

/** "sales_order" is SalesOrder. */
export function schemaName({ name }: RecordType): string {
  return name.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}

/** Points to the schema of a type. */
export function refTo(type: RecordType): Schema {
  return { $ref: `#/components/schemas/${schemaName(type)}` };
}

/** The schema of one record: a property for each field that the wire carries, one for each kind of part. */
export function schemaOf(type: RecordType, parts: readonly Part[] = []): Schema {
  const own = type.fields.filter(({ wire }) => (wire ?? "property") === "property");
  const properties = Object.fromEntries([
    ...own.map((field) => [wireNameOf(field), propertyOf(field)]),
    ...parts.map((part) => [
      part.property,
      { type: "array", items: refTo(part.type), description: part.type.plural },
    ]),
  ]) as Record<string, Schema>;
  const hasCustom = type.name === "contact";
  return {
    type: "object",
    description: `One of the ${type.plural.toLowerCase()}.`,
    properties: hasCustom ? { ...properties, customFields } : properties,
  };
}

const customFields: Schema = {
  type: "object",
  additionalProperties: true,
  description: 'Custom fields by their keys, like {"members_1000":"North"}.',
};

/** A field on the wire, with its limits and what people read about it. */
function propertyOf(field: Field): Schema {
  const { label, help, readOnly } = field;
  const notes = [label, help, field.zeroForNone ? "0: none" : undefined, noteOf(field)];
  const description = notes.flatMap((note) => (note ? [`${note.replace(/\.$/, "")}.`] : [])).join(" ");
  return { ...formOf(field), description, ...(readOnly ? { readOnly: true } : {}) };
}

function noteOf({ kind, options = [] }: Field): string | undefined {
  if (kind !== "choice") return undefined;
  const first = options[0] === "Undefined" ? 0 : 1;
  return `In a body also by its number, ${first} for ${options[0] ?? ""}`;
}

/** Numbers by what they count: hundredths, or millionths of a measure or a unit price. */
function formOf(field: Field): Schema {
  const { kind, max, options = [], unit } = field;
  switch (kind) {
    case "key":
      return { type: "integer", format: "int64" };
    case "integer":
      return { type: "integer", format: "int64", ...nullable(field) };
    case "decimal":
      return {
        type: "number",
        multipleOf: 1 / partsOfOne(field),
        ...(unit === "percent" ? { minimum: 0, maximum: 100 } : {}),
        nullable: true,
      };
    case "boolean":
      return { type: "boolean", nullable: true };
    case "date":
      return { type: "string", format: "date", nullable: true };
    case "instant":
      return { type: "string", format: "date-time", nullable: true };
    case "choice":
      return { type: "string", enum: [...options, null], nullable: true };
    case "text":
    case "ticks":
      return { type: "string", ...(max === undefined ? {} : { maxLength: max }), nullable: true };
    case "reference":
      return field.zeroForNone ? { type: "integer", format: "int64" } : { type: "string", nullable: true };
    case "json":
      return nestedOf(field);
    default:
      return kind satisfies never;
  }
}

function nullable({ zeroForNone }: Field): Schema {
  return zeroForNone ? {} : { nullable: true };
}

/** A nested part by its name, and by what stands there when it is not: an array, an object, or nothing. */
function nestedOf({ name, empty = "null" }: Field): Schema {
  const known = nestedForms().get(name);
  if (known) return known;
  if (empty.startsWith("[")) return listOf({ type: "object" });
  return { type: "object", additionalProperties: true, ...(empty === "null" ? { nullable: true } : {}) };
}

const listOf = (items: Schema): Schema => ({ type: "array", items });
const objectOf = (properties: Readonly<Record<string, Schema>>): Schema => ({ type: "object", properties });

/** Nested parts whose form the contract states (§4–§6). */
function nestedForms(): ReadonlyMap<string, Schema> {
  const text = { type: "string", nullable: true };
  const count = { type: "number" };
  const link = objectOf({ link: text });
  return new Map<string, Schema>([
    ["accountingAttributes", accountingAttributes],
    ["accountingIntegrationId", objectOf({ xero: text, quickBooksOnline: text, quickBooksDesktop: text })],
    ["branchLocations", listOf(objectOf({ zone: text, bins: listOf({ type: "string" }) }))],
    ["categoryIdArray", listOf({ type: "integer", format: "int64" })],
    ["image", link],
    ["images", listOf(link)],
    ["priceColumns", { type: "object", additionalProperties: count }],
    ["secondaryContacts", listOf(personSchema())],
    ["sizes", listOf(objectOf({ name: text, code: text, barcode: text, qty: count }))],
    ["stockMovements", listOf(objectOf({ batch: text, quantity: count, serial: text }))],
  ]);
}

const accountingAttributes = objectOf({
  importDate: { type: "string", format: "date-time", nullable: true },
  accountingImportStatus: { type: "string", enum: ["NotImported", "Imported", "DoNotImport", "Error"] },
});

/** A secondary contact stands in its contact: it does not say whose it is. */
function personSchema(): Schema {
  const own = secondaryContactType.fields.filter(({ name }) => name !== "contactId");
  return objectOf(Object.fromEntries(own.map((field) => [wireNameOf(field), propertyOf(field)])));
}
