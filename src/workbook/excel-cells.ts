// Reads and writes blocks of cells: cut by bytes, never cell by cell, and right under an active filter [WB4, WB8]. Knows places, not
// what the cells mean.
import { cutRows, mostBytes, packRequests } from "./blocks";
import type { Cell } from "./cells";
import type { FoundBook, FoundTable } from "./excel-find";
import type { SheetLayout } from "./layout";
import type { ColumnWrite, SheetCells } from "./sheet-cells";

/** A rectangle to be read. `rowBytes` is about what a row of it takes as JSON. */
export interface ReadArea {
  readonly sheet: Excel.Worksheet;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly rowBytes: number;
  /** What of its cells; absent: their values. */
  readonly what?: "numberFormat" | "text" | "formulas";
}

const smallestLimit = 20_000;

/** The values of these areas, or what else is asked of them, in as few requests as their bytes allow. An answer that the host finds too large is asked for in halves. */
export async function readAreas(
  context: Excel.RequestContext,
  areas: readonly ReadArea[],
  limit: number = mostBytes,
): Promise<Cell[][][]> {
  try {
    return await readParts(context, areas, limit);
  } catch (caught) {
    if (!isTooLarge(caught) || limit < smallestLimit) throw caught;
    return readAreas(context, areas, limit / 2);
  }
}

async function readParts(
  context: Excel.RequestContext,
  areas: readonly ReadArea[],
  limit: number,
): Promise<Cell[][][]> {
  const parts = areas.flatMap((area) => {
    const sizes = new Array<number>(area.rows).fill(area.rowBytes);
    return cutRows(sizes, limit).map((block) => ({ ...block, area }));
  });
  const answers = new Map(areas.map((area): [ReadArea, Cell[][]] => [area, []]));
  for (const request of packRequests(parts, limit)) {
    const loaded = request.map(({ area, start, count }) => {
      const { sheet, row, column, columns } = area;
      const range = sheet.getRangeByIndexes(row + start, column, count, columns);
      return { area, range: range.load(whatOf(area)) };
    });
    await context.sync();
    for (const { area, range } of loaded)
      for (const row of range[whatOf(area)]) answers.get(area)?.push(row as Cell[]);
  }
  return areas.map((area) => answers.get(area) ?? []);
}

function whatOf({ what }: ReadArea) {
  return what ?? "values";
}

function isTooLarge(caught: unknown): boolean {
  const code = (caught as { code?: unknown } | null)?.code;
  return code === "ResponsePayloadSizeLimitExceeded" || code === "RequestPayloadSizeLimitExceeded";
}

const unknownCellBytes = 16;

/** The whole body of a table as an area. */
export function bodyOf(found: FoundTable, rowBytes: number | undefined): ReadArea {
  const { sheet, row, column, rows, headers } = found;
  const columns = headers.length;
  return { sheet, row: row + 1, column, rows, columns, rowBytes: rowBytes ?? columns * unknownCellBytes };
}

/** One column of a table as an area; undefined where its header is not there. */
export function columnOf(found: FoundTable, header: string): ReadArea | undefined {
  const at = found.headers.findIndex((own) => String(own).trim() === header);
  if (at < 0) return undefined;
  return { ...bodyOf(found, statusBytes), column: found.column + at, columns: 1 };
}

const statusBytes = 80;

/** What was read of a table, as the pure files take it. */
export function sheetCells(found: FoundTable, layout: SheetLayout, rows: readonly Cell[][]): SheetCells {
  const { sheetName, row, headers } = found;
  return { layout, sheet: sheetName, firstRow: row + 2, headers, rows };
}

/** Gives a range one number format throughout; hosts take a single text for all of its cells. */
export function setNumberFormat(range: Excel.Range, format: string): void {
  range.set({ numberFormat: format as unknown as string[][] });
}

/**
 * Queues what `write` writes into these tables with their filters taken off before and put on again after: a host misplaces
 * values that are written over hidden rows (office-js issue 224).
 */
function underFilters(tables: readonly FoundTable[], write: () => void): void {
  const filtered = tables.filter(({ criteria }) => criteria.some((own) => own !== null));
  for (const { table } of filtered) table.clearFilters();
  write();
  for (const found of filtered) filterAgain(found, found.table);
}

/** Puts a table's criteria on its columns again. Criteria read back with nulls, which hosts refuse when they are given. */
export function filterAgain(found: FoundTable, table: Excel.Table): void {
  found.criteria.forEach((criteria, index) => {
    if (!criteria) return;
    const given = Object.fromEntries(Object.entries(criteria).filter(([, part]) => part !== null));
    table.columns.getItemAt(index).filter.apply(given as unknown as Excel.FilterCriteria);
  });
}

/** Queues these runs of columns; `null` cells stay as they are. Tables that are gone are left out. */
export function queueColumns(book: Pick<FoundBook, "tables">, writes: readonly ColumnWrite[]): void {
  const touched = new Set(writes.map(({ table }) => table));
  const tables = book.tables.filter(({ name }) => touched.has(name));
  underFilters(tables, () => {
    for (const { table, column, start, cells, formats } of writes) {
      const found = tables.find(({ name }) => name === table);
      if (!found) continue;
      const { sheet, row } = found;
      const range = sheet.getRangeByIndexes(row + 1 + start, found.column + column, cells.length, 1);
      if (formats.some((format) => format !== null)) range.numberFormat = formats.map((format) => [format]);
      range.values = cells.map((cell) => [cell]);
    }
  });
}

/** Runs one piece of work; while a cell is being edited, it waits. */
export function run<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  return Excel.run({ delayForCellEdit: true }, work);
}

/** Runs work with this add-in's own change events off, and on again whatever happens. */
export async function quietly<T>(context: Excel.RequestContext, work: () => Promise<T>): Promise<T> {
  context.runtime.enableEvents = false;
  try {
    return await work();
  } finally {
    context.runtime.enableEvents = true;
    await context.sync();
  }
}
