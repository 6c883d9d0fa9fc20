/**
 * The events of worksheets and of the workbook's collection of them, and of the tables that changed cells lie in:
 * registering for them, and telling them in the shape that Office.js expects.
 */
import { ICommandService } from "@univerjs/core";
import type { IRange } from "@univerjs/core";
import { SelectionMoveType, SetStyleCommand } from "@univerjs/sheets";
import { printArea, intersection } from "./address";
import type { Area } from "./address";
import type { CellRows } from "./cells";
import { around } from "./change";
import type { Change } from "./change";
import { eventMethods } from "./event-methods";
import { EVENT, WORKBOOK_TARGET } from "./events";
import type { EventKind } from "./events";
import type { HostContext, Method } from "./host-context";
import { hostedRange } from "./range-target";
import { selectedAreas } from "./selection";
import { visibilityOf } from "./sheet-order";
import { tablesOn } from "./table-record";

/** By the names of their `_Register…` methods. */
const SHEET_EVENTS: Readonly<Record<string, EventKind>> = {
  ActivatedEvent: EVENT.worksheetActivated,
  CalculatedEvent: EVENT.worksheetCalculated,
  ColumnSortedEvent: EVENT.columnSorted,
  DataChangedEvent: EVENT.worksheetChanged,
  DeactivatedEvent: EVENT.worksheetDeactivated,
  FormatChangedEvent: EVENT.worksheetFormatChanged,
  FormulaChangedEvent: EVENT.formulaChanged,
  ProtectionChangedEvent: EVENT.protectionChanged,
  RowHiddenChangedEvent: EVENT.rowHiddenChanged,
  RowSortedEvent: EVENT.rowSorted,
  SelectionChangedEvent: EVENT.worksheetSelectionChanged,
  EventNameChanged: EVENT.nameChanged,
  EventVisibilityChanged: EVENT.visibilityChanged,
};
const COLLECTION_EVENTS: Readonly<Record<string, EventKind>> = {
  ...SHEET_EVENTS,
  AddedEvent: EVENT.worksheetAdded,
  DeletedEvent: EVENT.worksheetDeleted,
  EventMoved: EVENT.worksheetMoved,
};

function methodsOf<T>(
  events: Readonly<Record<string, EventKind>>,
  targetId: (target: T) => string,
): Record<string, Method<T>> {
  return Object.assign(
    {},
    ...Object.entries(events).map(([name, kind]) => eventMethods(name, kind, targetId)),
  ) as Record<string, Method<T>>;
}

/** How many ranges of past events can still be asked for with `event.getRange`. */
const MAX_EVENT_RANGES = 200;

/** Keeps the range of an event for as long as a handler may reasonably ask for it. */
function createEventRanges(host: HostContext): (sheetId: string, area: Area) => string {
  const ids: string[] = [];
  return (sheetId, area) => {
    const id = host.references.keep(hostedRange(sheetId, area));
    ids.push(id);
    const oldest = ids.length > MAX_EVENT_RANGES ? ids.shift() : undefined;
    if (oldest !== undefined) host.references.release(oldest);
    return id;
  };
}

function tellChange(change: Change, keep: (sheetId: string, area: Area) => string, host: HostContext): void {
  const { sheetId, area, changeType, shiftDirection, isOwn, detail } = change;
  const tables = tablesOn(sheetId, host).filter((table) => intersection(table.area, area));
  const isHeard =
    host.events.isHeard(EVENT.worksheetChanged, sheetId) ||
    host.events.isHeard(EVENT.worksheetChanged, WORKBOOK_TARGET) ||
    tables.length > 0;
  if (!isHeard) return;
  const payload = {
    address: printArea(area),
    changeType,
    shiftDirection,
    source: "Local",
    triggerSource: isOwn ? "ThisLocalAddin" : "Unknown",
    worksheetId: sheetId,
    referenceId: keep(sheetId, area),
    ...detail,
  };
  host.events.raise(EVENT.worksheetChanged, [sheetId, WORKBOOK_TARGET], payload);
  for (const { id: tableId } of tables) {
    host.events.raise(EVENT.tableChanged, [tableId, sheetId, WORKBOOK_TARGET], { ...payload, tableId });
  }
}

interface SheetParams {
  readonly subUnitId: string;
  readonly sheet?: { readonly id: string };
  readonly name?: string;
  readonly fromOrder?: number;
  readonly toOrder?: number;
  readonly ranges?: readonly IRange[];
  readonly cellValue?: CellRows;
  /** The command that a write of cells belongs to, and the area that the host has styled. */
  readonly trigger?: string;
  readonly styledArea?: Area;
}

/** What is known of a sheet before a mutation, to say what it was. */
interface Earlier {
  readonly name: string;
  readonly visibility: string;
}

interface SheetMutation {
  readonly id: string;
  readonly params: SheetParams;
}

function tellSheet({ id, params }: SheetMutation, earlier: Earlier | undefined, host: HostContext): void {
  const worksheetId = params.sheet?.id ?? params.subUnitId;
  const payload = { worksheetId, source: "Local" };
  const both = [worksheetId, WORKBOOK_TARGET];
  switch (id) {
    case "sheet.mutation.insert-sheet":
      return host.events.raise(EVENT.worksheetAdded, [WORKBOOK_TARGET], payload);
    case "sheet.mutation.remove-sheet":
      return host.events.raise(EVENT.worksheetDeleted, [WORKBOOK_TARGET], payload);
    case "sheet.mutation.set-worksheet-name":
      return host.events.raise(EVENT.nameChanged, both, {
        ...payload,
        nameBefore: earlier?.name,
        nameAfter: params.name,
      });
    case "sheet.mutation.set-worksheet-hidden": {
      const visibilityAfter = visibilityOf(host.grid.sheet(worksheetId));
      return host.events.raise(EVENT.visibilityChanged, both, {
        ...payload,
        visibilityBefore: earlier?.visibility,
        visibilityAfter,
      });
    }
    case "sheet.mutation.set-worksheet-order":
      return host.events.raise(EVENT.worksheetMoved, [WORKBOOK_TARGET], {
        ...payload,
        positionBefore: params.fromOrder,
        positionAfter: params.toOrder,
      });
    case "sheet.mutation.set-row-hidden":
    case "sheet.mutation.set-row-visible":
      for (const range of params.ranges ?? []) {
        const address = `${range.startRow + 1}:${range.endRow + 1}`;
        const changeType = id.endsWith("hidden") ? "Hidden" : "Unhidden";
        host.events.raise(EVENT.rowHiddenChanged, both, { ...payload, address, changeType });
      }
      return undefined;
    default:
      return undefined;
  }
}

/** Looks that an add-in or a person changes: the area where the host knows it, else around the cells that are styled. */
function tellLooks({ params }: SheetMutation, host: HostContext): void {
  const { subUnitId, styledArea, trigger, cellValue } = params;
  const isLook = trigger === SetStyleCommand.id;
  const cells = Object.entries(cellValue ?? {}).flatMap(([row, line]) =>
    Object.keys(line ?? {}).map((column) => ({ row: Number(row), column: Number(column) })),
  );
  const area = isLook ? (styledArea ?? around(cells)) : null;
  if (!area) return;
  const payload = { address: printArea(area), source: "Local", worksheetId: subUnitId };
  host.events.raise(EVENT.worksheetFormatChanged, [subUnitId, WORKBOOK_TARGET], payload);
}

/** Follows what happens to sheets as such. */
function followSheets(host: HostContext): () => void {
  const earlier = new WeakMap<object, Earlier>();
  const listening = [
    host.engine.beforeMutation(({ params }) => {
      const { subUnitId } = (params ?? {}) as Partial<SheetParams>;
      const sheet = subUnitId === undefined ? undefined : host.engine.workbook().getSheetBySheetId(subUnitId);
      if (params && sheet) earlier.set(params, { name: sheet.getName(), visibility: visibilityOf(sheet) });
    }),
    host.engine.afterMutation(({ id, params }) => {
      if (!params) return;
      const mutation: SheetMutation = { id, params: params as SheetParams };
      tellSheet(mutation, earlier.get(params), host);
      tellLooks(mutation, host);
    }),
  ];
  return () => {
    for (const each of listening) each.dispose();
  };
}

/** Follows which sheet is in front and what is selected on it. */
function followSelection(host: HostContext): () => void {
  let front = host.engine.workbook().ensureActiveSheet().getSheetId();
  let last = "";
  const active = host.engine.workbook().activeSheet$.subscribe((sheet) => {
    const worksheetId = sheet?.getSheetId();
    if (worksheetId === undefined || worksheetId === front) return;
    host.events.raise(EVENT.worksheetDeactivated, [front, WORKBOOK_TARGET], { worksheetId: front });
    host.events.raise(EVENT.worksheetActivated, [worksheetId, WORKBOOK_TARGET], { worksheetId });
    front = worksheetId;
  });
  const commands = host.engine.univer.__getInjector().get(ICommandService);
  const selected = commands.onCommandExecuted(({ id, params }) => {
    if (id !== "sheet.operation.set-selections" || isMoving(params)) return;
    const { sheetId, areas } = selectedAreas(host);
    const address = areas.map(printArea).join(",");
    if (`${sheetId}!${address}` === last) return;
    last = `${sheetId}!${address}`;
    host.events.raise(EVENT.worksheetSelectionChanged, [sheetId, WORKBOOK_TARGET], {
      address,
      worksheetId: sheetId,
    });
    tellTables(sheetId, areas, host);
  });
  return () => {
    active.unsubscribe();
    selected.dispose();
  };
}

/** A table hears which of its cells are selected, and when the selection leaves it: then the address is empty. */
function tellTables(sheetId: string, areas: readonly Area[], host: HostContext): void {
  for (const { id: tableId, area } of tablesOn(sheetId, host)) {
    const inside = areas.map((each) => intersection(each, area)).filter((shared) => shared !== null);
    host.events.raise(EVENT.tableSelectionChanged, [tableId], {
      address: inside.map(printArea).join(","),
      isInsideTable: inside.length > 0,
      tableId,
      worksheetId: sheetId,
    });
  }
}

/** While the mouse is still down the selection is not made yet. */
function isMoving(params: object | undefined): boolean {
  const { type } = (params ?? {}) as { readonly type?: number };
  return type === SelectionMoveType.MOVE_START || type === SelectionMoveType.MOVING;
}

/** Adds the events' members to Worksheet, WorksheetCollection and Workbook, and begins to tell them. */
export function installWorksheetEvents(host: HostContext): () => void {
  host.registry.define<{ readonly sheetId: string }>("Worksheet", {
    methods: methodsOf(SHEET_EVENTS, ({ sheetId }) => sheetId),
  });
  host.registry.define("WorksheetCollection", {
    methods: methodsOf(COLLECTION_EVENTS, () => WORKBOOK_TARGET),
  });
  const range: Method<object> = (_target, [id]) => host.references.find(String(id));
  host.registry.define("Workbook", { methods: { _GetRangeForEventByReferenceId: range } });
  const keep = createEventRanges(host);
  const changed = host.changes.listen((change) => tellChange(change, keep, host));
  const stops = [followSheets(host), followSelection(host), () => changed.dispose()];
  return () => {
    for (const stop of stops) stop();
  };
}
