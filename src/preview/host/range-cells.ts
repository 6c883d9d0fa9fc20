/**
 * What the cells of a range hold: `values`, `formulas`, `text`, `valueTypes`, `numberFormat`. Reads the cell matrix,
 * writes blocks; parses what is written as Excel does.
 */
import { CellValueType, numfmt } from "@univerjs/core";
import type { ICellData, Nullable } from "@univerjs/core";
import { isEntireColumn, isEntireRow } from "./address";
import type { Area } from "./address";
import { readFormula, readValue, readValueType } from "./cell-value";
import type { Scalar } from "./cell-value";
import type { CellBlock } from "./grid";
import { GENERAL } from "./grid";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { parseInput } from "./input";
import type { CellInput } from "./input";
import type { RangeTarget } from "./range-target";
import { value } from "./registry";

/** A read of more cells than this fails. */
export const MAX_CELLS = 5_000_000;

type Reader<T> = (cell: Nullable<ICellData>, row: number, column: number) => T;

const isUnbounded = (area: Area) => isEntireColumn(area) || isEntireRow(area);

/** Reads a range into rows; null for whole rows and columns, as Excel answers for unbounded ranges. */
function readCells<T>({ sheetId, area }: RangeTarget, read: Reader<T>, host: HostContext): T[][] | null {
  if (isUnbounded(area)) return null;
  if (area.rowCount * area.columnCount > MAX_CELLS) throw new HostError("RangeExceedsLimit");
  const rows = host.grid.rows(sheetId);
  const answer: T[][] = new Array<T[]>(area.rowCount);
  for (let row = 0; row < area.rowCount; row += 1) {
    const cells = rows[area.row + row];
    const line = new Array<T>(area.columnCount);
    for (let column = 0; column < area.columnCount; column += 1) {
      line[column] = read(cells?.[area.column + column], area.row + row, area.column + column);
    }
    answer[row] = line;
  }
  return answer;
}

/** A single value stands for every cell; a matrix has the range's shape, or InvalidArgument. */
function toMatrix({ area }: RangeTarget, written: unknown): (row: number, column: number) => unknown {
  if (!Array.isArray(written)) return () => written;
  const rows = written as readonly unknown[];
  const isShaped =
    rows.length === area.rowCount &&
    rows.every((line) => Array.isArray(line) && line.length === area.columnCount);
  if (!isShaped) {
    throw new HostError(
      "InvalidArgument",
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
  }
  const matrix = rows as readonly (readonly unknown[])[];
  return (row, column) => matrix[row]?.[column];
}

/** What a parsed input makes of a cell; undefined where it is left alone. */
function toCell(input: CellInput, format: string): ICellData | undefined {
  switch (input.kind) {
    case "keep":
      return undefined;
    case "clear":
      return { v: null, f: null, si: null, p: null, t: null };
    case "number":
      return {
        v: input.value,
        t: CellValueType.NUMBER,
        f: null,
        si: null,
        p: null,
        ...(input.format !== undefined && format === GENERAL ? { s: { n: { pattern: input.format } } } : {}),
      };
    case "boolean":
      return { v: input.value ? 1 : 0, t: CellValueType.BOOLEAN, f: null, si: null, p: null };
    case "error":
      return { v: input.value, t: CellValueType.STRING, f: null, si: null, p: null };
    case "text":
      return {
        v: input.value,
        t: input.isQuoted ? CellValueType.FORCE_STRING : CellValueType.STRING,
        f: null,
        si: null,
        p: null,
      };
    case "formula":
      return { f: input.value, v: null, t: null, si: null, p: null };
    case "refused":
      throw new HostError("InvalidArgument", input.reason);
    default: {
      const never: never = input;
      throw new Error(`Unknown input ${String(never)}.`);
    }
  }
}

function writeCells(target: RangeTarget, written: unknown, host: HostContext): void {
  const { sheetId, area } = target;
  if (isUnbounded(area)) throw new HostError("InvalidArgument");
  const at = toMatrix(target, written);
  const block: CellBlock = {};
  for (let row = 0; row < area.rowCount; row += 1) {
    const line: Record<number, ICellData> = {};
    for (let column = 0; column < area.columnCount; column += 1) {
      const format = host.grid.numberFormat(sheetId, area.row + row, area.column + column);
      const cell = toCell(parseInput(at(row, column), format, host.currentYear()), format);
      if (cell) line[area.column + column] = cell;
    }
    block[area.row + row] = line;
  }
  host.grid.write(sheetId, block);
}

function writeFormats(target: RangeTarget, written: unknown, host: HostContext): void {
  const at = toMatrix(target, written);
  const { sheetId, area } = target;
  const block: CellBlock = {};
  for (let row = 0; row < area.rowCount; row += 1) {
    const line: Record<number, ICellData> = {};
    for (let column = 0; column < area.columnCount; column += 1) {
      const format = at(row, column);
      if (format === null || format === undefined) continue;
      if (typeof format !== "string") throw new HostError("InvalidArgument");
      line[area.column + column] = { s: { n: { pattern: format } } };
    }
    block[area.row + row] = line;
  }
  host.grid.write(sheetId, block);
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

/** Adds Range's cell contents to the registry. */
export function installRangeCells(host: HostContext): void {
  const formatAt = (target: RangeTarget, row: number, column: number) =>
    host.grid.numberFormat(target.sheetId, row, column);
  host.registry.define<RangeTarget>("Range", {
    properties: {
      Values: value(
        (target) => readCells(target, readValue, host),
        (target, written) => writeCells(target, written, host),
      ),
      Formulas: value(
        (target) => readCells(target, readFormula, host),
        (target, written) => writeCells(target, written, host),
      ),
      Text: value((target) =>
        readCells(
          target,
          (cell, row, column) => displayText(readValue(cell), formatAt(target, row, column)),
          host,
        ),
      ),
      ValueTypes: value((target) =>
        readCells(target, (cell, row, column) => readValueType(cell, formatAt(target, row, column)), host),
      ),
      NumberFormat: value(
        (target) => readCells(target, (_cell, row, column) => formatAt(target, row, column), host),
        (target, written) => writeFormats(target, written, host),
      ),
    },
  });
}
