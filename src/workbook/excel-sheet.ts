// Opens the sheet that a layout's rows go to: the one of an earlier load where its columns are those that are wanted now, with its
// widths, moved columns and people's own columns; else a new or emptied one. What people had added to the earlier one is put aside.
import { columnLetters } from "./addresses";
import type { Cell } from "./cells";
import type { DressedSheet } from "./excel-dress";
import type { Filling } from "./excel-fill";
import { hasOwnThings, putAside } from "./excel-aside";
import type { FoundBook, FoundTable } from "./excel-find";
import { findColumns } from "./rows";
import { rowsAbove, type SheetLayout } from "./layout";
import { freeName } from "./stored-state";

export interface OpenSheet {
  readonly layout: SheetLayout;
  readonly dressed: DressedSheet;
  readonly filling: Filling;
  /** Address of the table on the sheet: header and rows. */
  readonly range: string;
  /** Rows of the table's body: one where no record is. */
  readonly rows: number;
  /** The table of an earlier load that stays. */
  readonly kept: FoundTable | undefined;
  /** Name of the earlier sheet that was put aside, because people had added to it. */
  readonly aside?: string;
}

/** Whether the table has just the columns that the layout wants, and perhaps people's own. */
export function fits(table: FoundTable, layout: SheetLayout, found: FoundBook): boolean {
  return !findColumns(layout, table.headers).includes(undefined) && !hasLeftOut(found, layout);
}

/** Queues what makes the sheet ready for these rows, and answers where they go. */
export function openSheet(
  context: Excel.RequestContext,
  wanted: { readonly found: FoundBook; readonly layout: SheetLayout; readonly cells: readonly Cell[][] },
): OpenSheet {
  const { layout, cells, found } = wanted;
  const before = found.tables.find(({ name }) => name === layout.table);
  if (before && fits(before, layout, found))
    return reopen(before, findColumns(layout, before.headers) as number[], wanted);
  const aside = before && hasOwnThings(before, layout, found) ? putAside(before, found) : undefined;
  const name = aside === undefined ? freeName(layout.name, found.sheets) : (before?.sheetName ?? layout.name);
  const sheet = before && aside === undefined ? emptied(before) : context.workbook.worksheets.add(name);
  const headers = layout.columns.map(({ header }) => header);
  const row = rowsAbove(layout);
  return {
    layout,
    dressed: { sheet, layout, placed: layout.columns, row, column: 0 },
    filling: { sheet, row, column: 0, cells: [headers, ...cells], isProved: true },
    range: rangeOf({ row, column: 0, columns: headers.length }, cells.length),
    rows: Math.max(1, cells.length),
    kept: undefined,
    ...(aside === undefined ? {} : { aside }),
  };
}

/** A column of the earlier load that this one leaves out would hold old values beside other records' rows. */
function hasLeftOut({ state }: FoundBook, { table, columns }: SheetLayout): boolean {
  const wanted = new Set(columns.map(({ header }) => header));
  return (state?.columns[table] ?? []).some(({ header }) => !wanted.has(header));
}

function emptied({ table, sheet }: FoundTable): Excel.Worksheet {
  table.clearFilters();
  table.convertToRange();
  const all = sheet.getRange();
  all.dataValidation.clear();
  all.clear("All");
  return sheet;
}

function reopen(
  kept: FoundTable,
  whereabouts: readonly number[],
  wanted: { readonly layout: SheetLayout; readonly cells: readonly Cell[][] },
): OpenSheet {
  const { layout } = wanted;
  const { sheet, row, column, headers } = kept;
  const order = headers.map((_, at) => whereabouts.indexOf(at));
  const own = wanted.cells.map((cells) => order.map((index) => cells[index] ?? null));
  const rows = Math.max(1, own.length);
  const range = rangeOf({ row, column, columns: headers.length }, own.length);
  resize(kept, rows, range);
  const blank = headers.map(() => "");
  return {
    layout,
    dressed: { sheet, layout, placed: order.map((index) => layout.columns[index]), row, column },
    filling: { sheet, row: row + 1, column, cells: own.length > 0 ? own : [blank], isProved: true },
    range,
    rows,
    kept,
  };
}

/** A longer table pushes down what stands below it; a shorter one leaves blank cells behind. */
function resize(kept: FoundTable, rows: number, range: string): void {
  const { table, sheet, row, column, headers } = kept;
  const end = row + 1 + kept.rows;
  const more = rows - kept.rows;
  if (more === 0) return;
  const isBelowUsed = kept.used.rows > end;
  if (more > 0 && isBelowUsed) sheet.getRangeByIndexes(end, column, more, headers.length).insert("Down");
  table.resize(range);
  if (more < 0) sheet.getRangeByIndexes(end + more, column, -more, headers.length).clear("Contents");
}

function rangeOf(at: { row: number; column: number; columns: number }, rows: number): string {
  const first = `${columnLetters(at.column)}${at.row + 1}`;
  return `${first}:${columnLetters(at.column + at.columns - 1)}${at.row + 1 + Math.max(1, rows)}`;
}
