// The SQL that writes contacts: one statement per set of fields, compiled once and used for every row that changes the same
// fields. Values are parameters, always.
import type { RecordType } from "../../domain/catalogue";
import type { Field } from "../../domain/field";
import type { Value } from "../../domain/value";
import type { Database } from "./open";
import { quoted, type SqlValue } from "./schema";
import { toStored } from "./stored";

export interface ContactStatements {
  /** Writes `to` where every field still holds its `from`. Answers false where it does not, or the contact is gone. */
  readonly updateFrom: (id: number, moves: readonly Move[], modified: string) => boolean;
  /** Writes `to` whatever the fields hold. */
  readonly update: (id: number, moves: readonly Move[], modified: string) => void;
  /** Answers the new contact's id. */
  readonly insert: (given: readonly Given[]) => number;
  readonly remove: (id: number) => void;
}

/** A field with a value in the column's form, and as it was. */
export interface Given {
  readonly field: Field;
  readonly to: SqlValue;
}
export interface Move extends Given {
  readonly from: SqlValue;
}

/** The statements for contacts of this account. */
export function contactStatements(database: Database): ContactStatements {
  const isColumn = (field: Field) => database.contactColumns.has(field.name);
  const setsOf = (moves: readonly Given[]) =>
    [
      ...moves.map(({ field }) => (isColumn(field) ? `${quoted(field.name)} = ?` : "")).filter(Boolean),
      ...accountSet(moves),
    ].join(", ");
  const accountSet = (moves: readonly Given[]) => {
    const added = moves.filter(({ field }) => !isColumn(field));
    return added.length > 0
      ? [`"accountFields" = json_set(coalesce("accountFields", '{}')${", ?, json(?)".repeat(added.length)})`]
      : [];
  };
  const setValues = (moves: readonly Given[]) => [
    ...moves.filter(({ field }) => isColumn(field)).map(({ to }) => to),
    ...moves
      .filter(({ field }) => !isColumn(field))
      .flatMap(({ field, to }) => [pathOf(field), JSON.stringify(to)]),
  ];
  const tests = (moves: readonly Move[]) =>
    moves
      .map(({ field }) =>
        isColumn(field) ? ` AND ${quoted(field.name)} IS ?` : ` AND json_extract("accountFields", ?) IS ?`,
      )
      .join("");
  const testValues = (moves: readonly Move[]) =>
    moves.flatMap(({ field, from }) => (isColumn(field) ? [from] : [pathOf(field), from]));
  return {
    updateFrom: (id, moves, modified) => {
      const text = `UPDATE contact SET ${setsOf(moves)}, "modifiedDate" = ? WHERE id = ?${tests(moves)}`;
      return (
        database.prepare(text).run(...setValues(moves), modified, id, ...testValues(moves)).changes === 1
      );
    },
    update: (id, moves, modified) => {
      const text = `UPDATE contact SET ${setsOf(moves)}, "modifiedDate" = ? WHERE id = ?`;
      database.prepare(text).run(...setValues(moves), modified, id);
    },
    insert: (given) => insert(database, given, isColumn),
    remove: (id) => void database.prepare("DELETE FROM contact WHERE id = ?").run(id),
  };
}

function insert(database: Database, given: readonly Given[], isColumn: (field: Field) => boolean): number {
  const own = given.filter(({ field }) => isColumn(field));
  const added = given.filter(({ field }) => !isColumn(field));
  const names = own.map(({ field }) => quoted(field.name)).join(", ");
  const statement = database.prepare(
    `INSERT INTO contact ("accountFields", ${names}) VALUES (?${", ?".repeat(own.length)})`,
  );
  const extra =
    added.length > 0
      ? JSON.stringify(Object.fromEntries(added.map(({ field, to }) => [field.name, to])))
      : null;
  return Number(statement.run(extra, ...own.map(({ to }) => to)).lastInsertRowid);
}

/** An account's own field inside `accountFields`. */
function pathOf(field: Field): string {
  return `$."${field.name}"`;
}

/** A value in the column's form, or why it cannot stand there. */
export function givenOf(
  type: RecordType,
  name: string,
  value: Value,
): { readonly ok: true; readonly given: Given } | { readonly ok: false; readonly message: string } {
  const field = type.fields.find((candidate) => candidate.name === name);
  if (!field) return { ok: false, message: `This account has no field “${name}”. Load again.` };
  const to = toStored(field, value);
  if (to === undefined) {
    return {
      ok: false,
      message: `${field.label} cannot hold ${JSON.stringify(value)}: it is ${kindWords[field.kind]}.`,
    };
  }
  return { ok: true, given: { field, to } };
}

const kindWords: Readonly<Record<Field["kind"], string>> = {
  key: "a whole number",
  text: "a text",
  integer: "a whole number",
  decimal: "a number of hundredths",
  boolean: "yes or no",
  date: "a date",
  instant: "a moment in UTC",
  choice: "one of its choices",
  reference: "an entry of its list",
  ticks: "names separated by commas",
  json: "a JSON text",
};
