/**
 * How cells look: styles of cells, rows, columns and the sheet, read merged and changed in place. One style is computed
 * per style that occurs, not per cell, and whole columns and rows are styled as such.
 */
import type { ICellData, IStyleData, Nullable, Worksheet } from "@univerjs/core";
import { SetStyleCommand } from "@univerjs/sheets";
import { isEntireColumn, isEntireRow } from "./address";
import type { Area } from "./address";
import type { Engine } from "./engine";
import type { Cells } from "./cells";
import { restyleCells } from "./restyle";
import type { StyleChange } from "./restyle";

export interface Styling {
  /** A cell's style, its row's, its column's and the sheet's, merged. */
  style(sheetId: string, row: number, column: number): IStyleData;
  /** The number format that applies to a cell; `General` where none is set. */
  numberFormat(sheetId: string, row: number, column: number): string;
  /** Reads number formats of many cells of a sheet; stale once a style has changed. */
  numberFormats(sheetId: string): FormatReader;
  /** Changes the style of every cell of an area; a whole column, row or sheet keeps it for cells to come. */
  restyle(sheetId: string, area: Area, change: StyleChange): void;
  /** Takes every format off an area. */
  clearFormats(sheetId: string, area: Area): void;
  /** The different styles that occur in an area; of a whole column or row those of its cells and its own. */
  stylesIn(sheetId: string, area: Area): Iterable<IStyleData>;
}

export type FormatReader = (cell: Nullable<ICellData>, row: number, column: number) => string;

export const GENERAL = "General";

type StyleKey = Nullable<string | IStyleData>;

function find(engine: Engine, key: StyleKey): IStyleData {
  return engine.workbook().getStyles().get(key) ?? {};
}

/** The most exact of cell, row, column and sheet that sets a number format; each style is looked up once. */
function readFormats(engine: Engine, sheet: Worksheet): FormatReader {
  const byStyle = new Map<StyleKey, string | undefined>();
  const byColumn = new Map<number, string>();
  const pattern = (key: StyleKey): string | undefined => {
    if (key === undefined || key === null) return undefined;
    if (!byStyle.has(key)) byStyle.set(key, find(engine, key).n?.pattern);
    return byStyle.get(key);
  };
  const rowData: Readonly<Record<number, Nullable<{ s?: StyleKey }>>> = sheet.getRowManager().getRowData();
  const hasRowStyles = Object.values(rowData).some((row) => row?.s);
  const columnPattern = (column: number): string => {
    const known = byColumn.get(column);
    if (known !== undefined) return known;
    const found =
      pattern(sheet.getColumnStyle(column, true)) ?? pattern(sheet.getDefaultCellStyle()) ?? GENERAL;
    byColumn.set(column, found);
    return found;
  };
  return (cell, row, column) =>
    pattern(cell?.s) ??
    (hasRowStyles ? pattern(sheet.getRowStyle(row, true)) : undefined) ??
    columnPattern(column);
}

/** What decides how cells look: cells with the same key look the same. */
function lookOf(sheet: Worksheet, cell: Nullable<ICellData>, at: { row: number; column: number }): string {
  const keys = [cell?.s, sheet.getRowStyle(at.row, true), sheet.getColumnStyle(at.column, true)];
  return keys.map((key) => (typeof key === "object" ? JSON.stringify(key) : key)).join("|");
}

function stylesOf(cells: Cells, sheetId: string, area: Area): IStyleData[] {
  const sheet = cells.sheet(sheetId);
  const looks = new Map<string, IStyleData>();
  const add = (cell: Nullable<ICellData>, row: number, column: number) => {
    const look = lookOf(sheet, cell, { row, column });
    if (!looks.has(look)) looks.set(look, sheet.getComposedCellStyle(row, column));
  };
  if (isEntireColumn(area) || isEntireRow(area)) {
    cells.visit(sheetId, area, add);
    add(
      null,
      isEntireColumn(area) ? sheet.getRowCount() : area.row,
      isEntireRow(area) ? sheet.getColumnCount() : area.column,
    );
    return [...looks.values()];
  }
  const rows = cells.rows(sheetId);
  for (let row = area.row; row < area.row + area.rowCount; row += 1) {
    for (let column = area.column; column < area.column + area.columnCount; column += 1) {
      add(rows[row]?.[column], row, column);
    }
  }
  return [...looks.values()];
}

/** Styles over one engine's workbook. */
export function createStyling(engine: Engine, cells: Cells): Styling {
  const style = (sheetId: string, row: number, column: number) =>
    cells.sheet(sheetId).getComposedCellStyle(row, column);

  function restyle(sheetId: string, area: Area, change: StyleChange): void {
    restyleCells({ engine, cells, sheetId, area }, change);
    // The engine's listeners draw again; formulas do not depend on looks.
    const at = { unitId: engine.workbook().getUnitId(), subUnitId: sheetId };
    const params = { ...at, cellValue: {}, trigger: SetStyleCommand.id, styledArea: area };
    engine.execute("sheet.mutation.set-range-values", params);
  }

  return {
    style,
    restyle,
    numberFormat: (sheetId, row, column) => style(sheetId, row, column).n?.pattern ?? GENERAL,
    numberFormats: (sheetId) => readFormats(engine, cells.sheet(sheetId)),
    clearFormats: (sheetId, area) => restyle(sheetId, area, () => null),
    stylesIn: (sheetId, area) => stylesOf(cells, sheetId, area),
  };
}
