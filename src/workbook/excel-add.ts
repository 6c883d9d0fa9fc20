// Adds rows and columns to our tables: what additions.ts says is missing there. New cells look and help as their neighbours do.
import type { Addition } from "./additions";
import { columnLetters } from "./addresses";
import { quietly } from "./excel-cells";
import { dressBanner, formatBody, helpBody, type DressedSheet } from "./excel-dress";
import type { FoundBook, FoundTable } from "./excel-find";
import { openStored } from "./excel-read";
import type { SheetLayout } from "./layout";
import { findColumns } from "./rows";

/** Writes these additions; filters and sorts stay as they are. */
export async function putAdditions(
  context: Excel.RequestContext,
  book: FoundBook,
  additions: readonly Addition[],
): Promise<void> {
  const layouts = (await openStored(context, book))?.layouts ?? [];
  await quietly(context, async () => {
    for (const addition of additions) {
      const found = book.tables.find(({ name }) => name === addition.table);
      const layout = layouts.find(({ table }) => table === addition.table);
      if (found && layout) queueAddition(found, layout, addition);
    }
    await context.sync();
  });
}

function queueAddition(found: FoundTable, layout: SheetLayout, { columns, rows }: Addition): void {
  const { table, sheet, row, column, headers } = found;
  const width = headers.length + columns.length;
  const height = found.rows + rows.length;
  const end = row + 1 + found.rows;
  if (rows.length > 0 && found.used.rows > end)
    sheet.getRangeByIndexes(end, column, rows.length, headers.length).insert("Down");
  table.resize(addressOf({ row, column, width, height }));
  columns.forEach(({ column: own, cells }, at) => {
    const whole = [[own.header], ...cells.map((cell) => [cell])];
    sheet.getRangeByIndexes(row, column + headers.length + at, whole.length, 1).values = whole;
  });
  const dressed = dressedAfter(found, layout, columns);
  formatBody(dressed, height);
  if (rows.length > 0)
    sheet.getRangeByIndexes(end, column, rows.length, width).values = rows.map((cells) => [...cells]);
  helpBody(dressed, height, () => undefined);
  dressBanner(dressed, height);
}

function dressedAfter(
  { sheet, row, column, headers }: FoundTable,
  layout: SheetLayout,
  added: Addition["columns"],
): DressedSheet {
  const whereabouts = findColumns(layout, headers);
  const before = headers.map((_, at) => layout.columns[whereabouts.indexOf(at)]);
  return { sheet, layout, row, column, placed: [...before, ...added.map((own) => own.column)] };
}

function addressOf(at: { row: number; column: number; width: number; height: number }): string {
  const { row, column, width, height } = at;
  const last = `${columnLetters(column + width - 1)}${row + 1 + Math.max(1, height)}`;
  return `${columnLetters(column)}${row + 1}:${last}`;
}
