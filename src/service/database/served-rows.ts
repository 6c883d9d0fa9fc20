// Rows of the served resources: read, inserted, updated and deleted by their type's own columns; what follows from other fields has
// none. Knows no resource's meaning.
import { sql } from "kysely";
import type { RecordType } from "../../domain/catalogue";
import type { Field } from "../../domain/field";
import type { Value, Values } from "../../domain/value";
import { tablesOf, type Database } from "./database";
import { rowReader, toStored } from "./stored";
import type { SqlValue } from "./tables";

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
  const asked = tablesOf(database)
    .selectFrom(type.name)
    .select(fields.map(({ name }) => name))
    .orderBy(type.keyField);
  const found = isText
    ? asked.where(
        sql`lower(${sql.ref(field)})`,
        "in",
        values.map((value) => sql`lower(${value})`),
      )
    : asked.where(field, "in", values);
  return (await found.execute()).map(read);
}

/** Inserts a row and answers its id. Failure: a value that its column cannot hold (our own bug). */
export async function insertRow(database: Database, type: RecordType, values: Values): Promise<number> {
  const written = columnsOf(type).filter(({ name }) => (values[name] ?? null) !== null);
  const row = await tablesOf(database)
    .insertInto(type.name)
    .values(storedRow(written, values))
    .returning("id")
    .executeTakeFirst();
  return Number(row?.["id"]);
}

/** Writes these fields of a row. */
export async function updateRow(
  database: Database,
  type: RecordType,
  { id, values }: { readonly id: number; readonly values: Values },
): Promise<void> {
  const written = columnsOf(type).filter(({ name }) => name in values);
  if (written.length === 0) return;
  await tablesOf(database)
    .updateTable(type.name)
    .set(storedRow(written, values))
    .where("id", "=", id)
    .execute();
}

export async function deleteRow(database: Database, type: RecordType, id: number): Promise<void> {
  await tablesOf(database).deleteFrom(type.name).where("id", "=", id).execute();
}

/** The highest value of a field; 0 where there is none. */
export async function highestOf(database: Database, type: RecordType, field: string): Promise<number> {
  const row = await tablesOf(database)
    .selectFrom(type.name)
    .select(({ fn }) => fn.max(field).as("highest"))
    .executeTakeFirst();
  return Number(row?.highest ?? 0);
}

function storedRow(fields: readonly Field[], values: Values): Record<string, SqlValue> {
  return Object.fromEntries(fields.map((field) => [field.name, storedOf(field, values)]));
}

function storedOf(field: Field, values: Values): SqlValue {
  const value: Value = values[field.name] ?? null;
  const stored = toStored(field, value);
  if (stored === undefined)
    throw new TypeError(`The column of ${field.name} cannot hold ${JSON.stringify(value)}.`);
  return stored;
}
