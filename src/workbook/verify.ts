// Compares what was written with what reads back, cell by cell, and says what to write again [WB1]. Knows cells, no Excel.
import type { Cell } from "./cells";

/** A cell that does not hold what was meant. Row and column count from 0 in the block. */
export interface Miss {
  readonly row: number;
  readonly column: number;
  readonly meant: Cell;
  readonly holds: Cell;
}

/** Where the two differ; `null` was not written and is not looked at. */
export function findMisses(
  meant: readonly (readonly (Cell | null)[])[],
  holds: readonly (readonly Cell[])[],
): Miss[] {
  const misses: Miss[] = [];
  meant.forEach((cells, row) => {
    const held = holds[row];
    for (let column = 0; column < cells.length; column++) {
      const cell = cells[column] ?? null;
      if (cell === null || cell === held?.[column]) continue;
      misses.push({ row, column, meant: cell, holds: held?.[column] ?? "" });
    }
  });
  return misses;
}

/** What to write so that the cell holds what was meant: a leading `'` is taken as a mark of text and has to be doubled. */
export function writeAgain({ meant, holds }: Miss): Cell {
  const isPrefixLost = typeof meant === "string" && meant.startsWith("'") && holds === meant.slice(1);
  return isPrefixLost ? `'${meant}` : meant;
}
