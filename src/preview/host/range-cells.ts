/**
 * `Excel.Range`: what its cells hold: `values`, `formulas`, `text`, `valueTypes`, `numberFormat`.
 */
import { readFormula, readValue, readValueType } from "./cell-value";
import { fromR1C1, toR1C1 } from "./formulas-r1c1";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { displayText, readCells } from "./range-read";
import type { RangeTarget } from "./range-target";
import { toInteger } from "./range-target";
import { writeCells, writeFormats } from "./range-write";
import { value } from "./registry";

function readText(target: RangeTarget, host: HostContext): string[][] | null {
  const formatOf = host.grid.numberFormats(target.sheetId);
  return readCells(
    target,
    (cell, row, column) => displayText(readValue(cell), formatOf(cell, row, column)),
    host,
  );
}

function readTypes(target: RangeTarget, host: HostContext): string[][] | null {
  const formatOf = host.grid.numberFormats(target.sheetId);
  return readCells(target, (cell, row, column) => readValueType(cell, formatOf(cell, row, column)), host);
}

function readR1C1(target: RangeTarget, host: HostContext): unknown[][] | null {
  const read = (cell: Parameters<typeof readFormula>[0], row: number, column: number) => {
    const formula = readFormula(cell);
    return cell?.f && typeof formula === "string" ? toR1C1(formula, { row, column }) : formula;
  };
  return readCells(target, read, host);
}

/** A single formula, or each of a matrix, as it reads in A1 notation where it is written. */
function writeR1C1(target: RangeTarget, written: unknown, host: HostContext): void {
  const { area } = target;
  const translate = (given: unknown, row: number, column: number): unknown =>
    typeof given === "string"
      ? fromR1C1(given, { row: area.row + row, column: area.column + column })
      : given;
  const lines: readonly unknown[] = Array.isArray(written)
    ? written
    : Array.from({ length: area.rowCount }, () => Array.from({ length: area.columnCount }, () => written));
  const formulas = lines.map((line, row) =>
    Array.isArray(line) ? line.map((given, column) => translate(given, row, column)) : line,
  );
  writeCells(target, formulas, host);
}

/** Office.js asks for the shape of a large matrix before it sends it in pieces. */
function validateArraySize({ area }: RangeTarget, rows: unknown, columns: unknown): void {
  if (toInteger(rows) !== area.rowCount || toInteger(columns) !== area.columnCount) {
    throw new HostError(
      "InvalidArgument",
      "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
    );
  }
}

/** Adds Range's cell contents to the registry. */
export function installRangeCells(host: HostContext): void {
  const formulas = value<RangeTarget>(
    (target) => readCells(target, readFormula, host),
    (target, written) => writeCells(target, written, host),
  );
  const formats = value<RangeTarget>(
    (target) => readCells(target, host.grid.numberFormats(target.sheetId), host),
    (target, written) => writeFormats(target, written, host),
  );
  host.registry.define<RangeTarget>("Range", {
    properties: {
      Values: value(
        (target) => readCells(target, readValue, host),
        (target, written) => writeCells(target, written, host),
      ),
      Formulas: formulas,
      FormulasLocal: formulas,
      FormulasR1C1: value(
        (target) => readR1C1(target, host),
        (target, written) => writeR1C1(target, written, host),
      ),
      Text: value((target) => readText(target, host)),
      ValueTypes: value((target) => readTypes(target, host)),
      NumberFormat: formats,
      NumberFormatLocal: formats,
    },
    methods: { _ValidateArraySize: (target, [rows, columns]) => validateArraySize(target, rows, columns) },
  });
}
