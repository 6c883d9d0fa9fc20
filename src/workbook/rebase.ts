// Brings sheets with pending edits up to what the backend holds now: cells that nobody edited take the new values, edits stay, and a
// field that moved on both sides waits for a choice [PL3]. Knows matrices of cells and the baseline, no Excel.
import { listTypes, type Lists } from "../domain/lists";
import { keyOfId, typeNameOf } from "../domain/record-key";
import { editedLists } from "../domain/record-types";
import type { Key, Value, Values } from "../domain/value";
import { mergeRecord, type Clash } from "../plan/three-way";
import { openBook, type Book } from "./read-sheet";
import type { Reading } from "./reading";
import { sheetWrites, type SheetWrites } from "./rebase-cells";
import type { SheetCells } from "./sheet-cells";

/** What the backend holds now. Records may be given in part: what a record does not say has not moved. */
export interface News {
  readonly theirs: ReadonlyMap<Key, Values>;
  /**
   * The account's lists as they are now, so that records which were not loaded can stand beside the others; absent: only what is
   * loaded is meant. `loadedAt` (UTC): everything that the load asked for was read again then.
   */
  readonly all?: { readonly lists: Lists; readonly loadedAt?: string };
  /** For fields that moved on both sides: whose value shall stand. A field without a choice waits. */
  readonly choices?: readonly Choice[];
}

export interface Choice {
  readonly key: Key;
  readonly field: string;
  readonly keep: "mine" | "theirs";
}

export interface KeyedClash extends Clash {
  readonly key: Key;
}

/** What became of the news. */
export interface Rebased {
  /** Records that hold something new. */
  readonly moved: number;
  /** Records that were not loaded before, now at the foot of their sheets. */
  readonly appeared: number;
  /** Records that moved, but whose rows are in doubt [KE]: they stay as loaded. */
  readonly doubted: readonly Key[];
  readonly clashes: readonly KeyedClash[];
}

/** What shall be written because of the news. */
export interface RebaseWrites extends SheetWrites {
  /** The baseline of the records that moved on, and its lists where they are news. */
  readonly baseline: ReadonlyMap<Key, Values>;
  readonly lists: Lists | undefined;
}

/** The outcome of the news, and what shall be written, for sheets that were read as `reading`. */
export function rebase(
  book: Book,
  read: { readonly sheets: readonly SheetCells[]; readonly reading: Reading },
  news: News,
): Rebased & { readonly writes: RebaseWrites } {
  const { all } = news;
  const theirs = new Map([...(all ? listRecords(all.lists) : []), ...news.theirs]);
  const records = mergeRecords(book, read.reading, { ...news, theirs });
  const lists = all && renewedLists(all.lists, book, records);
  const after = lists ? openBook({ ...book.baseline, lists }) : book;
  const entries = new Map(read.reading.drafts.map((draft) => [draft.key, draft.entries]));
  const { shown, appeared } = records;
  return {
    moved: records.baseline.size,
    appeared: appeared.size,
    doubted: records.doubted,
    clashes: records.clashes,
    writes: {
      ...sheetWrites(read.sheets, { book, after, entries, shown, appeared }),
      baseline: new Map([...records.baseline, ...appeared]),
      lists,
    },
  };
}

interface MergedRecords {
  readonly baseline: Map<Key, Values>;
  /** What cells shall say, by record and field. */
  readonly shown: Map<Key, Values>;
  /** What was not loaded before. */
  readonly appeared: Map<Key, Values>;
  readonly doubted: Key[];
  readonly clashes: KeyedClash[];
}

function mergeRecords(book: Book, reading: Reading, news: News): MergedRecords {
  const merged: MergedRecords = {
    baseline: new Map(),
    shown: new Map(),
    appeared: new Map(),
    doubted: [],
    clashes: [],
  };
  const doubted = new Set(reading.keyFindings.map(({ key }) => key));
  const entriesOf = new Map(reading.drafts.map(({ key, entries }) => [key, entries]));
  const choices = new Map((news.choices ?? []).map(({ key, field, keep }) => [`${key} ${field}`, keep]));
  for (const [key, theirs] of news.theirs) {
    const base = book.baseline.records.get(key);
    const type = book.types.get(typeNameOf(key));
    if (!type) continue;
    if (!base) {
      if (news.all) merged.appeared.set(key, theirs);
      continue;
    }
    const record = mergeRecord(type, { base, mine: entriesOf.get(key) ?? base, theirs });
    const settled = settle(record, (field) => choices.get(`${key} ${field}`));
    if (!isNews(base, settled.baseline) && settled.clashes.length === 0) continue;
    if (doubted.has(key)) {
      merged.doubted.push(key);
      continue;
    }
    merged.clashes.push(...settled.clashes.map((clash) => ({ key, ...clash })));
    if (isNews(base, settled.baseline)) merged.baseline.set(key, settled.baseline);
    if (Object.keys(settled.shown).length > 0) merged.shown.set(key, settled.shown);
  }
  return merged;
}

function isNews(base: Values, baseline: Values): boolean {
  return Object.keys(baseline).some((name) => baseline[name] !== (base[name] ?? null));
}

/** A clash that was chosen is none any more: the baseline moves on, and the cell says what was chosen. */
function settle(
  { baseline, shown, clashes }: ReturnType<typeof mergeRecord>,
  choiceOf: (field: string) => Choice["keep"] | undefined,
): ReturnType<typeof mergeRecord> {
  const settled = clashes.filter(({ field }) => choiceOf(field) !== undefined);
  const taken = settled.filter(({ field }) => choiceOf(field) === "theirs");
  const valuesOf = (own: readonly Clash[]): Record<string, Value> =>
    Object.fromEntries(own.map(({ field, theirs }) => [field, theirs]));
  return {
    baseline: { ...baseline, ...valuesOf(settled) },
    shown: { ...shown, ...valuesOf(taken) },
    clashes: clashes.filter((clash) => !settled.includes(clash)),
  };
}

/** The entries of the lists that people edit, by key. */
function listRecords(lists: Lists): [Key, Values][] {
  return editedLists.flatMap((list) => {
    const { name, keyField } = listTypes[list];
    return (lists[list] as readonly Values[]).map((entry): [Key, Values] => [
      keyOfId(name, String(entry[keyField])),
      entry,
    ]);
  });
}

/** The lists as they are now; of an entry that is in doubt, or of a field that clashes, what was loaded. */
function renewedLists(lists: Lists, { baseline }: Book, { doubted, clashes }: MergedRecords): Lists {
  const kept = new Map<Key, Values>();
  for (const key of doubted) kept.set(key, baseline.records.get(key) ?? {});
  for (const { key, field, base } of clashes) kept.set(key, { ...kept.get(key), [field]: base });
  const renewed = editedLists.map((list) => {
    const { name, keyField } = listTypes[list];
    const entries = lists[list] as readonly Values[];
    return [
      list,
      entries.map((entry) => ({ ...entry, ...kept.get(keyOfId(name, String(entry[keyField]))) })),
    ];
  });
  return { ...lists, ...(Object.fromEntries(renewed) as Partial<Lists>) };
}
