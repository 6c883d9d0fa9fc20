// Writes a batch of contact changes in one transaction with one outcome for each [AP3, AP4]. It keeps what a table must keep
// (kinds, existence, unique emails, nobody billed to nobody); the rules are checked before.
import type { RecordType } from "../../domain/catalogue";
import type { Key, Value, Values } from "../../domain/value";
import type { Change, Create, Remove, Update } from "../../plan/change";
import type { Outcome } from "../../plan/outcome";
import {
  contactStatements,
  givenOf,
  type ContactStatements,
  type Given,
  type Move,
} from "./contact-statements";
import type { Database } from "./open";
import { sqliteCode } from "./sqlite-fault";
import { rowReader, toStored, type StoredRow } from "./stored";

interface Writer {
  readonly database: Database;
  readonly type: RecordType;
  readonly statements: ContactStatements;
  readonly now: string;
  /** The emails (lower case) that this batch gives, by contact: two may swap theirs. */
  readonly newEmails: ReadonlyMap<Key, string>;
}

/**
 * One outcome per change, in order. Failure: a Fault where the database itself failed (full, locked); then nothing of the
 * batch was written.
 */
export function writeContacts(
  database: Database,
  batch: { readonly changes: readonly Change[]; readonly type: RecordType; readonly now: string },
): Outcome[] {
  const { changes, type, now } = batch;
  const writer: Writer = {
    database,
    type,
    statements: contactStatements(database),
    now,
    newEmails: newEmailsOf(changes),
  };
  return database.transact(() => changes.map((change) => writeOrReject(writer, change)));
}

function newEmailsOf(changes: readonly Change[]): Map<Key, string> {
  const emails = new Map<Key, string>();
  for (const change of changes) {
    const step = change.kind === "update" ? change.fields["email"] : undefined;
    if (step) emails.set(change.key, String(step[1] ?? "").toLowerCase());
  }
  return emails;
}

/** A record that the database refuses for what it holds is that record's outcome; all else concerns the whole batch. */
function writeOrReject(writer: Writer, change: Change): Outcome {
  try {
    return writeOne(writer, change);
  } catch (caught) {
    const code = sqliteCode(caught);
    if (!/^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE)/.test(code)) throw caught;
    return rejected(change.key, `The database refused this record (${code}).`);
  }
}

function writeOne(writer: Writer, change: Change): Outcome {
  switch (change.kind) {
    case "create":
      return create(writer, change);
    case "update":
      return update(writer, change);
    case "remove":
      return remove(writer, change);
    default:
      return change satisfies never;
  }
}

function create(writer: Writer, { key, values }: Create<Value>): Outcome {
  const { now } = writer;
  const given = givenFields(writer, { isActive: true, ...withoutNulls(values) });
  if (!given.ok) return rejected(key, given.message);
  const taken = emailTaken(writer, key, values["email"]);
  if (taken) return rejected(key, taken);
  const dates = ["createdDate", "modifiedDate"].flatMap((name) => {
    const date = givenOf(writer.type, name, now);
    return date.ok ? [date.given] : [];
  });
  return { key, kind: "applied", id: String(writer.statements.insert([...given.fields, ...dates])) };
}

function withoutNulls(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

function update(writer: Writer, change: Update<Value>): Outcome {
  const { key, fields } = change;
  const lasts = Object.fromEntries(Object.entries(fields).map(([name, [, to]]) => [name, to]));
  const given = givenFields(writer, lasts);
  if (!given.ok) return rejected(key, given.message);
  const taken = emailTaken(writer, key, lasts["email"]);
  if (taken) return rejected(key, taken);
  const moves = given.fields.map(({ field, to }): Move => {
    return { field, to, from: toStored(field, fields[field.name]?.[0] ?? null) ?? null };
  });
  if (writer.statements.updateFrom(Number(key), moves, writer.now)) return { key, kind: "applied" };
  return mergeOrConflict(writer, change, moves);
}

/** Fields that moved on one side, or on both to the same value, merge; one that moved apart is a conflict [PL3]. */
function mergeOrConflict(writer: Writer, { key, fields }: Update<Value>, moves: readonly Move[]): Outcome {
  const current = readOne(writer, key);
  if (!current) return rejected(key, `There is no contact ${key} any more. Load again.`);
  const moved = Object.entries(fields).filter(([name, [from, to]]) => {
    const value = current[name] ?? null;
    return value !== from && value !== to;
  });
  if (moved.length === 0) {
    writer.statements.update(Number(key), moves, writer.now);
    return { key, kind: "applied" };
  }
  const labels = moved.map(
    ([name]) => writer.type.fields.find((field) => field.name === name)?.label ?? name,
  );
  const held = Object.fromEntries(moved.map(([name]) => [name, current[name] ?? null]));
  const message = `Changed by someone else since it was loaded: ${labels.join(", ")}. Load again to see both.`;
  return { key, kind: "conflicted", message, current: held };
}

function remove(writer: Writer, { key, values }: Remove): Outcome {
  const current = readOne(writer, key);
  if (!current) return { key, kind: "applied" };
  const moved = Object.entries(values).filter(([name, value]) => (current[name] ?? null) !== value);
  if (moved.length > 0) {
    const held = Object.fromEntries(moved.map(([name]) => [name, current[name] ?? null]));
    return { key, kind: "conflicted", message: "Changed since: it was left as it is.", current: held };
  }
  const billed = writer.database
    .prepare('SELECT id FROM contact WHERE "billingId" = ? LIMIT 1')
    .pluck()
    .get(Number(key));
  if (billed !== undefined) {
    return rejected(key, `Contact ${String(billed)} is billed to this one. Bill it to another first.`);
  }
  writer.statements.remove(Number(key));
  return { key, kind: "applied" };
}

function readOne({ database, type }: Writer, key: Key): Values | undefined {
  const row = database.prepare("SELECT * FROM contact WHERE id = ?").get(Number(key));
  return row ? rowReader(type.fields, database.contactColumns)(row as StoredRow) : undefined;
}

function givenFields(
  { type }: Writer,
  values: Values,
):
  | { readonly ok: true; readonly fields: readonly Given[] }
  | { readonly ok: false; readonly message: string } {
  const fields: Given[] = [];
  for (const [name, value] of Object.entries(values)) {
    const given = givenOf(type, name, value);
    if (!given.ok) return given;
    if (given.given.field.readOnly)
      return { ok: false, message: `${given.given.field.label} is never written.` };
    fields.push(given.given);
  }
  return { ok: true, fields };
}

/** Why this email cannot be given to this contact; undefined where it can [CO4]. */
function emailTaken({ database, newEmails }: Writer, key: Key, email: Value | undefined): string | undefined {
  if (typeof email !== "string" || email === "") return undefined;
  const find = database
    .prepare("SELECT id FROM contact WHERE lower(email) = lower(?) AND id <> ? LIMIT 3")
    .pluck();
  const owner = (find.all(email, Number(key) || 0) as number[]).find(
    (id) => (newEmails.get(String(id)) ?? email.toLowerCase()) === email.toLowerCase(),
  );
  return owner === undefined
    ? undefined
    : `${email} is the email of contact ${owner} already. An email belongs to one contact.`;
}

function rejected(key: Key, message: string): Outcome {
  return { key, kind: "rejected", message };
}
