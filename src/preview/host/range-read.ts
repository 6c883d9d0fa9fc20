/**
 * Reads a range's cells into rows for `values`, `formulas`, `text`, `valueTypes` and `numberFormat`, straight from the
 * cell matrix; and what a cell shows in its number format.
 */
import { numfmt } from "@univerjs/core";
import type { ICellData, Nullable } from "@univerjs/core";
import { isEntireColumn, isEntireRow } from "./address";
import type { Area } from "./address";
import type { Scalar } from "./cell-value";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import type { RangeTarget } from "./range-target";
import { readSpilled } from "./spilled-cells";
import { GENERAL } from "./styling";

/** A read or write of more cells than this fails. */
const MAX_CELLS = 5_000_000;

export type Reader<T> = (cell: Nullable<ICellData>, row: number, column: number) => T;

export const isUnbounded = (area: Area) => isEntireColumn(area) || isEntireRow(area);

/** Refuses more cells than Excel reads or writes at once. */
export function checkCellCount({ rowCount, columnCount }: Area): void {
  if (rowCount * columnCount > MAX_CELLS) throw new HostError("RangeExceedsLimit");
}

/** Reads a range into rows; null for whole rows and columns, as Excel answers for unbounded ranges. */
export function readCells<T>(
  { sheetId, area }: RangeTarget,
  read: Reader<T>,
  host: HostContext,
): T[][] | null {
  if (isUnbounded(area)) return null;
  checkCellCount(area);
  const rows = host.grid.rows(sheetId);
  const spilled = readSpilled(host.engine, sheetId);
  const answer: T[][] = new Array<T[]>(area.rowCount);
  for (let row = 0; row < area.rowCount; row += 1) {
    const cells = rows[area.row + row];
    const line = new Array<T>(area.columnCount);
    for (let column = 0; column < area.columnCount; column += 1) {
      const atRow = area.row + row;
      const atColumn = area.column + column;
      const cell = cells?.[atColumn];
      line[column] = read(spilled ? spilled(cell, atRow, atColumn) : cell, atRow, atColumn);
    }
    answer[row] = line;
  }
  return answer;
}

/** The text a cell shows in its number format. */
export function displayText(shown: Scalar, format: string): string {
  if (typeof shown === "boolean") return shown ? "TRUE" : "FALSE";
  if (typeof shown === "string" && (format === GENERAL || format === "@")) return shown;
  try {
    return numfmt.format(format === "@" ? GENERAL : format, shown);
  } catch {
    // A number format that the formatter cannot read shows the value as it is, as a file with such a format does.
    return String(shown);
  }
}
