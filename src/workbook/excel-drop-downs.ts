// Renews what the drop-downs of the loaded sheets offer, after the account's lists have moved or rows were added. What they offer is the
// layouts' to say.
import type { Addition } from "./additions";
import { dropDownCells, sourceOfDropDown } from "./drop-downs";
import { quietly } from "./excel-cells";
import { offerLists } from "./excel-dress";
import { fill } from "./excel-fill";
import { hiddenSheets, type FoundBook } from "./excel-find";
import { dropDownsOf, type SheetLayout } from "./layout";
import { findColumns } from "./rows";
import { hiddenSheetName } from "./stored-state";

/** Offers on every sheet, new rows included, what these layouts offer. Where the list sheet is gone, all stays as it is. */
export async function renewDropDowns(
  context: Excel.RequestContext,
  found: FoundBook,
  now: { readonly layouts: readonly SheetLayout[]; readonly additions: readonly Addition[] },
): Promise<void> {
  const name = hiddenSheetName(hiddenSheets.lists, found.sheets);
  if (!found.sheets.some((sheet) => sheet.name === name)) return;
  const dropDowns = dropDownsOf(now.layouts);
  const sourceOf = sourceOfDropDown(dropDowns, name);
  await quietly(context, async () => {
    const sheet = context.workbook.worksheets.getItem(name);
    sheet.getRange().clear("Contents");
    const filling = { sheet, row: 0, column: 0, cells: dropDownCells(dropDowns), isProved: false };
    await fill(context, [filling], { isStopped: () => false, onRows: () => undefined });
    for (const table of found.tables) {
      const layout = now.layouts.find((own) => own.table === table.name);
      if (!layout) continue;
      const whereabouts = findColumns(layout, table.headers);
      const placed = table.headers.map((_, at) => layout.columns[whereabouts.indexOf(at)]);
      const added = now.additions.find((own) => own.table === table.name)?.rows.length ?? 0;
      offerLists({ ...table, layout, placed }, table.rows + added, sourceOf);
    }
    await context.sync();
  });
}
