// One field of a record type: written once in the catalogue as a zod schema that carries its meta, read from there by
// the sheet, the wire, the check and the table. Knows no layout, no JSON, no SQL.
import { z } from "zod";

/** The account's lists that a field can refer to. */
export type ListName =
  "priceTiers" | "paymentTerms" | "glAccounts" | "taxRates" | "users" | "parents" | "categories" | "products";

/** The account's lists whose entries can be ticked, besides the groups of classifications. */
export type TickList = "stages" | "promotions" | "products";

/**
 * The kind decides the value's form (see `Value`), the column's form on the sheet and the JSON type on the wire.
 * `reference` holds the code of a list entry, `ticks` the names ticked in one classification, `json` a nested part.
 */
export type Kind =
  | "key"
  | "text"
  | "integer"
  | "decimal"
  | "boolean"
  | "date"
  | "instant"
  | "choice"
  | "reference"
  | "ticks"
  | "json";

/** What the catalogue says of a field, beside its zod schema. */
export interface FieldMeta {
  /** The heading that people read. */
  readonly label: string;
  /** The band of columns it stands in: Identity, Reach, Delivery address, … */
  readonly group: string;
  /** A sentence for the header's note: what it is, what is allowed, an example. */
  readonly help?: string;
  /** Written by the backend alone; on a sheet it repairs itself [WB7]. */
  readonly readOnly?: boolean;
  /**
   * Unit of a decimal: a measure (a rate of exchange, a weight) and the price of one unit of what is sold are kept in millionths,
   * everything else in hundredths.
   */
  readonly unit?: "money" | "percent" | "quantity" | "measure" | "unit price";
  /** Highest value of a measure. */
  readonly most?: number;
  /** Width of the column in characters. */
  readonly width?: number;
  /** False: on the wire and in the table, but on no main sheet. */
  readonly onSheet?: boolean;
  /** True where the text names a country: another spelling of the same one is no change [CH4]. */
  readonly isCountry?: boolean;
  /** Several of its names may be ticked, whatever its classification allows a contact. */
  readonly allowsMany?: boolean;
  /** Where the wire carries it: as a property, inside `customFields`, or not at all. */
  readonly wire?: "property" | "customFields" | "none";
  /** The wire's name where it differs from the record's. */
  readonly wireName?: string;
  /** True where no column holds it: it follows from other fields, and the table is read through a view that says how. */
  readonly isDerived?: boolean;
  /** What the wire carries for a nested part that is not there, as JSON text; without it, null. */
  readonly empty?: string;
}

export interface Field extends FieldMeta {
  /** The wire's camelCase name; also the record's property and the stored column. */
  readonly name: string;
  readonly kind: Kind;
  /** Most UTF-16 units of a text. */
  readonly max?: number;
  /** Allowed values of a choice. */
  readonly options?: readonly string[];
  /** The list that a reference refers to. */
  readonly list?: ListName;
  /** The classification (its id) that ticks belong to. */
  readonly classification?: number;
  /** The list whose entries are ticked. */
  readonly tickList?: TickList;
  /** True where a number may stand instead of a tick, "W26=7.5": it overrides the promotion's own value. */
  readonly takesNumbers?: boolean;
  /** True where the wire holds no null: 0 means none. So are ids of other records, numbers of documents, some measures. */
  readonly zeroForNone?: boolean;
}

/** The part of a field that its maker below decides, the rest is `FieldMeta`. */
type Made = Omit<Field, keyof FieldMeta | "name">;

const marks = new WeakMap<z.ZodType, Made & FieldMeta>();

function marked<T extends z.ZodType>(schema: T, made: Made, meta: FieldMeta): T {
  const schemaWithMeta = schema.meta({ title: meta.label, ...(meta.help ? { description: meta.help } : {}) });
  marks.set(schemaWithMeta, { ...made, ...meta });
  return schemaWithMeta;
}

const inHundredths = 100;
const inMillionths = 1_000_000;

/** How many of a decimal's whole numbers make one: 5.25 is kept as 525, a rate of 0.5 as 500,000. */
export function partsOfOne({ unit }: Field): number {
  return unit === "measure" || unit === "unit price" ? inMillionths : inHundredths;
}

/** The wire's name of a field. */
export function wireNameOf({ name, wireName }: Field): string {
  return wireName ?? name;
}

/** The field that a catalogue schema describes. Failure: a schema not made by the makers of this file. */
export function fieldOf(name: string, schema: z.ZodType): Field {
  const mark = marks.get(schema);
  if (!mark) throw new TypeError(`The catalogue field "${name}" was not made with a maker of field.ts.`);
  return { name, ...mark };
}

/** The backend's whole-number id of a record. */
export const key = (meta: FieldMeta) =>
  marked(z.int().nonnegative().nullable(), { kind: "key" }, { readOnly: true, ...meta });

/** Text of at most `max` UTF-16 units [CO2]; no `max`, no limit but a cell's 32,767. */
export const text = (max: number | undefined, meta: FieldMeta) =>
  marked(z.string().nullable(), { kind: "text", ...(max === undefined ? {} : { max }) }, meta);

/** A whole number. */
export const integer = (meta: FieldMeta) => marked(z.int().nullable(), { kind: "integer" }, meta);

/** Money, a percentage or a quantity in hundredths; a measure or a unit price in millionths. */
export const decimal = (meta: FieldMeta & { readonly unit: NonNullable<FieldMeta["unit"]> }) =>
  marked(z.int().nullable(), { kind: "decimal" }, meta);

/** As `decimal`; the wire writes 0 for none, where typed clients know no null. */
export const decimalOrZero = (meta: Parameters<typeof decimal>[0]) =>
  marked(z.int().nullable(), { kind: "decimal", zeroForNone: true }, meta);

/** Yes or no. */
export const yesNo = (meta: FieldMeta) => marked(z.boolean().nullable(), { kind: "boolean" }, meta);

/** A day, "2026-11-24". */
export const day = (meta: FieldMeta) => marked(z.string().nullable(), { kind: "date" }, meta);

/** A moment in UTC, "2026-11-24T09:41:00Z". */
export const instant = (meta: FieldMeta) => marked(z.string().nullable(), { kind: "instant" }, meta);

/** One of a closed set of words. */
export const choice = (options: readonly [string, ...string[]], meta: FieldMeta) =>
  marked(z.string().nullable(), { kind: "choice", options }, meta);

/** The code of an entry of one of the account's lists. */
export const reference = (list: ListName, meta: FieldMeta) =>
  marked(z.string().nullable(), { kind: "reference", list }, meta);

/** The id of an entry of one of the account's lists; the wire writes 0 for none. */
export const referenceById = (list: ListName, meta: FieldMeta) =>
  marked(z.int().nullable(), { kind: "reference", list, zeroForNone: true }, meta);

/** The id of a record that is in none of the lists; the wire writes 0 for none. */
export const idOf = (meta: FieldMeta) =>
  marked(z.int().nullable(), { kind: "integer", zeroForNone: true }, meta);

/** The names ticked in one classification, sorted and joined by ", ". */
export const ticks = (classification: number, meta: FieldMeta) =>
  marked(z.string().nullable(), { kind: "ticks", classification }, meta);

/** The entries ticked in a list, by name or code, as in `ticks`. */
export const ticksFrom = (tickList: TickList, meta: FieldMeta) =>
  marked(z.string().nullable(), { kind: "ticks", tickList }, meta);

/** As `ticksFrom`, where each tick may carry a number of its own: "S10, W26=7.5". */
export const valuedTicksFrom = (tickList: TickList, meta: FieldMeta) =>
  marked(z.string().nullable(), { kind: "ticks", tickList, takesNumbers: true }, meta);

/** A nested part of the record, as canonical JSON text. */
export const json = (meta: FieldMeta) =>
  marked(z.string().nullable(), { kind: "json" }, { onSheet: false, ...meta });
