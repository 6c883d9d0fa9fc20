/**
 * Sorting: `Range.sort` and `Table.sort`. Whole rows of the sorted range move, with values, formulas and looks; hidden
 * rows stay where they are, as in Excel. The order of values is `cell-order.ts`.
 */
import { CommandType } from "@univerjs/core";
import type { ICellData } from "@univerjs/core";
import { ReorderRangeMutation } from "@univerjs/sheets";
import type { IReorderRangeMutationParams } from "@univerjs/sheets";
import { SheetsSortService, SortType } from "@univerjs/sheets-sort";
import type { Area } from "./address";
import { compareValues, sortedOrder } from "./cell-order";
import type { SortLevel, SortValue } from "./cell-order";
import { readValue } from "./cell-value";
import { toArea, toEngineRange } from "./engine-shift";
import { EVENT, WORKBOOK_TARGET } from "./events";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { printArea } from "./address";
import type { RangeTarget } from "./range-target";
import { hosted } from "./hosted";
import { notHosted, object, value } from "./registry";
import { sortColumns } from "./sort-columns";
import { followSortedFormulas } from "./sort-formulas";
import type { TableTarget } from "./table";
import { bodyOf, changeTable, findTable } from "./table-record";

interface Sorting {
  readonly levels: readonly SortLevel[];
  readonly matchCase: boolean;
}

function toLevel(field: unknown, keyCount: number): SortLevel {
  if (typeof field !== "object" || field === null) throw new HostError("InvalidArgument");
  const { key, ascending, sortOn, dataOption, subField } = field as Record<string, unknown>;
  const isInside = typeof key === "number" && Number.isInteger(key) && key >= 0 && key < keyCount;
  if (!isInside) throw new HostError("InvalidArgument");
  if (sortOn !== undefined && sortOn !== null && sortOn !== "Value")
    throw notHosted("SortOn other than Value");
  if (subField) throw notHosted("SortField.SubField");
  return { key, ascending: ascending !== false, textAsNumber: dataOption === "TextAsNumber" };
}

function toLevels(fields: unknown, columnCount: number): SortLevel[] {
  if (!Array.isArray(fields) || fields.length === 0) throw new HostError("InvalidArgument");
  return fields.map((field) => toLevel(field, columnCount));
}

const sortValue = (shown: string | number | boolean): SortValue => (shown === "" ? undefined : shown);

/** Puts rows of the area where the order says, as the engine's mutation does, without copying every cell. */
function reorder(
  { sheetId, area }: RangeTarget,
  order: Readonly<Record<number, number>>,
  host: HostContext,
): void {
  const at = { unitId: host.engine.workbook().getUnitId(), subUnitId: sheetId };
  const params = { ...at, range: toEngineRange(area), order };
  // A formula may depend on the cells: only the mutation has it calculated.
  if (host.engine.hasFormulas()) {
    host.engine.execute(ReorderRangeMutation.id, params);
    return;
  }
  const matrix = host.grid.sheet(sheetId).getCellMatrix();
  host.engine.tell({ id: ReorderRangeMutation.id, type: CommandType.MUTATION, params }, () => {
    const copy = (row: number) => ({ ...matrix.getRow(row) }) as Record<number, ICellData>;
    const rows = new Map(Object.values(order).map((row) => [row, copy(row)]));
    for (const [target, source] of Object.entries(order)) {
      const line = matrix.getRowOrCreate(Number(target)) as Record<number, ICellData>;
      const from = rows.get(source);
      for (let column = area.column; column < area.column + area.columnCount; column += 1) {
        const cell = from?.[column];
        if (cell) line[column] = cell;
        else delete line[column];
      }
    }
  });
  host.engine.execute("sheet.mutation.set-range-values", { ...at, cellValue: {} }, { onlyLocal: true });
}

/** Moves the visible rows of the area into order. */
function sortRows(target: RangeTarget, { levels, matchCase }: Sorting, host: HostContext): void {
  const { sheetId, area } = target;
  const sheet = host.grid.sheet(sheetId);
  const rows = Array.from({ length: area.rowCount }, (_, index) => area.row + index).filter((row) =>
    sheet.getRowVisible(row),
  );
  const lines = rows.map((row) => {
    const line: SortValue[] = [];
    for (const { key } of levels)
      line[key] = sortValue(readValue(host.grid.cell(sheetId, row, area.column + key)));
    return line;
  });
  const order: Record<number, number> = {};
  sortedOrder(lines, levels, matchCase).forEach((from, to) => {
    const place = rows[to];
    const source = rows[from];
    if (place !== undefined && source !== undefined) order[place] = source;
  });
  reorder(target, order, host);
}

function withoutHeader(area: Area): Area {
  return { ...area, row: area.row + 1, rowCount: area.rowCount - 1 };
}

/** From left to right the first column is the header. */
function withoutTitles(area: Area): Area {
  return { ...area, column: area.column + 1, columnCount: area.columnCount - 1 };
}

function installRangeSort(host: HostContext): void {
  host.registry.define<RangeTarget>("Range", {
    properties: { Sort: object((target) => hosted("RangeSort", target)) },
  });
  host.registry.define<RangeTarget>("RangeSort", {
    methods: {
      Apply: ({ sheetId, area }, [fields, matchCase, hasHeaders, orientation]) => {
        if (orientation === "Columns") {
          const columns = hasHeaders === true ? withoutTitles(area) : area;
          const sorting = { levels: toLevels(fields, area.rowCount), matchCase: matchCase === true };
          if (columns.columnCount > 1) sortColumns({ sheetId, area: columns }, sorting, host);
          return;
        }
        const rows = hasHeaders === true ? withoutHeader(area) : area;
        const sorting = { levels: toLevels(fields, area.columnCount), matchCase: matchCase === true };
        if (rows.rowCount > 1) sortRows({ sheetId, area: rows }, sorting, host);
      },
    },
  });
}

function applyToTable(tableId: string, args: readonly unknown[], host: HostContext): void {
  const [fields, matchCase, method] = args;
  const table = findTable(tableId, host);
  const levels = toLevels(fields, table.area.columnCount);
  sortRows({ sheetId: table.sheetId, area: bodyOf(table) }, { levels, matchCase: matchCase === true }, host);
  const sort = {
    fields: fields as object[],
    matchCase: matchCase === true,
    method: typeof method === "string" ? method : "PinYin",
  };
  changeTable(tableId, { sort }, host);
}

function installTableSort(host: HostContext): void {
  const stateOf = ({ tableId }: TableTarget) => findTable(tableId, host).sort;
  host.registry.define<TableTarget>("TableSort", {
    properties: {
      Fields: value((target) => stateOf(target)?.fields ?? []),
      MatchCase: value((target) => stateOf(target)?.matchCase ?? false),
      Method: value((target) => stateOf(target)?.method ?? "PinYin"),
    },
    methods: {
      Apply: ({ tableId }, args) => applyToTable(tableId, args, host),
      Clear: ({ tableId }) => void changeTable(tableId, { sort: null }, host),
      Reapply: (target) => {
        const state = stateOf(target);
        if (state) applyToTable(target.tableId, [state.fields, state.matchCase, state.method], host);
      },
    },
  });
}

/** Adds RangeSort and TableSort, and gives sorting by hand Excel's order; the answer stops listening. */
export function installSorts(host: HostContext): () => void {
  installRangeSort(host);
  installTableSort(host);
  const service = host.engine.univer.__getInjector().get(SheetsSortService);
  service.registerCompareFn((type, a, b) =>
    compareValues(sortValue(readValue(a)), sortValue(readValue(b)), {
      ascending: type === SortType.ASC,
      matchCase: false,
      textAsNumber: false,
    }),
  );
  const sorted = host.engine.afterMutation(({ id, params }) => {
    if (id === ReorderRangeMutation.id) raiseSorted(params as IReorderRangeMutationParams, host);
  });
  const stopFollowing = followSortedFormulas(host);
  return () => {
    sorted.dispose();
    stopFollowing();
  };
}

function raiseSorted({ subUnitId, range }: IReorderRangeMutationParams, host: HostContext): void {
  const payload = { address: printArea(toArea(range)), source: "Local", worksheetId: subUnitId };
  host.events.raise(EVENT.rowSorted, [WORKBOOK_TARGET, subUnitId], payload);
}
