// What one batch of writes keeps between its records: the fields by name, the statements by their fields, the emails that move.
import type { RecordType } from "../../domain/catalogue";
import type { Field } from "../../domain/field";
import type { Key, Value, Values } from "../../domain/value";
import type { Change } from "../../plan/change";
import {
  insertStatement,
  updateStatement,
  type InsertStatement,
  type UpdateStatement,
} from "./contact-statements";
import type { Database } from "./database";
import type { SqlValue } from "./tables";
import { toStored } from "./stored";

/** Finds a field of the type that is written. */
export interface FieldFinder {
  readonly field: (name: string) => Field | undefined;
}

/** Changes to records of one type, as a backend is handed them. */
export interface BatchToWrite {
  readonly changes: readonly Change[];
  readonly type: RecordType;
  /** UTC. */
  readonly now: string;
  /** The run that sends them; undefined where none does. */
  readonly runId: number | undefined;
}

/** What a new record remembers of the change that made it, so that a run that was cut off knows it again [AP6]. */
export function createdBy({ runId }: Pick<BatchToWrite, "runId">, key: Key): string | null {
  return runId === undefined ? null : `${runId} ${key}`;
}

export interface ContactBatch extends FieldFinder, Omit<BatchToWrite, "changes"> {
  readonly database: Database;
  readonly update: (fields: readonly Field[]) => UpdateStatement;
  readonly insert: (fields: readonly Field[]) => InsertStatement;
  /** The emails (lower case) that this batch gives, by contact: two may swap theirs. */
  readonly newEmails: ReadonlyMap<Key, string>;
}

/** A batch of changes to contacts of this type, written at this moment. */
export function makeContactBatch(database: Database, batch: BatchToWrite): ContactBatch {
  const byName = new Map(batch.type.fields.map((field) => [field.name, field]));
  return {
    database,
    type: batch.type,
    now: batch.now,
    runId: batch.runId,
    field: (name) => byName.get(name),
    update: remembered((fields) => updateStatement(database, fields)),
    insert: remembered((fields) => insertStatement(database, fields)),
    newEmails: newEmailsOf(batch.changes),
  };
}

function remembered<Statement>(make: (fields: readonly Field[]) => Statement) {
  const made = new Map<string, Statement>();
  return (fields: readonly Field[]): Statement => {
    const name = fields.map((field) => field.name).join(" ");
    const known = made.get(name) ?? make(fields);
    made.set(name, known);
    return known;
  };
}

function newEmailsOf(changes: readonly Change[]): Map<Key, string> {
  const emails = new Map<Key, string>();
  for (const change of changes) {
    const step = change.kind === "update" ? change.fields["email"] : undefined;
    if (step) emails.set(change.key, String(step[1] ?? "").toLowerCase());
  }
  return emails;
}

/** The fields of these names, or why one of them cannot be written. */
export function writtenFields(
  batch: FieldFinder,
  names: readonly string[],
): { readonly fields: readonly Field[] } | { readonly refusal: string } {
  const fields: Field[] = [];
  for (const name of names) {
    const field = batch.field(name);
    if (!field) return { refusal: `This account has no field “${name}”. Load again.` };
    if (field.readOnly) return { refusal: `${field.label} is never written.` };
    fields.push(field);
  }
  return { fields };
}

/** The values in the columns' form, in the order of the fields, or why one of them cannot stand there. */
export function storedValues(
  fields: readonly Field[],
  values: Values,
): { readonly stored: readonly SqlValue[] } | { readonly refusal: string } {
  const stored: SqlValue[] = [];
  for (const field of fields) {
    const value: Value = values[field.name] ?? null;
    const form = toStored(field, value);
    if (form === undefined) {
      const refusal = `${field.label} cannot hold ${JSON.stringify(value)}: it is ${kindWords[field.kind]}.`;
      return { refusal };
    }
    stored.push(form);
  }
  return { stored };
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
