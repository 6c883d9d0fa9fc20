/**
 * The cells of the workbook's sheets: found, written in blocks, styled. Knows nothing of Office.js's classes.
 */
import { createCells } from "./cells";
import type { Cells } from "./cells";
import { createCellWriter } from "./cell-writer";
import type { CellWriter } from "./cell-writer";
import type { Engine } from "./engine";
import { createStyling } from "./styling";
import type { Styling } from "./styling";

export interface Grid extends Cells, CellWriter, Styling {}

/** The grid over one engine. */
export function createGrid(engine: Engine): Grid {
  const cells = createCells(engine);
  return { ...cells, ...createCellWriter(engine, cells), ...createStyling(engine, cells) };
}
