// One sheet made ready for reading: where its columns stand, which row is whose, what the KE rules say of its rows, and which
// read-only cells were overwritten. Knows cells and the baseline, no Excel.
import type { RecordType } from "../domain/catalogue";
import type { Finding } from "../domain/finding";
import { checkKeys, contactIdentity } from "../domain/key";
import { contactTypeFor } from "../domain/lists";
import { makeLookup, type Lookup } from "../domain/lookup";
import type { Entries, Key, Values } from "../domain/value";
import type { Baseline } from "./baseline";
import { asLoaded, layoutsFor, type SheetLayout } from "./layout";
import { overlayRow, overwrittenCells, placeColumns, readNewRow, type PlacedColumn } from "./overlay";
import { checkStrays, keyRows, type KeyedRow } from "./row-keys";
import { findColumns, type Whereabouts } from "./rows";
import type { CellWrite, SheetCells } from "./sheet-cells";

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
  readonly type: RecordType;
  readonly lookup: Lookup;
  readonly layouts: readonly SheetLayout[];
}

/** Makes ready for reading what a baseline says of its sheets. */
export function openBook(baseline: Baseline): Book {
  const type = contactTypeFor(baseline.lists);
  const lookup = makeLookup(baseline.lists);
  const layouts = asLoaded(layoutsFor(type, baseline.lists, lookup), baseline.headers);
  return { baseline, type, lookup, layouts };
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

/** Reads one sheet. Without its id column no row is known. */
export function readSheet(cells: SheetCells, book: Book): ReadSheet {
  const { layout } = cells;
  const { lookup, baseline } = book;
  const whereabouts = findColumns(layout, cells.headers);
  const placed = placeColumns(layout.columns, whereabouts, lookup);
  const keyColumn = whereabouts[layout.columns.findIndex(({ role }) => role === "key")];
  const sheet = { cells, whereabouts, placed, lookup };
  if (keyColumn === undefined) return { ...sheet, rows: [], trusted: new Map(), findings: [], writes: [] };
  const { rows, writes } = keyRows(cells, keyColumn);
  const shown = recordsOn(layout, baseline.records);
  const evidence = { placed: identityColumns(placed), lookup };
  const findings = checkKeys({
    sheet: cells.sheet,
    rows: rows.map((row) => ({
      row: cells.firstRow + row.index,
      key: row.key,
      entries: identityOf(row, evidence, shown),
    })),
    baseline: shown,
    identity: identityOn(placed),
    severities: baseline.policy.severities,
  });
  const doubted = new Set(findings.map(({ key }) => key));
  const trusted = new Map(rows.filter(({ key }) => !doubted.has(key)).map((row) => [row.key, row]));
  const strays = layout.onlyType === undefined ? [] : checkStrays(cells, rows, baseline.policy.severities);
  return { ...sheet, rows, trusted, findings: [...findings, ...strays], writes };
}

function recordsOn(layout: SheetLayout, records: ReadonlyMap<Key, Values>): ReadonlyMap<Key, Values> {
  const { onlyType } = layout;
  if (onlyType === undefined) return records;
  return new Map([...records].filter(([, record]) => record["type"] === onlyType));
}

/** Only what the sheet shows can tell one record from another there. */
function identityOn(placed: readonly PlacedColumn[]): readonly (readonly string[])[] {
  const shown = new Set(placed.map(({ field }) => field.name));
  return contactIdentity.filter((fields) => fields.every((field) => shown.has(field)));
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

const identityFields = new Set(contactIdentity.flat());

function identityColumns(placed: readonly PlacedColumn[]): PlacedColumn[] {
  return placed
    .filter(({ field }) => identityFields.has(field.name))
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
    return cells.map(({ field, at, typed, loaded }) => ({
      repair: { sheet: sheet.cells.sheet, key, field: field.name, label: field.label, typed: String(typed) },
      write: { table, row: row.index, column: at, cell: loaded },
    }));
  });
}
