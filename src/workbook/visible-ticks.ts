// Ticks for the rows that a filter shows: which cells of tick columns shall hold something else. Knows cells, no Excel.
import type { Cell } from "./cells";
import type { CellWrite } from "./sheet-cells";

/** A tick column of a table, and what its cells hold now. */
export interface TickColumnCells {
  /** Counted from 0 within the table. */
  readonly at: number;
  readonly header: string;
  /** True where a number may stand instead of a tick. */
  readonly takesNumbers: boolean;
  readonly cells: readonly Cell[];
}

/**
 * The cells of these rows that shall change to `to`. A cell that carries a number is ticked already, so a tick leaves it as it is; what holds
 * the wanted value, or is blank where no tick is wanted, is left too.
 */
export function tickWrites(
  columns: readonly TickColumnCells[],
  rows: readonly number[],
  at: { readonly table: string; readonly to: boolean | number },
): CellWrite[] {
  const { table, to } = at;
  return columns.flatMap(({ at: column, cells }) =>
    rows.flatMap((row) => (isSame(cells[row] ?? "", to) ? [] : [{ table, row, column, cell: to }])),
  );
}

function isSame(cell: Cell, to: boolean | number): boolean {
  if (to === true) return cell === true || /\d/.test(String(cell));
  return to === false ? cell === false || cell === "" : cell === to;
}

/** The columns that a tick is moved between, and what a cell of them means. */
export interface TickMove {
  readonly table: string;
  readonly from: TickColumnCells;
  readonly to: TickColumnCells;
  readonly isTicked: (cell: Cell) => boolean;
}

/**
 * The cells that change where ticks move from one column to the other, in those of these rows that have the first: its tick goes, the other
 * comes. A number goes along; where the other is ticked already it stays as it is.
 */
export function moveWrites({ table, from, to, isTicked }: TickMove, rows: readonly number[]): CellWrite[] {
  return rows.flatMap((row): CellWrite[] => {
    const cell = from.cells[row] ?? "";
    if (!isTicked(cell)) return [];
    const gone = { table, row, column: from.at, cell: false };
    if (isTicked(to.cells[row] ?? "")) return [gone];
    return [gone, { table, row, column: to.at, cell: to.takesNumbers ? cell : true }];
  });
}
