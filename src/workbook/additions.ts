// What a sheet lacks since something was added on another: rows for new customers, columns for new promotions. Knows cells and
// layouts, no Excel.
import type { Lookup } from "../domain/lookup";
import { idOfKey, typeNameOf } from "../domain/record-key";
import { isNewKey, type Entries, type Key } from "../domain/value";
import type { Cell } from "./cells";
import type { Column } from "./layout";
import type { ReadSheet } from "./read-sheet";
import { cellPrinter } from "./rows";

/** What shall be added to a table: columns at its right, then rows at its foot. */
export interface Addition {
  readonly table: string;
  readonly columns: readonly { readonly column: Column; readonly cells: readonly Cell[] }[];
  /** In the order of the sheet's headers, then of the new columns. */
  readonly rows: readonly (readonly Cell[])[];
}

/** The addition to this sheet; none where it lacks nothing. `entries` are all records as the sheets now say them. */
export function additionTo(
  sheet: ReadSheet,
  entries: ReadonlyMap<Key, Entries>,
  lookup: Lookup,
): readonly Addition[] {
  const { layout, headers } = sheet.cells;
  const missing = layout.columns.filter(
    (column, index) => column.role === "tick" && column.isAdded && sheet.whereabouts[index] === undefined,
  );
  const keys = missingKeys(sheet, entries);
  if (missing.length === 0 && keys.length === 0) return [];
  const placed = [...headers.map((_, at) => layout.columns[sheet.whereabouts.indexOf(at)]), ...missing];
  const printers = placed.map((column) => column && cellPrinter(column, lookup));
  const rows = keys.map((key) =>
    placed.map((column, at): Cell => {
      if (column?.role === "key") return idOfKey(key);
      return printers[at]?.(entries.get(key) ?? {}) ?? "";
    }),
  );
  const columns = missing.map((column) => ({
    column,
    cells: columnCells(sheet, column, { entries, lookup }),
  }));
  return [{ table: layout.table, columns, rows }];
}

function columnCells(
  sheet: ReadSheet,
  column: Column,
  by: { readonly entries: ReadonlyMap<Key, Entries>; readonly lookup: Lookup },
): Cell[] {
  const print = cellPrinter(column, by.lookup);
  const keyOfRow = new Map(sheet.rows.map(({ key, index }) => [index, key]));
  return sheet.cells.rows.map((_, index) => print(by.entries.get(keyOfRow.get(index) ?? "") ?? {}));
}

/** New records of the main sheet that have no row here. */
function missingKeys({ cells, rows }: ReadSheet, entries: ReadonlyMap<Key, Entries>): Key[] {
  const { isMain, type, onlyType } = cells.layout;
  if (isMain) return [];
  const present = new Set(rows.map(({ key }) => key));
  return [...entries].flatMap(([key, own]) => {
    const isOurs = isNewKey(key) && typeNameOf(key) === type.name && !present.has(key);
    return isOurs && (onlyType === undefined || own["type"] === onlyType) ? [key] : [];
  });
}
