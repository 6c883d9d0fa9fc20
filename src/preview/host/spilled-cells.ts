/** What formulas spill into the cells beside them: the engine keeps it apart from the cells. */
import type { ICellData, Nullable } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import { hasContent } from "./cell-writer";
import type { Engine } from "./engine";

/** A cell with what is spilled into it where it holds nothing of its own. */
export type ReadSpilled = (cell: Nullable<ICellData>, row: number, column: number) => Nullable<ICellData>;

/** Reads the cells of a sheet with what is spilled into them; null where no formula of the sheet spills. */
export function readSpilled(engine: Engine, sheetId: string): ReadSpilled | null {
  if (!engine.hasFormulas()) return null;
  const model = engine.univer.__getInjector().get(FormulaDataModel);
  const spilled = model.getArrayFormulaCellData()[engine.workbook().getUnitId()]?.[sheetId];
  if (!spilled) return null;
  return (cell, row, column) => {
    const found = spilled[row]?.[column];
    return found && !hasContent(cell) ? { ...cell, v: found.v, t: found.t } : cell;
  };
}
