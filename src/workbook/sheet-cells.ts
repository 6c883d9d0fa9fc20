// What was read from one sheet, and what shall be written into single cells of it. Rows and columns are counted from 0 within
// the table, since people may insert rows above it or columns beside it. Knows no Excel.
import type { Cell } from "./cells";
import type { SheetLayout } from "./layout";

export interface SheetCells {
  readonly layout: SheetLayout;
  /** The sheet's name now. */
  readonly sheet: string;
  /** One-based sheet row of the first of `rows`. */
  readonly firstRow: number;
  readonly headers: readonly Cell[];
  readonly rows: readonly (readonly Cell[])[];
  /** The highest number of a new key on any sheet with rows of this type: new rows go on after it. */
  readonly lastNew?: number;
}

export interface CellWrite {
  readonly table: string;
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
  /** The cell's number format, where a paste may have brought another: 00123 is a number in a cell that is not text [WB1]. */
  readonly format?: string;
}

/** Part of one column, to be written at once: `null` leaves the cell, or its format, as it is [MS7]. */
export interface ColumnWrite {
  readonly table: string;
  readonly column: number;
  readonly start: number;
  readonly cells: readonly (Cell | null)[];
  readonly formats: readonly (string | null)[];
}

/** Rows apart by more than this are written apart: a `null` for each row between would cost more than another call. */
const widestGap = 500;

/** Single cells gathered into as few runs of columns as make sense. Of two writes into one cell the last counts. */
export function columnWrites(writes: readonly CellWrite[]): ColumnWrite[] {
  const byColumn = new Map<string, CellWrite[]>();
  for (const write of writes) {
    const name = `${write.table} ${write.column}`;
    const own = byColumn.get(name);
    if (own) own.push(write);
    else byColumn.set(name, [write]);
  }
  return [...byColumn.values()].flatMap(runsOf);
}

function runsOf(writes: readonly CellWrite[]): ColumnWrite[] {
  const sorted = [...writes].sort((one, other) => one.row - other.row);
  const runs: (ColumnWrite & { cells: (Cell | null)[]; formats: (string | null)[] })[] = [];
  for (const { table, column, row, cell, format = null } of sorted) {
    const run = runs.at(-1);
    if (!run || row >= run.start + run.cells.length + widestGap) {
      runs.push({ table, column, start: row, cells: [cell], formats: [format] });
      continue;
    }
    while (run.start + run.cells.length < row) {
      run.cells.push(null);
      run.formats.push(null);
    }
    run.cells[row - run.start] = cell;
    run.formats[row - run.start] = format;
  }
  return runs;
}
