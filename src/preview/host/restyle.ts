/**
 * Changes how cells look, in place: each style that occurs is changed once, not each cell's; whole columns, rows and
 * sheets are styled as such, so that cells to come look the same.
 */
import type { ICellData, IStyleData, Nullable, Worksheet } from "@univerjs/core";
import { isEntireColumn, isEntireRow } from "./address";
import type { Area } from "./address";
import type { Engine } from "./engine";
import type { Cells } from "./cells";

/** The new style of a cell; null for none at all. One that asks for the cell's place is called for every cell. */
export type StyleChange = (style: IStyleData, row: number, column: number) => IStyleData | null;

type StyleKey = Nullable<string | IStyleData>;

interface Place {
  readonly engine: Engine;
  readonly cells: Cells;
  readonly sheetId: string;
  readonly area: Area;
}

/** A style as Univer keeps it: by id. */
function keep(engine: Engine, style: IStyleData | null): string | undefined {
  if (!style || Object.keys(style).length === 0) return undefined;
  return engine.workbook().getStyles().setValue(style) ?? undefined;
}

/** Applies a change once per style and remembers what came of it. */
function createRestyler(
  engine: Engine,
  change: StyleChange,
): (key: StyleKey, row: number, column: number) => string | undefined {
  const known = new Map<StyleKey, string | undefined>();
  return (key, row, column) => {
    if (change.length < 2 && known.has(key)) return known.get(key);
    const changed = keep(engine, change({ ...engine.workbook().getStyles().get(key) }, row, column));
    known.set(key, changed);
    return changed;
  };
}

type Restyle = ReturnType<typeof createRestyler>;

function setStyle(holder: { s?: StyleKey }, style: string | undefined): void {
  if (style === undefined) delete holder.s;
  else holder.s = style;
}

function restyleExisting({ cells, sheetId, area }: Place, restyle: Restyle): void {
  cells.visit(sheetId, area, (cell, row, column) => {
    if (cell.s !== undefined && cell.s !== null) setStyle(cell, restyle(cell.s, row, column));
  });
}

function restyleSheet(sheet: Worksheet, restyle: Restyle): void {
  sheet.setDefaultCellStyle(restyle(sheet.getDefaultCellStyle(), 0, 0));
  const columns: Readonly<Record<number, Nullable<{ s?: StyleKey }>>> = sheet
    .getColumnManager()
    .getColumnData();
  const rows: Readonly<Record<number, Nullable<{ s?: StyleKey }>>> = sheet.getRowManager().getRowData();
  for (const line of [...Object.values(columns), ...Object.values(rows)]) {
    if (line?.s) setStyle(line, restyle(line.s, 0, 0));
  }
}

function restyleLines({ cells, sheetId, area }: Place, restyle: Restyle): void {
  const sheet = cells.sheet(sheetId);
  if (isEntireColumn(area) && isEntireRow(area)) return restyleSheet(sheet, restyle);
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

function restyleBlock({ cells, sheetId, area }: Place, restyle: Restyle): void {
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

/** Changes the style of every cell of an area. The engine's listeners are not told. */
export function restyleCells(place: Place, change: StyleChange): void {
  const restyle = createRestyler(place.engine, change);
  if (isEntireColumn(place.area) || isEntireRow(place.area)) {
    restyleExisting(place, restyle);
    restyleLines(place, restyle);
  } else {
    restyleBlock(place, restyle);
  }
}
