// Which cells say something else once records have moved on, and which rows come to the foot for records that appeared. Knows
// layouts and entries, no Excel.
import { typeNameOf } from "../domain/record-key";
import type { Entries, Key, Values } from "../domain/value";
import type { Addition } from "./additions";
import type { Cell } from "./cells";
import type { Column, SheetLayout } from "./layout";
import { idValue } from "./outcomes";
import { readSheet, type Book } from "./read-sheet";
import type { KeyedRow } from "./row-keys";
import { cellPrinter, findColumns, type PrintCell } from "./rows";
import type { CellWrite, SheetCells } from "./sheet-cells";

export interface SheetWrites {
  readonly cells: readonly CellWrite[];
  readonly additions: readonly Addition[];
}

/** What has moved on: the lists before and after, what the sheets say, what they shall say, and what they do not have yet. */
export interface MovedOn {
  readonly book: Book;
  readonly after: Book;
  readonly entries: ReadonlyMap<Key, Entries>;
  readonly shown: ReadonlyMap<Key, Values>;
  readonly appeared: ReadonlyMap<Key, Values>;
}

/** The writes that make these sheets say it. */
export function sheetWrites(sheets: readonly SheetCells[], moved: MovedOn): SheetWrites {
  const { book, after, entries, shown, appeared } = moved;
  const placed = sheets.flatMap((cells) => placeSheet(cells, book, after));
  return {
    cells: placed.flatMap((sheet) => [...renamedCells(sheet, entries), ...shownCells(sheet, shown)]),
    additions: placed.flatMap((sheet) => rowsFor(sheet, appeared)),
  };
}

/** A sheet with its columns as they print now and as they printed before. */
export interface PlacedSheet {
  readonly cells: SheetCells;
  readonly layout: SheetLayout;
  readonly rows: ReadonlyMap<Key, KeyedRow>;
  readonly columns: readonly PlacedColumn[];
}

interface PlacedColumn {
  readonly column: Column;
  readonly at: number;
  readonly print: PrintCell;
  readonly printed: PrintCell;
}

/** The sheet as it stands in these books, before and after; nothing where it has no layout any more. */
export function placeSheet(cells: SheetCells, book: Book, after: Book): PlacedSheet[] {
  const layout = after.layouts.find(({ table }) => table === cells.layout.table);
  if (!layout) return [];
  const whereabouts = findColumns(layout, cells.headers);
  const columns = layout.columns.flatMap((column, index): PlacedColumn[] => {
    const at = whereabouts[index];
    if (at === undefined || column.role === "status" || column.role === "key") return [];
    return [
      {
        column,
        at,
        print: cellPrinter(column, after.lookup),
        printed: cellPrinter(column, book.printed),
      },
    ];
  });
  const { trusted } = readSheet(cells, book, () => true);
  return [{ cells, layout, rows: trusted, columns }];
}

/** Every cell of a field that shall say something else, read-only ones and those on sheets of ticks too. */
function shownCells({ layout, rows, columns }: PlacedSheet, shown: ReadonlyMap<Key, Values>): CellWrite[] {
  return [...shown].flatMap(([key, values]) => {
    const row = rows.get(key);
    if (!row) return [];
    return columns.flatMap(({ column, at, print }) => {
      const name = column.role === "status" ? "" : column.field.name;
      if (values[name] === undefined) return [];
      return [{ table: layout.table, row: row.index, column: at, cell: print(values) }];
    });
  });
}

/** What a list entry is called may have changed: cells that refer to it, and were not edited, say the new name. */
function renamedCells(
  { layout, rows, columns }: PlacedSheet,
  entries: ReadonlyMap<Key, Entries>,
): CellWrite[] {
  const references = columns.filter(
    ({ column }) => column.role !== "status" && column.field.kind === "reference",
  );
  return references.flatMap(({ at, print, printed }) =>
    [...rows].flatMap(([key, row]) => {
      const own = entries.get(key) ?? {};
      const cell = print(own);
      const isRenamed = cell !== printed(own) && row.cells[at] === printed(own);
      return isRenamed ? [{ table: layout.table, row: row.index, column: at, cell }] : [];
    }),
  );
}

/** Rows for the records that were not loaded before, on every sheet that shows records like them. */
function rowsFor({ cells, layout, columns }: PlacedSheet, appeared: ReadonlyMap<Key, Values>): Addition[] {
  const { type, onlyType } = layout;
  const own = [...appeared].filter(
    ([key, values]) =>
      typeNameOf(key) === type.name && (onlyType === undefined || values["type"] === onlyType),
  );
  if (own.length === 0) return [];
  const keyHeader = layout.columns.find(({ role }) => role === "key")?.header ?? "";
  const rows = own.map(([key, values]) =>
    cells.headers.map((header, at): Cell => {
      if (String(header).trim() === keyHeader) return idValue(key);
      return columns.find((column) => column.at === at)?.print(values) ?? "";
    }),
  );
  return [{ table: layout.table, columns: [], rows }];
}
