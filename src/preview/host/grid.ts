/**
 * The cells of a sheet, read and written in blocks straight in Univer's matrix. Knows Univer's cells and styles;
 * nothing of Office.js's classes.
 */
import type { ICellData, IStyleData, Nullable, Worksheet } from "@univerjs/core";
import { HostError } from "./host-error";
import type { Area } from "./address";
import type { Engine } from "./engine";

/** Cells by row and column, as Univer's mutation takes them. */
export type CellBlock = Record<number, Record<number, ICellData | null>>;

export interface Grid {
  /** The sheet, or ItemNotFound where it was deleted. */
  sheet(sheetId: string): Worksheet;
  cell(sheetId: string, row: number, column: number): Nullable<ICellData>;
  /** The rows of the matrix; a row or cell without content is missing. */
  rows(sheetId: string): Readonly<Record<number, Readonly<Record<number, Nullable<ICellData>>>>>;
  /** Writes cells in one mutation; the sheet grows where they lie outside it. */
  write(sheetId: string, block: CellBlock): void;
  /** Makes the sheet large enough to hold an area. */
  grow(sheetId: string, area: Area): void;
  /** A cell's style, its row's, its column's and the sheet's, merged as Excel merges them. */
  style(sheetId: string, row: number, column: number): IStyleData;
  /** The number format that applies to a cell; `General` where none is set. */
  numberFormat(sheetId: string, row: number, column: number): string;
}

export const GENERAL = "General";

function extent(block: CellBlock): Area | null {
  let lastRow = -1;
  let lastColumn = -1;
  for (const row in block) {
    lastRow = Math.max(lastRow, Number(row));
    for (const column in block[row]) lastColumn = Math.max(lastColumn, Number(column));
  }
  return lastColumn < 0 ? null : { row: 0, column: 0, rowCount: lastRow + 1, columnCount: lastColumn + 1 };
}

/** The grid over one engine. */
export function createGrid(engine: Engine): Grid {
  const unitId = engine.workbook().getUnitId();

  function sheet(sheetId: string): Worksheet {
    const found = engine.workbook().getSheetBySheetId(sheetId);
    if (!found) throw new HostError("ItemNotFound");
    return found;
  }

  function grow(sheetId: string, area: Area): void {
    const target = sheet(sheetId);
    const rows = area.row + area.rowCount;
    const columns = area.column + area.columnCount;
    const at = { unitId, subUnitId: sheetId };
    if (rows > target.getRowCount()) {
      engine.execute("sheet.mutation.set-worksheet-row-count", { ...at, rowCount: rows + 100 });
    }
    if (columns > target.getColumnCount()) {
      engine.execute("sheet.mutation.set-worksheet-column-count", { ...at, columnCount: columns + 5 });
    }
  }

  function style(sheetId: string, row: number, column: number): IStyleData {
    return sheet(sheetId).getComposedCellStyle(row, column);
  }

  return {
    sheet,
    grow,
    style,
    cell: (sheetId, row, column) => sheet(sheetId).getCellMatrix().getValue(row, column),
    rows: (sheetId) => sheet(sheetId).getCellMatrix().getMatrix(),
    write(sheetId, block) {
      const area = extent(block);
      if (!area) return;
      grow(sheetId, area);
      engine.execute("sheet.mutation.set-range-values", { unitId, subUnitId: sheetId, cellValue: block });
    },
    numberFormat: (sheetId, row, column) => style(sheetId, row, column).n?.pattern ?? GENERAL,
  };
}
