// Writes a batch of contact changes in one transaction with one outcome for each [AP3, AP4]. It keeps what a table must keep
// (kinds, existence, unique emails, nobody billed to nobody); the rules are checked before.
import type { Key, Value, Values } from "../../domain/value";
import type { Change, Create, Remove, Update } from "../../plan/change";
import { lastsOf, withoutNulls } from "../../plan/kept";
import type { Outcome } from "../../plan/outcome";
import {
  createdBy,
  makeContactBatch,
  storedValues,
  writtenFields,
  type BatchToWrite,
  type ContactBatch,
} from "./contact-batch";
import type { UpdatedRow } from "./contact-statements";
import { changedSinceMade, conflictOf, rejected } from "./merge";
import type { Database } from "./database";
import { documentOf } from "./contact-documents";
import { peopleRefusal, removeOwned, writePeople } from "./people";
import { rowReader, toStored, type StoredRow } from "./stored";
import { writeEach } from "./write-each";

/**
 * One outcome per change, in order. Failure: a Fault where the database itself failed (full, locked); then nothing of the
 * batch was written.
 */
export function writeContacts(database: Database, sent: BatchToWrite): Promise<Outcome[]> {
  return writeEach(database, sent, (inside) => {
    const batch = makeContactBatch(inside, sent);
    return (change) => writeOne(batch, change);
  });
}

function writeOne(batch: ContactBatch, change: Change): Promise<Outcome> {
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

async function create(batch: ContactBatch, { key, values }: Create<Value>): Promise<Outcome> {
  const given = { isActive: true, ...withoutNulls(values) };
  const written = writtenFields(batch, Object.keys(given));
  if ("refusal" in written) return rejected(key, written.refusal);
  const taken = await emailTaken(batch, key, values["email"]);
  if (taken) return rejected(key, taken);
  const dates = ["createdDate", "modifiedDate"].flatMap((name) => batch.field(name) ?? []);
  const statement = batch.insert([...written.fields, ...dates]);
  const row = storedValues(statement.fields, { ...given, createdDate: batch.now, modifiedDate: batch.now });
  if ("refusal" in row) return rejected(key, row.refusal);
  const people = values["secondaryContacts"];
  const misfit = await peopleRefusal(batch.database, key, people);
  if (misfit) return rejected(key, misfit);
  const id = await statement.insert(row.stored, createdBy(batch, key));
  await writePeople(batch.database, id, people);
  return { key, kind: "applied", id: String(id) };
}

async function update(batch: ContactBatch, change: Update<Value>): Promise<Outcome> {
  const { key, fields } = change;
  const written = writtenFields(batch, Object.keys(fields));
  if ("refusal" in written) return rejected(key, written.refusal);
  const statement = batch.update(written.fields);
  const row = storedValues(statement.fields, lastsOf(fields));
  if ("refusal" in row) return rejected(key, row.refusal);
  const taken = fields["email"] && (await emailTaken(batch, key, fields["email"][1]));
  if (taken) return rejected(key, taken);
  const from = statement.fields.map((field) => toStored(field, fields[field.name]?.[0] ?? null) ?? null);
  const updated: UpdatedRow = { id: Number(key), to: row.stored, from, modified: batch.now };
  const people = fields["secondaryContacts"]?.[1];
  const misfit = people === undefined ? undefined : await peopleRefusal(batch.database, key, people);
  if (misfit) return rejected(key, misfit);
  if (!(await statement.guarded(updated))) {
    const refused = await refusedMerge(batch, change);
    if (refused) return refused;
    await statement.forced(updated);
  }
  if (people !== undefined) await writePeople(batch.database, updated.id, people);
  return { key, kind: "applied" };
}

/** What becomes of a change whose fields no longer hold what they held; undefined where it merges. */
async function refusedMerge(batch: ContactBatch, change: Update<Value>): Promise<Outcome | undefined> {
  const { key } = change;
  const current = await readOne(batch, key);
  if (!current) return rejected(key, `There is no contact ${key} any more. Leave it out, or delete its row.`);
  return conflictOf(change, current, (name) => batch.field(name)?.label ?? name);
}

async function remove(batch: ContactBatch, { key, values }: Remove): Promise<Outcome> {
  const current = await readOne(batch, key);
  if (!current) return { key, kind: "applied" };
  const changed = changedSinceMade(key, values, current);
  if (changed) return changed;
  const billed = await batch.database.first<{ readonly id: number }>(
    'SELECT id FROM contact WHERE "billingId" = ? LIMIT 1',
    [Number(key)],
  );
  if (billed) {
    return rejected(key, `Contact ${billed.id} is billed to this one. Bill it to another first.`);
  }
  const document = await documentOf(batch.database, Number(key));
  if (document !== undefined)
    return rejected(key, `Contact ${key} has ${document}. Its documents need it: make it inactive instead.`);
  await removeOwned(batch.database, Number(key));
  await batch.database.run("DELETE FROM contact WHERE id = ?", [Number(key)]);
  return { key, kind: "applied" };
}

async function readOne({ database, type }: ContactBatch, key: Key): Promise<Values | undefined> {
  const row = await database.first<StoredRow>("SELECT * FROM contact WHERE id = ?", [Number(key)]);
  return row ? rowReader(type.fields, database.contactColumns)(row) : undefined;
}

/** Why this email cannot be given to this contact; undefined where it can [CO4]. */
async function emailTaken(
  { database, newEmails }: ContactBatch,
  key: Key,
  email: Value | undefined,
): Promise<string | undefined> {
  if (typeof email !== "string" || email === "") return undefined;
  const owners = await database.all<{ readonly id: number }>(
    "SELECT id FROM contact WHERE lower(email) = lower(?) AND id <> ? LIMIT 3",
    [email, Number(key) || 0],
  );
  const owner = owners.find(
    ({ id }) => (newEmails.get(String(id)) ?? email.toLowerCase()) === email.toLowerCase(),
  );
  return owner === undefined
    ? undefined
    : `${email} is the email of contact ${owner.id} already. An email belongs to one contact.`;
}
