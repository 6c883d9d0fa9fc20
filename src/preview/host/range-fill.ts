/**
 * `Range.autoFill`: continues a range's cells over a larger one, down, up, right or left: formulas move along, numbers
 * of several cells go on in even steps, anything else repeats.
 */
import { isEntireColumn, isEntireRow } from "./address";
import type { Area } from "./address";
import { readValue } from "./cell-value";
import { copyRange } from "./range-copy";
import type { CopyType } from "./range-copy";
import { HostError } from "./host-error";
import type { Arguments, HostContext } from "./host-context";
import { writeRange } from "./range-access";
import { toRange } from "./range-target";
import type { RangeTarget } from "./range-target";
import { notHosted } from "./registry";

/** What is copied for each kind of fill; a series goes on with numbers besides. */
const FILLS: Readonly<Record<string, CopyType>> = {
  FillDefault: "All",
  FillCopy: "All",
  FillSeries: "All",
  FillFormats: "Formats",
  FillValues: "Formulas",
};

/** The parts of the destination that lie before or after the source, in one direction only. */
function restsOf(source: Area, whole: Area): { readonly area: Area; readonly isDown: boolean }[] {
  const isDown = source.column === whole.column && source.columnCount === whole.columnCount;
  const isAcross = source.row === whole.row && source.rowCount === whole.rowCount;
  const sourceEnd = { row: source.row + source.rowCount, column: source.column + source.columnCount };
  const wholeEnd = { row: whole.row + whole.rowCount, column: whole.column + whole.columnCount };
  const isInside =
    source.row >= whole.row &&
    source.column >= whole.column &&
    sourceEnd.row <= wholeEnd.row &&
    sourceEnd.column <= wholeEnd.column;
  if (!isInside || (!isDown && !isAcross)) throw new HostError("InvalidArgument");
  const rests = isDown
    ? [
        { ...source, row: whole.row, rowCount: source.row - whole.row },
        { ...source, row: sourceEnd.row, rowCount: wholeEnd.row - sourceEnd.row },
      ]
    : [
        { ...source, column: whole.column, columnCount: source.column - whole.column },
        { ...source, column: sourceEnd.column, columnCount: wholeEnd.column - sourceEnd.column },
      ];
  return rests
    .filter(({ rowCount, columnCount }) => rowCount > 0 && columnCount > 0)
    .map((area) => ({ area, isDown }));
}

/** The numbers of one line of the source; null where it holds anything else, or too few to see a step. */
function numbersOf(target: RangeTarget, host: HostContext): number[] | null {
  const { sheetId, area } = target;
  const numbers: number[] = [];
  for (let row = area.row; row < area.row + area.rowCount; row += 1) {
    for (let column = area.column; column < area.column + area.columnCount; column += 1) {
      const cell = host.grid.cell(sheetId, row, column);
      const shown = readValue(cell);
      if (cell?.f || cell?.si || typeof shown !== "number") return null;
      numbers.push(shown);
    }
  }
  return numbers.length > 1 ? numbers : null;
}

/** Goes on with a line of numbers by the step between them, where that step is the same throughout. */
function goOn(source: RangeTarget, rest: Area, host: HostContext): void {
  const numbers = numbersOf(source, host);
  const [first, second] = numbers ?? [];
  if (!numbers || first === undefined || second === undefined) return;
  const step = second - first;
  if (numbers.some((number, index) => Math.abs(number - (first + index * step)) > 1e-9)) return;
  const offset = rest.row - source.area.row + (rest.column - source.area.column);
  const at = (index: number) => first + (offset + index) * step;
  const values =
    rest.columnCount === 1 && rest.rowCount >= 1
      ? Array.from({ length: rest.rowCount }, (_, index) => [at(index)])
      : [Array.from({ length: rest.columnCount }, (_, index) => at(index))];
  writeRange({ sheetId: source.sheetId, area: rest }, values, host);
}

/** The lines of an area along the direction of the fill. */
function linesOf(area: Area, isDown: boolean): Area[] {
  return isDown
    ? Array.from({ length: area.columnCount }, (_, index) => ({
        ...area,
        column: area.column + index,
        columnCount: 1,
      }))
    : Array.from({ length: area.rowCount }, (_, index) => ({ ...area, row: area.row + index, rowCount: 1 }));
}

function autoFill(source: RangeTarget, [given, asked]: Arguments, host: HostContext): void {
  const kind = typeof asked === "string" ? asked : "FillDefault";
  const type = FILLS[kind];
  if (!type) throw notHosted(`AutoFillType.${kind}`);
  const { sheetId, area } = source;
  const destination = toRange(given, sheetId, host);
  if (destination.sheetId !== sheetId) throw new HostError("InvalidArgument");
  if (isEntireColumn(destination.area) || isEntireRow(destination.area))
    throw notHosted("Range.AutoFill of whole rows or columns");
  for (const { area: rest, isDown } of restsOf(area, destination.area)) {
    copyRange({ source, destination: { sheetId, area: rest }, type }, host);
    if (type === "Formats" || kind === "FillCopy") continue;
    const rests = linesOf(rest, isDown);
    linesOf(area, isDown).forEach((line, index) => {
      const to = rests[index];
      if (to) goOn({ sheetId, area: line }, to, host);
    });
  }
}

/** Adds `autoFill` to Range. */
export function installRangeFill(host: HostContext): void {
  host.registry.define<RangeTarget>("Range", {
    calculated: ["AutoFill"],
    methods: { AutoFill: (target, args) => autoFill(target, args, host) },
  });
}
