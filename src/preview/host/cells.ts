/**
 * Finding the cells of a sheet in Univer's matrix. Knows nothing of Office.js's classes; writing and styling have their
 * own files.
 */
import type { ICellData, Nullable, Worksheet } from "@univerjs/core";
import { MAX_COLUMNS, MAX_ROWS } from "./address";
import type { Area } from "./address";
import type { Engine } from "./engine";
import { HostError } from "./host-error";

export type CellRows = Readonly<Record<number, Readonly<Record<number, Nullable<ICellData>>> | undefined>>;

export type Visit = (cell: ICellData, row: number, column: number) => void;

/** Finding cells. */
export interface Cells {
  /** The sheet, or ItemNotFound where it was deleted. */
  sheet(sheetId: string): Worksheet;
  cell(sheetId: string, row: number, column: number): Nullable<ICellData>;
  /** The rows of the matrix; a row or cell without content is missing. */
  rows(sheetId: string): CellRows;
  /** Visits the cells of an area that exist, whatever its size; in no certain order. */
  visit(sheetId: string, area: Area, visit: Visit): void;
  /** Makes the sheet large enough to hold an area. */
  grow(sheetId: string, area: Area): void;
}

function visitRow(
  cells: CellRows[number],
  area: Area,
  visit: (cell: ICellData, column: number) => void,
): void {
  for (const key in cells) {
    const column = Number(key);
    const cell = cells[column];
    if (cell && column >= area.column && column < area.column + area.columnCount) visit(cell, column);
  }
}

/** A row and a few columns to spare are added, so that a sheet does not grow with every line. */
function growSheet(engine: Engine, sheet: Worksheet, area: Area): void {
  const at = { unitId: engine.workbook().getUnitId(), subUnitId: sheet.getSheetId() };
  const rows = area.row + area.rowCount;
  const columns = area.column + area.columnCount;
  if (rows > sheet.getRowCount()) {
    const params = { ...at, rowCount: Math.min(rows + 100, MAX_ROWS) };
    engine.execute("sheet.mutation.set-worksheet-row-count", params);
  }
  if (columns > sheet.getColumnCount()) {
    const params = { ...at, columnCount: Math.min(columns + 5, MAX_COLUMNS) };
    engine.execute("sheet.mutation.set-worksheet-column-count", params);
  }
}

/** The cells of one engine's workbook. */
export function createCells(engine: Engine): Cells {
  function sheet(sheetId: string): Worksheet {
    const found = engine.workbook().getSheetBySheetId(sheetId);
    if (!found) throw new HostError("ItemNotFound");
    return found;
  }
  const rows = (sheetId: string): CellRows => sheet(sheetId).getCellMatrix().getMatrix();
  return {
    sheet,
    rows,
    cell: (sheetId, row, column) => sheet(sheetId).getCellMatrix().getValue(row, column),
    grow: (sheetId, area) => growSheet(engine, sheet(sheetId), area),
    visit(sheetId, area, visit) {
      const matrix = rows(sheetId);
      for (const key in matrix) {
        const row = Number(key);
        if (row < area.row || row >= area.row + area.rowCount) continue;
        visitRow(matrix[row], area, (cell, column) => visit(cell, row, column));
      }
    },
  };
}
