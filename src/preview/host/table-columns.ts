/**
 * A table's columns: `Excel.TableColumn` and its collection. A column is known by an id that outlives its place and
 * its name; its name is what stands in its header cell.
 */
import type { Area } from "./address";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { callRange, readRange, writeRange } from "./range-access";
import { hostedRange, toText } from "./range-target";
import { hosted } from "./hosted";
import { object, value } from "./registry";
import type { Hosted } from "./hosted";
import type { TableTarget } from "./table";
import { growTable, newColumnIds, repairHeader } from "./table-follow";
import { bodyOf, changeTable, columnNames, findTable, headerOf, overlapsTable } from "./table-record";
import type { TableRecord } from "./table-record";

export interface ColumnTarget extends TableTarget {
  readonly columnId: number;
}

/** Where a column stands in its table; ItemNotFound where it is gone. */
export function offsetOf({ tableId, columnId }: ColumnTarget, host: HostContext): number {
  const offset = findTable(tableId, host).columnIds.indexOf(columnId);
  if (offset < 0) throw new HostError("ItemNotFound");
  return offset;
}

function columnAt(table: TableRecord, offset: number): Hosted {
  const columnId = table.columnIds[offset];
  if (columnId === undefined) throw new HostError("ItemNotFound");
  return hosted("TableColumn", { tableId: table.id, columnId } satisfies ColumnTarget);
}

/** `getItem` takes a column's id where it is given a number, and its name, whatever its case, where it is a text. */
function pick({ tableId }: TableTarget, key: unknown, host: HostContext): Hosted {
  const table = findTable(tableId, host);
  if (typeof key === "number") return columnAt(table, table.columnIds.indexOf(key));
  const wanted = toText(key).toLowerCase();
  return columnAt(
    table,
    columnNames(table, host).findIndex((name) => name.toLowerCase() === wanted),
  );
}

const within = (area: Area, offset: number): Area => ({
  ...area,
  column: area.column + offset,
  columnCount: 1,
});

/** Makes room for a column at an offset: shifts the cells right of it, within the table's rows. */
function insertColumn(table: TableRecord, offset: number, host: HostContext): TableRecord {
  const column = table.area.column + offset;
  const isLast = offset === table.area.columnCount;
  const area = { ...table.area, columnCount: table.area.columnCount + 1 };
  const isBesideTable = isLast && overlapsTable(area, table, host);
  const beside = { sheetId: table.sheetId, area: { ...table.area, column, columnCount: 1 } };
  const isBesideCells = (readRange(beside, "Values", host) as unknown[][]).flat().some((cell) => cell !== "");
  if (isBesideTable || !isLast || isBesideCells) {
    callRange(beside, { name: "Insert", args: ["Right"] }, host);
  }
  const present = findTable(table.id, host);
  if (present.area.columnCount === area.columnCount) return present;
  const columnIds = table.columnIds.toSpliced(offset, 0, ...newColumnIds(table, 1));
  return growTable({ ...present, columnIds }, area, host);
}

interface NewColumn {
  readonly offset: number;
  readonly values: unknown;
  readonly name: unknown;
}

function addColumn(tableId: string, { offset, values, name }: NewColumn, host: HostContext): Hosted {
  const before = findTable(tableId, host);
  if (offset < 0 || offset > before.area.columnCount) throw new HostError("InvalidArgument");
  if (Array.isArray(values) && values.length !== before.area.rowCount) throw new HostError("InvalidArgument");
  const table = insertColumn(before, offset, host);
  if (values !== null && values !== undefined) {
    writeRange({ sheetId: table.sheetId, area: within(table.area, offset) }, values, host);
  }
  if (typeof name === "string") {
    writeRange({ sheetId: table.sheetId, area: within(headerOf(table), offset) }, [[name]], host);
  }
  repairHeader(table, host);
  return columnAt(findTable(tableId, host), offset);
}

function deleteColumn(target: ColumnTarget, host: HostContext): void {
  const table = findTable(target.tableId, host);
  const offset = offsetOf(target, host);
  if (table.area.columnCount === 1) throw new HostError("InvalidOperation");
  callRange(
    { sheetId: table.sheetId, area: within(table.area, offset) },
    { name: "Delete", args: ["Left"] },
    host,
  );
  const present = findTable(target.tableId, host);
  if (present.area.columnCount < table.area.columnCount) return;
  const area = { ...table.area, columnCount: table.area.columnCount - 1 };
  changeTable(table.id, { area, columnIds: table.columnIds.toSpliced(offset, 1) }, host);
}

function installColumn(host: HostContext): void {
  const tableOf = ({ tableId }: ColumnTarget) => findTable(tableId, host);
  const place = (target: ColumnTarget, area: Area) => ({
    sheetId: tableOf(target).sheetId,
    area: within(area, offsetOf(target, host)),
  });
  const range = (target: ColumnTarget, area: Area): Hosted =>
    hostedRange(place(target, area).sheetId, place(target, area).area);
  const whole = (target: ColumnTarget) => place(target, tableOf(target).area);
  host.registry.define<ColumnTarget>("TableColumn", {
    identity: ({ columnId }) => ({ Id: columnId }),
    properties: {
      Id: value(({ columnId }) => columnId),
      Index: value((target) => offsetOf(target, host)),
      Name: value(
        (target) => columnNames(tableOf(target), host)[offsetOf(target, host)],
        (target, name) => {
          writeRange(place(target, headerOf(tableOf(target))), [[toText(name)]], host);
        },
      ),
      Values: value(
        (target) => readRange(whole(target), "Values", host),
        (target, values) => writeRange(whole(target), values, host),
      ),
      Filter: object((target) => hosted("Filter", target)),
    },
    methods: {
      Delete: (target) => deleteColumn(target, host),
      GetRange: (target) => range(target, tableOf(target).area),
      GetHeaderRowRange: (target) => range(target, headerOf(tableOf(target))),
      GetDataBodyRange: (target) => range(target, bodyOf(tableOf(target))),
    },
  });
}

/** Adds TableColumn and TableColumnCollection to the registry. */
export function installTableColumns(host: HostContext): void {
  installColumn(host);
  const countOf = ({ tableId }: TableTarget) => findTable(tableId, host).columnIds.length;
  host.registry.define<TableTarget>("TableColumnCollection", {
    properties: { Count: value(countOf) },
    methods: {
      Add: ({ tableId }, [index, values, name]) => {
        const end = findTable(tableId, host).columnIds.length;
        const offset = typeof index === "number" && index >= 0 ? index : end;
        return addColumn(tableId, { offset, values, name }, host);
      },
      GetCount: countOf,
      GetItem: (target, [key]) => pick(target, key, host),
      GetItemAt: ({ tableId }, [index]) => columnAt(findTable(tableId, host), Number(index)),
    },
    items: ({ tableId }) => {
      const table = findTable(tableId, host);
      return table.columnIds.map((_, offset) => columnAt(table, offset));
    },
    item: (target, key) => pick(target, key, host),
  });
}
