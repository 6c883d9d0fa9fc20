// What people added to a sheet that is laid out anew, or taken away, and how it stays: the sheet is put aside under another name, as it
// was, and is no sheet of ours any more [WB5].
import type { FoundBook, FoundTable } from "./excel-find";
import { rowsAbove, type SheetLayout } from "./layout";
import { freeName } from "./stored-state";

const mostLetters = 20;

/** Whether nothing stands beside or below the table. */
export function isAlone({ row, column, rows, headers, used }: FoundTable): boolean {
  return used.rows <= row + 1 + rows && used.columns <= column + headers.length;
}

/** Whether the table has columns that neither the earlier load nor this layout knows. */
export function hasOwnColumns({ name, headers }: FoundTable, layout: SheetLayout, found: FoundBook): boolean {
  const loaded = found.state?.columns[name] ?? [];
  const ours = new Set([...loaded, ...layout.columns].map(({ header }) => header));
  return headers.some((header) => !ours.has(String(header).trim()));
}

/** Whether emptying the sheet would take something of a person's along. */
export function hasOwnThings(table: FoundTable, layout: SheetLayout, found: FoundBook): boolean {
  const isMoved = table.row > rowsAbove(layout) || table.column > 0;
  return isMoved || !isAlone(table) || hasOwnColumns(table, layout, found);
}

/** Queues that the sheet stays as it is under this other name, its table plain cells: answers the name. */
export function putAside({ table, sheet, sheetName }: FoundTable, found: FoundBook): string {
  const name = freeName(`${sheetName.slice(0, mostLetters)} before`, found.sheets);
  table.clearFilters();
  table.convertToRange();
  sheet.name = name;
  return name;
}

/** The widths, in points, of the columns of these tables by their headers, for each table's name. */
export async function readWidths(
  context: Excel.RequestContext,
  tables: readonly FoundTable[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const asked = tables.map(({ name, sheet, row, column, headers }) => {
    const formats = headers.map((header, at) => {
      const { format } = sheet.getRangeByIndexes(row, column + at, 1, 1);
      return { header: String(header).trim(), format: format.load("columnWidth") };
    });
    return { name, formats };
  });
  if (asked.length > 0) await context.sync();
  return new Map(
    asked.map(({ name, formats }) => [
      name,
      new Map(formats.map(({ header, format }) => [header, format.columnWidth])),
    ]),
  );
}
