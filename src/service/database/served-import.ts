// Puts whole records of the served resources into their tables as they are, ids and read-only fields included: the sample account.
import type { RecordType } from "../../domain/catalogue";
import type { Field } from "../../domain/field";
import type { Values } from "../../domain/value";
import type { Database } from "./database";
import { insertRows } from "./insert-rows";
import { toStored } from "./stored";
import { updateRow } from "./served-rows";
import type { SqlValue } from "./tables";

const rowsInPart = 1024;

/** Inserts all of them, each with its id. Failure: a value that is not of its field's kind. */
export async function importServed(
  inside: Database,
  type: RecordType,
  records: Iterable<Values>,
): Promise<void> {
  const fields = type.fields.filter(({ isDerived }) => !isDerived);
  const columns = fields.map(({ name }) => name);
  let rows: (readonly SqlValue[])[] = [];
  for (const record of records) {
    rows.push(fields.map((field) => storedOf(type, field, record)));
    if (rows.length < rowsInPart) continue;
    await insertRows(inside, { table: type.name, columns, rows });
    rows = [];
  }
  await insertRows(inside, { table: type.name, columns, rows });
  await inside.words.passIds(inside, type.name);
}

/** Writes further fields into rows that are there, by their ids. */
export async function widenRows(
  inside: Database,
  type: RecordType,
  records: readonly Values[],
): Promise<void> {
  for (const { [type.keyField]: id, ...values } of records) {
    await updateRow(inside, type, { id: Number(id), values });
  }
}

function storedOf(type: RecordType, field: Field, record: Values): SqlValue {
  const stored = toStored(field, record[field.name] ?? null);
  if (stored === undefined)
    throw new TypeError(`${type.name} ${String(record["id"])}: ${field.name} is not of its kind.`);
  return stored;
}
