// Ticks for the rows that a filter shows: which cells of the selected tick columns shall hold something else. Knows cells, no Excel.
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
