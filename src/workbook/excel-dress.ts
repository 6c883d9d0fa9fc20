// How a sheet of ours looks and helps: formats, widths, colours, drop-downs, checkboxes, frozen panes. Which column looks how is the
// layout's to say; here it is only put on, run by run.
import { columnLetters } from "./addresses";
import { setNumberFormat } from "./excel-cells";
import { bandColor, columnRuns, readOnlyLook, type Column, type SheetLayout } from "./layout";
import { heightOfHeaders, pointsOf } from "./sizes";

/** Where the columns of a layout stand, in the sheet's order; what is not ours is undefined. */
export interface DressedSheet {
  readonly sheet: Excel.Worksheet;
  readonly layout: SheetLayout;
  readonly placed: readonly (Column | undefined)[];
  /** Sheet row and column of the first header. */
  readonly row: number;
  readonly column: number;
}

/** Formats whole columns before anything is written into them: text stays text, also below the last row [WB1]. */
export function dressNewSheet(dressed: DressedSheet): void {
  const { sheet, layout, placed } = dressed;
  const columns = (run: { start: number; count: number }) =>
    sheet.getRange(`${columnLetters(run.start)}:${columnLetters(run.start + run.count - 1)}`);
  for (const run of columnRuns(placed, ({ numberFormat }) => numberFormat))
    setNumberFormat(columns(run), run.look);
  for (const run of columnRuns(placed, ({ width }) => width))
    columns(run).format.columnWidth = pointsOf(run.look);
  for (const run of columnRuns(placed, ({ isReadOnly }) => isReadOnly || undefined)) {
    columns(run).format.fill.color = readOnlyLook.fill;
    columns(run).format.font.color = readOnlyLook.font;
  }
  dressHeader(dressed);
  const frozen = layout.columns.filter(({ band }) => band === layout.columns[0]?.band).length;
  sheet.freezePanes.freezeAt(sheet.getRangeByIndexes(0, 0, dressed.row + 1, frozen));
}

const headerColor = "#1B1B1B";

function dressHeader({ sheet, layout, placed, row, column }: DressedSheet): void {
  const header = sheet.getRangeByIndexes(row, column, 1, placed.length);
  setNumberFormat(header, "@");
  header.format.font.bold = true;
  header.format.font.color = headerColor;
  header.format.wrapText = true;
  header.format.rowHeight = heightOfHeaders(layout.columns);
  header.format.verticalAlignment = "Top";
  for (const run of columnRuns(placed, ({ band }) => bandColor(layout, band)))
    sheet.getRangeByIndexes(row, column + run.start, 1, run.count).format.fill.color = run.look;
}

/** The formats of a body that is filled again: people may have changed them since. */
export function formatBody({ sheet, placed, row, column }: DressedSheet, rows: number): void {
  for (const run of columnRuns(placed, ({ numberFormat }) => numberFormat))
    setNumberFormat(sheet.getRangeByIndexes(row + 1, column + run.start, rows, run.count), run.look);
}

/** The drop-downs on the hidden list sheet, as sources of validation: undefined for a column that has none. */
export type SourceOf = (column: Column) => string | undefined;

/**
 * Drop-downs and ticks on the rows of a body. Validation is help and no guard (it does not see pastes), so it refuses nothing:
 * other spellings are welcome, and the rules judge.
 */
export function helpBody(dressed: DressedSheet, rows: number, sourceOf: SourceOf): void {
  const { sheet, placed, row, column } = dressed;
  // Checkboxes in cells came with ExcelApi 1.18; Office 2021 and 2024 do not have them.
  const hasCellControls = Office.context.requirements.isSetSupported("ExcelApi", "1.18");
  const body = (run: { start: number; count: number }) =>
    sheet.getRangeByIndexes(row + 1, column + run.start, rows, run.count);
  for (const run of columnRuns(placed, sourceOf)) offerList(body(run), run.look);
  for (const run of columnRuns(placed, ({ isTick, isReadOnly }) => (isTick && !isReadOnly) || undefined)) {
    if (hasCellControls) body(run).control = { type: "Checkbox" as Excel.CellControlType.checkbox };
    else offerList(body(run), "TRUE,FALSE");
  }
}

function offerList(range: Excel.Range, source: string): void {
  const { dataValidation } = range;
  dataValidation.clear();
  dataValidation.rule = { list: { inCellDropDown: true, source } };
  dataValidation.errorAlert = { showAlert: false, style: "Information", title: "", message: "" };
}
