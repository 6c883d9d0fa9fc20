/**
 * The engine's one filter per sheet, and whose it is. A filter that begins at a table's first header cell is that
 * table's. Criteria are kept as the add-in gave them, beside the engine's filter that they became.
 */
import {
  ReCalcSheetsFilterMutation,
  RemoveSheetsFilterMutation,
  SetSheetsFilterCriteriaMutation,
  SetSheetsFilterRangeMutation,
  SheetsFilterService,
} from "@univerjs/sheets-filter";
import type { FilterModel } from "@univerjs/sheets-filter";
import { extractPureTextFromCell } from "@univerjs/core";
import type { Area } from "./address";
import { readValue } from "./cell-value";
import { toArea, toEngineRange } from "./engine-shift";
import { toCriteria, toEngineFilter } from "./filter-criteria";
import type { Criteria, FilterCell } from "./filter-criteria";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { notHosted } from "./registry";
import { tablesOn } from "./table-record";
import type { TableRecord } from "./table-record";

/** Where a filter lies: its header row and the rows it may hide. */
export interface FilterPlace {
  readonly sheetId: string;
  readonly area: Area;
}

interface Given {
  readonly criteria: Criteria;
  /** The engine's filter as JSON, to know whether it is still the one that the criteria became. */
  readonly filter: string;
}

const givenBy = (host: HostContext): Record<string, Given> =>
  host.engine.store.get<Record<string, Given>>("filterCriteria", () => ({}));

function modelOn(sheetId: string, host: HostContext): FilterModel | null {
  const { engine } = host;
  const service = engine.univer.__getInjector().get(SheetsFilterService);
  return service.getFilterModel(engine.workbook().getUnitId(), sheetId) ?? null;
}

const begins = (model: FilterModel, area: Area): boolean => {
  const { startRow, startColumn } = model.getRange();
  return startRow === area.row && startColumn === area.column;
};

interface FilterMutation {
  readonly id: string;
  readonly params?: object;
}

function change({ sheetId }: FilterPlace, { id, params }: FilterMutation, host: HostContext): void {
  const unitId = host.engine.workbook().getUnitId();
  host.engine.execute(id, { unitId, subUnitId: sheetId, ...params });
}

/** True where the sheet's filter is this table's. */
export function isFiltered(table: FilterPlace, host: HostContext): boolean {
  const model = modelOn(table.sheetId, host);
  return model !== null && begins(model, table.area);
}

/** Lays the sheet's filter over the table's present area. */
export function alignFilter(table: FilterPlace, host: HostContext): void {
  const params = { range: toEngineRange(table.area) };
  change(table, { id: SetSheetsFilterRangeMutation.id, params }, host);
}

/** The filter of a sheet that belongs to no table; null where there is none. */
export function sheetFilter(sheetId: string, host: HostContext): FilterPlace | null {
  const model = modelOn(sheetId, host);
  if (!model || tablesOn(sheetId, host).some((table) => begins(model, table.area))) return null;
  return { sheetId, area: toArea(model.getRange()) };
}

/** Shows the filter buttons of a table where no other filter of the sheet is in use. */
export function openFilter(place: FilterPlace, host: HostContext): boolean {
  const model = modelOn(place.sheetId, host);
  if (model && !begins(model, place.area) && model.getAllFilterColumns().length > 0) return false;
  alignFilter(place, host);
  return true;
}

/** Takes the filter and its buttons away, and shows every row; nothing where the filter is another's. */
export function closeFilter(place: FilterPlace, host: HostContext): void {
  if (isFiltered(place, host)) change(place, { id: RemoveSheetsFilterMutation.id }, host);
}

/** The data cells of one column: what they show and what they hold. */
function cellsOf(place: FilterPlace, column: number, host: HostContext): FilterCell[] {
  const sheet = host.grid.sheet(place.sheetId);
  return Array.from({ length: place.area.rowCount - 1 }, (_, index) => {
    const row = place.area.row + 1 + index;
    const shown = extractPureTextFromCell(sheet.getCell(row, column));
    const value = readValue(host.grid.cell(place.sheetId, row, column));
    return { text: shown, value: value === "" ? undefined : value };
  });
}

export interface ColumnCriteria {
  readonly offset: number;
  readonly criteria: Criteria;
}

/** Filters one column (an offset within the filter). The rows that do not pass are hidden at once. */
export function applyCriteria(
  place: FilterPlace,
  { offset, criteria }: ColumnCriteria,
  host: HostContext,
): void {
  if (offset < 0 || offset >= place.area.columnCount) throw new HostError("InvalidArgument");
  const column = place.area.column + offset;
  const converted = toEngineFilter(criteria, cellsOf(place, column, host));
  if (converted.kind === "notHosted") throw notHosted(converted.member);
  if (converted.kind === "invalid") throw new HostError("InvalidArgument", converted.reason);
  if (!openFilter(place, host)) throw notHosted("two filtered tables on one sheet");
  const filter = { ...converted.filter, colId: column };
  const params = { col: column, criteria: filter, reCalc: true };
  change(place, { id: SetSheetsFilterCriteriaMutation.id, params }, host);
  givenBy(host)[`${place.sheetId}:${column}`] = { criteria, filter: JSON.stringify(converted.filter) };
}

/** Shows again what one column's filter hid; every column's where no offset is given. */
export function clearCriteria(place: FilterPlace, offset: number | null, host: HostContext): void {
  const model = isFiltered(place, host) ? modelOn(place.sheetId, host) : null;
  for (const [column] of model?.getAllFilterColumns() ?? []) {
    if (offset !== null && column !== place.area.column + offset) continue;
    const params = { col: column, criteria: null, reCalc: true };
    change(place, { id: SetSheetsFilterCriteriaMutation.id, params }, host);
  }
}

/** The criteria of each column, null where it is not filtered. */
export function readCriteria(place: FilterPlace, host: HostContext): (Criteria | null)[] {
  const model = isFiltered(place, host) ? modelOn(place.sheetId, host) : null;
  return Array.from({ length: place.area.columnCount }, (_, offset) => {
    const column = place.area.column + offset;
    const data = model?.getFilterColumn(column)?.getColumnData();
    if (!data) return null;
    const { colId: _column, ...filter } = data;
    const given = givenBy(host)[`${place.sheetId}:${column}`];
    return given?.filter === JSON.stringify(filter) ? given.criteria : toCriteria(filter);
  });
}

/** Filters anew by the present cells. */
export function reapplyCriteria(place: FilterPlace, host: HostContext): void {
  if (!isFiltered(place, host)) return;
  readCriteria(place, host).forEach((criteria, offset) => {
    if (criteria) applyCriteria(place, { offset, criteria }, host);
  });
  change(place, { id: ReCalcSheetsFilterMutation.id }, host);
}

/** The table as a place for a filter. */
export const placeOf = ({ sheetId, area }: TableRecord): FilterPlace => ({ sheetId, area });
