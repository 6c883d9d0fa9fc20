/**
 * Reads from the engine's mutations how the cells of a sheet moved. The engine has one mutation per kind of move; the
 * rest of the host sees one shape. Names and shapes are those of Univer 0.25.1.
 */
import type { ICommandInfo, IRange } from "@univerjs/core";
import type { Area } from "./address";
import type { Shift } from "./area-shift";

export interface SheetShift {
  readonly sheetId: string;
  readonly shift: Shift;
}

interface MutationParams {
  readonly subUnitId: string;
  readonly range: IRange;
  readonly sourceRange: IRange;
  readonly targetRange: IRange;
  readonly fromRange: IRange;
  readonly toRange: IRange;
  readonly from: { readonly subUnitId: string };
  readonly to: { readonly subUnitId: string };
}

/** The engine's range as an area. */
export function toArea(range: IRange): Area {
  const { startRow, endRow, startColumn, endColumn } = range;
  return {
    row: startRow,
    column: startColumn,
    rowCount: endRow - startRow + 1,
    columnCount: endColumn - startColumn + 1,
  };
}

/** The area as the engine's range. */
export function toEngineRange(area: Area): IRange {
  return {
    startRow: area.row,
    endRow: area.row + area.rowCount - 1,
    startColumn: area.column,
    endColumn: area.column + area.columnCount - 1,
  };
}

const lines = (axis: "row" | "column", range: IRange) =>
  axis === "row"
    ? { axis, at: range.startRow, count: range.endRow - range.startRow + 1 }
    : { axis, at: range.startColumn, count: range.endColumn - range.startColumn + 1 };

function linesMoved(axis: "row" | "column", params: MutationParams): Shift {
  const { at: from, count } = lines(axis, params.sourceRange);
  const { at: to } = lines(axis, params.targetRange);
  return { kind: "moveLines", axis, from, count, to };
}

function shiftOf(id: string, params: MutationParams): Shift | null {
  switch (id) {
    case "sheet.mutation.insert-row":
      return { kind: "insert", ...lines("row", params.range) };
    case "sheet.mutation.insert-col":
      return { kind: "insert", ...lines("column", params.range) };
    case "sheet.mutation.remove-rows":
      return { kind: "remove", ...lines("row", params.range) };
    case "sheet.mutation.remove-col":
      return { kind: "remove", ...lines("column", params.range) };
    case "sheet.mutation.move-rows":
      return linesMoved("row", params);
    case "sheet.mutation.move-columns":
      return linesMoved("column", params);
    case "sheet.mutation.move-range": {
      const isOnOneSheet = params.from.subUnitId === params.to.subUnitId;
      if (!isOnOneSheet) return null;
      return { kind: "moveCells", from: toArea(params.fromRange), to: toArea(params.toRange) };
    }
    default:
      return null;
  }
}

/** How a mutation moved cells; null for one that moves none, or moves them to another sheet. */
export function readShift(mutation: Readonly<ICommandInfo>): SheetShift | null {
  const params = mutation.params as MutationParams | undefined;
  const shift = params && shiftOf(mutation.id, params);
  if (!params || !shift) return null;
  const sheetId = shift.kind === "moveCells" ? params.from.subUnitId : params.subUnitId;
  return { sheetId, shift };
}
