// One row of the main sheet laid over what was loaded: the record as the sheet now says it, and the read-only cells that someone
// overwrote. Knows cells, columns and values; no Excel.
import type { Field } from "../domain/field";
import type { Lookup } from "../domain/lookup";
import type { Entries, Entry, Key, Values } from "../domain/value";
import { entryOfCell, type Cell } from "./cells";
import type { Column } from "./layout";
import { cellPrinter, type PrintCell, type Whereabouts } from "./rows";
import type { KeyedRow } from "./row-keys";

/** A column that holds a field of the record, its place on the sheet and what it prints. */
export interface PlacedColumn {
  readonly column: Column;
  readonly field: Field;
  readonly at: number;
  readonly print: PrintCell;
}

/** A read-only cell that does not hold what was loaded, and what it shall hold again. */
export interface Overwritten {
  readonly key: Key;
  readonly field: Field;
  readonly row: number;
  readonly at: number;
  readonly typed: Cell;
  readonly loaded: Cell;
  /** The column's number format. */
  readonly format: string;
}

/** The columns of a layout that hold fields and stand on the sheet. */
export function placeColumns(
  columns: readonly Column[],
  whereabouts: Whereabouts,
  lookup: Lookup,
): readonly PlacedColumn[] {
  return columns.flatMap((column, index) => {
    const at = whereabouts[index];
    if (at === undefined || (column.role !== "field" && column.role !== "context")) return [];
    return [{ column, field: column.field, at, print: cellPrinter(column, lookup) }];
  });
}

/**
 * The entries of a loaded record: the baseline itself where nothing was edited. A cell that still shows what its loaded value
 * prints is that value, whatever the cell could not hold of it [WB1]. Read-only cells never count.
 */
export function overlayRow(
  row: KeyedRow,
  baseline: Values,
  sheet: { readonly placed: readonly PlacedColumn[]; readonly lookup: Lookup },
): Entries {
  let edited: Record<string, Entry> | undefined;
  for (const { column, field, at, print } of sheet.placed) {
    const cell = row.cells[at] ?? "";
    if (column.isReadOnly || cell === print(baseline)) continue;
    const entry = entryOfCell(field, cell, sheet.lookup);
    if (entry === (baseline[field.name] ?? null)) continue;
    edited ??= { ...baseline };
    edited[field.name] = entry;
  }
  return edited ?? baseline;
}

/** The entries of a row that was typed or pasted: every column that stands on the sheet, blank ones as `null`. */
export function readNewRow(
  row: KeyedRow,
  sheet: { readonly placed: readonly PlacedColumn[]; readonly lookup: Lookup },
): Entries {
  const writable = sheet.placed.filter(({ column }) => !column.isReadOnly);
  return Object.fromEntries(
    writable.map(({ field, at }) => [field.name, entryOfCell(field, row.cells[at] ?? "", sheet.lookup)]),
  );
}

/** The read-only cells of a row that no longer hold what was loaded, in this or another spelling [WB7]. */
export function overwrittenCells(
  row: KeyedRow,
  baseline: Values,
  sheet: { readonly placed: readonly PlacedColumn[]; readonly lookup: Lookup },
): Overwritten[] {
  const found: Overwritten[] = [];
  for (const { column, field, at, print } of sheet.placed) {
    if (!column.isReadOnly) continue;
    const typed = row.cells[at] ?? "";
    const loaded = print(baseline);
    if (typed === loaded) continue;
    if (entryOfCell(field, typed, sheet.lookup) === (baseline[field.name] ?? null)) continue;
    found.push({ key: row.key, field, row: row.index, at, typed, loaded, format: column.numberFormat });
  }
  return found;
}
