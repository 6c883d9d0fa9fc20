/**
 * `Excel.Range`: where it lies on the page, in points from the upper left corner of the sheet.
 */
import type { HostContext } from "./host-context";
import type { RangeTarget } from "./range-target";
import { value } from "./registry";

const POINTS_PER_PIXEL = 0.75;

/** Adds `top`, `left`, `width` and `height` to Range; hidden rows and columns take no room. */
export function installRangePlace(host: HostContext): void {
  const rows = (sheetId: string, first: number, count: number) => {
    const sheet = host.grid.sheet(sheetId);
    let pixels = 0;
    for (let row = first; row < first + count; row += 1)
      if (sheet.getRowVisible(row)) pixels += sheet.getRowHeight(row);
    return pixels * POINTS_PER_PIXEL;
  };
  const columns = (sheetId: string, first: number, count: number) => {
    const sheet = host.grid.sheet(sheetId);
    let pixels = 0;
    for (let column = first; column < first + count; column += 1) {
      if (sheet.getColVisible(column)) pixels += sheet.getColumnWidth(column);
    }
    return pixels * POINTS_PER_PIXEL;
  };
  host.registry.define<RangeTarget>("Range", {
    properties: {
      Top: value(({ sheetId, area }) => rows(sheetId, 0, area.row)),
      Left: value(({ sheetId, area }) => columns(sheetId, 0, area.column)),
      Height: value(({ sheetId, area }) => rows(sheetId, area.row, area.rowCount)),
      Width: value(({ sheetId, area }) => columns(sheetId, area.column, area.columnCount)),
    },
  });
}
