// What the sheets say, read against the baseline: drafts by record id, whatever the order, filter or sort of the rows. Knows
// matrices of cells, no Excel.
import { baselineTooOld, otherAccount, sheetsDisagree } from "../domain/book-rules";
import type { Draft } from "../domain/check";
import { draftedLists } from "../domain/drafted-lists";
import type { Finding } from "../domain/finding";
import type { Lists } from "../domain/lists";
import type { Policy } from "../domain/policy";
import { typeNameOf } from "../domain/record-key";
import { listOfType, type RecordTypes } from "../domain/record-types";
import type { Entries, Key, Values } from "../domain/value";
import { additionTo, type Addition } from "./additions";
import type { AccountMark, Baseline } from "./baseline";
import { checkColumns } from "./columns";
import type { SheetLayout } from "./layout";
import { overlayRow, readNewRow } from "./overlay";
import { overwritten, readSheet, redraftBook, type Book, type ReadSheet, type Repair } from "./read-sheet";
import { lastNew } from "./row-keys";
import { findColumns } from "./rows";
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
  /** As loaded. */
  readonly lists: Lists;
  /** As the sheets of lists now say. */
  readonly drafted: Lists;
  readonly policy: Policy;
  readonly types: RecordTypes;
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

/** What shall be written into the workbook because of a reading. */
export interface ReadingWrites {
  /** Keys of new rows, and read-only cells that were overwritten. */
  readonly cells: readonly CellWrite[];
  /** Rows and columns for what is new on another sheet. */
  readonly additions: readonly Addition[];
}

/**
 * The reading of these sheets, and what shall be written into them because of it. A sheet that is gone says nothing. A row whose
 * key is in doubt leaves its record as loaded. The sheets of lists are read first: what stands on the others is read by them.
 */
export function makeReading(
  book: Book,
  sheets: readonly SheetCells[],
  at: ReadingContext,
): { readonly reading: Reading; readonly writes: ReadingWrites } {
  const { baseline } = book;
  const entries = recordsOnSheets(book);
  const lists = readMains(book, { sheets, entries, isWanted: ({ type }) => isList(type.name) });
  const drafted = draftBook(book, entries);
  const mains = readMains(drafted, { sheets, entries, isWanted: ({ type }) => !isList(type.name) });
  const others = readOthers(drafted, sheets, entries);
  const all = [...mains, ...lists, ...others];
  const disagreements = all.flatMap((sheet) => readTickColumns(sheet, { book: drafted, mains, entries }));
  const broken = all.flatMap((sheet) => overwritten(sheet, baseline.records));
  const drafts = makeDrafts(entries, baseline.records);
  const { account, loadedAt, filter, policy } = baseline;
  return {
    reading: {
      account,
      loadedAt,
      filter,
      policy,
      lists: baseline.lists,
      drafted: drafted.lists,
      types: drafted.types,
      drafts,
      keyFindings: [
        ...bookFindings(baseline, at),
        ...checkColumns(drafted.layouts, sheets, policy.severities),
        ...all.flatMap((sheet) => sheet.findings),
        ...disagreements,
      ],
      places: placesOf([...mains, ...lists]),
      repaired: broken.map(({ repair }) => repair),
      hasEdits: drafts.some((draft) => draft.entries !== draft.baseline),
    },
    writes: {
      cells: [...all.flatMap(({ writes }) => writes), ...broken.map(({ write }) => write)],
      additions: all.flatMap((sheet) => additionTo(sheet, entries, drafted.lookup)),
    },
  };
}

/** The book as the sheets of lists among these say: with the columns of ticks that were added since the load. */
export function draftedBook(book: Book, sheets: readonly SheetCells[]): Book {
  const entries = recordsOnSheets(book);
  readMains(book, { sheets, entries, isWanted: ({ type }) => isList(type.name) });
  return draftBook(book, entries);
}

/** Contacts and what they own, and the entries of those lists that have a sheet here. */
function recordsOnSheets({ layouts, baseline }: Book): Map<Key, Entries> {
  const shown = new Set(layouts.map(({ type }) => type.name));
  const isShown = (typeName: string) => shown.has(typeName) || !isList(typeName);
  return new Map([...baseline.records].filter(([key]) => isShown(typeNameOf(key))));
}

function isList(typeName: string): boolean {
  return listOfType(typeName) !== undefined;
}

/** The book as its sheets of lists now say; the very same where they say what was loaded. */
function draftBook(book: Book, entries: ReadonlyMap<Key, Entries>): Book {
  const { records, lists } = book.baseline;
  const edited = [...entries].filter(([key, own]) => isList(typeNameOf(key)) && own !== records.get(key));
  if (edited.length === 0) return book;
  const drafts = makeDrafts(new Map(edited), records);
  return redraftBook(
    book,
    draftedLists(lists, (name) => drafts.filter(({ key }) => typeNameOf(key) === name)),
  );
}

/** Reads the wanted main sheets, and lays what they say over the entries. */
function readMains(
  book: Book,
  at: {
    readonly sheets: readonly SheetCells[];
    readonly entries: Map<Key, Entries>;
    readonly isWanted: (layout: SheetLayout) => boolean;
  },
): ReadSheet[] {
  const { records } = book.baseline;
  const wanted = book.layouts.filter((layout) => layout.isMain && at.isWanted(layout));
  return wanted.flatMap((layout) => {
    const cells = at.sheets.find((sheet) => sheet.layout.table === layout.table);
    if (!cells) return [];
    const lastNew = lastNewOn(at.sheets, layout.type.name);
    const main = readSheet({ ...cells, layout, lastNew }, book, () => true);
    for (const [key, row] of main.trusted) {
      const baseline = records.get(key);
      at.entries.set(key, baseline ? overlayRow(row, baseline, main) : readNewRow(row, main));
    }
    return [main];
  });
}

function lastNewOn(sheets: readonly SheetCells[], typeName: string): number {
  const own = sheets.filter(({ layout }) => layout.type.name === typeName);
  return lastNew(
    own.flatMap(({ layout, headers, rows }) => {
      const key = findColumns(layout, headers)[layout.columns.findIndex(({ role }) => role === "key")];
      return key === undefined ? [] : rows.map((cells) => cells[key]);
    }),
  );
}

/** Reads the sheets that hold more fields of the records of a main sheet. */
function readOthers(
  book: Book,
  sheets: readonly SheetCells[],
  entries: ReadonlyMap<Key, Entries>,
): ReadSheet[] {
  return book.layouts.flatMap((layout) => {
    const cells = layout.isMain ? undefined : sheets.find((sheet) => sheet.layout.table === layout.table);
    return cells ? [readSheet({ ...cells, layout }, book, (key) => entries.has(key))] : [];
  });
}

interface TicksAt {
  readonly book: Book;
  readonly mains: readonly ReadSheet[];
  readonly entries: Map<Key, Entries>;
}

/** Lays the ticks of a sheet over the entries, and answers where it and a main sheet moved apart [KE8]. */
function readTickColumns(sheet: ReadSheet, { book, mains, entries }: TicksAt): Finding[] {
  const { baseline } = book;
  const groups = tickGroups(sheet.cells.layout.columns, sheet.whereabouts, book);
  const findings: Finding[] = [];
  for (const [key, row] of groups.length > 0 ? sheet.trusted : []) {
    const said = entries.get(key);
    if (!said) continue;
    for (const group of groups) {
      const { name } = group.field;
      const loaded = baseline.records.get(key)?.[name] ?? null;
      const ticks = readTicks(group, row.cells, { loaded, lookup: sheet.lookup });
      if (ticks === loaded) continue;
      const now = entries.get(key) ?? said;
      const merged = mergeTicks(loaded, now[name] ?? null, ticks);
      entries.set(key, { ...now, [name]: merged.entry });
      if (merged.disagreed) {
        const main = { sheet: mains[0]?.cells.sheet ?? "", entry: merged.disagreed.main };
        const rest = { key, field: name, main, ticks: { sheet: sheet.cells.sheet, entry: ticks } };
        findings.push(sheetsDisagree(rest, baseline.policy.severities));
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

function placesOf(mains: readonly ReadSheet[]): ReadonlyMap<Key, RowPlace> {
  const places = new Map<Key, RowPlace>();
  for (const { cells, rows } of mains)
    for (const { key, index } of rows) places.set(key, { sheet: cells.sheet, row: cells.firstRow + index });
  return places;
}
