// Checks drafts of any type together, as the pane and the service do: lists first, the rest against the lists as drafted.
import type { Draft } from "../../src/domain/check";
import { checkRecords } from "../../src/domain/check-records";
import type { Finding } from "../../src/domain/finding";
import { keyOfId } from "../../src/domain/record-key";
import { listTypes, type ListKey, type Lists } from "../../src/domain/lists";
import { recordTypesFor } from "../../src/domain/record-types";
import type { Entry, Value, Values } from "../../src/domain/value";
import { checkContext, lists } from "./makers";

/** A loaded entry of a list of `lists()`, by the value of its key field, and the sheet's edits on it. */
export function listDraft(list: ListKey, id: Value, edits: Readonly<Record<string, Entry>> = {}): Draft {
  const { name, keyField } = listTypes[list];
  const baseline = (lists()[list] as readonly Values[]).find((values) => values[keyField] === id);
  if (!baseline) throw new TypeError(`lists() has no ${name} ${String(id)}.`);
  return { key: keyOfId(name, String(id)), baseline, entries: { ...baseline, ...edits } };
}

/** A row typed at the foot of a list's sheet. */
export function newListDraft(list: ListKey, entries: Readonly<Record<string, Entry>>, id = "new 1"): Draft {
  const { name, fields } = listTypes[list];
  const blank = Object.fromEntries(fields.map((field): [string, Value] => [field.name, null]));
  return { key: keyOfId(name, id), entries: { ...blank, ...entries } };
}

/** What the rule of this id finds, the others checked as well, against `lists()` with these changes. */
export function recordFindings(
  id: string,
  drafts: readonly Draft[],
  more: Parameters<typeof checkContext>[0] = {},
): Finding[] {
  const context = checkContext(more);
  const account: Lists = context.lists;
  return checkRecords(drafts, { ...context, types: recordTypesFor(account) }).filter(
    ({ rule }) => rule === id,
  );
}
