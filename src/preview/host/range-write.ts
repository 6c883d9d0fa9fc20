/**
 * Writes `values`, `formulas` and `numberFormat` of a range in blocks. What is written is parsed as Excel parses it;
 * the shapes it refuses are refused.
 */
import { CellValueType } from "@univerjs/core";
import type { ICellData } from "@univerjs/core";
import { LexerTreeBuilder } from "@univerjs/engine-formula";
import { asMutation, EMPTIED } from "./cell-writer";
import type { CellBlock, PlainBlock, PlainCell } from "./cell-writer";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { isTextFormat } from "./cell-value";
import { MAX_TEXT_LENGTH, parseInput } from "./input";
import type { CellInput } from "./input";
import { checkCellCount, isUnbounded } from "./range-read";
import type { RangeTarget } from "./range-target";
import { GENERAL } from "./styling";

type At = (row: number, column: number) => unknown;

const WRONG_SHAPE =
  "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

function isMatrix(written: unknown): written is readonly (readonly unknown[])[] {
  return Array.isArray(written) && written.every((line) => Array.isArray(line));
}

/** A single value stands for every cell; a matrix has the range's shape, or InvalidArgument. */
function toMatrix({ area }: RangeTarget, written: unknown): At {
  if (written === null || written === undefined) throw new HostError("InvalidArgument");
  if (!Array.isArray(written)) return () => written;
  const rows: readonly unknown[] = written;
  const isShaped =
    isMatrix(rows) && rows.length === area.rowCount && rows.every((line) => line.length === area.columnCount);
  if (!isShaped) throw new HostError("InvalidArgument", WRONG_SHAPE);
  return (row, column) => rows[row]?.[column];
}

/** A value as the whole content of a cell. */
function toPlain(input: CellInput): PlainCell | null {
  switch (input.kind) {
    case "number":
      return { v: input.value, t: CellValueType.NUMBER };
    case "boolean":
      return { v: input.value ? 1 : 0, t: CellValueType.BOOLEAN };
    case "error":
      return { v: input.value, t: CellValueType.STRING };
    case "text":
      return { v: input.value, t: input.isQuoted ? CellValueType.FORCE_STRING : CellValueType.STRING };
    case "clear":
    case "keep":
    case "formula":
    case "refused":
      return null;
    default: {
      const never: never = input;
      return never;
    }
  }
}

/** Refuses what cannot be read as a formula at all, as Excel refuses it. */
function checkFormula(formula: string, host: HostContext): void {
  const tree = host.engine.univer.__getInjector().get(LexerTreeBuilder).treeBuilder(formula);
  if (typeof tree === "string") throw new HostError("InvalidArgument");
}

/** A block that is being written: plain values, and beside them what only the engine's mutation can write. */
interface Block {
  readonly plain: PlainBlock;
  readonly special: CellBlock;
  hasSpecial: boolean;
}

/** Most cells by far: a number, or text in a cell formatted as text. Null for whatever wants a closer look. */
function toPlainAtOnce(given: unknown, format: string): PlainCell | null {
  if (typeof given === "number") return isTextFormat(format) ? null : { v: given, t: CellValueType.NUMBER };
  const isText = typeof given === "string" && isTextFormat(format);
  return isText && given !== "" && given.length <= MAX_TEXT_LENGTH
    ? { v: given, t: CellValueType.STRING }
    : null;
}

/** What only the engine's mutation can write: a formula, or a value that brings its number format. */
function toSpecial(input: CellInput, format: string, host: HostContext): ICellData | null {
  if (input.kind === "formula") {
    checkFormula(input.value, host);
    return { ...EMPTIED, f: input.value };
  }
  if (input.kind !== "number" || input.format === undefined || format !== GENERAL) return null;
  return { ...EMPTIED, v: input.value, t: CellValueType.NUMBER, s: { n: { pattern: input.format } } };
}

/** Writes values or formulas: one matrix of the range's shape, or one value for every cell. */
export function writeCells(target: RangeTarget, written: unknown, host: HostContext): void {
  const { sheetId, area } = target;
  if (isUnbounded(area)) throw new HostError("InvalidArgument");
  checkCellCount(area);
  const at = toMatrix(target, written);
  const formatOf = host.grid.numberFormats(sheetId);
  const rows = host.grid.rows(sheetId);
  const year = host.currentYear();
  const block: Block = { plain: {}, special: {}, hasSpecial: false };
  for (let row = area.row; row < area.row + area.rowCount; row += 1) {
    const line: Record<number, PlainCell | null> = {};
    const cells = rows[row];
    for (let column = area.column; column < area.column + area.columnCount; column += 1) {
      const given = at(row - area.row, column - area.column);
      const format = formatOf(cells?.[column], row, column);
      const plain = toPlainAtOnce(given, format);
      if (plain) {
        line[column] = plain;
        continue;
      }
      const input = parseInput(given, format, year);
      if (input.kind === "keep") continue;
      if (input.kind === "refused") throw new HostError("InvalidArgument", input.reason);
      const special = toSpecial(input, format, host);
      if (special) addSpecial(block, { row, column }, special);
      else line[column] = toPlain(input);
    }
    block.plain[row] = line;
  }
  if (block.hasSpecial) host.grid.write(sheetId, merged(block));
  else host.grid.put(sheetId, area, block.plain);
}

function addSpecial(block: Block, { row, column }: { row: number; column: number }, cell: ICellData): void {
  (block.special[row] ??= {})[column] = cell;
  block.hasSpecial = true;
}

/** One block for the engine's mutation, so that one write is one step and one event. */
function merged({ plain, special }: Block): CellBlock {
  const all = asMutation(plain);
  for (const [row, line] of Object.entries(special)) all[Number(row)] = { ...all[Number(row)], ...line };
  return all;
}

/** A number format for every cell, or a matrix of them where null leaves a cell's format; "" is General. */
export function writeFormats(target: RangeTarget, written: unknown, host: HostContext): void {
  const { sheetId, area } = target;
  const single =
    isMatrix(written) && written.length === 1 && written[0]?.length === 1 ? written[0][0] : written;
  if (isUnbounded(area) && Array.isArray(single)) throw new HostError("InvalidArgument");
  const at = toMatrix(target, single);
  const toFormat = (format: unknown): string => {
    if (typeof format !== "string") throw new HostError("InvalidArgument");
    return format === "" ? GENERAL : format;
  };
  if (!Array.isArray(single)) {
    const pattern = toFormat(single);
    host.grid.restyle(sheetId, area, (style) => ({ ...style, n: { pattern } }));
    return;
  }
  host.grid.restyle(sheetId, area, (style, row, column) => {
    const format = at(row - area.row, column - area.column);
    return format === null || format === undefined ? style : { ...style, n: { pattern: toFormat(format) } };
  });
}
