// Binds the names and values of a `where` and an `order` to a record type: every name a field, every value one that the field can
// be compared with. What comes out holds no text of the caller but as values [SE5]. Knows no SQL.
import type { RecordType } from "../../domain/catalogue";
import { partsOfOne, wireNameOf, type Field } from "../../domain/field";
import { isDay, isPlainNumber } from "../../domain/spelling";
import { toWholeParts } from "../../domain/value";
import { boundInstant } from "./instant";
import type { OrderBy } from "./order";
import type { QueryError } from "./tokens";
import {
  parseWhere,
  placesOf,
  type Compare,
  type Literal,
  type PatternComparison,
  type Where,
} from "./where";
import { wordAt } from "./wire-value";

/**
 * A condition that a table can be asked. Text compares without regard to the case of A–Z; what was never given compares with
 * nothing but IS NULL, except the ids of other records, which are 0 then; in a pattern % stands for any text and _ for any one
 * character.
 */
export type Condition =
  | { readonly kind: "and" | "or"; readonly parts: readonly Condition[] }
  | { readonly kind: "compare"; readonly field: Field; readonly by: Compare; readonly value: Literal }
  | { readonly kind: "like" | "not like"; readonly field: Field; readonly pattern: string }
  | { readonly kind: "in" | "not in"; readonly field: Field; readonly values: readonly Literal[] }
  | { readonly kind: "null"; readonly field: Field; readonly isNull: boolean };

export type SortBy = { readonly field: Field; readonly direction: OrderBy["direction"] };

/** The fields that `where` and `order` may name, by lower-case name: properties of the wire that are one value. */
export interface FieldNames extends ReadonlyMap<string, Field> {
  /** What one record is called, "a contact". */
  readonly of: string;
}

/** Those fields of a record type. Custom fields are not among them: the contract documents none in `where`. */
export function queryableFields(type: RecordType, noun: string = type.name): FieldNames {
  const fields = type.fields.filter(
    ({ kind, wire }) => kind !== "json" && (wire ?? "property") === "property",
  );
  const byName = new Map(fields.map((field) => [wireNameOf(field).toLowerCase(), field]));
  return Object.assign(byName, { of: `a ${noun}` });
}

/** Reads and binds a `where`. Failure: a sentence that begins "where". */
export function readWhere(text: string, names: FieldNames): Condition | QueryError {
  const parsed = parseWhere(text);
  if ("message" in parsed) return { message: `where: ${parsed.message}` };
  const bound = bindWhere(parsed, names);
  return "message" in bound ? { message: `where: ${bound.message}` } : bound;
}

/** Binds an `order`. Failure: a name that is no field. */
export function bindOrder(
  order: readonly OrderBy[],
  names: FieldNames,
): { readonly by: readonly SortBy[] } | QueryError {
  const by: SortBy[] = [];
  for (const { name, direction } of order) {
    const field = names.get(name.toLowerCase());
    if (!field) return { message: `order: ${unknownName(name, names)}` };
    by.push({ field, direction });
  }
  return { by };
}

const unknownName = (name: string, { of }: FieldNames) =>
  `${name} is no field of ${of} that can be asked for.`;

type Bound = Condition | QueryError;

function bindWhere(where: Where, names: FieldNames): Bound {
  if ("parts" in where) return bindChain(where, names);
  const field = names.get(where.name.toLowerCase());
  const atName = placesOf(where)?.name;
  if (!field) return placed({ message: unknownName(where.name, names) }, atName);
  switch (where.kind) {
    case "null":
      return { kind: "null", field, isNull: where.isNull };
    case "in":
    case "not in":
      return bindIn(field, where);
    case "compare":
      if (isPattern(where.by) && !isText(field))
        return placed({ message: `LIKE compares text; ${wireNameOf(field)} is none.` }, atName);
      return placed(bindValue(field, where.by, where.value), placesOf(where)?.values[0]);
    default:
      return where satisfies never;
  }
}

/** What cannot be bound says where in the query it stands. */
function placed(bound: Bound, at: number | undefined): Bound {
  return "message" in bound && at !== undefined
    ? { message: `at character ${at + 1}: ${bound.message}` }
    : bound;
}

const isPattern = (by: Compare | PatternComparison) => by === "LIKE" || by === "NOT LIKE";

function bindValue(field: Field, by: Compare | PatternComparison, value: Literal): Bound {
  switch (by) {
    case "LIKE":
      return bindLike(field, "like", value);
    case "NOT LIKE":
      return bindLike(field, "not like", value);
    default:
      return bindCompare(field, by, value);
  }
}

function bindChain(where: Extract<Where, { parts: unknown }>, names: FieldNames): Bound {
  const parts: Condition[] = [];
  for (const part of where.parts) {
    const bound = bindWhere(part, names);
    if ("message" in bound) return bound;
    parts.push(bound);
  }
  return { kind: where.kind, parts };
}

function bindLike(field: Field, kind: "like" | "not like", value: Literal): Bound {
  if (typeof value !== "string" || value.includes("\0"))
    return { message: `LIKE needs a text in single quotes after ${wireNameOf(field)}.` };
  return { kind, field, pattern: value };
}

function bindIn(field: Field, where: Extract<Where, { kind: "in" | "not in" }>): Bound {
  const values: Literal[] = [];
  for (const [at, literal] of where.values.entries()) {
    const bound = placed(bindMember(field, literal), placesOf(where)?.values[at]);
    if ("message" in bound) return bound;
    if (bound.kind === "compare") values.push(bound.value);
  }
  return { kind: where.kind, field, values };
}

function bindMember(field: Field, literal: Literal): Bound {
  const name = wireNameOf(field);
  return literal === ""
    ? { message: `IN ( ) of ${name} cannot hold ''; write ${name} IS NULL.` }
    : bindCompare(field, "=", literal);
}

function bindCompare(field: Field, by: Compare, literal: Literal): Bound {
  if (literal === "" && (by === "=" || by === "<>")) return { kind: "null", field, isNull: by === "=" };
  if (isText(field)) return bindText(field, by, literal);
  switch (field.kind) {
    case "boolean":
      return bindYesNo(field, by, literal);
    case "date":
      return isDay(String(literal))
        ? { kind: "compare", field, by, value: literal }
        : wants(field, "a day like '2026-11-24'");
    case "instant": {
      const bound = boundInstant(String(literal), by);
      return bound
        ? { kind: "compare", field, ...bound }
        : wants(field, "a UTC time with its Z, like '2026-11-24T09:41:00Z'");
    }
    default:
      return bindNumber(field, by, literal);
  }
}

/** True for a field that compares as text: without regard to the case of A–Z, and by LIKE. */
export function isText({ kind, zeroForNone }: Field): boolean {
  return kind === "text" || kind === "choice" || kind === "ticks" || (kind === "reference" && !zeroForNone);
}

function wants(field: Field, what: string): QueryError {
  return { message: `${wireNameOf(field)} compares with ${what}.` };
}

/** An enum may be compared with its number too. */
function bindText(field: Field, by: Compare, literal: Literal): Bound {
  const word = field.kind === "choice" && typeof literal === "number" ? wordAt(field, literal) : undefined;
  if (word !== undefined) return { kind: "compare", field, by, value: word };
  return typeof literal === "string" && !literal.includes("\0")
    ? { kind: "compare", field, by, value: literal }
    : wants(field, "a text in single quotes");
}

const yesNo: ReadonlyMap<string, boolean> = new Map([
  ["1", true],
  ["true", true],
  ["0", false],
  ["false", false],
]);

function bindYesNo(field: Field, by: Compare, literal: Literal): Bound {
  const value = yesNo.get(String(literal).toLowerCase());
  if (value === undefined || (by !== "=" && by !== "<>"))
    return wants(field, "1, 0, true or false, by = or <>");
  return { kind: "compare", field, by, value };
}

function bindNumber(field: Field, by: Compare, literal: Literal): Bound {
  const isNumber = typeof literal === "number" || (typeof literal === "string" && isPlainNumber(literal));
  const number = Number(literal);
  if (!isNumber || !Number.isFinite(number)) return wants(field, "a number");
  const parts = partsOfOne(field);
  const value = field.kind === "decimal" ? (toWholeParts(number, parts) ?? number * parts) : number;
  return { kind: "compare", field, by, value };
}
