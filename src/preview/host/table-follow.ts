/**
 * Keeps tables where their cells are, whoever moves them: rows and columns that come and go, cells cut and pasted,
 * values typed beside a table, headers typed over, a sheet removed. Excel's rules for header cells are kept here too.
 */
import type { ICommandInfo } from "@univerjs/core";
import type { Area } from "./address";
import { areaAfter } from "./area-shift";
import type { Shift } from "./area-shift";
import { readValue } from "./cell-value";
import { readShift } from "./engine-shift";
import type { HostContext } from "./host-context";
import { alignFilter, isFiltered } from "./table-filter";
import { findGrowth, isWrittenIn } from "./table-growth";
import type { Growth, Written } from "./table-growth";
import {
  bodyOf,
  changeTable,
  columnNames,
  dropTable,
  headerOf,
  putTable,
  tablesOn,
  uniqueNames,
} from "./table-record";
import type { TableRecord } from "./table-record";
import { extendRules } from "./validation-place";

/** Ids of columns after columns came or went between the old and the new area. */
function columnIdsAfter(table: TableRecord, area: Area, shift: Shift): readonly number[] {
  const missing = area.columnCount - table.columnIds.length;
  if (missing === 0) return table.columnIds;
  const at = "at" in shift ? shift.at - table.area.column : table.columnIds.length;
  if (missing < 0) return table.columnIds.toSpliced(Math.max(at, 0), -missing);
  return table.columnIds.toSpliced(at, 0, ...newColumnIds(table, missing));
}

/** Ids for columns that are new to the table. */
export function newColumnIds(table: TableRecord, count: number): number[] {
  const last = Math.max(0, ...table.columnIds);
  return Array.from({ length: count }, (_, index) => last + index + 1);
}

/** Makes the header cells text, none empty, no two alike; writes only those that are not so yet. */
export function repairHeader(table: TableRecord, host: HostContext): void {
  const { sheetId, area } = table;
  const names = uniqueNames(columnNames(table, host));
  const line: Record<number, object> = {};
  names.forEach((name, offset) => {
    const cell = host.grid.cell(sheetId, area.row, area.column + offset);
    const isText = readValue(cell) === name && !cell?.f;
    if (!isText) line[area.column + offset] = { v: name, t: 1, f: null, si: null, p: null };
  });
  if (Object.keys(line).length > 0) host.grid.write(sheetId, { [area.row]: line });
}

/** Excel shows one blank row where the last data row went. */
function withBody(area: Area): Area {
  return area.rowCount > 1 ? area : { ...area, rowCount: 2 };
}

function moveTable(table: TableRecord, shift: Shift, host: HostContext): void {
  const area = areaAfter(table.area, shift);
  if (!area) {
    dropTable(table.id, host);
    return;
  }
  const wasFiltered = isFiltered(table, host);
  const hasInsertRow = table.hasInsertRow || area.rowCount === 1;
  const moved = {
    ...table,
    area: withBody(area),
    hasInsertRow,
    columnIds: columnIdsAfter(table, area, shift),
  };
  putTable(moved, host);
  if (wasFiltered) alignFilter(moved, host);
  repairHeader(moved, host);
}

/** Gives a table a larger area and what Excel extends with it: filter, validation, header text. */
export function growTable(table: TableRecord, area: Area, host: HostContext): TableRecord {
  const wasFiltered = isFiltered(table, host);
  const added = area.columnCount - table.columnIds.length;
  const columnIds = added > 0 ? [...table.columnIds, ...newColumnIds(table, added)] : table.columnIds;
  const grown = { ...table, area, columnIds };
  putTable(grown, host);
  if (wasFiltered) alignFilter(grown, host);
  extendRules(table, area.rowCount - table.area.rowCount, host);
  repairHeader(grown, host);
  return grown;
}

interface Writing {
  readonly sheetId: string;
  readonly written: Written;
  readonly growth: readonly Growth[];
}

function onWritten({ sheetId, written, growth }: Writing, host: HostContext): void {
  for (const table of tablesOn(sheetId, host)) {
    const grown = growth.find(({ tableId }) => tableId === table.id);
    if (grown) growTable(table, grown.area, host);
    else if (isWrittenIn(headerOf(table), written)) repairHeader(table, host);
    if (table.hasInsertRow && isWrittenIn(bodyOf(table), written)) {
      changeTable(table.id, { hasInsertRow: false }, host);
    }
  }
}

interface WriteParams {
  readonly subUnitId: string;
  readonly cellValue?: Written;
}

const WRITE = "sheet.mutation.set-range-values";
const REMOVE_SHEET = "sheet.mutation.remove-sheet";

/** Begins to follow; the answer ends it. */
export function followTables(host: HostContext): () => void {
  const growthByWrite = new WeakMap<object, readonly Growth[]>();

  function before(mutation: Readonly<ICommandInfo>): void {
    if (mutation.id !== WRITE) return;
    const params = mutation.params as WriteParams;
    const growth = findGrowth(params.subUnitId, params.cellValue ?? {}, host);
    if (growth.length > 0) growthByWrite.set(params, growth);
  }

  function after(mutation: Readonly<ICommandInfo>): void {
    if (mutation.id === WRITE) {
      const params = mutation.params as WriteParams;
      const growth = growthByWrite.get(params) ?? [];
      onWritten({ sheetId: params.subUnitId, written: params.cellValue ?? {}, growth }, host);
      return;
    }
    if (mutation.id === REMOVE_SHEET) {
      const { subUnitId } = mutation.params as WriteParams;
      for (const table of tablesOn(subUnitId, host)) dropTable(table.id, host);
      return;
    }
    const moved = readShift(mutation);
    if (!moved) return;
    for (const table of tablesOn(moved.sheetId, host)) moveTable(table, moved.shift, host);
  }

  const following = [host.engine.beforeMutation(before), host.engine.afterMutation(after)];
  return () => {
    for (const each of following) each.dispose();
  };
}
