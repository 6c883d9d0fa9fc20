/**
 * A table's rows: `Excel.TableRow` and its collection. A row is known by its place, as in Excel: a row object points
 * at another row once rows above it come or go.
 */
import { HostError } from "./host-error";
import type { Arguments, HostContext } from "./host-context";
import { callRange, readRange, writeRange } from "./range-access";
import { hostedRange, toInteger } from "./range-target";
import type { RangeTarget } from "./range-target";
import { hosted } from "./hosted";
import { value } from "./registry";
import type { Hosted } from "./hosted";
import type { TableTarget } from "./table";
import { growTable } from "./table-follow";
import { changeTable, findTable, overlapsTable } from "./table-record";
import type { TableRecord } from "./table-record";

interface RowTarget extends TableTarget {
  readonly index: number;
}

interface Span {
  readonly at: number;
  readonly count: number;
}

const countOf = (table: TableRecord): number => (table.hasInsertRow ? 0 : table.area.rowCount - 1);

function rowsAt({ sheetId, area }: TableRecord, index: number, rowCount: number): RangeTarget {
  return { sheetId, area: { ...area, row: area.row + 1 + index, rowCount } };
}

function rowAt({ tableId }: TableTarget, index: unknown, host: HostContext): Hosted {
  const at = toInteger(index);
  if (at < 0 || at >= countOf(findTable(tableId, host))) throw new HostError("InvalidArgument");
  return hosted("TableRow", { tableId, index: at } satisfies RowTarget);
}

/** One row, several rows, or a single value for one cell, as rows of the table's width. */
function toRows(values: unknown, columnCount: number): readonly (readonly unknown[])[] {
  if (values === null || values === undefined) return [new Array<unknown>(columnCount).fill("")];
  const list: readonly unknown[] = Array.isArray(values) ? values : [values];
  const rows = list.every((row) => Array.isArray(row)) ? (list as readonly (readonly unknown[])[]) : [list];
  if (rows.length === 0 || rows.some((row) => row.length !== columnCount))
    throw new HostError("InvalidArgument");
  return rows;
}

function isBlank(target: RangeTarget, host: HostContext): boolean {
  return (readRange(target, "Values", host) as unknown[][]).flat().every((cell) => cell === "");
}

/** Makes room for rows at an index: below the table's end only where cells or a table stand in the way. */
function makeRoom(table: TableRecord, { at: index, count }: Span, host: HostContext): void {
  const added = rowsAt(table, index, count);
  const isEnd = index === table.area.rowCount - 1;
  const area = { ...table.area, rowCount: table.area.rowCount + count };
  host.grid.grow(table.sheetId, area);
  if (!isEnd || overlapsTable(area, table, host) || !isBlank(added, host)) {
    callRange(added, { name: "Insert", args: ["Down"] }, host);
  }
  const present = findTable(table.id, host);
  if (present.area.rowCount < area.rowCount) growTable(present, area, host);
}

function addRows(tableId: string, [index, values]: Arguments, host: HostContext): Hosted {
  const table = findTable(tableId, host);
  const rows = toRows(values, table.area.columnCount);
  const count = countOf(table);
  const at = index === null || index === undefined || index === -1 ? count : toInteger(index);
  if (at < 0 || at > count) throw new HostError("InvalidArgument");
  const missing = table.hasInsertRow ? rows.length - 1 : rows.length;
  if (missing > 0) makeRoom(table, { at: table.hasInsertRow ? 1 : at, count: missing }, host);
  changeTable(tableId, { hasInsertRow: false }, host);
  writeRange(rowsAt(table, at, rows.length), rows, host);
  return hosted("TableRow", { tableId, index: at } satisfies RowTarget);
}

/** Deletes rows within the table's columns; the last data row is blanked, for Excel always shows one. */
function deleteRows(tableId: string, { at, count }: Span, host: HostContext): void {
  const table = findTable(tableId, host);
  if (at < 0 || count < 1 || at + count > countOf(table)) throw new HostError("InvalidArgument");
  const isEverything = count === countOf(table);
  if (isEverything) callRange(rowsAt(table, 0, 1), { name: "Clear", args: ["Contents"] }, host);
  const from = isEverything ? 1 : at;
  const gone = isEverything ? count - 1 : count;
  if (gone > 0) callRange(rowsAt(table, from, gone), { name: "Delete", args: ["Up"] }, host);
  const rowCount = table.area.rowCount - gone;
  changeTable(tableId, { area: { ...table.area, rowCount }, hasInsertRow: isEverything }, host);
}

function deleteListed(tableId: string, rows: unknown, host: HostContext): void {
  if (!Array.isArray(rows)) throw new HostError("InvalidArgument");
  const list: readonly unknown[] = rows;
  const indexes = list.map((row) =>
    typeof row === "object" && row !== null && "target" in row
      ? (row.target as RowTarget).index
      : toInteger(row),
  );
  const distinct = [...new Set(indexes)].sort((a, b) => b - a);
  if (distinct.length !== indexes.length) throw new HostError("InvalidArgument");
  for (const index of distinct) deleteRows(tableId, { at: index, count: 1 }, host);
}

function installRow(host: HostContext): void {
  const place = ({ tableId, index }: RowTarget) => rowsAt(findTable(tableId, host), index, 1);
  host.registry.define<RowTarget>("TableRow", {
    identity: ({ index }) => ({ Index: index }),
    properties: {
      Index: value(({ index }) => index),
      Values: value(
        (target) => readRange(place(target), "Values", host),
        (target, values) => writeRange(place(target), values, host),
      ),
    },
    methods: {
      Delete: ({ tableId, index }) => deleteRows(tableId, { at: index, count: 1 }, host),
      GetRange: (target) => hostedRange(place(target).sheetId, place(target).area),
    },
  });
}

/** Adds TableRow and TableRowCollection to the registry. */
export function installTableRows(host: HostContext): void {
  installRow(host);
  const count = ({ tableId }: TableTarget) => countOf(findTable(tableId, host));
  host.registry.define<TableTarget>("TableRowCollection", {
    properties: { Count: value(count) },
    methods: {
      Add: ({ tableId }, args) => addRows(tableId, args, host),
      DeleteRows: ({ tableId }, [rows]) => deleteListed(tableId, rows, host),
      DeleteRowsAt: ({ tableId }, [index, rowCount]) =>
        deleteRows(tableId, { at: toInteger(index), count: toInteger(rowCount, 1) }, host),
      GetCount: count,
      GetItemAt: (target, [index]) => rowAt(target, index, host),
    },
    items: (target) => Array.from({ length: count(target) }, (_, index) => rowAt(target, index, host)),
  });
}
