// The SQL that writes contacts: one statement per set of fields, compiled once and used for every row that has the same
// fields. Values are parameters, always [SE5].
import type { Field } from "../../domain/field";
import type { Database } from "./database";
import { quoted, type SqlValue } from "./tables";

/** A row to write; `to` and `from` stand in the order of the statement's fields. */
export interface UpdatedRow {
  readonly id: number;
  readonly to: readonly SqlValue[];
  readonly from: readonly SqlValue[];
  readonly modified: string;
}

export interface UpdateStatement {
  readonly fields: readonly Field[];
  /** Writes where every field still holds its `from`. Answers false where one does not, or the contact is gone. */
  readonly guarded: (row: UpdatedRow) => Promise<boolean>;
  /** Writes whatever the fields hold. */
  readonly forced: (row: UpdatedRow) => Promise<void>;
}

/** The statement that updates these fields. */
export function updateStatement(database: Database, fields: readonly Field[]): UpdateStatement {
  const { own, added, inOrder } = partsOf(database, fields);
  const split = own.length;
  const sets = own.map((field) => `${quoted(field.name)} = ?`);
  const { accountField, accountFieldName, accountFieldValue, accountFieldsWith } = database.words;
  const json = `"accountFields" = ${accountFieldsWith(added.length)}`;
  const set = [...sets, ...(added.length > 0 ? [json] : []), '"modifiedDate" = ?'].join(", ");
  const ownTests = own.map((field) => ` AND ${quoted(field.name)} IS NOT DISTINCT FROM ?`).join("");
  const tests = ownTests + ` AND ${accountField} IS NOT DISTINCT FROM ?`.repeat(added.length);
  const forced = `UPDATE contact SET ${set} WHERE id = ?`;
  const guarded = forced + tests;
  const setValues = ({ id, to, modified }: UpdatedRow): SqlValue[] => [
    ...to.slice(0, split),
    ...added.flatMap((field, at) => [accountFieldName(field.name), JSON.stringify(to[split + at] ?? null)]),
    modified,
    id,
  ];
  const testValues = ({ from }: UpdatedRow): SqlValue[] => [
    ...from.slice(0, split),
    ...added.flatMap((field, at) => [
      accountFieldName(field.name),
      accountFieldValue(from[split + at] ?? null),
    ]),
  ];
  return {
    fields: inOrder,
    guarded: async (row) => {
      const { changes } = await database.run(guarded, [...setValues(row), ...testValues(row)]);
      return changes === 1;
    },
    forced: async (row) => {
      await database.run(forced, setValues(row));
    },
  };
}

export interface InsertStatement {
  readonly fields: readonly Field[];
  /** Inserts the values, in the order of the fields, and what made the contact; answers the new contact's id. */
  readonly insert: (values: readonly SqlValue[], createdBy: string | null) => Promise<number>;
}

/** The statement that inserts a contact with these fields. */
export function insertStatement(database: Database, fields: readonly Field[]): InsertStatement {
  const { fields: inOrder, columns, rowOf } = contactRows(database, fields);
  const names = [...columns, "createdBy"].map(quoted);
  const text = `INSERT INTO contact (${names.join(", ")}) VALUES (?${", ?".repeat(columns.length)}) RETURNING id`;
  return {
    fields: inOrder,
    insert: async (values, createdBy) => {
      const row = await database.first<{ readonly id: number }>(text, [...rowOf(values), createdBy]);
      return Number(row?.id);
    },
  };
}

/** How contacts with these fields stand in their table; `rowOf` takes values in the order of `fields`. */
export function contactRows(database: Database, fields: readonly Field[]) {
  const { own, added, inOrder } = partsOf(database, fields);
  const rowOf = (values: readonly SqlValue[]): readonly SqlValue[] => {
    const extra = added.map((field, at) => [field.name, values[own.length + at] ?? null] as const);
    const json = extra.length > 0 ? JSON.stringify(Object.fromEntries(extra)) : null;
    return [json, ...values.slice(0, own.length)];
  };
  return { fields: inOrder, columns: ["accountFields", ...own.map((field) => field.name)], rowOf };
}

/** Fields with a column of their own first, then those that the account added. */
function partsOf(database: Database, fields: readonly Field[]) {
  const own = fields.filter((field) => database.contactColumns.has(field.name));
  const added = fields.filter((field) => !database.contactColumns.has(field.name));
  return { own, added, inOrder: [...own, ...added] };
}
