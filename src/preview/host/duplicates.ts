/**
 * `Range.removeDuplicates`: rows that agree in some columns are taken out and those below move up, inside the range.
 * Texts are compared as Excel compares them, without regard to case.
 */
import type { ICellData, Nullable } from "@univerjs/core";
import { readValue } from "./cell-value";
import type { Scalar } from "./cell-value";
import { EMPTIED } from "./cell-writer";
import type { CellBlock } from "./cell-writer";
import { HostError } from "./host-error";
import type { Arguments, HostContext } from "./host-context";
import { hosted } from "./hosted";
import type { Hosted } from "./hosted";
import { toInteger } from "./range-target";
import type { RangeTarget } from "./range-target";
import { notHosted, value } from "./registry";

interface Removal {
  readonly removed: number;
  readonly uniqueRemaining: number;
}

function toColumns(columns: unknown, { area }: RangeTarget): number[] {
  if (!Array.isArray(columns) || columns.length === 0) throw new HostError("InvalidArgument");
  return columns.map((given: unknown) => {
    const column = toInteger(given);
    if (column < 0 || column >= area.columnCount) throw new HostError("InvalidArgument");
    return area.column + column;
  });
}

const toKey = (scalar: Scalar) => (typeof scalar === "string" ? `"${scalar.toLowerCase()}` : String(scalar));

/** What a cell holds, without its look. */
function contentOf(cell: Nullable<ICellData>): ICellData {
  if (cell?.f || cell?.si) throw notHosted("Range.RemoveDuplicates over formulas");
  return { ...EMPTIED, v: cell?.v ?? null, t: cell?.t ?? null, p: cell?.p ?? null };
}

function removeDuplicates(target: RangeTarget, [given, header]: Arguments, host: HostContext): Hosted {
  const { sheetId, area } = target;
  const columns = toColumns(given, target);
  const cellAt = (row: number, column: number) => host.grid.cell(sheetId, row, column);
  const first = area.row + (header === true ? 1 : 0);
  const end = area.row + area.rowCount;
  const seen = new Set<string>();
  const kept: number[] = [];
  for (let row = first; row < end; row += 1) {
    const key = columns.map((column) => toKey(readValue(cellAt(row, column)))).join("\u0000");
    if (!seen.has(key)) kept.push(row);
    seen.add(key);
  }
  const block: CellBlock = {};
  for (let row = first; row < end; row += 1) {
    const from = kept[row - first];
    if (from === row) continue;
    const line: Record<number, ICellData> = (block[row] = {});
    for (let column = area.column; column < area.column + area.columnCount; column += 1) {
      line[column] = contentOf(from === undefined ? null : cellAt(from, column));
    }
  }
  host.grid.write(sheetId, block);
  const removal: Removal = { removed: end - first - kept.length, uniqueRemaining: kept.length };
  return hosted("RemoveDuplicatesResult", removal);
}

/** Adds Range.removeDuplicates and its answer. */
export function installDuplicates(host: HostContext): void {
  host.registry.define<RangeTarget>("Range", {
    calculated: ["RemoveDuplicates"],
    methods: { RemoveDuplicates: (target, args) => removeDuplicates(target, args, host) },
  });
  host.registry.define<Removal>("RemoveDuplicatesResult", {
    properties: {
      Removed: value(({ removed }) => removed),
      UniqueRemaining: value(({ uniqueRemaining }) => uniqueRemaining),
    },
  });
}
