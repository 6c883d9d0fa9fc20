// Columns that are gone from a sheet, or whose header someone changed [KE5]. Moved columns are fine and so are columns that people
// added. Knows headers, no Excel.
import { columnMissing, headerRenamed, idColumnMissing } from "../domain/book-rules";
import type { Finding } from "../domain/finding";
import type { Policy } from "../domain/policy";
import type { Column, SheetLayout } from "./layout";
import { findColumns } from "./rows";
import type { SheetCells } from "./sheet-cells";

/** Findings on the columns of these sheets; a sheet that is gone altogether is said once. */
export function checkColumns(
  layouts: readonly SheetLayout[],
  sheets: readonly SheetCells[],
  severities: Policy["severities"],
): Finding[] {
  return layouts.flatMap((layout) => {
    const cells = sheets.find((sheet) => sheet.layout.table === layout.table);
    if (cells) return checkHeaders(layout, cells, severities);
    return [sheetGone(layout, severities)];
  });
}

function sheetGone(layout: SheetLayout, severities: Policy["severities"]): Finding {
  const message = `the sheet ${layout.name} is gone. Its records are left as they are; load again to see them.`;
  return { rule: "KE5", severity: severities["KE5"] ?? "W", key: "", message };
}

function checkHeaders(layout: SheetLayout, cells: SheetCells, severities: Policy["severities"]): Finding[] {
  const whereabouts = findColumns(layout, cells.headers);
  const own = new Set(layout.columns.map(({ header }) => header));
  return layout.columns.flatMap((column, index) => {
    if (whereabouts[index] !== undefined || column.role === "status" || mayBeMissing(column)) return [];
    if (column.role === "key")
      return [idColumnMissing({ sheet: cells.sheet, label: column.header }, severities)];
    const heading = String(cells.headers[expectedAt(index, whereabouts)] ?? "").trim();
    const at = { sheet: cells.sheet, label: column.header };
    if (heading === "" || own.has(heading)) return [columnMissing(at, severities)];
    return [headerRenamed({ sheet: cells.sheet, heading, missing: column.header }, severities)];
  });
}

/** What can be ticked only since the load has no column until it is given one; what is out of use needs none any more. */
function mayBeMissing(column: Column): boolean {
  return column.role === "tick" && (column.isAdded === true || column.isOutOfUse === true);
}

/** Right of the nearest column before it that is still there. */
function expectedAt(index: number, whereabouts: readonly (number | undefined)[]): number {
  for (let before = index - 1; before >= 0; before--) {
    const at = whereabouts[before];
    if (at !== undefined) return at + (index - before);
  }
  return index;
}
