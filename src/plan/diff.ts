// Compares drafts with their baseline by key: what moved, in which field, from what to what. Linear; knows no rule, no sheet.
import type { RecordType } from "../domain/catalogue";
import type { Draft } from "../domain/check";
import { typeNameOf } from "../domain/record-key";
import type { RecordTypes } from "../domain/record-types";
import { isNewKey, isUnread, type Entries, type Entry, type Values } from "../domain/value";
import type { Create, DraftChange, Step, Update } from "./change";

/**
 * The changes that lead from the baselines to these drafts, in the order of the drafts. What a draft does not mention has not
 * moved; a new record's nulls were not given. The same value in another spelling is the same value [CH4], see `Value`.
 */
export function diff(type: RecordType, drafts: readonly Draft[]): DraftChange[] {
  const names = type.fields.map((field) => field.name).filter((name) => name !== type.keyField);
  const changes: DraftChange[] = [];
  for (const draft of drafts) {
    const change = draft.baseline ? updateOf(draft, draft.baseline, names) : createOf(draft, names);
    if (change) changes.push(change);
  }
  return changes;
}

/** The changes of drafts of every type, each by its own fields; in the order of the drafts, which stand type by type. */
export function diffRecords(types: RecordTypes, drafts: readonly Draft[]): DraftChange[] {
  const changes: DraftChange[] = [];
  for (let start = 0; start < drafts.length;) {
    const typeName = typeNameOf(drafts[start]?.key ?? "");
    let end = start + 1;
    while (end < drafts.length && typeNameOf(drafts[end]?.key ?? "") === typeName) end += 1;
    const type = types.get(typeName);
    if (type) for (const change of diff(type, drafts.slice(start, end))) changes.push(change);
    start = end;
  }
  return changes;
}

function updateOf({ key, entries }: Draft, baseline: Values, names: readonly string[]): Update | undefined {
  if (entries === baseline || isSame(entries, baseline)) return undefined;
  let fields: Record<string, Step> | undefined;
  for (const name of names) {
    const to = entries[name];
    const from = baseline[name];
    if (to === from || to === undefined || (to === null && from === undefined)) continue;
    if (isUnread(to) && to.typed === from) continue;
    fields ??= {};
    fields[name] = [from ?? null, to];
  }
  return fields && { kind: "update", key, fields };
}

/** Most drafts did not move at all, and engines walk an object's own names faster than any list of names. */
function isSame(entries: Entries, baseline: Values): boolean {
  for (const name in entries) if (entries[name] !== baseline[name]) return false;
  return true;
}

function createOf({ key, entries }: Draft, names: readonly string[]): Create | undefined {
  if (!isNewKey(key)) return undefined;
  const values: Record<string, Entry> = {};
  for (const name of names) {
    const entry = entries[name];
    if (entry !== undefined && entry !== null) values[name] = entry;
  }
  return Object.keys(values).length > 0 ? { kind: "create", key, values } : undefined;
}

/** The draft that a change makes of a record: its baseline overlaid with what the change says. */
export function draftOf(change: DraftChange, baseline: Values | undefined): Draft {
  if (change.kind === "create") return { key: change.key, entries: change.values };
  const entries: Record<string, Entry | undefined> = { ...baseline };
  for (const [name, [, to]] of Object.entries(change.fields)) entries[name] = to;
  const draft: { key: string; entries: Entries } = { key: change.key, entries };
  return baseline ? { ...draft, baseline } : draft;
}
