/**
 * `Excel.Range`: where it lies and the ranges one gets from it. What its cells hold, how they look and how they move
 * have their own files.
 */
import { intersection, isEntireColumn, isEntireRow, MAX_COLUMNS, MAX_ROWS, spanning } from "./address";
import type { Area } from "./address";
import { HostError } from "./host-error";
import type { HostContext, Method } from "./host-context";
import { hostedRange, printRange, toInteger, toRange, usedArea } from "./range-target";
import type { RangeTarget } from "./range-target";
import { hosted } from "./hosted";
import { object, value } from "./registry";
import type { Hosted } from "./hosted";
import { hostedWorksheet } from "./worksheet";

const within = ({ sheetId }: RangeTarget, area: Area): Hosted => hostedRange(sheetId, area);

/** `getCell`, `getRow` and `getColumn` may reach outside the range, but not outside the sheet. */
const parts: Record<string, Method<RangeTarget>> = {
  GetCell: (target, [row, column]) =>
    within(target, {
      row: target.area.row + toInteger(row),
      column: target.area.column + toInteger(column),
      rowCount: 1,
      columnCount: 1,
    }),
  GetRow: (target, [row]) =>
    within(target, { ...target.area, row: target.area.row + toInteger(row), rowCount: 1 }),
  GetColumn: (target, [column]) =>
    within(target, { ...target.area, column: target.area.column + toInteger(column), columnCount: 1 }),
  GetLastRow: (target) =>
    within(target, { ...target.area, row: target.area.row + target.area.rowCount - 1, rowCount: 1 }),
  GetLastColumn: (target) =>
    within(target, {
      ...target.area,
      column: target.area.column + target.area.columnCount - 1,
      columnCount: 1,
    }),
  GetLastCell: (target) =>
    within(target, {
      row: target.area.row + target.area.rowCount - 1,
      column: target.area.column + target.area.columnCount - 1,
      rowCount: 1,
      columnCount: 1,
    }),
  GetEntireColumn: (target) => within(target, { ...target.area, row: 0, rowCount: MAX_ROWS }),
  GetEntireRow: (target) => within(target, { ...target.area, column: 0, columnCount: MAX_COLUMNS }),
};

/** A count of neighbouring rows or columns; negative counts are taken from inside the range, as in Excel. */
function toCount(argument: unknown): number {
  const count = toInteger(argument, 1);
  if (count === 0) throw new HostError("InvalidArgument");
  return count;
}

const neighbours: Record<string, Method<RangeTarget>> = {
  GetRowsBelow: (target, [argument]) => {
    const count = toCount(argument);
    const end = target.area.row + target.area.rowCount;
    return within(target, { ...target.area, row: count > 0 ? end : end + count, rowCount: Math.abs(count) });
  },
  GetRowsAbove: (target, [argument]) => {
    const count = toCount(argument);
    const { row } = target.area;
    return within(target, { ...target.area, row: count > 0 ? row - count : row, rowCount: Math.abs(count) });
  },
  GetColumnsAfter: (target, [argument]) => {
    const count = toCount(argument);
    const end = target.area.column + target.area.columnCount;
    return within(target, {
      ...target.area,
      column: count > 0 ? end : end + count,
      columnCount: Math.abs(count),
    });
  },
  GetColumnsBefore: (target, [argument]) => {
    const count = toCount(argument);
    const { column } = target.area;
    return within(target, {
      ...target.area,
      column: count > 0 ? column - count : column,
      columnCount: Math.abs(count),
    });
  },
  GetOffsetRange: (target, [rows, columns]) =>
    within(target, {
      ...target.area,
      row: target.area.row + toInteger(rows),
      column: target.area.column + toInteger(columns),
    }),
  GetResizedRange: (target, [rows, columns]) =>
    within(target, {
      ...target.area,
      rowCount: target.area.rowCount + toInteger(rows),
      columnCount: target.area.columnCount + toInteger(columns),
    }),
  GetAbsoluteResizedRange: (target, [rows, columns]) =>
    within(target, { ...target.area, rowCount: toInteger(rows), columnCount: toInteger(columns) }),
};

/** Only ranges of one sheet can be joined or crossed. */
function onSameSheet(target: RangeTarget, argument: unknown, host: HostContext): Area {
  const other = toRange(argument, target.sheetId, host);
  if (other.sheetId !== target.sheetId) throw new HostError("InvalidArgument");
  return other.area;
}

const combinations: Record<string, Method<RangeTarget>> = {
  GetBoundingRect: (target, [other], host) =>
    within(target, spanning(target.area, onSameSheet(target, other, host))),
  GetIntersection: (target, [other], host) => {
    const shared = intersection(target.area, onSameSheet(target, other, host));
    if (!shared) throw new HostError("ItemNotFound");
    return within(target, shared);
  },
  GetUsedRange: (target, [valuesOnly], host) => {
    const options = { valuesOnly: valuesOnly === true, within: target.area };
    const used = usedArea(target.sheetId, options, host);
    if (!used) throw new HostError("ItemNotFound");
    return within(target, used);
  },
};

/** Adds Range's geometry to the registry. */
export function installRange(host: HostContext): void {
  host.registry.define<RangeTarget>("Range", {
    properties: {
      Worksheet: object(({ sheetId }) => hostedWorksheet(sheetId)),
      Format: object(({ sheetId, area }) => hosted("RangeFormat", { sheetId, areas: [area] })),
      Address: value((target) => printRange(target, host)),
      AddressLocal: value((target) => printRange(target, host)),
      RowIndex: value(({ area }) => area.row),
      ColumnIndex: value(({ area }) => area.column),
      RowCount: value(({ area }) => area.rowCount),
      ColumnCount: value(({ area }) => area.columnCount),
      // Excel answers -1 where the count does not fit into 31 bits.
      CellCount: value(({ area }) =>
        area.rowCount * area.columnCount > 2 ** 31 - 1 ? -1 : area.rowCount * area.columnCount,
      ),
      IsEntireColumn: value(({ area }) => isEntireColumn(area)),
      IsEntireRow: value(({ area }) => isEntireRow(area)),
    },
    methods: { ...parts, ...neighbours, ...combinations },
  });
}
