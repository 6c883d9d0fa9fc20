// Writes a batch of changes to the account's lists, or to what contacts own, in one transaction with one outcome for each
// [AP3, AP4]. All are of one type; what its table must keep stands in record-keeping.ts.
import type { RecordType } from "../../domain/catalogue";
import { keyOfId } from "../../domain/record-key";
import { ownedTypes } from "../../domain/record-types";
import type { Key, Value, Values } from "../../domain/value";
import type { Change, Create, Remove, Update } from "../../plan/change";
import type { Outcome } from "../../plan/outcome";
import { storedValues, writtenFields, type FieldFinder } from "./contact-batch";
import { changedSinceMade, conflictOf, lastsOf, orRejected, rejected, withoutNulls } from "./merge";
import type { Database } from "./open";
import { refreshPeople } from "./people";
import { nameField, nameTaken, nextId, stillUsed, thing, valuesAtFirst } from "./record-keeping";
import { readRecord, storedId } from "./record-rows";
import { quoted } from "./schema";

interface RecordBatch extends FieldFinder {
  readonly database: Database;
  readonly type: RecordType;
  readonly now: string;
  /** The names (lower case) that this batch gives, by key. */
  readonly newNames: ReadonlyMap<Key, string>;
}

/**
 * One outcome per change, in order; the id of a new record is its key. Failure: a Fault where the database itself failed (full,
 * locked); then nothing of the batch was written.
 */
export function writeRecords(
  database: Database,
  sent: { readonly changes: readonly Change[]; readonly type: RecordType; readonly now: string },
): Outcome[] {
  const { changes, type, now } = sent;
  const byName = new Map(type.fields.map((field) => [field.name, field]));
  const batch: RecordBatch = {
    ...{ database, type, now, newNames: newNamesOf(changes, type) },
    field: (name) => byName.get(name),
  };
  return database.transact(() =>
    changes.map((change) => orRejected(change.key, () => writeOne(batch, change))),
  );
}

function newNamesOf(changes: readonly Change[], type: RecordType): Map<Key, string> {
  const newNames = new Map<Key, string>();
  for (const change of changes) {
    const step = change.kind === "update" ? change.fields[nameField(type) ?? ""] : undefined;
    if (step) newNames.set(change.key, String(step[1] ?? "").toLowerCase());
  }
  return newNames;
}

function writeOne(batch: RecordBatch, change: Change): Outcome {
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

function create(batch: RecordBatch, { key, values }: Create<Value>): Outcome {
  const { database, type, now } = batch;
  const given = { ...valuesAtFirst(type), ...withoutNulls(values) };
  const row = rowOf(batch, key, given);
  if ("refusal" in row) return rejected(key, row.refusal);
  if (isOwned(type) && given["contactId"] === undefined)
    return rejected(key, `A ${thing(type)} belongs to a contact: say to which.`);
  const next = nextId(database, type);
  if ("refusal" in next) return rejected(key, next.refusal);
  const names = [type.keyField, ...row.names, "createdAt"].map(quoted);
  const { lastInsertRowid } = database
    .prepare(
      `INSERT INTO ${quoted(type.name)} (${names.join(", ")}) VALUES (?${", ?".repeat(names.length - 1)})`,
    )
    .run(next.id, ...row.stored, now);
  touchOwners(batch, [given]);
  return { key, kind: "applied", id: keyOfId(type.name, String(next.id ?? lastInsertRowid)) };
}

function update(batch: RecordBatch, change: Update<Value>): Outcome {
  const { database, type } = batch;
  const { key, fields } = change;
  const lasts = lastsOf(fields);
  const row = rowOf(batch, key, lasts);
  if ("refusal" in row) return rejected(key, row.refusal);
  const current = readRecord(database, type, key);
  if (!current) return rejected(key, gone(type, key));
  const conflict = conflictOf(change, current, (name) => batch.field(name)?.label ?? name);
  if (conflict) return conflict;
  const sets = row.names.map((name) => `${quoted(name)} = ?`).join(", ");
  database
    .prepare(`UPDATE ${quoted(type.name)} SET ${sets} WHERE ${quoted(type.keyField)} = ?`)
    .run(...row.stored, storedId(type, key));
  touchOwners(batch, [current, lasts]);
  return { key, kind: "applied" };
}

function remove(batch: RecordBatch, { key, values }: Remove): Outcome {
  const { database, type } = batch;
  const current = readRecord(database, type, key);
  if (!current) return { key, kind: "applied" };
  const changed = changedSinceMade(key, values, current);
  if (changed) return changed;
  const used = stillUsed(database, type, current);
  if (used) return rejected(key, used);
  database
    .prepare(`DELETE FROM ${quoted(type.name)} WHERE ${quoted(type.keyField)} = ?`)
    .run(storedId(type, key));
  touchOwners(batch, [current]);
  return { key, kind: "applied" };
}

function gone(type: RecordType, key: Key): string {
  return `There is no ${thing(type)} ${String(storedId(type, key) ?? key)} any more. Load again.`;
}

/** Names and values as the columns take them, or why one of them cannot stand in the table. */
function rowOf(batch: RecordBatch, key: Key, values: Values) {
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
  const refusal = nameTaken(database, type, { key, name, newNames }) ?? noOwner(batch, values);
  return refusal === undefined
    ? { names: written.fields.map((field) => field.name), stored: row.stored }
    : { refusal };
}

const isOwned = (type: RecordType): boolean => ownedTypes.some(({ name }) => name === type.name);

/** Why a record cannot belong to this contact; undefined where it can, or where no contact is said. */
function noOwner({ database, type }: RecordBatch, values: Values): string | undefined {
  const contactId = values["contactId"];
  if (!isOwned(type) || contactId === undefined) return undefined;
  if (contactId === null) return `A ${thing(type)} belongs to a contact: say to which.`;
  const owner = database.prepare("SELECT 1 FROM contact WHERE id = ?").get(contactId);
  return owner ? undefined : `There is no contact ${String(contactId)}. Say whose ${thing(type)} this is.`;
}

/** A contact whose people or addresses moved has moved itself: who asks what changed since a moment finds it. */
function touchOwners({ database, type, now }: RecordBatch, records: readonly Values[]): void {
  if (!isOwned(type)) return;
  const owners = new Set(
    records.flatMap(({ contactId }) => (typeof contactId === "number" ? [contactId] : [])),
  );
  for (const id of owners) {
    if (type.name === "secondary_contact") refreshPeople(database, id, now);
    else database.prepare('UPDATE contact SET "modifiedDate" = ? WHERE id = ?').run(now, id);
  }
}
