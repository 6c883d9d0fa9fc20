/**
 * The cells of a sheet, read and written in blocks straight in Univer's matrix. Knows Univer's cells; nothing of
 * Office.js's classes. Styles have their own file.
 */
import { CommandType } from "@univerjs/core";
import type { CellValueType, ICellData, Nullable, Worksheet } from "@univerjs/core";
import { HostError } from "./host-error";
import { MAX_COLUMNS, MAX_ROWS } from "./address";
import type { Area } from "./address";
import type { Engine } from "./engine";
import { createStyling } from "./styling";
import type { Styling } from "./styling";

/** Cells by row and column, as Univer's mutation takes them. */
export type CellBlock = Record<number, Record<number, ICellData | null>>;

/** A cell's whole content: a value and its type. */
export interface PlainCell {
  readonly v: string | number;
  readonly t: CellValueType;
}

export type PlainBlock = Record<number, Record<number, PlainCell | null>>;

export type CellRows = Readonly<Record<number, Readonly<Record<number, Nullable<ICellData>>> | undefined>>;

export type Visit = (cell: ICellData, row: number, column: number) => void;

export interface Grid extends Styling {
  /** The sheet, or ItemNotFound where it was deleted. */
  sheet(sheetId: string): Worksheet;
  cell(sheetId: string, row: number, column: number): Nullable<ICellData>;
  /** The rows of the matrix; a row or cell without content is missing. */
  rows(sheetId: string): CellRows;
  /** Visits the cells of an area that exist, whatever its size; in no certain order. */
  visit(sheetId: string, area: Area, visit: Visit): void;
  /** Writes cells in one mutation; the sheet grows where they lie outside it. */
  write(sheetId: string, block: CellBlock): void;
  /** Replaces what cells hold by values without formulas, whatever their number; null empties one, formats stay. */
  put(sheetId: string, block: PlainBlock): void;
  /** Has the engine draw the sheets whose cells were put; once per request is enough. */
  draw(): void;
  /** Makes the sheet large enough to hold an area. */
  grow(sheetId: string, area: Area): void;
  /** Empties the cells of an area that hold anything and that `where` picks; formats stay. */
  clearContents(sheetId: string, area: Area, where?: (row: number, column: number) => boolean): void;
}

const SET_VALUES = "sheet.mutation.set-range-values";

const CLEARED: ICellData = { v: null, f: null, si: null, p: null, t: null };

/** True where a cell holds a value, a formula or rich text; a format alone does not count. */
export function hasContent(cell: Nullable<ICellData>): boolean {
  return Boolean(
    cell && ((cell.v !== undefined && cell.v !== null && cell.v !== "") || cell.f || cell.si || cell.p),
  );
}

function extent(block: CellBlock): Area | null {
  let lastRow = -1;
  let lastColumn = -1;
  for (const row in block) {
    lastRow = Math.max(lastRow, Number(row));
    for (const column in block[row]) lastColumn = Math.max(lastColumn, Number(column));
  }
  return lastColumn < 0 ? null : { row: 0, column: 0, rowCount: lastRow + 1, columnCount: lastColumn + 1 };
}

/** The same cells for the mutation, which keeps what it is not told to drop. */
function withoutFormulas(block: PlainBlock): CellBlock {
  const cells: CellBlock = {};
  for (const row in block) {
    const line: Record<number, ICellData> = {};
    for (const [column, cell] of Object.entries(block[row] ?? {}))
      line[Number(column)] = { ...CLEARED, ...cell };
    cells[row] = line;
  }
  return cells;
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

/** What Univer's mutation makes of a plain cell, without its search for what else the cell may hold. */
function putRow(line: Record<number, ICellData | undefined>, cells: Record<number, PlainCell | null>): void {
  for (const key in cells) {
    const column = Number(key);
    const style = line[column]?.s;
    const cell = cells[column];
    if (cell)
      line[column] = style === undefined ? { v: cell.v, t: cell.t } : { v: cell.v, t: cell.t, s: style };
    else if (style === undefined) delete line[column];
    else line[column] = { s: style };
  }
}

/** The grid over one engine. */
export function createGrid(engine: Engine): Grid {
  const unitId = engine.workbook().getUnitId();

  function sheet(sheetId: string): Worksheet {
    const found = engine.workbook().getSheetBySheetId(sheetId);
    if (!found) throw new HostError("ItemNotFound");
    return found;
  }

  const rows = (sheetId: string): CellRows => sheet(sheetId).getCellMatrix().getMatrix();

  function grow(sheetId: string, area: Area): void {
    const target = sheet(sheetId);
    const rowCount = area.row + area.rowCount;
    const columnCount = area.column + area.columnCount;
    const at = { unitId, subUnitId: sheetId };
    if (rowCount > target.getRowCount()) {
      const params = { ...at, rowCount: Math.min(rowCount + 100, MAX_ROWS) };
      engine.execute("sheet.mutation.set-worksheet-row-count", params);
    }
    if (columnCount > target.getColumnCount()) {
      const params = { ...at, columnCount: Math.min(columnCount + 5, MAX_COLUMNS) };
      engine.execute("sheet.mutation.set-worksheet-column-count", params);
    }
  }

  function visit(sheetId: string, area: Area, each: Visit): void {
    const matrix = rows(sheetId);
    for (const key in matrix) {
      const row = Number(key);
      if (row < area.row || row >= area.row + area.rowCount) continue;
      visitRow(matrix[row], area, (cell, column) => each(cell, row, column));
    }
  }

  function write(sheetId: string, block: CellBlock): void {
    const area = extent(block);
    if (!area) return;
    grow(sheetId, area);
    engine.execute(SET_VALUES, { unitId, subUnitId: sheetId, cellValue: block });
  }

  // No formula depends on cells that are put, or the mutation would have been used: they only want drawing.
  const undrawn = new Set<string>();

  function put(sheetId: string, block: PlainBlock): void {
    const area = extent(block);
    if (!area) return;
    grow(sheetId, area);
    const matrix = sheet(sheetId).getCellMatrix();
    const at = { unitId, subUnitId: sheetId };
    engine.tell({ id: SET_VALUES, type: CommandType.MUTATION, params: { ...at, cellValue: block } }, () => {
      for (const key in block) {
        const row = Number(key);
        putRow(matrix.getRowOrCreate(row) as Record<number, ICellData | undefined>, block[row] ?? {});
      }
    });
    undrawn.add(sheetId);
  }

  return {
    ...createStyling(engine, { sheet, grow, visit }),
    sheet,
    rows,
    grow,
    visit,
    write,
    put: (sheetId, block) =>
      engine.hasFormulas() ? write(sheetId, withoutFormulas(block)) : put(sheetId, block),
    cell: (sheetId, row, column) => sheet(sheetId).getCellMatrix().getValue(row, column),
    draw() {
      for (const sheetId of undrawn) {
        if (!engine.workbook().getSheetBySheetId(sheetId)) continue;
        engine.execute(SET_VALUES, { unitId, subUnitId: sheetId, cellValue: {} }, { onlyLocal: true });
      }
      undrawn.clear();
    },
    clearContents(sheetId, area, where = () => true) {
      const block: CellBlock = {};
      visit(sheetId, area, (cell, row, column) => {
        if (!hasContent(cell) || !where(row, column)) return;
        (block[row] ??= {})[column] = { ...CLEARED };
      });
      write(sheetId, block);
    },
  };
}
