/**
 * Widths and heights of a format's columns and rows, in points as Excel counts them, and autofit. The engine counts
 * pixels: 96 to the inch, so 0.75 points each.
 */
import { isEntireColumn, isEntireRow } from "./address";
import type { Area } from "./address";
import { readValue } from "./cell-value";
import { toEngineRange } from "./engine-shift";
import { toNumber } from "./format-target";
import type { FormatTarget } from "./format-target";
import type { HostContext } from "./host-context";
import { displayText } from "./range-read";
import { value } from "./registry";

const POINTS_PER_PIXEL = 0.75;
/** What a character of the default font takes, and the room beside the text. No text is measured without a screen. */
const CHARACTER_PIXELS = 7;
const PADDING_PIXELS = 12;
const MAX_COLUMN_POINTS = 1346;
const MAX_ROW_POINTS = 409.5;

/** The area as far as the sheet has rows and columns. */
function bounded(sheetId: string, area: Area, host: HostContext): Area {
  const sheet = host.grid.sheet(sheetId);
  return {
    ...area,
    rowCount: isEntireColumn(area) ? sheet.getRowCount() : area.rowCount,
    columnCount: isEntireRow(area) ? sheet.getColumnCount() : area.columnCount,
  };
}

/** What all lines have in common in points; null where they differ. */
function commonSize(target: FormatTarget, host: HostContext, axis: "row" | "column"): number | null {
  const sheet = host.grid.sheet(target.sheetId);
  let found: number | undefined;
  for (const whole of target.areas) {
    const area = bounded(target.sheetId, whole, host);
    const first = axis === "row" ? area.row : area.column;
    const count = axis === "row" ? area.rowCount : area.columnCount;
    for (let line = first; line < first + count; line += 1) {
      const size = axis === "row" ? sheet.getRowHeight(line) : sheet.getColumnWidth(line);
      if (found !== undefined && found !== size) return null;
      found = size;
    }
  }
  return found === undefined ? null : found * POINTS_PER_PIXEL;
}

function setWidth({ sheetId, areas }: FormatTarget, points: number, host: HostContext): void {
  for (const area of areas) {
    const within = bounded(sheetId, area, host);
    host.grid.grow(sheetId, { ...within, rowCount: 1, row: 0 });
    host.engine.execute("sheet.mutation.set-worksheet-col-width", {
      unitId: host.engine.workbook().getUnitId(),
      subUnitId: sheetId,
      ranges: [toEngineRange(within)],
      colWidth: Math.round(points / POINTS_PER_PIXEL),
    });
  }
}

function setHeight({ sheetId, areas }: FormatTarget, points: number, host: HostContext): void {
  for (const area of areas) {
    const within = bounded(sheetId, area, host);
    host.grid.grow(sheetId, { ...within, columnCount: 1, column: 0 });
    const at = {
      unitId: host.engine.workbook().getUnitId(),
      subUnitId: sheetId,
      ranges: [toEngineRange(within)],
    };
    host.engine.execute("sheet.mutation.set-worksheet-row-height", {
      ...at,
      rowHeight: Math.round(points / POINTS_PER_PIXEL),
    });
    host.engine.execute("sheet.mutation.set-worksheet-row-is-auto-height", { ...at, autoHeightInfo: 0 });
  }
}

/** Makes each column as wide as its longest text, by the number of characters. Columns without text keep their width. */
function autofitColumns({ sheetId, areas }: FormatTarget, host: HostContext): void {
  const formatOf = host.grid.numberFormats(sheetId);
  for (const area of areas) {
    const longest: Record<number, number> = {};
    host.grid.visit(sheetId, area, (cell, row, column) => {
      const text = displayText(readValue(cell), formatOf(cell, row, column));
      const length = Math.max(...text.split("\n").map((line) => line.length));
      if (length > 0) longest[column] = Math.max(longest[column] ?? 0, length);
    });
    const widths = Object.fromEntries(
      Object.entries(longest).map(([column, length]) => [column, length * CHARACTER_PIXELS + PADDING_PIXELS]),
    );
    host.engine.execute("sheet.mutation.set-worksheet-col-width", {
      unitId: host.engine.workbook().getUnitId(),
      subUnitId: sheetId,
      ranges: [toEngineRange(bounded(sheetId, area, host))],
      colWidth: widths,
    });
  }
}

function autofitRows({ sheetId, areas }: FormatTarget, host: HostContext): void {
  host.engine.execute("sheet.mutation.set-worksheet-row-is-auto-height", {
    unitId: host.engine.workbook().getUnitId(),
    subUnitId: sheetId,
    ranges: areas.map((area) => toEngineRange(bounded(sheetId, area, host))),
    autoHeightInfo: 1,
  });
}

/** Adds widths, heights and autofit to RangeFormat. */
export function installSizes(host: HostContext): void {
  host.registry.define<FormatTarget>("RangeFormat", {
    properties: {
      ColumnWidth: value(
        (target) => commonSize(target, host, "column"),
        (target, written) => setWidth(target, toNumber(written, 0, MAX_COLUMN_POINTS), host),
      ),
      RowHeight: value(
        (target) => commonSize(target, host, "row"),
        (target, written) => setHeight(target, toNumber(written, 0, MAX_ROW_POINTS), host),
      ),
    },
    methods: {
      AutofitColumns: (target) => autofitColumns(target, host),
      AutofitRows: (target) => autofitRows(target, host),
    },
  });
}
