// How a sheet of ours looks and helps: formats, widths, colours, drop-downs, checkboxes, frozen panes. Which column looks how is the
// layout's to say; here it is only put on, run by run.
import { columnLetters } from "./addresses";
import { setNumberFormat } from "./excel-cells";
import { rowsAbove, type Column, type SheetLayout } from "./layout";
import { bandColor, columnRuns, readOnlyLook } from "./looks";
import { noteOf } from "./notes";
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
  noteHeader(dressed);
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

/**
 * A note on each header: what the column is, what is allowed, an example. It is a validation's prompt, shown where its cell is
 * chosen: notes of their own came with ExcelApi 1.18 and are not in the client library.
 */
function noteHeader({ sheet, placed, row, column }: DressedSheet): void {
  placed.forEach((own, at) => {
    const note = own && noteOf(own);
    if (!note) return;
    const { dataValidation } = sheet.getRangeByIndexes(row, column + at, 1, 1);
    dataValidation.rule = { textLength: { formula1: 0, operator: "GreaterThanOrEqualTo" } };
    dataValidation.errorAlert = { showAlert: false, style: "Information", title: "", message: "" };
    dataValidation.prompt = { showPrompt: true, ...note };
  });
}

/**
 * The rows above a sheet of ticks: each classification's name over its columns, and how often each column is ticked. Nothing where
 * people have moved the table, or written into these rows.
 */
export function dressBanner({ sheet, layout, placed, row, column }: DressedSheet, rows: number): void {
  if (!layout.hasBanner || row !== rowsAbove(layout) || column !== 0) return;
  const ticks = (own: Column) => (own.role === "tick" ? own.band : undefined);
  for (const run of columnRuns(placed, ticks)) {
    const names = sheet.getRangeByIndexes(0, run.start, 1, run.count);
    names.values = [[run.look, ...new Array<string>(run.count - 1).fill("")]];
    names.format.font.bold = true;
    names.format.fill.color = bandColor(layout, run.look);
    const counts = sheet.getRangeByIndexes(1, run.start, 1, run.count);
    setNumberFormat(counts, "#,##0");
    counts.formulas = [
      Array.from({ length: run.count }, (_, at) =>
        tickCount(placed[run.start + at], run.start + at, { row, rows }),
      ),
    ];
  }
  const status = placed.findIndex((own) => own?.role === "status");
  if (status >= 0) sheet.getRangeByIndexes(1, status, 1, 1).values = [["Ticked"]];
}

/** How many rows of a column are ticked, or carry a number instead; a formula of ours, so that it follows the person's edits. */
function tickCount(own: Column | undefined, column: number, body: { row: number; rows: number }): string {
  const letters = columnLetters(column);
  const cells = `${letters}${body.row + 2}:${letters}${body.row + 1 + body.rows}`;
  const takesNumbers = own?.role === "tick" && own.field.takesNumbers === true;
  return takesNumbers ? `=COUNTIF(${cells},TRUE)+COUNT(${cells})` : `=COUNTIF(${cells},TRUE)`;
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
  offerLists(dressed, rows, sourceOf);
  for (const run of columnRuns(placed, tickLook)) {
    if (hasCellControls && run.look === "checkbox")
      body(run).control = { type: "Checkbox" as Excel.CellControlType.checkbox };
    else offerList(body(run), "TRUE,FALSE");
  }
}

/** The drop-downs of the rows of a body; whatever else its cells offered is gone where one stands. */
export function offerLists(
  { sheet, placed, row, column }: DressedSheet,
  rows: number,
  sourceOf: SourceOf,
): void {
  for (const { start, count, look } of columnRuns(placed, sourceOf))
    offerList(sheet.getRangeByIndexes(row + 1, column + start, rows, count), look);
}

/** A cell that may hold a number instead of a tick can be no checkbox. */
function tickLook(column: Column): "checkbox" | "list" | undefined {
  if (!column.isTick || column.isReadOnly) return undefined;
  return column.role === "tick" && column.field.takesNumbers ? "list" : "checkbox";
}

function offerList(range: Excel.Range, source: string): void {
  const { dataValidation } = range;
  dataValidation.clear();
  dataValidation.rule = { list: { inCellDropDown: true, source } };
  dataValidation.errorAlert = { showAlert: false, style: "Information", title: "", message: "" };
}
