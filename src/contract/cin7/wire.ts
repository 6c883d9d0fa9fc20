// A record on the wire and back, made from the catalogue: one property a field, customFields as an object, nested parts as
// JSON. fromWire(toWire(r)) = r for what the wire carries [CT2]. Knows neither HTTP nor which fields a caller may write.
import type { RecordType } from "../../domain/catalogue";
import { wireNameOf, type Field } from "../../domain/field";
import type { Value, Values } from "../../domain/value";
import { mergePeople, readPeople, type GivenPerson } from "./secondary-contacts";
import { isEmptyArray, readValue, saysNothing, toWireValue } from "./wire-value";

export type WireRecord = Readonly<Record<string, unknown>>;

/** What a body says: the values that it gives (null: cleared), or what is wrong with it. */
export interface WireRead {
  readonly values: Values;
  /** Secondary contacts as sent, for merging into those that there are. */
  readonly people: readonly GivenPerson[];
  readonly errors: readonly string[];
}

export interface Wire {
  readonly toWire: (record: Values) => WireRecord;
  /**
   * Reads a body: names in any case, unknown ones ignored; absent or null leaves a field alone, "" clears it, and id 0 is no id.
   * Every mistake is a sentence that names the field.
   */
  readonly fromWire: (body: unknown) => WireRead;
}

/** The wire of this record type. */
export function makeWire(type: RecordType): Wire {
  const properties = type.fields.filter(({ wire }) => (wire ?? "property") === "property");
  const custom = type.fields.filter(({ wire }) => wire === "customFields");
  const byName = fieldsByLowerName(properties);
  const customByName = fieldsByLowerName(custom);
  return {
    toWire: (record) => ({
      ...toProperties(properties, record),
      ...(custom.length > 0 ? { customFields: toProperties(custom, record) } : {}),
    }),
    fromWire: (body) => readBody(body, byName, customByName),
  };
}

type FieldsByName = ReadonlyMap<string, Field>;

function fieldsByLowerName(fields: readonly Field[]): FieldsByName {
  return new Map(fields.map((field) => [wireNameOf(field).toLowerCase(), field]));
}

function toProperties(fields: readonly Field[], record: Values): WireRecord {
  const properties: Record<string, unknown> = {};
  for (const field of fields) properties[wireNameOf(field)] = toWireValue(field, record[field.name] ?? null);
  return properties;
}

/** What is being read of one body. */
interface Reading {
  readonly values: Record<string, Value>;
  readonly people: GivenPerson[];
  readonly errors: string[];
}

function readBody(body: unknown, byName: FieldsByName, customByName: FieldsByName): WireRead {
  const reading: Reading = { values: {}, people: [], errors: [] };
  if (!isObject(body)) return { ...reading, errors: ["A contact must be a JSON object."] };
  for (const [name, sent] of Object.entries(body)) {
    const field = byName.get(name.toLowerCase());
    if (!field && name.toLowerCase() === "customfields") readCustomFields(sent, customByName, reading);
    else readProperty(field, sent, reading);
  }
  return reading;
}

function readCustomFields(sent: unknown, customByName: FieldsByName, reading: Reading): void {
  if (sent === null || sent === undefined || isEmptyArray(sent)) return;
  if (!isObject(sent)) {
    reading.errors.push('customFields must be an object, like {"members_1000":"North"}.');
    return;
  }
  for (const [name, value] of Object.entries(sent))
    readProperty(customByName.get(name.toLowerCase()), value, reading);
}

function readProperty(field: Field | undefined, sent: unknown, reading: Reading): void {
  if (!field || saysNothing(field, sent)) return;
  if (field.name === "secondaryContacts" && sent !== "") {
    const { people, errors } = readPeople(sent);
    reading.people.push(...people);
    reading.errors.push(...errors);
    if (people.length > 0) reading.values[field.name] = mergePeople(null, people);
    return;
  }
  const read = readValue(field, sent);
  if ("error" in read) reading.errors.push(...(isIgnored(field) ? [] : [read.error]));
  else if (field.kind !== "key" || read.value !== 0) reading.values[field.name] = read.value;
}

/** Whatever is sent for a field that the backend alone writes counts for nothing, also where it is no value of it. */
function isIgnored({ kind, readOnly }: Field): boolean {
  return readOnly === true && kind !== "key";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
