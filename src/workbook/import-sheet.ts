// A loaded sheet as the rows of an export find it: which columns take values, and which rows stand there already. Knows cells, no Excel.
import type { Lookup } from "../domain/lookup";
import { typeNameOf } from "../domain/record-key";
import type { Key } from "../domain/value";
import type { Cell } from "./cells";
import type { Column, SheetLayout } from "./layout";
import type { Book } from "./read-sheet";
import { keyOf } from "./row-keys";
import { findColumns } from "./rows";
import type { SheetCells } from "./sheet-cells";

/** An export as it came: a name for each column, and its rows, none longer than the names. */
export interface ExportTable {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** The id of the sheet's column, for each column of the export; undefined where it is left out. */
export type Mapping = readonly (string | undefined)[];

/** A column of the sheet that takes values; `at` counts from 0 within the table. */
export interface Target {
  readonly column: Exclude<Column, { role: "status" }>;
  readonly at: number;
}

export interface ImportSheet {
  readonly cells: SheetCells;
  readonly targets: readonly Target[];
  readonly lookup: Lookup;
  /** The key of each row that is no part of the export itself; "" where it has none yet. */
  readonly keys: ReadonlyMap<number, Key>;
  /** How many loaded records have no row outside the export: a paste may have gone over them. */
  readonly missing: number;
}

/** Rows of a table, counted from 0 within it. */
export interface RowSpan {
  readonly first: number;
  readonly count: number;
}

/** The sheet made ready; `pasted` are the rows in which the export itself stands. */
export function makeImportSheet(cells: SheetCells, book: Book, pasted?: RowSpan): ImportSheet {
  const { layout } = cells;
  const whereabouts = findColumns(layout, cells.headers);
  const targets = layout.columns.flatMap((column, index): Target[] => {
    const at = whereabouts[index];
    const isTaking = column.role === "key" || (column.role === "field" && !column.isReadOnly);
    return at !== undefined && isTaking ? [{ column, at }] : [];
  });
  const keyAt = targets.find(({ column }) => column.role === "key")?.at ?? -1;
  const keys = new Map<number, Key>();
  cells.rows.forEach((row, index) => {
    if (!isWithin(index, pasted)) keys.set(index, keyOf(row[keyAt], layout.type.name));
  });
  return {
    cells,
    targets,
    lookup: book.lookup,
    keys,
    missing: countMissing(book, layout, new Set(keys.values())),
  };
}

function isWithin(row: number, span: RowSpan | undefined): boolean {
  return span !== undefined && row >= span.first && row < span.first + span.count;
}

function countMissing({ baseline }: Book, { type }: SheetLayout, present: ReadonlySet<Key>): number {
  let missing = 0;
  for (const key of baseline.records.keys())
    if (typeNameOf(key) === type.name && !present.has(key)) missing++;
  return missing;
}
