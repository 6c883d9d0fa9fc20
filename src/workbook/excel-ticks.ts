// Writes ticks, or numbers instead of them, into the selected columns of the sheet of ticks in sight: only where a row is visible, as
// ordinary edits, run by run of columns under its filter [WB4, WB8]. What changes is said by visible-ticks.ts.
import { columnOf, queueColumns, quietly, readAreas } from "./excel-cells";
import { findBook, type FoundBook, type FoundTable } from "./excel-find";
import { openWorkbook } from "./excel-read";
import { findTableInSight, notOurs, readRowKeys, readVisibleRows, type SelectedArea } from "./excel-rows";
import type { Column } from "./layout";
import { redraftBook } from "./read-sheet";
import { makeReading } from "./reading";
import { findColumns } from "./rows";
import { columnWrites } from "./sheet-cells";
import { tickWrites, type TickColumnCells } from "./visible-ticks";

/** What was written, or why nothing was. `cells` counts those that changed, of `rows` visible rows in these columns. */
export type TicksWritten =
  | {
      readonly kind: "written";
      readonly sheet: string;
      readonly headers: readonly string[];
      readonly rows: number;
      readonly cells: number;
    }
  | { readonly kind: "none"; readonly message: string };

/** Writes `to` into the visible rows of the selected tick columns. */
export async function putVisibleTicks(
  context: Excel.RequestContext,
  to: boolean | number,
): Promise<TicksWritten> {
  const book = await findBook(context);
  const inSight = await findTableInSight(context, book);
  if (!inSight) return { kind: "none", message: notOurs };
  const { found, areas } = inSight;
  const selected = await findTickColumns(context, book, { found, areas });
  const fitting = typeof to === "number" ? selected.filter(({ takesNumbers }) => takesNumbers) : selected;
  if (fitting.length === 0) return { kind: "none", message: sayNoColumn(found, selected.length > 0) };
  const keys = await readRowKeys(context, book, found);
  const visible = await readVisibleRows(context, found);
  const rows = visible.filter((row) => (keys[row] ?? "") !== "");
  const cells = await readAreas(
    context,
    fitting.map(({ area }) => area),
  );
  const columns = fitting.map(({ area, header, takesNumbers }, index): TickColumnCells => ({
    at: area.column - found.column,
    header,
    takesNumbers,
    cells: (cells[index] ?? []).map(([cell]) => cell ?? ""),
  }));
  const writes = tickWrites(columns, rows, { table: found.name, to });
  await quietly(context, async () => {
    queueColumns(book, columnWrites(writes));
    await context.sync();
  });
  const headers = columns.map(({ header }) => header);
  return { kind: "written", sheet: found.sheetName, headers, rows: rows.length, cells: writes.length };
}

interface SelectedColumn {
  readonly area: NonNullable<ReturnType<typeof columnOf>>;
  readonly header: string;
  readonly takesNumbers: boolean;
}

/** The selected columns that hold ticks. A column that was added since the load is known by what the sheets of lists now say. */
async function findTickColumns(
  context: Excel.RequestContext,
  book: FoundBook,
  { found, areas }: { readonly found: FoundTable; readonly areas: readonly SelectedArea[] },
): Promise<readonly SelectedColumn[]> {
  const columns = await layoutColumns(context, book, found);
  return columns.flatMap(({ column, at }) => {
    const area = columnOf(found, String(found.headers[at] ?? "").trim());
    if (column.role !== "tick" || !area || !isWithin(areas, area.column)) return [];
    return [{ area, header: column.header, takesNumbers: column.field.takesNumbers === true }];
  });
}

function isWithin(areas: readonly SelectedArea[], column: number): boolean {
  return areas.some(
    ({ columnIndex, columnCount }) => column >= columnIndex && column < columnIndex + columnCount,
  );
}

async function layoutColumns(
  context: Excel.RequestContext,
  book: FoundBook,
  found: FoundTable,
): Promise<readonly { readonly column: Column; readonly at: number }[]> {
  const opened = await openWorkbook(context, book);
  if (opened.kind === "nothing loaded") return [];
  const { reading } = makeReading(opened.book, opened.sheets, { signedIn: undefined, now: "" });
  const layout = redraftBook(opened.book, reading.drafted).layouts.find(({ table }) => table === found.name);
  if (!layout) return [];
  const whereabouts = findColumns(layout, found.headers);
  return layout.columns.flatMap((column, index) => {
    const at = whereabouts[index];
    return at === undefined ? [] : [{ column, at }];
  });
}

function sayNoColumn({ sheetName }: FoundTable, hasTicks: boolean): string {
  return hasTicks
    ? `The selected columns of ${sheetName} take ticks only. Numbers go into Customer promotions.`
    : `No column of ticks is selected on ${sheetName}. Select cells in the columns that shall change, on Groups, Stages, Customer promotions or Product visibility.`;
}
