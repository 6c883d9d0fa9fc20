/**
 * The collections of tables: of the workbook, of a sheet, and those that a range touches; and how a table is laid over
 * cells that are there.
 */
import { intersection } from "./address";
import type { Area } from "./address";
import { toArea } from "./engine-shift";
import { eventMethods } from "./event-methods";
import { EVENT, WORKBOOK_TARGET } from "./events";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { callRange } from "./range-access";
import { toRange } from "./range-target";
import type { RangeTarget } from "./range-target";
import { hosted } from "./hosted";
import { object, value } from "./registry";
import type { Hosted } from "./hosted";
import { hostedTable, installTable, raiseTable } from "./table";
import { openFilter, placeOf } from "./table-filter";
import { followTables, repairHeader } from "./table-follow";
import { tellTablesToFormulas } from "./table-formulas";
import { allTables, makeTable, overlapsTable, putTable, tablesOn } from "./table-record";
import type { TableRecord } from "./table-record";
import { restoreTablesOnUndo } from "./table-undo";
import type { WorksheetTarget } from "./worksheet";

function refuseMerged(sheetId: string, area: Area, host: HostContext): void {
  const merged = host.grid.sheet(sheetId).getMergeData();
  const isMerged = merged.some((range) => intersection(area, toArea(range)));
  if (isMerged) throw new HostError("InvalidOperation", "A table cannot have merged cells.");
}

/** The cells of the new table: a header row more where none is given, and at least one data row. */
function makeRoom({ sheetId, area }: RangeTarget, hasHeaders: boolean, host: HostContext): Area {
  if (hasHeaders) return area.rowCount > 1 ? area : { ...area, rowCount: 2 };
  callRange({ sheetId, area: { ...area, rowCount: 1 } }, { name: "Insert", args: ["Down"] }, host);
  return { ...area, rowCount: area.rowCount + 1 };
}

function addTable(target: RangeTarget, hasHeaders: unknown, host: HostContext): Hosted {
  const { sheetId } = target;
  host.grid.sheet(sheetId);
  if (overlapsTable(target.area, { id: "", sheetId }, host)) {
    throw new HostError("InvalidOperation", "A table can't overlap another table.");
  }
  refuseMerged(sheetId, target.area, host);
  const isHeaderOnly = hasHeaders !== false && target.area.rowCount === 1;
  const area = makeRoom(target, hasHeaders !== false, host);
  const table = { ...makeTable(sheetId, area, host), hasInsertRow: isHeaderOnly };
  host.grid.grow(sheetId, area);
  putTable(table, host);
  repairHeader(table, host);
  openFilter(placeOf(table), host);
  raiseTable(EVENT.tableAdded, table, host);
  return hostedTable(table);
}

function pick(key: unknown, tables: readonly TableRecord[]): Hosted {
  const name = String(key).toLowerCase();
  const found = tables.find((table) => table.id === key || table.name.toLowerCase() === name);
  if (!found) throw new HostError("ItemNotFound");
  return hostedTable(found);
}

function pickAt(index: unknown, tables: readonly TableRecord[]): Hosted {
  const found = typeof index === "number" ? tables[index] : undefined;
  if (!found) throw new HostError("InvalidArgument");
  return hostedTable(found);
}

/** The tables that a collection holds: all of the workbook, or one sheet's. */
interface CollectionTarget {
  readonly sheetId: string | null;
}

function installCollection(host: HostContext): void {
  const listed = ({ sheetId }: CollectionTarget) =>
    sheetId === null ? allTables(host) : tablesOn(sheetId, host);
  const targetId = ({ sheetId }: CollectionTarget) => sheetId ?? WORKBOOK_TARGET;
  const place = ({ sheetId }: CollectionTarget) =>
    sheetId ?? host.engine.workbook().ensureActiveSheet().getSheetId();
  host.registry.define<CollectionTarget>("TableCollection", {
    properties: { Count: value((target) => listed(target).length) },
    methods: {
      Add: (target, [address, hasHeaders]) =>
        addTable(toRange(address, place(target), host), hasHeaders, host),
      GetCount: (target) => listed(target).length,
      GetItem: (target, [key]) => pick(key, listed(target)),
      GetItemAt: (target, [index]) => pickAt(index, listed(target)),
      ...eventMethods<CollectionTarget>("DataChangedEvent", EVENT.tableChanged, targetId),
      ...eventMethods<CollectionTarget>("AddedEvent", EVENT.tableAdded, targetId),
      ...eventMethods<CollectionTarget>("DeletedEvent", EVENT.tableDeleted, targetId),
    },
    items: (target) => listed(target).map(hostedTable),
    item: (target, key) => pick(key, listed(target)),
  });
}

function installScopedCollection(host: HostContext): void {
  const touched = ({ sheetId, area, isFully }: RangeTarget & { isFully: boolean }) =>
    tablesOn(sheetId, host).filter((table) => {
      const shared = intersection(table.area, area);
      return shared && (!isFully || JSON.stringify(shared) === JSON.stringify({ ...shared, ...table.area }));
    });
  host.registry.define<RangeTarget & { isFully: boolean }>("TableScopedCollection", {
    methods: {
      GetCount: (target) => touched(target).length,
      GetFirst: (target) => pickAt(0, touched(target)),
      GetItem: (target, [key]) => pick(key, touched(target)),
    },
    items: (target) => touched(target).map(hostedTable),
    item: (target, key) => pick(key, touched(target)),
  });
  host.registry.define<RangeTarget>("Range", {
    methods: {
      GetTables: ({ sheetId, area }, [fully]) =>
        hosted("TableScopedCollection", { sheetId, area, isFully: fully === true }),
    },
  });
}

/** Adds tables to the registry and follows their cells; the answer stops following. */
export function installTables(host: HostContext): () => void {
  host.registry.define("Workbook", {
    properties: { Tables: object(() => hosted("TableCollection", { sheetId: null })) },
  });
  host.registry.define<WorksheetTarget>("Worksheet", {
    properties: { Tables: object(({ sheetId }) => hosted("TableCollection", { sheetId })) },
  });
  installTable(host);
  installCollection(host);
  installScopedCollection(host);
  const stops = [followTables(host), restoreTablesOnUndo(host), tellTablesToFormulas(host)];
  return () => {
    for (const stop of stops) stop();
  };
}
