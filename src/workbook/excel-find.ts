// Finds what is ours in the open workbook: tables by name (people may rename and move sheets), hidden sheets, settings. Two
// requests, whatever the size. Decides nothing about what it finds.
import type { Cell } from "./cells";
import type { Marks } from "./marks";
import {
  hiddenSheetName,
  markedKey,
  parseMarks,
  parseState,
  stateKey,
  type StoredState,
} from "./stored-state";
import { tableNames } from "./sheets";

/** One of our tables as it stands now. Rows and columns of the sheet count from 0. */
export interface FoundTable {
  readonly name: string;
  readonly table: Excel.Table;
  readonly sheet: Excel.Worksheet;
  readonly sheetId: string;
  readonly sheetName: string;
  /** Sheet row and column of the first header. */
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly headers: readonly Cell[];
  /** By table column; null where it does not filter. */
  readonly criteria: readonly (Excel.FilterCriteria | null)[];
  readonly isSorted: boolean;
  /** How many rows and columns of the sheet hold anything, from its first. */
  readonly used: { readonly rows: number; readonly columns: number };
}

export interface FoundBook {
  readonly state: StoredState | undefined;
  readonly marks: Marks;
  readonly sheets: readonly { readonly name: string; readonly visibility: string }[];
  readonly tables: readonly FoundTable[];
  /** The baseline's sheet; undefined where there is none. */
  readonly stored: { readonly sheet: Excel.Worksheet; readonly rows: number } | undefined;
}

/** The names that our hidden sheets have when they are made. */
export const hiddenSheets = { lists: "Lists", baseline: "Baseline" } as const;

/** What of this workbook is ours. */
export async function findBook(context: Excel.RequestContext): Promise<FoundBook> {
  const { worksheets, settings, tables } = context.workbook;
  worksheets.load("items/name,items/visibility");
  tables.load("items/name");
  const state = settings.getItemOrNullObject(stateKey).load("value");
  const marks = settings.getItemOrNullObject(markedKey).load("value");
  await context.sync();
  const sheets = worksheets.items.map(({ name, visibility }) => ({ name, visibility: String(visibility) }));
  const ours = tables.items.map(({ name }) => name).filter((name) => tableNames.includes(name));
  const seen = ours.map((name) => lookAt(context, name));
  const storedName = hiddenSheetName(hiddenSheets.baseline, sheets);
  const storedSheet = sheets.some(({ name }) => name === storedName)
    ? worksheets.getItem(storedName)
    : undefined;
  const used = storedSheet?.getUsedRangeOrNullObject(true).load("rowIndex,rowCount");
  await context.sync();
  const stored = storedSheet && used && { sheet: storedSheet, rows: used.isNullObject ? 0 : endOf(used) };
  return {
    state: state.isNullObject ? undefined : parseState(state.value),
    marks: parseMarks(marks.isNullObject ? undefined : marks.value),
    sheets,
    tables: seen.map((look) => look()),
    stored,
  };
}

function endOf(range: Excel.Range): number {
  return range.rowIndex + range.rowCount;
}

/** Asks for everything about a table; the answer is read once the request has gone. */
function lookAt(context: Excel.RequestContext, name: string): () => FoundTable {
  const table = context.workbook.tables.getItem(name);
  const sheet = table.worksheet.load("id,name");
  const range = table.getRange().load("rowIndex,columnIndex,rowCount");
  const headers = table.getHeaderRowRange().load("values");
  const filter = table.autoFilter.load("criteria");
  const sort = table.sort.load("fields");
  const used = sheet.getUsedRange(true).load("rowIndex,rowCount,columnIndex,columnCount");
  return () => ({
    name,
    table,
    sheet,
    sheetId: sheet.id,
    sheetName: sheet.name,
    row: range.rowIndex,
    column: range.columnIndex,
    rows: range.rowCount - 1,
    headers: (headers.values[0] ?? []) as Cell[],
    criteria: criteriaOf(filter),
    isSorted: fieldsOf(sort).length > 0,
    used: { rows: endOf(used), columns: used.columnIndex + used.columnCount },
  });
}

/** Hosts answer null, or nothing, where a table does not filter. */
function criteriaOf(filter: Excel.AutoFilter): readonly (Excel.FilterCriteria | null)[] {
  const criteria = filter.criteria as readonly (Excel.FilterCriteria | null | undefined)[] | null;
  return (criteria ?? []).map((own) => (own?.filterOn ? own : null));
}

/** As typed it is always there; hosts answer null for a table that was never sorted. */
function fieldsOf(sort: Excel.TableSort): readonly Excel.SortField[] {
  const { fields } = sort as { readonly fields: readonly Excel.SortField[] | null };
  return fields ?? [];
}
