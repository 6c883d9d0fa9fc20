// One sheet made ready for reading: where its columns stand, which row is whose, what the KE rules say of its rows, and which
// read-only cells were overwritten. Knows cells and the baseline, no Excel.
import type { Finding } from "../domain/finding";
import { checkKeys, identityFields } from "../domain/key";
import type { Lists } from "../domain/lists";
import { makeLookup, type Lookup } from "../domain/lookup";
import { typeNameOf } from "../domain/record-key";
import { recordTypesFor, type RecordTypes } from "../domain/record-types";
import { isNewKey, type Entries, type Key, type Values } from "../domain/value";
import type { Baseline } from "./baseline";
import { asLoaded, type SheetLayout } from "./layout";
import { overlayRow, overwrittenCells, placeColumns, readNewRow, type PlacedColumn } from "./overlay";
import { checkStrays, keyRows, nameRows, type KeyedRow, type KeyedRows } from "./row-keys";
import { findColumns, type Whereabouts } from "./rows";
import type { CellWrite, SheetCells } from "./sheet-cells";
import { layoutsFor } from "./sheets";
import { columnsOutOfUse } from "./tick-columns";

/** A read-only cell that someone overwrote and that holds its loaded value again [WB7]. */
export interface Repair {
  readonly sheet: string;
  readonly key: Key;
  readonly field: string;
  readonly label: string;
  readonly typed: string;
}

/** The layouts and look-ups that a baseline brings along. */
export interface Book {
  readonly baseline: Baseline;
  readonly types: RecordTypes;
  /** The lists as loaded, or as the sheets of lists now say them: what is typed elsewhere is read by these. */
  readonly lists: Lists;
  /** How `lists` is read, and how the cells of loaded values were printed. */
  readonly lookup: Lookup;
  readonly printed: Lookup;
  readonly layouts: readonly SheetLayout[];
}

/** Makes ready for reading what a baseline says of its sheets. */
export function openBook(baseline: Baseline): Book {
  const lookup = makeLookup(baseline.lists);
  return bookWith(baseline, baseline.lists, { lookup, printed: lookup });
}

/** The same workbook read by these lists, which its own sheets now say. */
export function redraftBook(book: Book, lists: Lists): Book {
  return bookWith(book.baseline, lists, { lookup: makeLookup(lists), printed: book.printed });
}

function bookWith(baseline: Baseline, lists: Lists, lookups: Pick<Book, "lookup" | "printed">): Book {
  const offered = asLoaded(layoutsFor(lists), baseline.headers, new Set(baseline.ticks));
  const layouts = offered.map((layout) => {
    const outOfUse = columnsOutOfUse(layout, baseline.headers[layout.table] ?? {});
    return outOfUse.length === 0 ? layout : { ...layout, columns: [...layout.columns, ...outOfUse] };
  });
  return { baseline, lists, types: recordTypesFor(lists), layouts, ...lookups };
}

/** One sheet made ready: where its columns stand, its rows by key, and what the KE rules found on it. */
export interface ReadSheet {
  readonly cells: SheetCells;
  readonly whereabouts: Whereabouts;
  readonly placed: readonly PlacedColumn[];
  readonly lookup: Lookup;
  readonly rows: readonly KeyedRow[];
  /** Rows whose key can be trusted, one for each record. */
  readonly trusted: ReadonlyMap<Key, KeyedRow>;
  readonly findings: readonly Finding[];
  readonly writes: readonly CellWrite[];
}

/**
 * Reads one sheet. Without its id column no row is known. `isKnown` tells of a new key whether the main sheet has it: only there
 * do rows get new ones.
 */
export function readSheet(cells: SheetCells, book: Book, isKnown: (key: Key) => boolean): ReadSheet {
  const { layout } = cells;
  const { lookup, printed, baseline } = book;
  const whereabouts = findColumns(layout, cells.headers);
  const placed = placeColumns(layout.columns, whereabouts, printed);
  const keyColumn = whereabouts[layout.columns.findIndex(({ role }) => role === "key")];
  const sheet = { cells, whereabouts, placed, lookup };
  if (keyColumn === undefined) return { ...sheet, rows: [], trusted: new Map(), findings: [], writes: [] };
  const keyed = keyRows(cells, keyColumn);
  const { rows, writes } = layout.takesNewRows
    ? nameRows(keyed, cells, keyColumn)
    : { rows: keyed.rows.filter(({ key }) => !isNewKey(key) || isKnown(key)), writes: [] };
  const findings = [
    ...checkRowKeys(rows, { cells, placed, book }),
    ...(layout.takesNewRows ? [] : checkStrays(cells, straysIn(keyed, rows), baseline.policy.severities)),
  ];
  const doubted = new Set(findings.map(({ key }) => key));
  const trusted = new Map(rows.filter(({ key }) => !doubted.has(key)).map((row) => [row.key, row]));
  return { ...sheet, rows, trusted, findings, writes };
}

function straysIn({ rows, nameless }: KeyedRows, known: readonly KeyedRow[]): number[] {
  const kept = new Set(known);
  return [...rows.filter((row) => !kept.has(row)), ...nameless].map(({ index }) => index);
}

/** What the KE rules say of these rows. */
function checkRowKeys(
  rows: readonly KeyedRow[],
  of: { readonly cells: SheetCells; readonly placed: readonly PlacedColumn[]; readonly book: Book },
): Finding[] {
  const { cells, placed, book } = of;
  const { layout } = cells;
  const shown = recordsOn(layout, book.baseline.records);
  const identity = identityOn(layout, placed);
  const evidence = { placed: columnsOf(placed, new Set(identity.flat())), lookup: book.lookup };
  return checkKeys({
    sheet: cells.sheet,
    rows: rows.map((row) => ({
      row: cells.firstRow + row.index,
      key: row.key,
      entries: identityOf(row, evidence, shown),
    })),
    baseline: shown,
    identity,
    severities: book.baseline.policy.severities,
  });
}

function recordsOn(
  { type, onlyType }: SheetLayout,
  records: ReadonlyMap<Key, Values>,
): ReadonlyMap<Key, Values> {
  const own = [...records].filter(
    ([key, record]) =>
      typeNameOf(key) === type.name && (onlyType === undefined || record["type"] === onlyType),
  );
  return new Map(own);
}

/** Only what the sheet shows can tell one record from another there. */
function identityOn({ type }: SheetLayout, placed: readonly PlacedColumn[]): readonly (readonly string[])[] {
  const shown = new Set(placed.map(({ field }) => field.name));
  return identityFields(type.name).filter((fields) => fields.every((field) => shown.has(field)));
}

/** What the row says of its identity, read-only cells included: here they are evidence. */
function identityOf(
  row: KeyedRow,
  sheet: { readonly placed: readonly PlacedColumn[]; readonly lookup: Lookup },
  records: ReadonlyMap<Key, Values>,
): Entries {
  const baseline = records.get(row.key);
  return baseline ? overlayRow(row, baseline, sheet) : readNewRow(row, sheet);
}

/** These columns, to be read whether or not people may write in them. */
function columnsOf(placed: readonly PlacedColumn[], names: ReadonlySet<string>): PlacedColumn[] {
  return placed
    .filter(({ field }) => names.has(field.name))
    .map((column) => ({ ...column, column: { ...column.column, isReadOnly: false } }));
}

/** The read-only cells that no longer hold what was loaded, and what puts them back. Rows whose key is in doubt are left alone. */
export function overwritten(
  sheet: ReadSheet,
  records: ReadonlyMap<Key, Values>,
): { readonly repair: Repair; readonly write: CellWrite }[] {
  const { table } = sheet.cells.layout;
  return [...sheet.trusted].flatMap(([key, row]) => {
    const baseline = records.get(key);
    const cells = baseline ? overwrittenCells(row, baseline, sheet) : [];
    return cells.map(({ field, at, typed, loaded, format }) => ({
      repair: { sheet: sheet.cells.sheet, key, field: field.name, label: field.label, typed: String(typed) },
      write: { table, row: row.index, column: at, cell: loaded, format },
    }));
  });
}
