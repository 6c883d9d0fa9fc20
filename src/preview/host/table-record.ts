/**
 * What the host knows of a table beside its cells, kept in the workbook's snapshot, and the rules for the names of
 * tables and their columns. It reads header cells; it never moves or writes any.
 */
import type { Area } from "./address";
import { intersection, parseArea } from "./address";
import { readValue } from "./cell-value";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";

export interface TableRecord {
  readonly id: string;
  readonly name: string;
  readonly sheetId: string;
  /** Header row and data rows; never fewer than one data row. */
  readonly area: Area;
  readonly columnIds: readonly number[];
  readonly style: string;
  readonly showBandedRows: boolean;
  readonly showBandedColumns: boolean;
  readonly highlightFirstColumn: boolean;
  readonly highlightLastColumn: boolean;
  readonly showFilterButton: boolean;
  /** True while the only data row is the blank one that Excel shows in a table without data. */
  readonly hasInsertRow: boolean;
  readonly sort: TableSortState | null;
}

export interface TableSortState {
  readonly fields: readonly object[];
  readonly matchCase: boolean;
  readonly method: string;
}

interface TableList {
  added: number;
  records: readonly TableRecord[];
}

const listOf = (host: HostContext): TableList =>
  host.engine.store.get<TableList>("tables", () => ({ added: 0, records: [] }));

/** Every table of the workbook, in the order in which they were made. */
export function allTables(host: HostContext): readonly TableRecord[] {
  return listOf(host).records;
}

/** The tables of one sheet. */
export function tablesOn(sheetId: string, host: HostContext): readonly TableRecord[] {
  return allTables(host).filter((table) => table.sheetId === sheetId);
}

/** The table, or ItemNotFound where it is gone. */
export function findTable(id: string, host: HostContext): TableRecord {
  const found = allTables(host).find((table) => table.id === id);
  if (!found) throw new HostError("ItemNotFound");
  return found;
}

/** Puts a record in the place of the one with its id, or at the end. */
export function putTable(record: TableRecord, host: HostContext): void {
  const list = listOf(host);
  const isKnown = list.records.some(({ id }) => id === record.id);
  list.records = isKnown
    ? list.records.map((known) => (known.id === record.id ? record : known))
    : [...list.records, record];
}

/** Changes some of a table's members. */
export function changeTable(id: string, changes: Partial<TableRecord>, host: HostContext): TableRecord {
  const record = { ...findTable(id, host), ...changes };
  putTable(record, host);
  return record;
}

/** Forgets a table; its cells stay. */
export function dropTable(id: string, host: HostContext): void {
  const list = listOf(host);
  list.records = list.records.filter((table) => table.id !== id);
}

/** A record for a new table with Excel's defaults, not yet put into the list. */
export function makeTable(sheetId: string, area: Area, host: HostContext): TableRecord {
  const list = listOf(host);
  list.added += 1;
  let number = 1;
  while (isNameTaken(`Table${number}`, host)) number += 1;
  return {
    id: `{00000000-0000-0000-7AB1-${list.added.toString(16).toUpperCase().padStart(12, "0")}}`,
    name: `Table${number}`,
    sheetId,
    area,
    columnIds: Array.from({ length: area.columnCount }, (_, index) => index + 1),
    style: "TableStyleMedium2",
    showBandedRows: true,
    showBandedColumns: false,
    highlightFirstColumn: false,
    highlightLastColumn: false,
    showFilterButton: true,
    hasInsertRow: false,
    sort: null,
  };
}

export function isNameTaken(name: string, host: HostContext): boolean {
  return allTables(host).some((table) => table.name.toLowerCase() === name.toLowerCase());
}

/** A name that a table or a defined name may have: a letter, `_` or `\` first, no spaces, and no cell address. */
export function isValidName(name: string): boolean {
  const isWellFormed = /^[\p{L}_\\][\p{L}\p{N}_.\\?]*$/u.test(name) && name.length <= 255;
  return isWellFormed && !/^([rc]|r\d*c\d*)$/i.test(name) && parseArea(name) === null;
}

/** True where another table of the sheet has a cell in the area. */
export function overlapsTable(
  area: Area,
  but: Pick<TableRecord, "id" | "sheetId">,
  host: HostContext,
): boolean {
  return tablesOn(but.sheetId, host).some(
    (table) => table.id !== but.id && intersection(table.area, area) !== null,
  );
}

/** The rows below the header. */
export function bodyOf({ area }: TableRecord): Area {
  return { ...area, row: area.row + 1, rowCount: area.rowCount - 1 };
}

export function headerOf({ area }: TableRecord): Area {
  return { ...area, rowCount: 1 };
}

/** What stands in the header cells, from left to right. */
export function columnNames({ sheetId, area }: TableRecord, host: HostContext): string[] {
  return Array.from({ length: area.columnCount }, (_, offset) =>
    String(readValue(host.grid.cell(sheetId, area.row, area.column + offset))),
  );
}

/** The names that header cells get: text, none empty, no two alike, as Excel makes them. */
export function uniqueNames(wanted: readonly string[]): string[] {
  const given = new Set(wanted.map((name) => name.toLowerCase()));
  const used = new Set<string>();
  return wanted.map((name) => {
    let candidate = name;
    let number = name === "" ? 1 : 2;
    while (candidate === "" || used.has(candidate.toLowerCase())) {
      const next = `${name === "" ? "Column" : name}${number}`;
      candidate = given.has(next.toLowerCase()) ? "" : next;
      number += 1;
    }
    used.add(candidate.toLowerCase());
    return candidate;
  });
}
