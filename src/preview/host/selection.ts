/**
 * What is selected: `getSelectedRange`, `getActiveCell`, `Range.select` and the sheet they lie on.
 */
import { RANGE_TYPE } from "@univerjs/core";
import type { IRange } from "@univerjs/core";
import { SheetsSelectionsService } from "@univerjs/sheets";
import { isEntireColumn, isEntireRow, MAX_COLUMNS, MAX_ROWS } from "./address";
import type { Area } from "./address";
import { toEngineRange } from "./engine-shift";
import { HostError } from "./host-error";
import type { HostContext } from "./host-context";
import { hostedAreas } from "./range-areas";
import { hostedRange } from "./range-target";
import type { RangeTarget } from "./range-target";
import { activateSheet } from "./sheet-order";
import type { Hosted } from "./hosted";

/** The engine's range in Excel's size: a selection over all rows the engine has is a whole column. */
function toSelectedArea(range: IRange, sheet: { getRowCount(): number; getColumnCount(): number }): Area {
  const isColumn = range.rangeType === RANGE_TYPE.COLUMN || Number.isNaN(range.startRow);
  const isRow = range.rangeType === RANGE_TYPE.ROW || Number.isNaN(range.startColumn);
  const isAll = range.rangeType === RANGE_TYPE.ALL;
  return {
    row: isColumn || isAll ? 0 : range.startRow,
    column: isRow || isAll ? 0 : range.startColumn,
    rowCount:
      isColumn || isAll ? MAX_ROWS : Math.min(range.endRow, sheet.getRowCount() - 1) - range.startRow + 1,
    columnCount:
      isRow || isAll
        ? MAX_COLUMNS
        : Math.min(range.endColumn, sheet.getColumnCount() - 1) - range.startColumn + 1,
  };
}

const FIRST_CELL: Area = { row: 0, column: 0, rowCount: 1, columnCount: 1 };

/** The selected areas of the active sheet; A1 where nothing was selected yet. */
export function selectedAreas(host: HostContext): {
  readonly sheetId: string;
  readonly areas: readonly Area[];
} {
  const sheet = host.engine.workbook().ensureActiveSheet();
  const service = host.engine.univer.__getInjector().get(SheetsSelectionsService);
  const selections = service
    .getWorkbookSelections(host.engine.workbook().getUnitId())
    .getSelectionsOfWorksheet(sheet.getSheetId());
  const areas = selections.map(({ range }) => toSelectedArea(range, sheet));
  return { sheetId: sheet.getSheetId(), areas: areas.length > 0 ? areas : [FIRST_CELL] };
}

function activeCell(host: HostContext): Hosted {
  const sheet = host.engine.workbook().ensureActiveSheet();
  const service = host.engine.univer.__getInjector().get(SheetsSelectionsService);
  const selections = service
    .getWorkbookSelections(host.engine.workbook().getUnitId())
    .getSelectionsOfWorksheet(sheet.getSheetId());
  const primary = selections.at(-1)?.primary;
  const at = primary ? { row: primary.actualRow, column: primary.actualColumn } : { row: 0, column: 0 };
  return hostedRange(sheet.getSheetId(), { ...at, rowCount: 1, columnCount: 1 });
}

function selectedRange(host: HostContext): Hosted {
  const { sheetId, areas } = selectedAreas(host);
  const [area] = areas;
  if (!area || areas.length > 1) throw new HostError("InvalidSelection");
  return hostedRange(sheetId, area);
}

/** Selects areas and goes to their sheet. */
function select({ sheetId, areas }: { sheetId: string; areas: readonly Area[] }, host: HostContext): void {
  const sheet = host.grid.sheet(sheetId);
  activateSheet(host.engine, sheet);
  const selections = areas.map((area) => {
    const rowCount = isEntireColumn(area) ? sheet.getRowCount() : area.rowCount;
    const columnCount = isEntireRow(area) ? sheet.getColumnCount() : area.columnCount;
    host.grid.grow(sheetId, { ...area, rowCount, columnCount });
    const range = toEngineRange({ ...area, rowCount, columnCount });
    const type =
      isEntireColumn(area) && isEntireRow(area) ? 3 : isEntireColumn(area) ? 2 : isEntireRow(area) ? 1 : 0;
    const primary = {
      ...range,
      endRow: area.row,
      endColumn: area.column,
      actualRow: area.row,
      actualColumn: area.column,
      isMerged: false,
      isMergedMainCell: false,
    };
    return { range: { ...range, rangeType: type }, primary, style: null };
  });
  host.engine.execute("sheet.operation.set-selections", {
    unitId: host.engine.workbook().getUnitId(),
    subUnitId: sheetId,
    selections,
    // The grid goes there, as Excel does.
    reveal: true,
  });
}

/** Adds the selection's members to Workbook, Range and RangeAreas. */
export function installSelection(host: HostContext): void {
  host.registry.define("Workbook", {
    methods: {
      GetActiveCell: () => activeCell(host),
      GetSelectedRange: () => selectedRange(host),
      GetSelectedRanges: () => {
        const { sheetId, areas } = selectedAreas(host);
        return hostedAreas(sheetId, areas);
      },
    },
  });
  host.registry.define<RangeTarget>("Range", {
    methods: { Select: ({ sheetId, area }) => select({ sheetId, areas: [area] }, host) },
  });
  host.registry.define<{ readonly sheetId: string; readonly areas: readonly Area[] }>("RangeAreas", {
    methods: { Select: (target) => select(target, host) },
  });
}
