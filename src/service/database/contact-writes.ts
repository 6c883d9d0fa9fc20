// Writes a batch of contact changes in one transaction with one outcome for each [AP3, AP4]. It keeps what a table must keep
// (kinds, existence, unique emails, nobody billed to nobody); the rules are checked before.
import type { RecordType } from "../../domain/catalogue";
import type { Key, Value, Values } from "../../domain/value";
import type { Change, Create, Remove, Update } from "../../plan/change";
import type { Outcome } from "../../plan/outcome";
import { makeContactBatch, storedValues, writtenFields, type ContactBatch } from "./contact-batch";
import type { UpdatedRow } from "./contact-statements";
import { changedSinceMade, conflictOf, lastsOf, orRejected, rejected, withoutNulls } from "./merge";
import type { Database } from "./open";
import { peopleRefusal, removeOwned, writePeople } from "./people";
import { rowReader, toStored, type StoredRow } from "./stored";

/**
 * One outcome per change, in order. Failure: a Fault where the database itself failed (full, locked); then nothing of the
 * batch was written.
 */
export function writeContacts(
  database: Database,
  sent: { readonly changes: readonly Change[]; readonly type: RecordType; readonly now: string },
): Outcome[] {
  const batch = makeContactBatch(database, sent);
  return database.transact(() =>
    sent.changes.map((change) => orRejected(change.key, () => writeOne(batch, change))),
  );
}

function writeOne(batch: ContactBatch, change: Change): Outcome {
  switch (change.kind) {
    case "create":
      return create(batch, change);
    case "update":
      return update(batch, change);
    case "remove":
      return remove(batch, change);
    default:
      return change satisfies never;
  }
}

function create(batch: ContactBatch, { key, values }: Create<Value>): Outcome {
  const given = { isActive: true, ...withoutNulls(values) };
  const written = writtenFields(batch, Object.keys(given));
  if ("refusal" in written) return rejected(key, written.refusal);
  const taken = emailTaken(batch, key, values["email"]);
  if (taken) return rejected(key, taken);
  const dates = ["createdDate", "modifiedDate"].flatMap((name) => batch.field(name) ?? []);
  const statement = batch.insert([...written.fields, ...dates]);
  const row = storedValues(statement.fields, { ...given, createdDate: batch.now, modifiedDate: batch.now });
  if ("refusal" in row) return rejected(key, row.refusal);
  const people = values["secondaryContacts"];
  const misfit = peopleRefusal(batch.database, key, people);
  if (misfit) return rejected(key, misfit);
  const id = statement.insert(row.stored);
  writePeople(batch.database, id, people);
  return { key, kind: "applied", id: String(id) };
}

function update(batch: ContactBatch, change: Update<Value>): Outcome {
  const { key, fields } = change;
  const written = writtenFields(batch, Object.keys(fields));
  if ("refusal" in written) return rejected(key, written.refusal);
  const statement = batch.update(written.fields);
  const row = storedValues(statement.fields, lastsOf(fields));
  if ("refusal" in row) return rejected(key, row.refusal);
  const taken = emailTaken(batch, key, fields["email"]?.[1]);
  if (taken) return rejected(key, taken);
  const from = statement.fields.map((field) => toStored(field, fields[field.name]?.[0] ?? null) ?? null);
  const updated: UpdatedRow = { id: Number(key), to: row.stored, from, modified: batch.now };
  const people = fields["secondaryContacts"]?.[1];
  const misfit = peopleRefusal(batch.database, key, people);
  if (misfit) return rejected(key, misfit);
  const applied = (): Outcome => {
    writePeople(batch.database, updated.id, people);
    return { key, kind: "applied" };
  };
  if (statement.guarded(updated)) return applied();
  return mergeOrConflict(batch, change, () => {
    statement.forced(updated);
    return applied();
  });
}

function mergeOrConflict(batch: ContactBatch, change: Update<Value>, force: () => Outcome): Outcome {
  const { key } = change;
  const current = readOne(batch, key);
  if (!current) return rejected(key, `There is no contact ${key} any more. Load again.`);
  return conflictOf(change, current, (name) => batch.field(name)?.label ?? name) ?? force();
}

function remove(batch: ContactBatch, { key, values }: Remove): Outcome {
  const current = readOne(batch, key);
  if (!current) return { key, kind: "applied" };
  const changed = changedSinceMade(key, values, current);
  if (changed) return changed;
  const billed: unknown = batch.database
    .prepare('SELECT id FROM contact WHERE "billingId" = ? LIMIT 1')
    .pluck()
    .get(Number(key));
  if (typeof billed === "number") {
    return rejected(key, `Contact ${billed} is billed to this one. Bill it to another first.`);
  }
  removeOwned(batch.database, Number(key));
  batch.database.prepare("DELETE FROM contact WHERE id = ?").run(Number(key));
  return { key, kind: "applied" };
}

function readOne({ database, type }: ContactBatch, key: Key): Values | undefined {
  const row = database.prepare("SELECT * FROM contact WHERE id = ?").get(Number(key));
  return row ? rowReader(type.fields, database.contactColumns)(row as StoredRow) : undefined;
}

/** Why this email cannot be given to this contact; undefined where it can [CO4]. */
function emailTaken(
  { database, newEmails }: ContactBatch,
  key: Key,
  email: Value | undefined,
): string | undefined {
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
