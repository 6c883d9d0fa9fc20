// Rows of the served resources: read, inserted, updated and deleted by their type's own columns; what follows from other fields has
// none. Knows no resource's meaning.
import type { RecordType } from "../../domain/catalogue";
import type { Field } from "../../domain/field";
import type { Value, Values } from "../../domain/value";
import type { Database } from "./database";
import { rowReader, toStored, type StoredRow } from "./stored";
import { quoted, type SqlValue } from "./tables";

/** The fields that have a column. */
function columnsOf(type: RecordType): readonly Field[] {
  return type.fields.filter(({ isDerived }) => !isDerived);
}

/** The rows whose field holds one of these values, by id; text counts in any case. */
export async function readRows(
  database: Database,
  type: RecordType,
  wanted: { readonly field: string; readonly values: readonly SqlValue[] },
): Promise<readonly Values[]> {
  const { field, values } = wanted;
  if (values.length === 0) return [];
  const fields = columnsOf(type);
  const read = rowReader(fields, new Set(fields.map(({ name }) => name)));
  const isText = typeof values[0] === "string";
  const column = isText ? `lower(${quoted(field)})` : quoted(field);
  const marks = values.map(() => (isText ? "lower(?)" : "?")).join(", ");
  const rows = await database.all<StoredRow>(
    `SELECT ${fields.map(({ name }) => quoted(name)).join(", ")} FROM ${quoted(type.name)}
      WHERE ${column} IN (${marks}) ORDER BY ${quoted(type.keyField)}`,
    values,
  );
  return rows.map(read);
}

/** Inserts a row and answers its id. Failure: a value that its column cannot hold (our own bug). */
export async function insertRow(database: Database, type: RecordType, values: Values): Promise<number> {
  const written = columnsOf(type).filter(({ name }) => (values[name] ?? null) !== null);
  const columns = written.map(({ name }) => quoted(name)).join(", ");
  const row = await database.first<{ readonly id: number }>(
    `INSERT INTO ${quoted(type.name)} (${columns}) VALUES (${written.map(() => "?").join(", ")}) RETURNING id`,
    written.map((field) => storedOf(field, values)),
  );
  return Number(row?.id);
}

/** Writes these fields of a row. */
export async function updateRow(
  database: Database,
  type: RecordType,
  { id, values }: { readonly id: number; readonly values: Values },
): Promise<void> {
  const written = columnsOf(type).filter(({ name }) => name in values);
  if (written.length === 0) return;
  await database.run(
    `UPDATE ${quoted(type.name)} SET ${written.map(({ name }) => `${quoted(name)} = ?`).join(", ")} WHERE id = ?`,
    [...written.map((field) => storedOf(field, values)), id],
  );
}

export async function deleteRow(database: Database, type: RecordType, id: number): Promise<void> {
  await database.run(`DELETE FROM ${quoted(type.name)} WHERE id = ?`, [id]);
}

/** The highest value of a field; 0 where there is none. */
export async function highestOf(database: Database, type: RecordType, field: string): Promise<number> {
  const row = await database.first<{ readonly highest: number | null }>(
    `SELECT max(${quoted(field)}) AS highest FROM ${quoted(type.name)}`,
  );
  return Number(row?.highest ?? 0);
}

function storedOf(field: Field, values: Values): SqlValue {
  const value: Value = values[field.name] ?? null;
  const stored = toStored(field, value);
  if (stored === undefined)
    throw new TypeError(`The column of ${field.name} cannot hold ${JSON.stringify(value)}.`);
  return stored;
}
