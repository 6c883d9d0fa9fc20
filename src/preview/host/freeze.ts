/**
 * `Worksheet.freezePanes`: the rows and columns that stay in sight. Excel freezes from the sheet's first cell on.
 */
import { SetFrozenMutation } from "@univerjs/sheets";
import { MAX_COLUMNS, MAX_ROWS } from "./address";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { hostedRange, toInteger, toRange } from "./range-target";
import { hosted } from "./hosted";
import { object } from "./registry";
import type { Hosted } from "./hosted";
import type { WorksheetTarget } from "./worksheet";

interface Frozen {
  readonly rows: number;
  readonly columns: number;
}

function freeze({ sheetId }: WorksheetTarget, { rows, columns }: Frozen, host: HostContext): void {
  host.grid.grow(sheetId, { row: 0, column: 0, rowCount: rows + 1, columnCount: columns + 1 });
  host.engine.execute(SetFrozenMutation.id, {
    unitId: host.engine.workbook().getUnitId(),
    subUnitId: sheetId,
    ySplit: rows,
    xSplit: columns,
    // The engine writes -1 where nothing of that direction is frozen.
    startRow: rows > 0 ? rows : -1,
    startColumn: columns > 0 ? columns : -1,
  });
}

function toCount(argument: unknown): number {
  const count = toInteger(argument, 1);
  if (count < 1) throw new HostError("InvalidArgument");
  return count;
}

function freezeAt(target: WorksheetTarget, argument: unknown, host: HostContext): void {
  const { area } = toRange(argument, target.sheetId, host);
  const rows = area.rowCount === MAX_ROWS ? 0 : area.row + area.rowCount;
  const columns = area.columnCount === MAX_COLUMNS ? 0 : area.column + area.columnCount;
  freeze(target, { rows, columns }, host);
}

/** The frozen cells: whole rows, whole columns, or the corner that both make. */
function location({ sheetId }: WorksheetTarget, host: HostContext): Hosted {
  const { ySplit: rows, xSplit: columns } = host.grid.sheet(sheetId).getFreeze();
  if (rows <= 0 && columns <= 0) throw new HostError("ItemNotFound");
  return hostedRange(sheetId, {
    row: 0,
    column: 0,
    rowCount: rows > 0 ? rows : MAX_ROWS,
    columnCount: columns > 0 ? columns : MAX_COLUMNS,
  });
}

/** Adds Worksheet.FreezePanes and its class. */
export function installFreeze(host: HostContext): void {
  host.registry.define<WorksheetTarget>("Worksheet", {
    properties: { FreezePanes: object((target) => hosted("WorksheetFreezePanes", target)) },
  });
  host.registry.define<WorksheetTarget>("WorksheetFreezePanes", {
    methods: {
      FreezeAt: (target, [range]) => freezeAt(target, range, host),
      FreezeRows: (target, [count]) => freeze(target, { rows: toCount(count), columns: 0 }, host),
      FreezeColumns: (target, [count]) => freeze(target, { rows: 0, columns: toCount(count) }, host),
      GetLocation: (target) => location(target, host),
      Unfreeze: (target) => freeze(target, { rows: 0, columns: 0 }, host),
    },
  });
}
