// Changes ticks on the sheet in sight, only where a row is visible, as ordinary edits, run by run of columns under its filter [WB4,
// WB8]: ticks, or numbers instead of them, into the selected columns; or moved from one column to another. What changes is said by
// visible-ticks.ts.
import { queueColumns, quietly, run } from "./excel-cells";
import { findBook, type FoundBook, type FoundTable } from "./excel-find";
import { findTableInSight, notOurs, readRowKeys, readVisibleRows, type SelectedArea } from "./excel-rows";
import { findTickColumns, readTickCells, readTickHeaders, type FoundTickColumn } from "./excel-tick-columns";
import { columnWrites, type CellWrite } from "./sheet-cells";
import { readTick } from "./tick-merge";
import { moveWrites, tickWrites } from "./visible-ticks";

/** What was written, or why nothing was. Of `rows` visible rows `changed` changed, `cells` cells in all. */
export type TicksWritten =
  | {
      readonly kind: "written";
      readonly sheet: string;
      readonly headers: readonly string[];
      readonly rows: number;
      readonly changed: number;
      readonly cells: number;
    }
  | { readonly kind: "none"; readonly message: string };

/** The sheet in sight and its tick columns; undefined where it has none. */
export interface TickSheet {
  readonly sheet: string;
  readonly headers: readonly string[];
}

/** Which tick columns the sheet in sight has. */
export function readTickSheet(): Promise<TickSheet | undefined> {
  return run(async (context) => {
    const book = await findBook(context);
    const found = (await findTableInSight(context, book))?.found;
    const headers = found ? await readTickHeaders(context, book, found) : [];
    return found && headers.length > 0 ? { sheet: found.sheetName, headers } : undefined;
  });
}

/** Writes a tick, no tick or a number into the visible rows of the selected tick columns. */
export function writeVisibleTicks(to: boolean | number): Promise<TicksWritten> {
  return changeTicks(async ({ context, book, found, areas }) => {
    const columns = await findTickColumns(context, book, found);
    const selected = columns.filter(({ area }) => isWithin(areas, area.column));
    const fitting = typeof to === "number" ? selected.filter(({ field }) => field.takesNumbers) : selected;
    if (fitting.length === 0) return sayNoColumn(found, selected.length > 0);
    const cells = await readTickCells(context, found, fitting);
    return { columns: fitting, writesFor: (rows) => tickWrites(cells, rows, { table: found.name, to }) };
  });
}

/** Moves ticks from one column of the sheet in sight to another, by their headers, in the visible rows that have the first. */
export function moveVisibleTicks(from: string, to: string): Promise<TicksWritten> {
  return changeTicks(async ({ context, book, found }) => {
    const all = await findTickColumns(context, book, found);
    const columns = [from, to].flatMap((header) => all.find((own) => own.header === header) ?? []);
    const [first, second] = await readTickCells(context, found, columns);
    const origin = columns[0];
    if (!first || !second || !origin) return `${found.sheetName} has no longer both ${from} and ${to}.`;
    const isTicked = (cell: CellWrite["cell"]) => {
      const read = readTick(origin.field, cell, origin.lookup);
      return read === true || typeof read === "number";
    };
    const move = { table: found.name, from: first, to: second, isTicked };
    return { columns, writesFor: (rows) => moveWrites(move, rows) };
  });
}

interface InSight {
  readonly context: Excel.RequestContext;
  readonly book: FoundBook;
  readonly found: FoundTable;
  readonly areas: readonly SelectedArea[];
}

interface Meant {
  readonly columns: readonly FoundTickColumn[];
  readonly writesFor: (rows: readonly number[]) => readonly CellWrite[];
}

/** Writes what is meant into the visible rows of the sheet in sight; rows without an id are no records. */
function changeTicks(mean: (inSight: InSight) => Promise<Meant | string>): Promise<TicksWritten> {
  return run(async (context) => {
    const book = await findBook(context);
    const inSight = await findTableInSight(context, book);
    if (!inSight) return { kind: "none", message: notOurs };
    const { found } = inSight;
    const meant = await mean({ context, book, ...inSight });
    if (typeof meant === "string") return { kind: "none", message: meant };
    const keys = await readRowKeys(context, book, found);
    const visible = await readVisibleRows(context, found);
    const rows = visible.filter((row) => (keys[row] ?? "") !== "");
    const writes = meant.writesFor(rows);
    await quietly(context, async () => {
      queueColumns(book, columnWrites(writes));
      await context.sync();
    });
    return {
      kind: "written",
      sheet: found.sheetName,
      headers: meant.columns.map(({ header }) => header),
      rows: rows.length,
      changed: new Set(writes.map(({ row }) => row)).size,
      cells: writes.length,
    };
  });
}

function isWithin(areas: readonly SelectedArea[], column: number): boolean {
  return areas.some(
    ({ columnIndex, columnCount }) => column >= columnIndex && column < columnIndex + columnCount,
  );
}

function sayNoColumn({ sheetName }: FoundTable, hasTicks: boolean): string {
  return hasTicks
    ? `The selected columns of ${sheetName} take ticks only. Numbers go into Customer promotions.`
    : `No column of ticks is selected on ${sheetName}. Select cells in the columns that shall change, on Groups, Stages, Customer promotions or Product visibility.`;
}
