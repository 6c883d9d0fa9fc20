/**
 * One change of a sheet's cells in Excel's words, and how it is read from what the engine reports. Pure.
 */
import type { ICellData, Nullable } from "@univerjs/core";
import { MAX_COLUMNS, MAX_ROWS } from "./address";
import type { Area } from "./address";
import type { Shift } from "./area-shift";
import type { Scalar, ValueType } from "./cell-value";
import type { CellRows } from "./cells";

export type ChangeType =
  | "RangeEdited"
  | "RowInserted"
  | "RowDeleted"
  | "ColumnInserted"
  | "ColumnDeleted"
  | "CellInserted"
  | "CellDeleted";

export type ShiftDirection = "None" | "ShiftCellLeft" | "ShiftCellUp" | "ShiftCellRight" | "ShiftCellDown";

/** A cell before and after, where one cell alone was edited. */
export interface Detail {
  readonly valueBefore: Scalar;
  readonly valueAfter: Scalar;
  readonly valueTypeBefore: ValueType;
  readonly valueTypeAfter: ValueType;
}

export interface Change {
  readonly sheetId: string;
  readonly area: Area;
  readonly changeType: ChangeType;
  readonly shiftDirection: ShiftDirection;
  /** True where the add-in did it. */
  readonly isOwn: boolean;
  readonly detail?: Detail;
}

export interface CellAt {
  readonly row: number;
  readonly column: number;
}

const hasContentKey = (cell: Nullable<ICellData>) =>
  !cell || cell.v !== undefined || cell.f !== undefined || cell.p !== undefined || cell.si !== undefined;

/** The cells whose content is written, at most `limit` and one; those that only get a style are left out. */
export function writtenCells(rows: CellRows, limit: number): CellAt[] {
  const cells: CellAt[] = [];
  for (const [row, line] of Object.entries(rows)) {
    for (const [column, cell] of Object.entries(line ?? {})) {
      if (hasContentKey(cell)) cells.push({ row: Number(row), column: Number(column) });
      if (cells.length > limit) return cells;
    }
  }
  return cells;
}

/** The smallest rectangle around cells; null around none. */
export function around(cells: readonly CellAt[]): Area | null {
  const [first] = cells;
  if (!first) return null;
  let { row, column } = first;
  let lastRow = row;
  let lastColumn = column;
  for (const cell of cells) {
    row = Math.min(row, cell.row);
    column = Math.min(column, cell.column);
    lastRow = Math.max(lastRow, cell.row);
    lastColumn = Math.max(lastColumn, cell.column);
  }
  return { row, column, rowCount: lastRow - row + 1, columnCount: lastColumn - column + 1 };
}

type Moved = Pick<Change, "area" | "changeType" | "shiftDirection">;

/** Rows and columns that came or went; null for a move. */
export function changeOfLines(shift: Shift): Moved | null {
  if (shift.kind !== "insert" && shift.kind !== "remove") return null;
  const isInsert = shift.kind === "insert";
  if (shift.axis === "row") {
    const area = { row: shift.at, rowCount: shift.count, column: 0, columnCount: MAX_COLUMNS };
    return isInsert
      ? { area, changeType: "RowInserted", shiftDirection: "ShiftCellDown" }
      : { area, changeType: "RowDeleted", shiftDirection: "ShiftCellUp" };
  }
  const area = { column: shift.at, columnCount: shift.count, row: 0, rowCount: MAX_ROWS };
  return isInsert
    ? { area, changeType: "ColumnInserted", shiftDirection: "ShiftCellRight" }
    : { area, changeType: "ColumnDeleted", shiftDirection: "ShiftCellLeft" };
}

/** Two pieces of one large write, the second directly below the first; null where they are not. */
export function joined(first: Change, second: Change): Change | null {
  const isBelow =
    first.sheetId === second.sheetId &&
    first.isOwn &&
    first.detail === undefined &&
    second.isOwn &&
    first.changeType === "RangeEdited" &&
    second.changeType === "RangeEdited" &&
    first.area.column === second.area.column &&
    first.area.columnCount === second.area.columnCount &&
    first.area.row + first.area.rowCount === second.area.row;
  if (!isBelow) return null;
  return { ...first, area: { ...first.area, rowCount: first.area.rowCount + second.area.rowCount } };
}
