// Writes an export of the history as a table on a new sheet, in bounded requests, read back like a load. An export never writes over
// what is there: a second one is "Run history 2". What stands in it is said by history-sheet.ts.
import { columnLetters } from "./addresses";
import { quietly, run, setNumberFormat } from "./excel-cells";
import { fill, type FillWatch } from "./excel-fill";
import {
  historyCells,
  historyColumns,
  historySheetName,
  historyTableName,
  type HistoryEntry,
} from "./history-sheet";
import { pointsOf } from "./sizes";
import { freeName } from "./stored-state";

/** Where it was written, and how many cells hold something else than they were given; or that it was stopped and is gone again. */
export type HistorySheetEnd =
  | { readonly kind: "written"; readonly sheet: string; readonly misses: number }
  | { readonly kind: "stopped" };

/** Writes these entries, one at least, in their order. */
export function writeHistory(entries: readonly HistoryEntry[], watch: FillWatch): Promise<HistorySheetEnd> {
  return run(async (context) => {
    const { worksheets, tables } = context.workbook;
    worksheets.load("items/name");
    tables.load("items/name");
    await context.sync();
    const sheet = worksheets.add(freeName(historySheetName, worksheets.items));
    sheet.load("name");
    const table = freeTableName(tables.items);
    return quietly(context, () => putEntries(context, { entries, sheet, table }, watch));
  });
}

/** Names of tables have no spaces: "HistoryExport", "HistoryExport2". */
function freeTableName(tables: readonly { readonly name: string }[]): string {
  const spaced = tables.map(({ name }) => ({ name: name.replace(/(\d+)$/, " $1") }));
  return freeName(historyTableName, spaced).replace(" ", "");
}

async function putEntries(
  context: Excel.RequestContext,
  to: {
    readonly entries: readonly HistoryEntry[];
    readonly sheet: Excel.Worksheet;
    readonly table: string;
  },
  watch: FillWatch,
): Promise<HistorySheetEnd> {
  const { sheet, entries } = to;
  dress(sheet);
  const cells = historyCells(entries);
  const filled = await fill(context, [{ sheet, row: 0, column: 0, cells, isProved: true }], watch);
  if (!filled.isComplete) {
    sheet.delete();
    await context.sync();
    return { kind: "stopped" };
  }
  const table = sheet.tables.add(`A1:${columnLetters(historyColumns.length - 1)}${cells.length}`, true);
  table.name = to.table;
  table.style = "TableStyleLight1";
  sheet.freezePanes.freezeRows(1);
  await context.sync();
  await showFirst(context, sheet);
  return { kind: "written", sheet: sheet.name, misses: filled.misses.length };
}

/** Whole columns are formatted before anything is written into them: text stays text [WB1, WB2]. */
function dress(sheet: Excel.Worksheet): void {
  historyColumns.forEach(({ format, width }, at) => {
    const column = sheet.getRange(`${columnLetters(at)}:${columnLetters(at)}`);
    setNumberFormat(column, format);
    column.format.columnWidth = pointsOf(width);
  });
  const header = sheet.getRangeByIndexes(0, 0, 1, historyColumns.length);
  setNumberFormat(header, "@");
  header.format.font.bold = true;
}

/** Hosts refuse where people have gone on to another workbook (excel-facts 37); the export is whole all the same. */
async function showFirst(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<boolean> {
  try {
    sheet.activate();
    sheet.getRange("A2").select();
    await context.sync();
    return true;
  } catch {
    return false;
  }
}
