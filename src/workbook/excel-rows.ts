// Which rows of the table in sight a person means: those that are selected, and those that no filter hides. A hidden row is never
// among them, also where a selection runs over it. Requests are bounded by bytes, whatever the size [WB4]. Writes nothing.
import { packRequests, cutRows } from "./blocks";
import { columnOf, readAreas } from "./excel-cells";
import type { FoundBook, FoundTable } from "./excel-find";
import { keyOf } from "./row-keys";
import { typeNameOfTable } from "./sheets";
import type { Key } from "../domain/value";

/** `selected` those that are selected and not hidden, `visible` all that are not hidden. */
export type RowChoice = "selected" | "visible";

/** The records of the rows that are meant, or why there are none. */
export type ChosenRows =
  | {
      readonly kind: "rows";
      readonly sheet: string;
      readonly table: string;
      readonly keys: ReadonlySet<Key>;
    }
  | { readonly kind: "none"; readonly message: string };

/** A table and where the selection stands on its sheet. */
export interface TableInSight {
  readonly found: FoundTable;
  readonly areas: readonly SelectedArea[];
}

/** A selected rectangle, counted from 0 on the sheet. */
export interface SelectedArea {
  readonly rowIndex: number;
  readonly rowCount: number;
  readonly columnIndex: number;
  readonly columnCount: number;
}

/** Said where the sheet in sight holds no table of ours. */
export const notOurs =
  "The sheet in sight is none that was loaded. Go to Contacts or another loaded sheet, then choose again.";

/** The table of ours on the sheet in sight, with the selection; undefined where there is none. */
export async function findTableInSight(
  context: Excel.RequestContext,
  book: FoundBook,
): Promise<TableInSight | undefined> {
  const sheet = context.workbook.worksheets.getActiveWorksheet().load("id");
  const { areas } = context.workbook.getSelectedRanges();
  areas.load("items/rowIndex,items/rowCount,items/columnIndex,items/columnCount");
  await context.sync();
  const found = book.tables.find(({ sheetId }) => sheetId === sheet.id);
  return found && { found, areas: areas.items };
}

/** The keys of the rows that are meant; those of `table` where it is named, else of the table in sight. Rows without an id have none. */
export async function readChosenRows(
  context: Excel.RequestContext,
  book: FoundBook,
  at: { readonly choice: RowChoice; readonly table?: string },
): Promise<ChosenRows> {
  const named = book.tables.find(({ name }) => name === at.table);
  const inSight = named ? { found: named, areas: [] } : await findTableInSight(context, book);
  if (!inSight) return { kind: "none", message: notOurs };
  const { found, areas } = inSight;
  const keyed = await readRowKeys(context, book, found);
  const visible = await readVisibleRows(context, found);
  const rows =
    at.choice === "visible" ? visible : visible.filter((row) => isWithin(areas, found.row + 1 + row));
  const keys = new Set(rows.map((row) => keyed[row] ?? "").filter((key) => key !== ""));
  if (keys.size > 0) return { kind: "rows", sheet: found.sheetName, table: found.name, keys };
  const message =
    at.choice === "visible"
      ? `No row of ${found.sheetName} is visible. Change its filter, then choose again.`
      : `No row of ${found.sheetName} is selected. Select the rows on the sheet, then choose again.`;
  return { kind: "none", message };
}

function isWithin(areas: readonly SelectedArea[], row: number): boolean {
  return areas.some(({ rowIndex, rowCount }) => row >= rowIndex && row < rowIndex + rowCount);
}

/** The key of each row of a table, "" where it has none. */
export async function readRowKeys(
  context: Excel.RequestContext,
  book: FoundBook,
  found: FoundTable,
): Promise<readonly Key[]> {
  const header = book.state?.columns[found.name]?.find(({ role }) => role === "key")?.header ?? "";
  const area = columnOf(found, header);
  const typeName = typeNameOfTable(found.name);
  const [cells = []] = area ? await readAreas(context, [area]) : [];
  return cells.map(([cell]) => keyOf(cell, typeName));
}

const addressBytes = 24;

/** The rows of a table that are not hidden, counted from 0 within it. */
export async function readVisibleRows(
  context: Excel.RequestContext,
  found: FoundTable,
): Promise<readonly number[]> {
  const { sheet, sheetName, row, column, rows } = found;
  const sizes = new Array<number>(rows).fill(addressBytes + 2 * sheetName.length);
  const visible: number[] = [];
  for (const request of packRequests(cutRows(sizes))) {
    const views = request.map(({ start, count }) =>
      sheet
        .getRangeByIndexes(row + 1 + start, column, count, 1)
        .getVisibleView()
        .load("cellAddresses"),
    );
    await context.sync();
    for (const { cellAddresses } of views)
      for (const [address] of cellAddresses as string[][]) visible.push(rowOf(address ?? "") - row - 1);
  }
  return visible;
}

/** The row of an address, counted from 0. */
function rowOf(address: string): number {
  return Number(/\d+$/.exec(address)?.[0] ?? 0) - 1;
}
