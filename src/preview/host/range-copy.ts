/**
 * `Range.copyFrom`: copies values, formulas and formats from one place to another, as often as the destination has
 * room; relative references in formulas move along.
 */
import type { ICellData, IStyleData } from "@univerjs/core";
import { LexerTreeBuilder } from "@univerjs/engine-formula";
import { printArea, printSheetName } from "./address";
import type { Area } from "./address";
import { EMPTIED, hasContent } from "./cell-writer";
import type { CellBlock } from "./cell-writer";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { isUnbounded } from "./range-read";
import { toRange } from "./range-target";
import type { RangeTarget } from "./range-target";

const COPY_TYPES = ["All", "Formulas", "Values", "Formats", "Link"] as const;
export type CopyType = (typeof COPY_TYPES)[number];

interface Copy {
  readonly source: RangeTarget;
  readonly destination: RangeTarget;
  readonly type: CopyType;
  readonly skipBlanks: boolean;
  readonly transpose: boolean;
}

interface At {
  readonly row: number;
  readonly column: number;
}

/** The destination's size: the source's, or as many whole copies of it as it has room for. */
function sizeOf({ source, destination, transpose }: Copy): Area {
  const height = transpose ? source.area.columnCount : source.area.rowCount;
  const width = transpose ? source.area.rowCount : source.area.columnCount;
  const { area } = destination;
  const isWhole = area.rowCount % height === 0 && area.columnCount % width === 0;
  return isWhole ? area : { ...area, rowCount: height, columnCount: width };
}

/** Where the content of a destination's cell comes from. */
function originOf({ source, destination, transpose }: Copy, at: At): At {
  const down = at.row - destination.area.row;
  const right = at.column - destination.area.column;
  return {
    row: source.area.row + ((transpose ? right : down) % source.area.rowCount),
    column: source.area.column + ((transpose ? down : right) % source.area.columnCount),
  };
}

function linkTo(copy: Copy, origin: At, host: HostContext): string {
  const address = printArea({ ...origin, rowCount: 1, columnCount: 1 });
  const { sheetId } = copy.source;
  const sheet = printSheetName(host.grid.sheet(sheetId).getName());
  return sheetId === copy.destination.sheetId ? `=${address}` : `=${sheet}!${address}`;
}

function contentOf(copy: Copy, at: At, host: HostContext): ICellData | null {
  const origin = originOf(copy, at);
  if (copy.type === "Link") return { ...EMPTIED, f: linkTo(copy, origin, host) };
  const cell = host.grid.cell(copy.source.sheetId, origin.row, origin.column);
  if (!hasContent(cell)) return copy.skipBlanks ? null : { ...EMPTIED };
  if (!cell?.f || copy.type === "Values")
    return { ...EMPTIED, v: cell?.v ?? null, t: cell?.t ?? null, p: cell?.p ?? null };
  const lexer = host.engine.univer.__getInjector().get(LexerTreeBuilder);
  const moved = lexer.moveFormulaRefOffset(cell.f, at.column - origin.column, at.row - origin.row);
  return { ...EMPTIED, f: moved };
}

function copyContents(copy: Copy, area: Area, host: HostContext): void {
  const block: CellBlock = {};
  for (let row = area.row; row < area.row + area.rowCount; row += 1) {
    const line: Record<number, ICellData> = {};
    for (let column = area.column; column < area.column + area.columnCount; column += 1) {
      const content = contentOf(copy, { row, column }, host);
      if (content) line[column] = content;
    }
    block[row] = line;
  }
  host.grid.write(copy.destination.sheetId, block);
}

/** All styles are read before the first is written: source and destination may overlap. */
function copyFormats(copy: Copy, area: Area, host: HostContext): void {
  const styles = new Map<string, IStyleData>();
  const keyOf = ({ row, column }: At) => `${row},${column}`;
  const { sheetId, area: from } = copy.source;
  for (let row = from.row; row < from.row + from.rowCount; row += 1) {
    for (let column = from.column; column < from.column + from.columnCount; column += 1) {
      styles.set(keyOf({ row, column }), host.grid.style(sheetId, row, column));
    }
  }
  host.grid.restyle(copy.destination.sheetId, area, (_style, row, column) => {
    return styles.get(keyOf(originOf(copy, { row, column }))) ?? null;
  });
}

function toCopy(destination: RangeTarget, args: readonly unknown[], host: HostContext): Copy {
  const type = COPY_TYPES.find((each) => each === (args[1] ?? "All"));
  if (!type) throw new HostError("InvalidArgument");
  const source = toRange(args[0], destination.sheetId, host);
  if (isUnbounded(source.area) || isUnbounded(destination.area)) {
    throw new HostError("NotImplemented", "not hosted: Range.CopyFrom of whole rows or columns");
  }
  return { source, destination, type, skipBlanks: args[2] === true, transpose: args[3] === true };
}

function perform(copy: Copy, area: Area, host: HostContext): void {
  host.grid.grow(copy.destination.sheetId, area);
  if (copy.type === "All" || copy.type === "Formats") copyFormats(copy, area, host);
  if (copy.type !== "Formats") copyContents(copy, area, host);
}

/** Repeats a source over a destination of any size, cutting the last repetition off. */
export function copyRange(copy: Pick<Copy, "source" | "destination" | "type">, host: HostContext): void {
  perform({ ...copy, skipBlanks: false, transpose: false }, copy.destination.area, host);
}

function copyFrom(destination: RangeTarget, args: readonly unknown[], host: HostContext): void {
  const copy = toCopy(destination, args, host);
  perform(copy, sizeOf(copy), host);
}

/** Adds `copyFrom` to Range and RangeAreas. */
export function installRangeCopy(host: HostContext): void {
  host.registry.define<RangeTarget>("Range", {
    calculated: ["CopyFrom"],
    methods: { CopyFrom: (target, args) => copyFrom(target, args, host) },
  });
  host.registry.define<{ readonly sheetId: string; readonly areas: readonly Area[] }>("RangeAreas", {
    calculated: ["CopyFrom"],
    methods: {
      CopyFrom({ sheetId, areas }, args) {
        for (const area of areas) copyFrom({ sheetId, area }, args, host);
      },
    },
  });
}
