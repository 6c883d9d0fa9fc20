/**
 * What a hosted range works on: a sheet and an area of it, and the checks that every range member shares.
 */
import {
  MAX_COLUMNS,
  MAX_ROWS,
  parseArea,
  printArea,
  printSheetName,
  spanning,
  splitAddress,
} from "./address";
import type { Area } from "./address";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { hosted, isHosted } from "./hosted";
import type { Hosted } from "./hosted";

/** `area` moves when rows or columns are inserted or deleted while the range is kept. */
export interface RangeTarget {
  readonly sheetId: string;
  area: Area;
}

/** A hosted range over an area; InvalidArgument where the area leaves the sheet. */
export function hostedRange(sheetId: string, area: Area): Hosted {
  const { row, column, rowCount, columnCount } = area;
  const isInside =
    row >= 0 &&
    column >= 0 &&
    rowCount > 0 &&
    columnCount > 0 &&
    row + rowCount <= MAX_ROWS &&
    column + columnCount <= MAX_COLUMNS;
  if (!isInside) throw new HostError("InvalidArgument");
  return hosted("Range", { sheetId, area: { row, column, rowCount, columnCount } } satisfies RangeTarget);
}

/** The range another member was given as an argument: a Range, or an address on the same sheet. */
export function toRange(argument: unknown, sheetId: string, host: HostContext): RangeTarget {
  if (isHosted(argument) && argument.className === "Range") return argument.target as RangeTarget;
  if (typeof argument === "string") return findRange(argument, sheetId, host);
  throw new HostError("InvalidArgument");
}

/** The cells an address or a defined name stands for, as `getRange` reads it. */
export function findRange(address: string, sheetId: string, host: HostContext): RangeTarget {
  const { sheet, rest } = splitAddress(address);
  const area = parseArea(rest);
  if (!area) throw new HostError("InvalidArgument");
  if (sheet === null) return { sheetId, area };
  const named = host.engine.workbook().getSheetBySheetName(sheet);
  if (!named) throw new HostError("ItemNotFound");
  return { sheetId: named.getSheetId(), area };
}

/** `Sheet1!A1:B2`, as `address` answers it. */
export function printRange({ sheetId, area }: RangeTarget, host: HostContext): string {
  return `${printSheetName(host.grid.sheet(sheetId).getName())}!${printArea(area)}`;
}

interface UsedOptions {
  readonly valuesOnly: boolean;
  /** Only cells of this area count; all cells without it. */
  readonly within?: Area;
}

const isBetween = (line: number, first = 0, count = Number.POSITIVE_INFINITY) =>
  line >= first && line < first + count;

/** The cells of the sheet that hold anything; null where it is empty. `valuesOnly` leaves out formatted blanks. */
export function usedArea(sheetId: string, options: UsedOptions, host: HostContext): Area | null {
  let used: Area | null = null;
  const rows = host.grid.rows(sheetId);
  for (const rowKey in rows) {
    if (!isBetween(Number(rowKey), options.within?.row, options.within?.rowCount)) continue;
    const cells = rows[rowKey];
    let first = Number.POSITIVE_INFINITY;
    let last = -1;
    for (const columnKey in cells) {
      if (!isBetween(Number(columnKey), options.within?.column, options.within?.columnCount)) continue;
      const cell = cells[Number(columnKey)];
      const hasValue =
        cell && ((cell.v !== undefined && cell.v !== null && cell.v !== "") || cell.f || cell.p);
      if (!hasValue && (options.valuesOnly || !cell?.s)) continue;
      first = Math.min(first, Number(columnKey));
      last = Math.max(last, Number(columnKey));
    }
    if (last < 0) continue;
    const found: Area = { row: Number(rowKey), column: first, rowCount: 1, columnCount: last - first + 1 };
    used = used ? spanning(used, found) : found;
  }
  return used;
}

/** A whole number from an argument; InvalidArgument for anything else. `fallback` stands for a missing one. */
export function toInteger(argument: unknown, fallback?: number): number {
  if ((argument === null || argument === undefined) && fallback !== undefined) return fallback;
  if (typeof argument !== "number" || !Number.isInteger(argument)) throw new HostError("InvalidArgument");
  return argument;
}

/** A text from an argument; InvalidArgument for anything else. */
export function toText(argument: unknown): string {
  if (typeof argument !== "string") throw new HostError("InvalidArgument");
  return argument;
}
