// Writes a load: sheets as tables over filled ranges, drop-down lists and the baseline on very hidden sheets, all read back. A load
// that is stopped in between says so in the settings, and counts as none.
import { makeLookup } from "../domain/lookup";
import { printBaseline, type Load } from "./baseline";
import { quietly, filterAgain } from "./excel-cells";
import { dressBanner, dressNewSheet, formatBody, helpBody } from "./excel-dress";
import { fill, type Filled, type Filling } from "./excel-fill";
import { findBook, hiddenSheets, type FoundBook, type FoundTable } from "./excel-find";
import { queueUnmark, readKeys } from "./excel-marks";
import { hasOwnColumns, isAlone, putAside, readWidths } from "./excel-aside";
import { fits, openSheet, type OpenSheet } from "./excel-sheet";
import { chosenSheets, recordsFor, tickIds } from "./chosen-sheets";
import { dropDownsOf, headersOf, rowsAbove, storedColumns, type Column, type SheetLayout } from "./layout";
import type { Difference, LoadEnd, LongWork } from "./load-work";
import { allMarked } from "./marks";
import { makeRows } from "./rows";
import { layoutsFor } from "./sheets";
import { dropDownCells, sourceOfDropDown } from "./drop-downs";
import { freeName, hiddenSheetName, markedKey, stateKey, type StoredState } from "./stored-state";

/** Writes the load into the workbook, over an earlier one. */
export async function putLoad(context: Excel.RequestContext, load: Load, work: LongWork): Promise<LoadEnd> {
  const found = await findBook(context);
  const lookup = makeLookup(load.lists);
  const all = layoutsFor(load.lists);
  const layouts = chosenSheets(all, load);
  const widths = await readWidths(
    context,
    found.tables.filter(
      (table) => !layouts.some((own) => own.table === table.name && fits(table, own, found)),
    ),
  );
  return quietly(context, async () => {
    context.application.suspendScreenUpdatingUntilNextSync();
    const marked = allMarked(found.marks);
    if (Object.keys(marked).length > 0) queueUnmark(await readKeys(context, found), marked);
    const columns = Object.fromEntries(layouts.map((layout) => [layout.table, storedColumns(layout)]));
    const state: StoredState = { ...stateOf(load), state: "loading", columns, rowBytes: {} };
    queueState(context, state);
    const sheets = layouts.map((layout) =>
      openSheet(context, { found, layout, cells: makeRows(layout, recordsFor(layout, load), lookup) }),
    );
    for (const sheet of sheets) queueDress(sheet, widths.get(sheet.layout.table));
    const left = found.tables.filter(({ name }) => !(name in columns));
    const aside = [
      ...sheets.map((sheet) => sheet.aside),
      ...left.map((table) => queueRemoval(table, all, found)),
    ];
    const lists = queueHidden(context, found, hiddenSheets.lists);
    const stored = queueHidden(context, found, hiddenSheets.baseline);
    const dropDowns = dropDownsOf(layouts);
    const bare = (sheet: Excel.Worksheet, cells: Filling["cells"]) =>
      ({ sheet, row: 0, column: 0, cells, isProved: false }) satisfies Filling;
    const fillings = [
      ...sheets.map(({ filling }) => filling),
      bare(lists.sheet, dropDownCells(dropDowns)),
      bare(stored.sheet, printBaseline(load, { headers: headersOf(layouts), ticks: tickIds(all) })),
    ];
    const filled = await fill(context, fillings, {
      isStopped: () => work.signal?.aborted === true,
      onRows: (done, total) => work.onProgress?.({ what: "Writing rows", done, total }),
    });
    if (!filled.isComplete) return { kind: "stopped" };
    for (const sheet of sheets) queueTable(sheet, sourceOfDropDown(dropDowns, lists.name));
    for (const { sheet } of [lists, stored]) sheet.visibility = "VeryHidden";
    queueState(context, { ...state, state: "loaded", rowBytes: bytesByTable(sheets, filled) });
    await context.sync();
    await showFirst(context, sheets);
    const names = aside.filter((name) => name !== undefined);
    return {
      ...{ kind: "written", records: load.records.length, different: differencesOf(sheets, filled) },
      ...(names.length > 0 ? { aside: names } : {}),
    };
  });
}

/**
 * A sheet of an earlier load that this one leaves out would only show old rows. What people put beside the table stays; where they have
 * columns in it, the sheet is put aside, and its name answered.
 */
function queueRemoval(
  left: FoundTable,
  layouts: readonly SheetLayout[],
  found: FoundBook,
): string | undefined {
  const { name, table, sheet, row, column, headers } = left;
  const layout = layouts.find((own) => own.table === name);
  if (layout && hasOwnColumns(left, layout, found)) return putAside(left, found);
  if (isAlone(left)) {
    sheet.delete();
    return undefined;
  }
  table.delete();
  const isUnderBanner = layout?.hasBanner && row === rowsAbove(layout) && column === 0;
  if (isUnderBanner) sheet.getRangeByIndexes(0, 0, row, headers.length).clear("All");
  return undefined;
}

/**
 * Brings the main sheet to the front, at its first cell, and answers whether it could: hosts refuse where the user has gone on
 * to another workbook (excel-facts 37), and the load is whole all the same.
 */
async function showFirst(context: Excel.RequestContext, [main]: readonly OpenSheet[]): Promise<boolean> {
  if (!main) return false;
  const { sheet, row, column } = main.dressed;
  try {
    sheet.activate();
    sheet.getRangeByIndexes(row, column, 1, 1).select();
    await context.sync();
    return true;
  } catch {
    return false;
  }
}

function stateOf({ account, loadedAt, filter, records }: Load) {
  return { form: 1, account, loadedAt, filter, records: records.length } as const;
}

function queueState(context: Excel.RequestContext, state: StoredState): void {
  context.workbook.settings.add(stateKey, JSON.stringify(state));
  if (state.state === "loading") context.workbook.settings.add(markedKey, "{}");
}

/**
 * Filters go off before rows are written over [WB8], formats go on before they are filled [WB1]. Columns that stood on an earlier sheet
 * have these widths of theirs again.
 */
function queueDress(open: OpenSheet, widths: ReadonlyMap<string, number> | undefined): void {
  const { kept, dressed, filling } = open;
  if (!kept) {
    dressNewSheet(dressed);
    for (const [at, own] of dressed.placed.entries()) {
      const width = widths?.get(own?.header ?? "");
      if (width !== undefined) dressed.sheet.getRangeByIndexes(0, at, 1, 1).format.columnWidth = width;
    }
    return;
  }
  kept.table.clearFilters();
  formatBody(dressed, filling.cells.length);
}

/** The table over what was filled; an earlier table is fitted to its new rows, and filters and sorts as before. */
function queueTable(open: OpenSheet, sourceOf: (column: Column) => string | undefined): void {
  const { kept, dressed, range, layout } = open;
  const table = kept?.table ?? dressed.sheet.tables.add(range, true);
  if (!kept) {
    table.name = layout.table;
    table.style = "TableStyleLight1";
    table.showBandedRows = false;
  }
  helpBody(dressed, open.rows, sourceOf);
  dressBanner(dressed, open.rows);
  if (kept?.isSorted) table.sort.reapply();
  if (kept) filterAgain(kept, table);
}

function queueHidden(context: Excel.RequestContext, found: FoundBook, wanted: string) {
  const name = hiddenSheetName(wanted, found.sheets);
  const { worksheets } = context.workbook;
  const isThere = found.sheets.some((sheet) => sheet.name === name);
  const sheet = isThere ? worksheets.getItem(name) : worksheets.add(freeName(name, found.sheets));
  if (isThere) sheet.getRange().clear("Contents");
  else sheet.getRange("A:CV").set({ numberFormat: "@" as unknown as string[][] });
  return { sheet, name };
}

function bytesByTable(sheets: readonly OpenSheet[], filled: Filled): StoredState["rowBytes"] {
  const bytes: Record<string, number> = { [hiddenSheets.baseline]: filled.rowBytes.at(-1) ?? 0 };
  sheets.forEach(({ layout }, index) => (bytes[layout.table] = filled.rowBytes[index] ?? 0));
  return bytes;
}

function differencesOf(sheets: readonly OpenSheet[], filled: Filled): Difference[] {
  return filled.misses.map(({ filling, row, column, meant, holds }) => {
    const sheet = sheets.find((own) => own.filling === filling);
    const own = sheet?.dressed.placed[column];
    const keyAt = sheet?.dressed.placed.findIndex((placed) => placed?.role === "key") ?? 0;
    return {
      sheet: sheet?.layout.name ?? "",
      key: String(filling.cells[row]?.[keyAt] ?? ""),
      header: own?.header ?? "",
      meant: String(meant),
      holds: String(holds),
    };
  });
}
