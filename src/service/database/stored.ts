// How a field's value stands in a table, and back. The only place that knows that SQLite has no booleans.
import type { Field } from "../../domain/field";
import type { Value, Values } from "../../domain/value";
import type { SqlValue } from "./tables";

/** A row as a table gives it: columns by name, an account's own fields as one JSON text. */
export type StoredRow = Readonly<Record<string, unknown>>;

/** The column's form of a value of this field. Failure: undefined, where the value is not of the field's kind. */
export function toStored(field: Field, value: Value): SqlValue | undefined {
  if (value === null) return null;
  switch (field.kind) {
    case "boolean":
      return typeof value === "boolean" ? Number(value) : undefined;
    case "key":
    case "integer":
    case "decimal":
      return wholeOf(value);
    case "reference":
      return field.zeroForNone ? wholeOf(value) : textOf(value);
    case "text":
    case "date":
    case "instant":
    case "choice":
    case "ticks":
    case "json":
      return textOf(value);
    default:
      return field.kind satisfies never;
  }
}

function wholeOf(value: Value): number | undefined {
  return Number.isSafeInteger(value) ? Number(value) : undefined;
}

/** Text that has lost half of a surrogate pair cannot be written as UTF-8 and read back the same. */
function textOf(value: Value): string | undefined {
  return typeof value === "string" && !/\p{Surrogate}/u.test(value) ? value : undefined;
}

/** The value of a field that a column holds. */
function fromStored(field: Field, stored: unknown): Value {
  if (stored === null || stored === undefined) return null;
  if (field.kind === "boolean") return stored === 1 || stored === true;
  return stored as Value;
}

/** A reader of whole rows into values by field name; made once per list of fields. */
export function rowReader(
  fields: readonly Field[],
  columns: ReadonlySet<string>,
): (row: StoredRow) => Values {
  const own = fields.filter((field) => columns.has(field.name));
  const added = fields.filter((field) => !columns.has(field.name));
  return (row) => {
    const values: Record<string, Value> = {};
    for (const field of own) values[field.name] = fromStored(field, row[field.name]);
    if (added.length === 0) return values;
    const extra = accountFieldsOf(row);
    for (const field of added) values[field.name] = fromStored(field, extra[field.name]);
    return values;
  };
}

function accountFieldsOf(row: StoredRow): Readonly<Record<string, unknown>> {
  const text = row["accountFields"];
  return typeof text === "string" ? (JSON.parse(text) as Record<string, unknown>) : {};
}
