// The query of a list call: page, rows, fields, order, where; names in any case, unknown ones ignored. Every bound of the
// contract is kept here, before anything is asked of a table [SE4].
import { bindOrder, readWhere, type Condition, type FieldNames, type SortBy } from "./bind";
import { parseFields, type Selected } from "./fields";
import { defaultRows, mostPages, mostQueryLength, mostRows } from "./limits";
import { parseOrder } from "./order";
import type { QueryError } from "./tokens";

/** A list call, ready to be answered. */
export interface ListQuery {
  readonly page: number;
  readonly rows: number;
  /** Absent: every property. */
  readonly fields?: readonly Selected[];
  /** Empty: by id. */
  readonly order: readonly SortBy[];
  readonly where?: Condition;
}

/** A refused call: `tooLong` where the live API would not even find the address. */
export interface RefusedQuery extends QueryError {
  readonly tooLong?: true;
}

/** What stands after the question mark, as the server's parser gives it. */
export type RawQuery = Readonly<Record<string, unknown>>;

/** Reads a list call. Failure: a sentence that names the parameter. */
export function readListQuery(raw: RawQuery, names: FieldNames): ListQuery | RefusedQuery {
  const given = byLowerName(raw);
  const long = ["where", "order", "fields"].find((name) => (given.get(name)?.length ?? 0) > mostQueryLength);
  if (long)
    return {
      tooLong: true,
      message: `${long} is longer than ${mostQueryLength} characters. Ask in smaller parts.`,
    };
  const page = readCount(given.get("page"), 1, mostPages);
  if (page === undefined) return { message: "page must be a whole number from 1." };
  const rows = readCount(given.get("rows"), defaultRows, mostRows);
  if (rows === undefined) return { message: `rows must be a whole number from 1 to ${mostRows}.` };
  const fields = readFields(given.get("fields"));
  if ("message" in fields) return fields;
  const order = readOrder(given.get("order"), names);
  if ("message" in order) return order;
  const where = given.get("where")?.trim() ? readWhere(given.get("where") ?? "", names) : undefined;
  if (where && "message" in where) return where;
  return { page, rows, order: order.by, ...fields, ...(where ? { where } : {}) };
}

/** Reads the `fields` of a call; nothing where it has none. Failure: a sentence that begins "fields". */
export function readSelection(raw: RawQuery): { readonly fields?: readonly Selected[] } | RefusedQuery {
  return readFields(byLowerName(raw).get("fields"));
}

/** A parameter that is given twice counts as it was given last. */
function byLowerName(raw: RawQuery): ReadonlyMap<string, string> {
  const entries = Object.entries(raw).map(([name, value]) => {
    const last: unknown = Array.isArray(value) ? value.at(-1) : value;
    return [name.toLowerCase(), typeof last === "string" ? last : ""] as const;
  });
  return new Map(entries);
}

function readCount(text: string | undefined, usual: number, most: number): number | undefined {
  if (text === undefined || text.trim() === "") return usual;
  const count = /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : 0;
  return count >= 1 && count <= most ? count : undefined;
}

function readFields(text: string | undefined): { readonly fields?: readonly Selected[] } | QueryError {
  if (text === undefined || text.trim() === "") return {};
  const parsed = parseFields(text);
  return "message" in parsed ? { message: `fields: ${parsed.message}` } : parsed;
}

function readOrder(
  text: string | undefined,
  names: FieldNames,
): { readonly by: readonly SortBy[] } | QueryError {
  if (text === undefined || text.trim() === "") return { by: [] };
  const parsed = parseOrder(text);
  return "message" in parsed ? { message: `order: ${parsed.message}` } : bindOrder(parsed.order, names);
}
