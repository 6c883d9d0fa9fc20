// Reads a batch again in the transaction that wrote it, before that ends, and compares it with what was to be written [AP8]. There
// nobody else can have changed it since: a difference is the database's own doing (a trigger, a column that cuts).
import type { RecordType } from "../../domain/catalogue";
import type { Field } from "../../domain/field";
import { contactTypeName, keyOfId } from "../../domain/record-key";
import type { Key, Values } from "../../domain/value";
import type { Change } from "../../plan/change";
import { keptOtherwise, sentIn } from "../../plan/kept";
import type { Outcome } from "../../plan/outcome";
import { tablesOf, type Database } from "./database";
import { rejected } from "./merge";
import { isAmong } from "./record-rows";
import { rowReader } from "./stored";

/** The outcomes; an applied one says what is kept otherwise than it was sent, or is none where the record does not follow. */
export async function comparedBack(
  inside: Database,
  written: {
    readonly changes: readonly Change[];
    readonly outcomes: readonly Outcome[];
    readonly type: RecordType;
  },
): Promise<Outcome[]> {
  const { changes, outcomes, type } = written;
  const applied = outcomes.filter(({ kind }) => kind === "applied");
  if (applied.length === 0) return [...outcomes];
  const sent = changes.map(sentIn);
  const names = new Set<string>();
  for (const values of sent) for (const name in values) names.add(name);
  const fields = type.fields.filter(({ name }) => names.has(name));
  const kept = await readFields(inside, { type, fields, keys: applied.map(({ key, id }) => id ?? key) });
  return outcomes.map((outcome, at) => {
    if (outcome.kind !== "applied") return outcome;
    const current = kept.get(outcome.id ?? outcome.key);
    return comparedOne(outcome, { change: changes[at] as Change, sent: sent[at] ?? {}, current, fields });
  });
}

function comparedOne(
  outcome: Outcome,
  of: {
    readonly change: Change;
    readonly sent: Values;
    readonly current: Values | undefined;
    readonly fields: readonly Field[];
  },
): Outcome {
  const { change, sent, current, fields } = of;
  const { key } = outcome;
  if (change.kind === "remove")
    return current ? rejected(key, "The database took it, but the record is still there.") : outcome;
  if (!current) return rejected(key, "The database took it, but there is no such record afterwards.");
  const other = keptOtherwise(fields, sent, current);
  return other ? { ...outcome, ...other } : outcome;
}

async function readFields(
  inside: Database,
  {
    type,
    fields,
    keys,
  }: { readonly type: RecordType; readonly fields: readonly Field[]; readonly keys: readonly Key[] },
): Promise<ReadonlyMap<Key, Values>> {
  const isContact = type.name === contactTypeName;
  const columns = isContact ? inside.contactColumns : new Set(type.fields.map(({ name }) => name));
  const own = fields.filter(({ name }) => columns.has(name) && name !== type.keyField);
  const added = own.length < fields.length && isContact ? ["accountFields"] : [];
  const rows = await tablesOf(inside)
    .selectFrom(type.name)
    .select([type.keyField, ...own.map(({ name }) => name), ...added])
    .where(isAmong(inside, type, keys))
    .execute();
  const read = rowReader(fields, columns);
  return new Map(rows.map((row) => [keyOfId(type.name, String(row[type.keyField])), read(row)]));
}
