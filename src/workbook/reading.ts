// What the sheets say, read against the baseline: drafts by record id, whatever the order, filter or sort of the rows. Knows
// matrices of cells, no Excel.
import { baselineTooOld, otherAccount, sheetsDisagree } from "../domain/book-rules";
import type { RecordType } from "../domain/catalogue";
import type { Draft } from "../domain/check";
import type { Finding } from "../domain/finding";
import type { Lists } from "../domain/lists";
import type { Policy } from "../domain/policy";
import type { Entries, Key, Values } from "../domain/value";
import type { AccountMark, Baseline } from "./baseline";
import { checkColumns } from "./columns";
import { overlayRow, readNewRow } from "./overlay";
import { overwritten, readSheet, type Book, type ReadSheet, type Repair } from "./read-sheet";
import type { CellWrite, SheetCells } from "./sheet-cells";
import { mergeTicks, readTicks, tickGroups } from "./tick-merge";

/** Where a record's row stood when the sheets were read: sheet name and one-based sheet row. */
export interface RowPlace {
  readonly sheet: string;
  readonly row: number;
}

export interface Reading {
  readonly account: AccountMark;
  readonly loadedAt: string;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly lists: Lists;
  readonly policy: Policy;
  readonly type: RecordType;
  /** Every loaded record, edited or not, then the new rows. `entries === baseline` where nothing was edited. */
  readonly drafts: readonly Draft[];
  /** Findings of the KE rules. */
  readonly keyFindings: readonly Finding[];
  /** Where each record stands on its main sheet, for "Row 14 (Harbour Cafe)". */
  readonly places: ReadonlyMap<Key, RowPlace>;
  readonly repaired: readonly Repair[];
  /** True where any draft differs from its baseline or is new: a load would replace it. */
  readonly hasEdits: boolean;
}

/** What reading the workbook gives: a reading, or why there is none. */
export type SheetsAnswer =
  | { readonly kind: "read"; readonly reading: Reading }
  | { readonly kind: "nothing loaded"; readonly message: string };

/** Who reads, and when (UTC): for KE6 and KE7. */
export interface ReadingContext {
  /** The account that is signed in to; undefined offline. */
  readonly signedIn: AccountMark | undefined;
  readonly now: string;
}

/**
 * The reading of these sheets, and what shall be written into them because of it: keys of new rows, and read-only cells that
 * were overwritten. A sheet that is gone says nothing. A row whose key is in doubt leaves its record as loaded.
 */
export function makeReading(
  book: Book,
  sheets: readonly SheetCells[],
  at: ReadingContext,
): { readonly reading: Reading; readonly writes: readonly CellWrite[] } {
  const { baseline, type } = book;
  const [main, ...others] = book.layouts.map((layout) => {
    const cells = sheets.find((sheet) => sheet.layout.table === layout.table);
    return cells && readSheet(cells, book);
  });
  const entries = readMain(main, baseline.records);
  const disagreements = others.flatMap((other) => (other ? readOther(other, { main, book, entries }) : []));
  const all = [main, ...others].filter((sheet) => sheet !== undefined);
  const broken = all.flatMap((sheet) => overwritten(sheet, baseline.records));
  const drafts = makeDrafts(entries, baseline.records);
  const { account, loadedAt, filter, lists, policy } = baseline;
  return {
    reading: {
      account,
      loadedAt,
      filter,
      lists,
      policy,
      type,
      drafts,
      keyFindings: [
        ...bookFindings(baseline, at),
        ...checkColumns(book.layouts, sheets, baseline.policy.severities),
        ...all.flatMap((sheet) => sheet.findings),
        ...disagreements,
      ],
      places: placesOf(main),
      repaired: broken.map(({ repair }) => repair),
      hasEdits: drafts.some((draft) => draft.entries !== draft.baseline),
    },
    writes: [...(main?.writes ?? []), ...broken.map(({ write }) => write)],
  };
}

function readMain(main: ReadSheet | undefined, records: ReadonlyMap<Key, Values>): Map<Key, Entries> {
  const entries = new Map<Key, Entries>(records);
  for (const [key, row] of main?.trusted ?? []) {
    const baseline = records.get(key);
    if (main) entries.set(key, baseline ? overlayRow(row, baseline, main) : readNewRow(row, main));
  }
  return entries;
}

/** Lays the ticks of another sheet over the entries, and answers where both sheets moved apart [KE8]. */
function readOther(
  other: ReadSheet,
  at: { readonly main: ReadSheet | undefined; readonly book: Book; readonly entries: Map<Key, Entries> },
): Finding[] {
  const { book, entries } = at;
  const { records, lists, policy } = book.baseline;
  const groups = tickGroups(other.cells.layout.columns, other.whereabouts, lists);
  const findings: Finding[] = [];
  for (const [key, row] of other.trusted) {
    const baseline = records.get(key);
    if (!baseline) continue;
    for (const group of groups) {
      const { name } = group.field;
      const loaded = baseline[name] ?? null;
      const ticks = readTicks(group, row.cells, { loaded, lookup: other.lookup });
      if (ticks === loaded) continue;
      const said = entries.get(key) ?? baseline;
      const merged = mergeTicks(loaded, said[name] ?? null, ticks);
      entries.set(key, { ...said, [name]: merged.entry });
      if (merged.disagreed) {
        const main = { sheet: at.main?.cells.sheet ?? "", entry: merged.disagreed.main };
        const rest = { key, field: name, main, ticks: { sheet: other.cells.sheet, entry: ticks } };
        findings.push(sheetsDisagree(rest, policy.severities));
      }
    }
  }
  return findings;
}

function makeDrafts(entries: ReadonlyMap<Key, Entries>, records: ReadonlyMap<Key, Values>): Draft[] {
  return [...entries].map(([key, own]) => {
    const baseline = records.get(key);
    return baseline ? { key, entries: own, baseline } : { key, entries: own };
  });
}

function bookFindings(baseline: Baseline, at: ReadingContext): Finding[] {
  const { account, loadedAt, policy } = baseline;
  const { signedIn, now } = at;
  const isOther = signedIn && (signedIn.id !== account.id || signedIn.backend !== account.backend);
  const other = isOther
    ? [otherAccount({ workbook: account.name, connected: signedIn.name }, policy.severities)]
    : [];
  const old = baselineTooOld({ loadedAt, now }, policy);
  return old ? [...other, old] : other;
}

function placesOf(main: ReadSheet | undefined): ReadonlyMap<Key, RowPlace> {
  const places = new Map<Key, RowPlace>();
  for (const row of main?.rows ?? [])
    places.set(row.key, { sheet: main?.cells.sheet ?? "", row: (main?.cells.firstRow ?? 0) + row.index });
  return places;
}
