// Which entries of the account's lists these changes refer to that are new, or switched on only now: they go along, or what refers to
// them could not be applied [PL6].
import { fieldNamed } from "../domain/catalogue";
import type { Field } from "../domain/field";
import { listTypes, type ListKey, type Lists } from "../domain/lists";
import { idOfKey, typeNameOf } from "../domain/record-key";
import { listOfType, type RecordTypes } from "../domain/record-types";
import { splitTicks, splitValued } from "../domain/spelling";
import type { Entry, Key, Values } from "../domain/value";
import type { DraftChange } from "./change";

/** By which field the entries of a list are referred to. */
const codeFields: Partial<Record<ListKey, string>> = {
  glAccounts: "name",
  paymentTerms: "name",
  priceTiers: "priceColumn",
  products: "code",
  promotions: "code",
};

/** Which field says whether an entry of any list is in use: nothing refers to one that is switched off. */
const switches: ReadonlySet<string> = new Set(["isActive", "isOn"]);

/** The changes of a check, and what they are read by: the lists as these changes leave them. */
export interface ReferringChanges {
  readonly changes: readonly DraftChange[];
  readonly types: RecordTypes;
  readonly lists: Lists;
}

/**
 * The keys of the changes that make, rename or switch on what the meant changes refer to, also over several steps, less those that are
 * meant themselves.
 */
export function referredBy(
  { changes, types, lists }: ReferringChanges,
  meant: ReadonlySet<Key>,
): ReadonlySet<Key> {
  const makers = new Map(changes.flatMap((change) => codesMade(change, lists).map((code) => [code, change])));
  const found = new Set<Key>();
  let waiting = makers.size > 0 ? changes.filter(({ key }) => meant.has(key)) : [];
  while (waiting.length > 0) {
    const used = new Set(waiting.flatMap((change) => codesUsed(change, types)));
    const made = new Set([...used].flatMap((code) => makers.get(code) ?? []));
    waiting = [...made].filter(({ key }) => !meant.has(key) && !found.has(key));
    for (const { key } of waiting) found.add(key);
  }
  return found;
}

/** "promotions W26", where a change makes an entry of that code, or switches it on. */
function codesMade(change: DraftChange, lists: Lists): string[] {
  const list = listOfType(typeNameOf(change.key));
  const field = list && codeFields[list];
  if (!list || !field) return [];
  const listed = isSwitchedOn(change) ? listedAs(change.key, { list, lists })?.[field] : undefined;
  const code = entriesOf(change)[field] ?? listed;
  return typeof code === "string" ? [`${list} ${code}`] : [];
}

function listedAs(
  key: Key,
  { list, lists }: { readonly list: ListKey; readonly lists: Lists },
): Values | undefined {
  const { keyField } = listTypes[list];
  const listed: readonly Values[] = lists[list];
  return listed.find((values) => String(values[keyField]) === idOfKey(key));
}

function isSwitchedOn(change: DraftChange): boolean {
  if (change.kind === "create") return false;
  return Object.entries(change.fields).some(
    ([name, [from, to]]) => switches.has(name) && from === false && (to === true || to === null),
  );
}

function codesUsed(change: DraftChange, types: RecordTypes): string[] {
  const type = types.get(typeNameOf(change.key));
  if (!type) return [];
  return Object.entries(entriesOf(change)).flatMap(([name, entry]) => {
    const field = fieldNamed(type, name);
    const list = field.tickList ?? field.list;
    return list ? namesIn(field, entry).map((code) => `${list} ${code}`) : [];
  });
}

function namesIn(field: Field, entry: Entry): readonly string[] {
  if (field.takesNumbers) return splitValued(entry).map(({ name }) => name);
  if (field.kind === "ticks") return splitTicks(entry);
  return typeof entry === "string" ? [entry] : [];
}

/** What a change leads to, by field. */
function entriesOf(change: DraftChange): Readonly<Record<string, Entry>> {
  if (change.kind === "create") return change.values;
  return Object.fromEntries(Object.entries(change.fields).map(([name, [, to]]) => [name, to]));
}
