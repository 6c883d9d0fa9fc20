/**
 * Dynamic arrays: the cells that a formula's answer spills into, and the formula that spills into a cell.
 */
import type { IRange, Nullable } from "@univerjs/core";
import { FormulaDataModel } from "@univerjs/engine-formula";
import type { Area } from "./address";
import type { Engine } from "./engine";
import { toArea } from "./engine-shift";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { hostedRange } from "./range-target";
import type { RangeTarget } from "./range-target";
import { value } from "./registry";
import type { Hosted } from "./hosted";

interface Spill {
  readonly anchor: { readonly row: number; readonly column: number };
  readonly area: Area;
}

const modelOf = (engine: Engine) => engine.univer.__getInjector().get(FormulaDataModel);

/** The arrays of a sheet that have room; one that has none shows #SPILL! and spills nowhere. */
function spillsOn(sheetId: string, host: HostContext): Spill[] {
  const ranges = modelOf(host.engine).getArrayFormulaRange()[host.engine.workbook().getUnitId()]?.[sheetId];
  const spills: Spill[] = [];
  for (const [row, line] of Object.entries(ranges ?? {})) {
    for (const [column, range] of Object.entries(line as Record<string, Nullable<IRange>>)) {
      const anchor = { row: Number(row), column: Number(column) };
      const isBlocked = host.grid.cell(sheetId, anchor.row, anchor.column)?.v === "#SPILL!";
      if (range && !isBlocked) spills.push({ anchor, area: toArea(range) });
    }
  }
  return spills;
}

const isInside = (row: number, column: number, area: Area) =>
  row >= area.row &&
  row < area.row + area.rowCount &&
  column >= area.column &&
  column < area.column + area.columnCount;

/** The array that a single cell is part of; ItemNotFound for any other cell and for several. */
function spillAt({ sheetId, area }: RangeTarget, host: HostContext): Spill {
  const isSingle = area.rowCount === 1 && area.columnCount === 1;
  const found = isSingle
    ? spillsOn(sheetId, host).find((spill) => isInside(area.row, area.column, spill.area))
    : undefined;
  if (!found) throw new HostError("ItemNotFound");
  return found;
}

function spillingTo(target: RangeTarget, host: HostContext): Hosted {
  const { anchor, area } = spillAt(target, host);
  if (anchor.row !== target.area.row || anchor.column !== target.area.column)
    throw new HostError("ItemNotFound");
  return hostedRange(target.sheetId, area);
}

function spillParent(target: RangeTarget, host: HostContext): Hosted {
  const { anchor } = spillAt(target, host);
  return hostedRange(target.sheetId, { ...anchor, rowCount: 1, columnCount: 1 });
}

/** True or false where all cells of the range are part of an array or none is; null else. */
function hasSpill({ sheetId, area }: RangeTarget, host: HostContext): boolean | null {
  const spills = spillsOn(sheetId, host);
  let found: boolean | undefined;
  for (let row = area.row; row < area.row + area.rowCount; row += 1) {
    for (let column = area.column; column < area.column + area.columnCount; column += 1) {
      const isSpilled = spills.some((spill) => isInside(row, column, spill.area));
      if (found !== undefined && found !== isSpilled) return null;
      found = isSpilled;
    }
  }
  return found ?? false;
}

/** Adds dynamic arrays to Range. */
export function installSpill(host: HostContext): void {
  host.registry.define<RangeTarget>("Range", {
    calculated: ["GetSpillingToRange", "GetSpillParent"],
    properties: { HasSpill: value((target) => hasSpill(target, host)) },
    methods: {
      GetSpillingToRange: (target) => spillingTo(target, host),
      GetSpillParent: (target) => spillParent(target, host),
    },
  });
}
