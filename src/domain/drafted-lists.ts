// The account's lists as the drafts would make them: a promotion that was added on its sheet can be ticked, a term that was renamed
// there is renamed, before anything is applied. What is not readable, or not allowed, counts as it was loaded.
import type { RecordType } from "./catalogue";
import type { Draft } from "./check";
import { listTypes, type ListKey, type Lists } from "./lists";
import { editedLists } from "./record-types";
import { isUnread, type Entry, type Key, type Value, type Values } from "./value";

/** The lists overlaid with these drafts by the name of their type; `refused` records stay as they were loaded. */
export function draftedLists(
  lists: Lists,
  draftsOf: (typeName: string) => readonly Draft[],
  refused: ReadonlySet<Key> = new Set(),
): Lists {
  const changed: Partial<Record<ListKey, readonly Values[]>> = {};
  for (const list of editedLists) {
    const drafts = draftsOf(listTypes[list].name);
    const edits = drafts.filter(({ key, entries, baseline }) => entries !== baseline && !refused.has(key));
    if (edits.length > 0) changed[list] = overlaid(lists[list], listTypes[list], edits);
  }
  return { ...lists, ...(changed as Partial<Lists>) };
}

function overlaid(
  loaded: readonly Values[],
  { keyField, fields }: RecordType,
  edits: readonly Draft[],
): Values[] {
  const blank = Object.fromEntries(fields.map(({ name }): [string, Value] => [name, null]));
  const byId = new Map(loaded.map((values): [Value, Values] => [values[keyField] ?? null, values]));
  const created: Values[] = [];
  for (const { entries, baseline } of edits) {
    const values = { ...blank, ...baseline, ...readable(entries, baseline) };
    if (baseline) byId.set(baseline[keyField] ?? null, values);
    else created.push(values);
  }
  return [...byId.values(), ...created];
}

function readable(
  entries: Readonly<Record<string, Entry | undefined>>,
  baseline: Values | undefined,
): Values {
  const values: Record<string, Value> = {};
  for (const [name, entry] of Object.entries(entries)) {
    if (entry === undefined) continue;
    values[name] = isUnread(entry) ? (baseline?.[name] ?? null) : entry;
  }
  return values;
}
