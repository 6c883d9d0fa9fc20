// Writes a batch of changes to the account's lists, or to what contacts own, in one transaction with one outcome for each
// [AP3, AP4]. All are of one type; what its table must keep stands in record-keeping.ts.
import type { RecordType } from "../../domain/catalogue";
import { keyOfId } from "../../domain/record-key";
import { ownedTypes } from "../../domain/record-types";
import type { Key, Value, Values } from "../../domain/value";
import type { Change, Create, Remove, Update } from "../../plan/change";
import { lastsOf, withoutNulls } from "../../plan/kept";
import type { Outcome } from "../../plan/outcome";
import { createdBy, storedValues, writtenFields, type BatchToWrite, type FieldFinder } from "./contact-batch";
import { changedSinceMade, conflictOf, rejected } from "./merge";
import { tablesOf, type Database } from "./database";
import { refreshPeople } from "./people";
import { nameField, nameTaken, nextId, stillUsed, thing, valuesAtFirst } from "./record-keeping";
import { readRecord, storedId } from "./record-rows";
import type { SqlValue } from "./tables";
import { writeEach } from "./write-each";

interface RecordBatch extends FieldFinder, Omit<BatchToWrite, "changes"> {
  readonly database: Database;
  /** The names (lower case) that this batch gives, by key. */
  readonly newNames: ReadonlyMap<Key, string>;
}

/**
 * One outcome per change, in order; the id of a new record is its key. Failure: a Fault where the database itself failed (full,
 * locked); then nothing of the batch was written.
 */
export function writeRecords(database: Database, sent: BatchToWrite): Promise<Outcome[]> {
  const { changes, type, now, runId } = sent;
  const byName = new Map(type.fields.map((field) => [field.name, field]));
  const newNames = newNamesOf(changes, type);
  return writeEach(database, sent, (inside) => {
    const batch = { database: inside, type, now, runId, newNames, field: (name: string) => byName.get(name) };
    return (change) => writeOne(batch, change);
  });
}

function newNamesOf(changes: readonly Change[], type: RecordType): Map<Key, string> {
  const newNames = new Map<Key, string>();
  for (const change of changes) {
    const step = change.kind === "update" ? change.fields[nameField(type) ?? ""] : undefined;
    if (step) newNames.set(change.key, String(step[1] ?? "").toLowerCase());
  }
  return newNames;
}

function writeOne(batch: RecordBatch, change: Change): Promise<Outcome> {
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

async function create(batch: RecordBatch, { key, values }: Create<Value>): Promise<Outcome> {
  const { database, type } = batch;
  const given = { ...valuesAtFirst(type), ...withoutNulls(values) };
  const row = await rowOf(batch, key, given);
  if ("refusal" in row) return rejected(key, row.refusal);
  if (isOwned(type) && given["contactId"] === undefined)
    return rejected(key, `A ${thing(type)} belongs to a contact: say to which.`);
  const next = await nextId(database, type);
  if ("refusal" in next) return rejected(key, next.refusal);
  const ownId = next.id === null ? {} : { [type.keyField]: next.id };
  const made = await tablesOf(database)
    .insertInto(type.name)
    .values({ ...ownId, ...row.stored, createdBy: createdBy(batch, key) })
    .returning(type.keyField)
    .executeTakeFirst();
  await touchOwners(batch, [given]);
  return { key, kind: "applied", id: keyOfId(type.name, String(made?.[type.keyField])) };
}

async function update(batch: RecordBatch, change: Update<Value>): Promise<Outcome> {
  const { database, type } = batch;
  const { key, fields } = change;
  const lasts = lastsOf(fields);
  const row = await rowOf(batch, key, lasts);
  if ("refusal" in row) return rejected(key, row.refusal);
  const current = await readRecord(database, type, key);
  if (!current) return rejected(key, gone(type, key));
  const conflict = conflictOf(change, current, (name) => batch.field(name)?.label ?? name);
  if (conflict) return conflict;
  await tablesOf(database)
    .updateTable(type.name)
    .set(row.stored)
    .where(type.keyField, "=", storedId(type, key))
    .execute();
  await touchOwners(batch, [current, lasts]);
  return { key, kind: "applied" };
}

async function remove(batch: RecordBatch, { key, values }: Remove): Promise<Outcome> {
  const { database, type } = batch;
  const current = await readRecord(database, type, key);
  if (!current) return { key, kind: "applied" };
  const changed = changedSinceMade(key, values, current);
  if (changed) return changed;
  const used = await stillUsed(database, type, current);
  if (used) return rejected(key, used);
  await tablesOf(database).deleteFrom(type.name).where(type.keyField, "=", storedId(type, key)).execute();
  await touchOwners(batch, [current]);
  return { key, kind: "applied" };
}

function gone(type: RecordType, key: Key): string {
  return `There is no ${thing(type)} ${String(storedId(type, key) ?? key)} any more. Leave it out, or delete its row.`;
}

/** Values by column as the columns take them, or why one of them cannot stand in the table. */
async function rowOf(
  batch: RecordBatch,
  key: Key,
  values: Values,
): Promise<{ readonly stored: Readonly<Record<string, SqlValue>> } | { readonly refusal: string }> {
  const { database, type, newNames } = batch;
  if (type.keyField in values) {
    const label = batch.field(type.keyField)?.label ?? type.keyField;
    return { refusal: `${label} is given by the backend and never written.` };
  }
  const written = writtenFields(batch, Object.keys(values));
  if ("refusal" in written) return written;
  const row = storedValues(written.fields, values);
  if ("refusal" in row) return row;
  const name = values[nameField(type) ?? ""];
  const refusal =
    (await nameTaken(database, type, { key, name, newNames })) ?? (await noOwner(batch, values));
  if (refusal !== undefined) return { refusal };
  return { stored: Object.fromEntries(written.fields.map(({ name }, at) => [name, row.stored[at] ?? null])) };
}

const isOwned = (type: RecordType): boolean => ownedTypes.some(({ name }) => name === type.name);

/** Why a record cannot belong to this contact; undefined where it can, or where no contact is said. */
async function noOwner({ database, type }: RecordBatch, values: Values): Promise<string | undefined> {
  const contactId = values["contactId"];
  if (!isOwned(type) || contactId === undefined) return undefined;
  if (contactId === null) return `A ${thing(type)} belongs to a contact: say to which.`;
  const owner = await database.first("SELECT 1 FROM contact WHERE id = ?", [Number(contactId)]);
  return owner ? undefined : `There is no contact ${String(contactId)}. Say whose ${thing(type)} this is.`;
}

/** A contact whose people or addresses moved has moved itself: who asks what changed since a moment finds it. */
async function touchOwners({ database, type, now }: RecordBatch, records: readonly Values[]): Promise<void> {
  if (!isOwned(type)) return;
  const owners = new Set(
    records.flatMap(({ contactId }) => (typeof contactId === "number" ? [contactId] : [])),
  );
  for (const id of owners) {
    if (type.name === "secondary_contact") await refreshPeople(database, id, now);
    else await database.run('UPDATE contact SET "modifiedDate" = ? WHERE id = ?', [now, id]);
  }
}
