/**
 * `Excel.Table`: a name, a look and a place over cells. What becomes of it when cells move is `table-follow.ts`; its rows,
 * columns, filter and sort have their own files.
 */
import { intersection } from "./address";
import type { Area } from "./address";
import { eventMethods } from "./event-methods";
import { EVENT, WORKBOOK_TARGET } from "./events";
import { HostError } from "./host-error";
import type { HostContext, Members } from "./host-context";
import { callRange } from "./range-access";
import { hostedRange, toRange } from "./range-target";
import { hosted } from "./hosted";
import { notHosted, object, value } from "./registry";
import type { Hosted } from "./hosted";
import { clearCriteria, closeFilter, openFilter, placeOf, reapplyCriteria } from "./table-filter";
import { growTable } from "./table-follow";
import {
  bodyOf,
  changeTable,
  dropTable,
  findTable,
  headerOf,
  isNameTaken,
  isValidName,
  overlapsTable,
} from "./table-record";
import type { TableRecord } from "./table-record";
import { hostedWorksheet } from "./worksheet";

/** A hosted table works on its id: its record changes with every move. */
export interface TableTarget {
  readonly tableId: string;
}

/** A hosted table. */
export function hostedTable({ id }: TableRecord): Hosted {
  return hosted("Table", { tableId: id } satisfies TableTarget);
}

const rangeOf = (record: TableRecord, area: Area): Hosted => hostedRange(record.sheetId, area);

/** Tells whoever listens that a table came or went. */
export function raiseTable(
  kind: typeof EVENT.tableAdded | typeof EVENT.tableDeleted,
  table: TableRecord,
  host: HostContext,
): void {
  const payload = { source: "Local", tableId: table.id, tableName: table.name, worksheetId: table.sheetId };
  host.events.raise(kind, [WORKBOOK_TARGET, table.sheetId], payload);
}

function rename(id: string, name: unknown, host: HostContext): void {
  if (typeof name !== "string" || !isValidName(name)) throw new HostError("InvalidArgument");
  const isOwn = findTable(id, host).name.toLowerCase() === name.toLowerCase();
  if (!isOwn && isNameTaken(name, host)) throw new HostError("ItemAlreadyExists");
  changeTable(id, { name }, host);
}

function showButtons(id: string, shown: unknown, host: HostContext): void {
  const table = changeTable(id, { showFilterButton: shown === true }, host);
  if (shown === true) openFilter(placeOf(table), host);
  else closeFilter(placeOf(table), host);
}

function resize(id: string, argument: unknown, host: HostContext): void {
  const table = findTable(id, host);
  const { sheetId, area } = toRange(argument, table.sheetId, host);
  const isAnchored = sheetId === table.sheetId && area.row === table.area.row && area.rowCount > 1;
  if (!isAnchored || !intersection(area, table.area)) throw new HostError("InvalidArgument");
  if (overlapsTable(area, table, host))
    throw new HostError("InvalidOperation", "A table can't overlap another table.");
  host.grid.grow(sheetId, area);
  const kept =
    area.columnCount < table.columnIds.length ? table.columnIds.slice(0, area.columnCount) : table.columnIds;
  growTable({ ...table, columnIds: kept }, area, host);
}

/** Takes the table away; the cells and their looks stay. */
function convert(id: string, host: HostContext): Hosted {
  const table = findTable(id, host);
  closeFilter(placeOf(table), host);
  dropTable(id, host);
  raiseTable(EVENT.tableDeleted, table, host);
  return rangeOf(table, table.area);
}

function remove(id: string, host: HostContext): void {
  const table = findTable(id, host);
  convert(id, host);
  callRange({ ...table }, { name: "Clear", args: ["All"] }, host);
}

type Flag = {
  [Key in keyof TableRecord]: TableRecord[Key] extends boolean ? Key : never;
}[keyof TableRecord];

const flag = (name: Flag, host: HostContext) =>
  value<TableTarget>(
    ({ tableId }) => findTable(tableId, host)[name],
    ({ tableId }, shown) => void changeTable(tableId, { [name]: shown === true }, host),
  );

/** A property that Excel has and this host shows as it stands, but does not change. */
const fixed = (name: string, shown: boolean) =>
  value<TableTarget>(
    () => shown,
    (_target, wanted) => {
      if (wanted !== shown) throw notHosted(`Table.${name} = ${String(wanted)}`);
    },
  );

function properties(host: HostContext): NonNullable<Members<TableTarget>["properties"]> {
  return {
    Id: value(({ tableId }) => findTable(tableId, host).id),
    LegacyId: value(({ tableId }) => String(Number.parseInt(tableId.slice(-13, -1), 16))),
    Name: value(
      ({ tableId }) => findTable(tableId, host).name,
      ({ tableId }, name) => rename(tableId, name, host),
    ),
    Style: value(
      ({ tableId }) => findTable(tableId, host).style,
      ({ tableId }, style) => void changeTable(tableId, { style: String(style) }, host),
    ),
    ShowHeaders: fixed("ShowHeaders", true),
    ShowTotals: fixed("ShowTotals", false),
    ShowBandedRows: flag("showBandedRows", host),
    ShowBandedColumns: flag("showBandedColumns", host),
    HighlightFirstColumn: flag("highlightFirstColumn", host),
    HighlightLastColumn: flag("highlightLastColumn", host),
    ShowFilterButton: value(
      ({ tableId }) => findTable(tableId, host).showFilterButton,
      ({ tableId }, shown) => showButtons(tableId, shown, host),
    ),
    Worksheet: object(({ tableId }) => hostedWorksheet(findTable(tableId, host).sheetId)),
    Columns: object((target) => hosted("TableColumnCollection", target)),
    Rows: object((target) => hosted("TableRowCollection", target)),
    Sort: object((target) => hosted("TableSort", target)),
    AutoFilter: object(({ tableId }) => hosted("AutoFilter", { tableId })),
  };
}

/** Adds Table to the registry. */
export function installTable(host: HostContext): void {
  const record = ({ tableId }: TableTarget) => findTable(tableId, host);
  host.registry.define<TableTarget>("Table", {
    identity: ({ tableId }) => ({ Id: tableId }),
    properties: properties(host),
    methods: {
      GetRange: (target) => rangeOf(record(target), record(target).area),
      GetHeaderRowRange: (target) => rangeOf(record(target), headerOf(record(target))),
      GetDataBodyRange: (target) => rangeOf(record(target), bodyOf(record(target))),
      Resize: ({ tableId }, [range]) => resize(tableId, range, host),
      ConvertToRange: ({ tableId }) => convert(tableId, host),
      Delete: ({ tableId }) => remove(tableId, host),
      ClearFilters: (target) => clearCriteria(placeOf(record(target)), null, host),
      ReapplyFilters: (target) => reapplyCriteria(placeOf(record(target)), host),
      ...eventMethods<TableTarget>("DataChangedEvent", EVENT.tableChanged, ({ tableId }) => tableId),
      ...eventMethods<TableTarget>(
        "SelectionChangedEvent",
        EVENT.tableSelectionChanged,
        ({ tableId }) => tableId,
      ),
    },
  });
}
