// A contact as a Cin7 server writes it, read into values, and changes as its PUT and POST take them. Forgiving where servers differ
// (null, 0 or "" for none, \r in text, enums in any case), strict where a value would be lost. Knows no HTTP.
import { readValue, toWireValue } from "../contract/cin7/wire-value";
import { mergePeople, readPeople } from "../contract/cin7/secondary-contacts";
import type { RecordType } from "../domain/catalogue";
import type { Field, Kind } from "../domain/field";
import type { Value, Values } from "../domain/value";

export type WireObject = Readonly<Record<string, unknown>>;

/** The fields that a Cin7 server keeps of contacts; the others are the service's own. */
export function isCarried({ wire = "property" }: Field): boolean {
  return wire !== "none";
}

/** A reader of contacts: every carried field has a value afterwards, null where the server has none. */
export function contactReader(type: RecordType): (wire: WireObject) => Values {
  const properties = type.fields.filter(({ wire = "property" }) => wire === "property");
  const custom = type.fields.filter(({ wire }) => wire === "customFields");
  return (wire) => {
    const given = byLowerName(wire);
    const own = byLowerName(objectOf(given.get("customfields")));
    const values: Record<string, Value> = {};
    for (const field of properties) values[field.name] = valueOf(field, given.get(field.name.toLowerCase()));
    for (const field of custom) values[field.name] = valueOf(field, own.get(field.name.toLowerCase()));
    return values;
  };
}

/** The custom fields that a contact has a value in, with what kind of value that is. */
export function customFieldsOf(
  wire: WireObject,
): readonly { readonly name: string; readonly kind: string }[] {
  const given = Object.entries(objectOf(byLowerName(wire).get("customfields")));
  return given
    .filter(([name, value]) => /^\w{1,50}$/.test(name) && value !== null && value !== "")
    .map(([name, value]) => ({ name, kind: customKinds[typeof value] ?? "text" }));
}

const customKinds: Readonly<Record<string, string>> = { boolean: "yes/no", number: "number" };

function objectOf(sent: unknown): WireObject {
  return typeof sent === "object" && sent !== null && !Array.isArray(sent) ? (sent as WireObject) : {};
}

function byLowerName(wire: WireObject): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(wire).map(([name, value]) => [name.toLowerCase(), value]));
}

function valueOf(field: Field, sent: unknown): Value {
  if (sent === null || sent === undefined || sent === "") return null;
  if (field.zeroForNone && Number(sent) === 0) return null;
  if (field.name === "secondaryContacts") return mergePeople(null, readPeople(sent).people);
  const clean = typeof sent === "string" ? sent.replace(/\r\n?/g, "\n") : sent;
  const read = readValue(field, clean);
  return "value" in read ? read.value : asItIs(field, clean);
}

/** What the server holds though its own contract has no such value: shown as well as can be, and found by the rules. */
function asItIs(field: Field, sent: unknown): Value {
  if (field.kind === "decimal" && typeof sent === "number") return Math.round(sent * 100);
  const isWords = field.kind === "choice" || field.kind === "text" || field.kind === "reference";
  const isWord = typeof sent === "string" || typeof sent === "boolean";
  return isWords && !field.zeroForNone && isWord ? String(sent) : null;
}

export type Body = { readonly body: WireObject } | { readonly refusal: string };

/** The body of a PUT that makes these fields these values: only what changes. Failure: why one of them cannot be written. */
export function updateBody(type: RecordType, id: number, values: Values): Body {
  const written = writtenParts(type, values);
  return "refusal" in written ? written : { body: { id, ...written.body } };
}

/** The body of a POST that makes a record of these values. Nulls are not given. */
export function createBody(type: RecordType, values: Values): Body {
  const given = Object.entries(values).filter(([, value]) => value !== null);
  return writtenParts(type, Object.fromEntries(given));
}

function writtenParts(type: RecordType, values: Values): Body {
  const body: Record<string, unknown> = {};
  const custom: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const field = type.fields.find((candidate) => candidate.name === name);
    if (!field) return { refusal: `This account has no field “${name}”. Load again.` };
    const refusal = refusalOf(field, value);
    if (refusal !== undefined) return { refusal };
    const part = field.wire === "customFields" ? custom : body;
    part[name] = value === null ? clearedBy(field) : toWireValue(field, value);
  }
  return { body: Object.keys(custom).length > 0 ? { ...body, customFields: custom } : body };
}

/** What the contract sends to empty a field: null would leave it as it is. */
function clearedBy(field: Field): unknown {
  return field.zeroForNone ? 0 : "";
}

/** The contract empties texts by "" and ids by 0; null leaves a field as it is, so these have no way to be emptied. */
export const kindsWithoutEmpty: readonly Kind[] = [
  "decimal",
  "integer",
  "boolean",
  "date",
  "instant",
  "json",
];

function refusalOf(field: Field, value: Value): string | undefined {
  if (field.readOnly) return `${field.label} is never written.`;
  if (field.name === "secondaryContacts")
    return "Secondary contacts are changed one by one, on their own sheet.";
  if (value !== null) return misfitOf(field, value);
  if (field.wire === "customFields" || !kindsWithoutEmpty.includes(field.kind)) return undefined;
  const instead = field.kind === "boolean" ? "FALSE" : "0";
  return `${field.label} cannot be made blank through the Cin7 API: it empties texts only. Write ${instead} instead.`;
}

function misfitOf(field: Field, value: Value): string | undefined {
  const read = readValue(field, toWireValue(field, value));
  if ("error" in read) return `${field.label} cannot hold ${JSON.stringify(value)}.`;
  return read.value === value
    ? undefined
    : `${field.label} cannot hold ${JSON.stringify(value)} through the Cin7 API.`;
}
