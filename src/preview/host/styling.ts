/**
 * How cells look: styles of cells, rows, columns and the sheet, read merged and changed in place. One style is computed
 * per style that occurs, not per cell, and whole columns and rows are styled as such.
 */
import type { ICellData, IStyleData, Nullable, Worksheet } from "@univerjs/core";
import { SetStyleCommand } from "@univerjs/sheets";
import { isEntireColumn, isEntireRow } from "./address";
import type { Area } from "./address";
import type { Engine } from "./engine";

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

export type StyleChange = (style: IStyleData, row: number, column: number) => IStyleData | null;

interface Cells {
  sheet(sheetId: string): Worksheet;
  grow(sheetId: string, area: Area): void;
  visit(sheetId: string, area: Area, visit: (cell: ICellData, row: number, column: number) => void): void;
}

export const GENERAL = "General";

type StyleKey = Nullable<string | IStyleData>;

/** A style as Univer keeps it: by id. */
function keep(engine: Engine, style: IStyleData | null): string | undefined {
  if (!style || Object.keys(style).length === 0) return undefined;
  return engine.workbook().getStyles().setValue(style) ?? undefined;
}

function find(engine: Engine, key: StyleKey): IStyleData {
  return engine.workbook().getStyles().get(key) ?? {};
}

/** Applies a change once per style and remembers what came of it. */
function createRestyler(
  engine: Engine,
  change: StyleChange,
): (key: StyleKey, row: number, column: number) => string | undefined {
  const known = new Map<StyleKey, string | undefined>();
  return (key, row, column) => {
    if (change.length < 2 && known.has(key)) return known.get(key);
    const changed = keep(engine, change({ ...find(engine, key) }, row, column));
    known.set(key, changed);
    return changed;
  };
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
  const hasRowStyles = Object.values(sheet.getRowManager().getRowData()).some((row) => row?.s);
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

function setStyle(holder: { s?: StyleKey }, style: string | undefined): void {
  if (style === undefined) delete holder.s;
  else holder.s = style;
}

/** Styles over one engine's workbook. */
export function createStyling(engine: Engine, cells: Cells): Styling {
  const unitId = engine.workbook().getUnitId();

  /** Tells the engine's listeners that the sheet looks different; its formulas are not concerned. */
  function announce(sheetId: string): void {
    const params = { unitId, subUnitId: sheetId, cellValue: {}, trigger: SetStyleCommand.id };
    engine.execute("sheet.mutation.set-range-values", params);
  }

  function restyleExisting(sheetId: string, area: Area, restyle: ReturnType<typeof createRestyler>): void {
    cells.visit(sheetId, area, (cell, row, column) => {
      if (cell.s !== undefined && cell.s !== null) setStyle(cell, restyle(cell.s, row, column));
    });
  }

  function restyleLines(sheetId: string, area: Area, restyle: ReturnType<typeof createRestyler>): void {
    const sheet = cells.sheet(sheetId);
    if (isEntireColumn(area) && isEntireRow(area)) {
      sheet.setDefaultCellStyle(restyle(sheet.getDefaultCellStyle(), 0, 0));
      for (const column of Object.values(sheet.getColumnManager().getColumnData())) {
        if (column?.s) setStyle(column, restyle(column.s, 0, 0));
      }
      return;
    }
    if (isEntireColumn(area)) {
      for (let column = area.column; column < area.column + area.columnCount; column += 1) {
        sheet.setColumnStyle(column, restyle(sheet.getColumnStyle(column, true), 0, column) ?? null);
      }
      return;
    }
    for (let row = area.row; row < area.row + area.rowCount; row += 1) {
      sheet.setRowStyle(row, restyle(sheet.getRowStyle(row, true), row, 0) ?? null);
    }
  }

  function restyleBlock(sheetId: string, area: Area, restyle: ReturnType<typeof createRestyler>): void {
    cells.grow(sheetId, area);
    const matrix = cells.sheet(sheetId).getCellMatrix();
    for (let row = area.row; row < area.row + area.rowCount; row += 1) {
      const line = matrix.getRowOrCreate(row) as Record<number, ICellData | undefined>;
      for (let column = area.column; column < area.column + area.columnCount; column += 1) {
        const cell = line[column];
        const style = restyle(cell?.s, row, column);
        if (cell) setStyle(cell, style);
        else if (style !== undefined) line[column] = { s: style };
      }
    }
  }

  function style(sheetId: string, row: number, column: number): IStyleData {
    return cells.sheet(sheetId).getComposedCellStyle(row, column);
  }

  function restyle(sheetId: string, area: Area, change: StyleChange): void {
    const restyler = createRestyler(engine, change);
    if (isEntireColumn(area) || isEntireRow(area)) {
      restyleExisting(sheetId, area, restyler);
      restyleLines(sheetId, area, restyler);
    } else {
      restyleBlock(sheetId, area, restyler);
    }
    announce(sheetId);
  }

  return {
    style,
    restyle,
    numberFormat: (sheetId, row, column) => style(sheetId, row, column).n?.pattern ?? GENERAL,
    numberFormats: (sheetId) => readFormats(engine, cells.sheet(sheetId)),
    clearFormats: (sheetId, area) => restyle(sheetId, area, () => null),
    *stylesIn(sheetId, area) {
      const sheet = cells.sheet(sheetId);
      if (isEntireColumn(area) || isEntireRow(area)) {
        const found = new Set<string>();
        cells.visit(sheetId, area, (_cell, row, column) => found.add(`${row},${column}`));
        for (const key of found) {
          const [row = 0, column = 0] = key.split(",").map(Number);
          yield style(sheetId, row, column);
        }
        yield sheet.getComposedCellStyleWithoutSelf(sheet.getRowCount(), area.column);
        return;
      }
      for (let row = area.row; row < area.row + area.rowCount; row += 1) {
        for (let column = area.column; column < area.column + area.columnCount; column += 1) {
          yield style(sheetId, row, column);
        }
      }
    },
  };
}
