// What the bodies of a POST or PUT give: values by field, parts by property, or what is wrong with them. Knows no resource's rules and
// no database.
import type { Part, Resource } from "../../contract/cin7/resources";
import { makeWire, type Wire } from "../../contract/cin7/wire";
import type { GivenPerson } from "../../contract/cin7/secondary-contacts";
import type { RecordType } from "../../domain/catalogue";
import { partsOfOne, wireNameOf, type Field } from "../../domain/field";
import { numberOf, type Value, type Values } from "../../domain/value";

export interface GivenRecord {
  /** Undefined where none was sent: 0 is no id. */
  readonly id: number | undefined;
  /** Fields that a caller may write; null: cleared. */
  readonly values: Values;
  /** The parts that were sent, by property; absent stays as it is. */
  readonly parts: ReadonlyMap<string, readonly GivenRecord[]>;
  readonly people: readonly GivenPerson[];
  readonly errors: readonly string[];
}

/** Most parts of one record: more is no document of this world. */
const mostParts = 2000;

/** A reader of bodies of this resource. */
export function makeGivenReader({ type, noun, parts }: Resource): (body: unknown) => GivenRecord {
  const readOwn = makeRecordReader(type, `A ${noun}`);
  const partReaders = parts.map((part) => ({ part, read: makeRecordReader(part.type, "it") }));
  return (body) => {
    const own = readOwn(body);
    const given = new Map<string, readonly GivenRecord[]>();
    const errors = [...own.errors];
    for (const { part, read } of partReaders) {
      const sent = sentAs(body, part.property);
      if (sent === null || sent === undefined || sent === "") continue;
      const items = readParts(part, sent, read);
      errors.push(...items.errors);
      given.set(part.property, items.records);
    }
    return { ...own, parts: given, errors };
  };
}

/** The property of that name, in any case. */
function sentAs(body: unknown, property: string): unknown {
  if (!isObject(body)) return undefined;
  const wanted = property.toLowerCase();
  return Object.entries(body).find(([name]) => name.toLowerCase() === wanted)?.[1];
}

function readParts(
  { property }: Part,
  sent: unknown,
  read: (body: unknown) => GivenRecord,
): { readonly records: readonly GivenRecord[]; readonly errors: readonly string[] } {
  if (!Array.isArray(sent)) return { records: [], errors: [`${property} must be an array.`] };
  if (sent.length > mostParts)
    return { records: [], errors: [`${property} holds ${sent.length}; ${mostParts} are the most.`] };
  const records = sent.map(read);
  const errors = records.flatMap((record, at) =>
    record.errors.map((error) => `${property}[${at}]: ${error}`),
  );
  return { records, errors };
}

function makeRecordReader(type: RecordType, what: string): (body: unknown) => GivenRecord {
  const wire: Wire = makeWire(type);
  const writable = new Map(
    type.fields
      .filter(({ readOnly, kind }) => !readOnly && kind !== "key")
      .map((field) => [field.name, field]),
  );
  return (body) => {
    const nothing = { id: undefined, values: {}, parts: new Map<string, never>(), people: [] };
    if (!isObject(body)) return { ...nothing, errors: [`${what} must be a JSON object.`] };
    const read = wire.fromWire(body);
    const own = Object.entries(read.values).filter(([name]) => writable.has(name));
    const values = Object.fromEntries(own.map(([name, value]) => [name, named(name, value)]));
    const errors = [...read.errors, ...misfitsOf(values, writable)];
    return { ...nothing, id: numberOf(read.values[type.keyField]), values, people: read.people, errors };
  };
}

/** Texts by which records are found: spaces around them would make two of one. */
const names: ReadonlySet<string> = new Set([
  "reference",
  "memberEmail",
  "email",
  "code",
  "productOptionCode",
]);

function named(name: string, value: Value): Value {
  return names.has(name) && typeof value === "string" ? value.trim() || null : value;
}

const wholePercent = 100_00;

/** Texts beyond their limit, numbers beyond theirs, and what a record cannot be without. */
function misfitsOf(values: Values, fields: ReadonlyMap<string, Field>): string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const field = fields.get(name);
    if (!field) return [];
    const { max = Infinity, unit, most = Infinity } = field;
    if (value === null && field.kind === "boolean") return [`${wireNameOf(field)} must be true or false.`];
    if (value === null && field.kind === "choice" && !field.options?.includes("Undefined"))
      return [`${wireNameOf(field)} must be one of ${(field.options ?? []).join(", ")}.`];
    if (typeof value === "string" && value.trim().length > max)
      return [`${wireNameOf(field)} is longer than ${max} characters (${value.trim().length}).`];
    if (unit === "percent" && typeof value === "number" && (value < 0 || value > wholePercent))
      return [`${wireNameOf(field)} must be 0 to 100.`];
    if (unit === "measure" && typeof value === "number" && (value < 0 || value > most * partsOfOne(field)))
      return [`${wireNameOf(field)} must be ${most === Infinity ? "0 or more" : `0 to ${most}`}.`];
    return [];
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
