// Reads the stored baseline and the sheets, in requests bounded by bytes. What they say is decided by reading.ts.
import { parseBaseline, type StoredRow, type StoredRowWrites } from "./baseline";
import { bytesOfRows, cutRows, packRequests } from "./blocks";
import type { Cell } from "./cells";
import { bodyOf, readAreas, sheetCells } from "./excel-cells";
import { hiddenSheets, type FoundBook } from "./excel-find";
import type { OddNumber } from "./excel-formats";
import { openBook, type Book } from "./read-sheet";
import { draftedBook } from "./reading";
import type { SheetCells } from "./sheet-cells";

/** What the workbook holds, or why it cannot be read. */
export type OpenedBook =
  | {
      readonly kind: "open";
      readonly book: Book;
      readonly stored: readonly StoredRow[];
      readonly sheets: readonly SheetCells[];
      /** Numbers that their cells show as something else: in `sheets` what was typed stands in their place [CO10]. */
      readonly odd: readonly OddNumber[];
    }
  | { readonly kind: "nothing loaded"; readonly message: string };

const storedColumns = 2;
const usualStoredBytes = 33_000;

/** The stored rows of the baseline as an area. */
function storedArea(found: FoundBook) {
  const { stored, state } = found;
  if (!stored) return [];
  const rowBytes = state?.rowBytes[hiddenSheets.baseline] ?? usualStoredBytes;
  return [{ ...stored, row: 0, column: 0, columns: storedColumns, rowBytes }];
}

/** Reads baseline and sheets. Expected failures are told: nothing loaded, a load that was stopped, a baseline that is damaged. */
export async function openWorkbook(context: Excel.RequestContext, found: FoundBook): Promise<OpenedBook> {
  const { state, tables } = found;
  if (!state) return nothing("This workbook holds no contacts of ours yet. Load them first.");
  if (state.state === "loading")
    return nothing("The last load into this workbook was stopped before it ended. Load again.");
  if (!found.stored) return nothing("The loaded values that this workbook kept are gone. Load again.");
  const bodies = tables.map((table) => bodyOf(table, state.rowBytes[table.name]));
  const [storedCells = [], ...rows] = await readAreas(context, [...storedArea(found), ...bodies]);
  const stored = storedRows(storedCells);
  const baseline = parseBaseline(stored);
  if (!baseline)
    return nothing(
      "The loaded values that this workbook keeps are damaged or of another version. Load again.",
    );
  const book = openBook(baseline);
  const sheets = tables.flatMap((table, index) => {
    const layout = book.layouts.find((own) => own.table === table.name);
    return layout ? [sheetCells(table, layout, rows[index] ?? [])] : [];
  });
  const { readOddNumbers } = await import("./excel-formats");
  const drafted = draftedBook(book, sheets);
  return {
    kind: "open",
    book,
    stored,
    ...(await readOddNumbers(context, tables, { book: drafted, sheets })),
  };
}

/** Only the baseline, without the sheets; undefined where nothing whole is stored. */
export async function openStored(context: Excel.RequestContext, found: FoundBook): Promise<Book | undefined> {
  const [cells = []] = await readAreas(context, storedArea(found));
  const baseline = parseBaseline(storedRows(cells));
  return baseline && openBook(baseline);
}

function storedRows(cells: readonly Cell[][]): StoredRow[] {
  return cells.map(([tag = "", piece = ""]) => [String(tag), String(piece)]);
}

function nothing(message: string): OpenedBook {
  return { kind: "nothing loaded", message };
}

/** Writes what shall replace stored rows; rows that stay are not sent. */
export async function writeStored(
  context: Excel.RequestContext,
  sheet: Excel.Worksheet,
  writes: StoredRowWrites,
): Promise<void> {
  const rows = writes.map((row): (Cell | null)[] => (row ? [...row] : [null, null]));
  for (const request of packRequests(cutRows(bytesOfRows(rows)))) {
    for (const { start, count } of request) {
      const cells = rows.slice(start, start + count);
      if (cells.every(([tag]) => tag === null)) continue;
      sheet.getRangeByIndexes(start, 0, count, storedColumns).values = cells;
    }
    await context.sync();
  }
}
