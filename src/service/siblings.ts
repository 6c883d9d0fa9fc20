// The records that a plan does not change but that its rules must see: all entries of a list of which one changes, and all that a
// contact owns where one of it changes. They are drafts that say nothing new.
import type { Backend } from "../backend/backend";
import { mostIds } from "../contract/app";
import type { RecordType } from "../domain/catalogue";
import type { Draft } from "../domain/check";
import type { Lists } from "../domain/lists";
import { keyOfId, typeNameOf } from "../domain/record-key";
import { listOfType, ownedTypes, type RecordTypes } from "../domain/record-types";
import { numberOf, type Key, type Values } from "../domain/value";

/** Of each type among the drafts, its unchanged records; none of contacts. */
export async function readSiblings(
  backend: Backend,
  drafts: readonly Draft[],
  account: { readonly lists: Lists; readonly types: RecordTypes },
): Promise<readonly Draft[]> {
  const byType = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const name = typeNameOf(draft.key);
    const own = byType.get(name);
    if (own) own.push(draft);
    else byType.set(name, [draft]);
  }
  const siblings: Draft[] = [];
  for (const [name, changed] of byType) {
    const type = account.types.get(name);
    if (!type) continue;
    const keys = new Set(changed.map(({ key }) => key));
    const records = await recordsBeside(backend, { type, changed, lists: account.lists });
    siblings.push(...unchangedAmong(type, records, keys));
  }
  return siblings;
}

async function recordsBeside(
  backend: Backend,
  asked: { readonly type: RecordType; readonly changed: readonly Draft[]; readonly lists: Lists },
): Promise<readonly Values[]> {
  const { type, changed, lists } = asked;
  const list = listOfType(type.name);
  if (list !== undefined) return lists[list];
  if (!ownedTypes.some(({ name }) => name === type.name)) return [];
  const owners = changed.flatMap(({ entries, baseline = {} }) =>
    [entries, baseline].map((own) => own["contactId"]),
  );
  const ids = [...new Set(owners.flatMap((owner) => numberOf(owner) ?? []))];
  const records: Values[] = [];
  for (let start = 0; start < ids.length; start += mostIds) {
    const pages = backend.readOwned({ ids: ids.slice(start, start + mostIds) }, type);
    for await (const page of pages) records.push(...page);
  }
  return records;
}

function unchangedAmong(type: RecordType, records: readonly Values[], changed: ReadonlySet<Key>): Draft[] {
  return records.flatMap((values) => {
    const key = keyOfId(type.name, String(values[type.keyField]));
    return changed.has(key) ? [] : [{ key, entries: values, baseline: values }];
  });
}
