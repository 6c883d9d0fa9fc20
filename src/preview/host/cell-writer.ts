/**
 * Writes blocks of cells. What needs the engine's mutation (formulas, styles, cells that formulas may depend on) goes
 * through it; blocks of plain values go straight into the matrix, many times faster.
 */
import { CommandType } from "@univerjs/core";
import type { CellValueType, ICellData, Nullable } from "@univerjs/core";
import type { Area } from "./address";
import type { Engine } from "./engine";
import type { Cells } from "./cells";

/** Cells by row and column, as Univer's mutation takes them. */
export type CellBlock = Record<number, Record<number, ICellData | null>>;

/** A cell's whole content: a value and its type. */
export interface PlainCell {
  readonly v: string | number;
  readonly t: CellValueType;
}

export type PlainBlock = Record<number, Record<number, PlainCell | null>>;

export interface CellWriter {
  /** Writes cells in one mutation; the sheet grows where they lie outside it. */
  write(sheetId: string, block: CellBlock): void;
  /** Replaces what cells of an area hold by values; null empties one, a missing one is left. Formats stay. The block becomes the engine's. */
  put(sheetId: string, area: Area, block: PlainBlock): void;
  /** Has the engine draw the sheets whose cells were put; once per request is enough. */
  draw(): void;
  /** Empties the cells of an area that hold anything and that `where` picks; formats stay. */
  clearContents(sheetId: string, area: Area, where?: (row: number, column: number) => boolean): void;
}

const SET_VALUES = "sheet.mutation.set-range-values";

/** What the mutation needs to be told to empty a cell, or to drop what is not written. */
export const EMPTIED: ICellData = { v: null, f: null, si: null, p: null, t: null };

/** True where a cell holds a value, a formula or rich text; a format alone does not count. */
export function hasContent(cell: Nullable<ICellData>): boolean {
  if (!cell) return false;
  const hasValue = cell.v !== undefined && cell.v !== null && cell.v !== "";
  return hasValue || Boolean(cell.f) || Boolean(cell.si) || Boolean(cell.p);
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
export function asMutation(block: PlainBlock): CellBlock {
  const cells: CellBlock = {};
  for (const [row, line] of Object.entries(block)) {
    const told = Object.entries(line).map(([column, cell]) => [column, { ...EMPTIED, ...cell }]);
    cells[Number(row)] = Object.fromEntries(told) as Record<number, ICellData>;
  }
  return cells;
}

type Line = Record<number, ICellData | undefined>;

function putCell(line: Line, column: number, cell: PlainCell | null): void {
  const style = line[column]?.s;
  if (cell) line[column] = style === undefined ? cell : { v: cell.v, t: cell.t, s: style };
  else if (style === undefined) delete line[column];
  else line[column] = { s: style };
}

/** What Univer's mutation makes of plain cells, without its search for what else a cell may hold. */
function putRow(line: Line, cells: Record<number, PlainCell | null>, area: Area): void {
  for (let column = area.column; column < area.column + area.columnCount; column += 1) {
    const cell = cells[column];
    if (cell !== undefined) putCell(line, column, cell);
  }
}

/** The engine looks at a whole sheet for each write beside formulas: writes of no more cells than this wait for one another. */
const FEW_CELLS = 500;

/** Adds cells to those that wait to be calculated. */
function addTo(late: CellBlock, block: PlainBlock): void {
  for (const [row, line] of Object.entries(asMutation(block)))
    Object.assign((late[Number(row)] ??= {}), line);
}

function holdsFormula({ cells, sheetId }: { cells: Cells; sheetId: string }, area: Area): boolean {
  const rows = cells.rows(sheetId);
  for (let row = area.row; row < area.row + area.rowCount; row += 1) {
    for (let column = area.column; column < area.column + area.columnCount; column += 1) {
      const cell = rows[row]?.[column];
      if (cell?.f || cell?.si) return true;
    }
  }
  return false;
}

/** Has what depends on cells that were put calculated, together with all others that are put until then. */
function createLateWrites(engine: Engine): (sheetId: string, block: PlainBlock) => void {
  const late = new Map<string, CellBlock>();
  return (sheetId, block) => {
    const waiting = late.get(sheetId);
    if (waiting) return addTo(waiting, block);
    const cellValue: CellBlock = {};
    addTo(cellValue, block);
    late.set(sheetId, cellValue);
    engine.later(SET_VALUES, () => {
      late.delete(sheetId);
      return { unitId: engine.workbook().getUnitId(), subUnitId: sheetId, cellValue };
    });
  };
}

/** Writes to the sheets of one engine. */
export function createCellWriter(engine: Engine, cells: Cells): CellWriter {
  const unitId = engine.workbook().getUnitId();
  const undrawn = new Set<string>();
  const calculateLater = createLateWrites(engine);

  function write(sheetId: string, block: CellBlock): void {
    const area = extent(block);
    if (!area) return;
    cells.grow(sheetId, area);
    engine.execute(SET_VALUES, { unitId, subUnitId: sheetId, cellValue: block });
  }

  function putPlain(sheetId: string, area: Area, block: PlainBlock): void {
    cells.grow(sheetId, area);
    const matrix = cells.sheet(sheetId).getCellMatrix();
    const params = { unitId, subUnitId: sheetId, cellValue: block, area };
    engine.tell({ id: SET_VALUES, type: CommandType.MUTATION, params }, () => {
      for (let row = area.row; row < area.row + area.rowCount; row += 1) {
        const written = block[row];
        if (written) putRow(matrix.getRowOrCreate(row) as Line, written, area);
      }
    });
    undrawn.add(sheetId);
  }

  return {
    write,
    // A formula may depend on the cells: only the mutation has it calculated.
    put(sheetId, area, block) {
      if (!engine.hasFormulas()) putPlain(sheetId, area, block);
      else if (area.rowCount * area.columnCount > FEW_CELLS || holdsFormula({ cells, sheetId }, area))
        write(sheetId, asMutation(block));
      else {
        putPlain(sheetId, area, block);
        calculateLater(sheetId, block);
      }
    },
    draw() {
      engine.catchUp();
      for (const sheetId of undrawn) {
        if (!engine.workbook().getSheetBySheetId(sheetId)) continue;
        engine.execute(SET_VALUES, { unitId, subUnitId: sheetId, cellValue: {} }, { onlyLocal: true });
      }
      undrawn.clear();
    },
    clearContents(sheetId, area, where = () => true) {
      const block: CellBlock = {};
      cells.visit(sheetId, area, (cell, row, column) => {
        if (!hasContent(cell) || !where(row, column)) return;
        (block[row] ??= {})[column] = { ...EMPTIED };
      });
      write(sheetId, block);
    },
  };
}
