// Reads what an export needs to know of the workbook: the sheets that take new rows, and rows that were pasted at the foot of one with the
// names of another system above them. Writes nothing.
import { columnLetters, parseAddress } from "./addresses";
import { readAreas } from "./excel-cells";
import { findBook, type FoundBook, type FoundTable } from "./excel-find";
import { openStored, openWorkbook } from "./excel-read";
import { findTableInSight } from "./excel-rows";
import { isLikelyHeader, isSureHeader, makeExport } from "./export-header";
import { makeImportSheet, type ExportTable, type ImportSheet, type RowSpan } from "./import-sheet";
import { redraftBook, type Book } from "./read-sheet";
import { makeReading } from "./reading";

/** Rows on a sheet of ours that look like another system's export; rows and columns count from 0 on the sheet. */
export interface PastedRows {
  readonly table: string;
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** A sheet that takes new rows, and what stands on it. */
export interface OpenImport {
  readonly found: FoundBook;
  readonly table: FoundTable;
  /** As loaded, and as the sheets of lists now say. */
  readonly book: Book;
  readonly sheet: ImportSheet;
}

/** The sheets that an export may go to, or why there are none. `inSight` is the table of the sheet in sight, where it is one of them. */
export type ImportSheets =
  | { readonly kind: "sheets"; readonly sheets: readonly ImportSheet[]; readonly inSight: string | undefined }
  | { readonly kind: "nothing loaded"; readonly message: string };

/** The rows of the edited area, where they stand at the foot of a table of ours and begin with the names of columns. */
export async function findPasted(
  context: Excel.RequestContext,
  edit: { readonly sheet: string; readonly address: string },
): Promise<PastedRows | undefined> {
  const area = parseAddress(edit.address);
  if (!area || area.lastRow === area.firstRow || area.lastColumn === area.firstColumn) return undefined;
  const found = await findBook(context);
  const table = found.tables.find(({ sheetName }) => sheetName === edit.sheet);
  if (!table || area.firstRow <= table.row || area.lastRow < table.row + table.rows) return undefined;
  const pasted: PastedRows = {
    table: table.name,
    sheet: table.sheetName,
    row: area.firstRow,
    column: area.firstColumn,
    rows: Math.min(area.lastRow + 1, table.used.rows) - area.firstRow,
    columns: Math.min(area.lastColumn + 1, table.used.columns) - area.firstColumn,
  };
  const [[first = []] = []] = await readAreas(context, [{ ...areaOf(table, pasted), rows: 1 }]);
  if (pasted.rows < 2 || !isLikelyHeader(first)) return undefined;
  const layout = (await openStored(context, found))?.layouts.find((own) => own.table === table.name);
  return layout?.takesNewRows && isSureHeader(first, layout) ? pasted : undefined;
}

const cellBytes = 16;

function areaOf({ sheet }: FoundTable, { row, column, rows, columns }: PastedRows) {
  return { sheet, row, column, rows, columns, rowBytes: columns * cellBytes };
}

/** What stands in the pasted rows now; undefined where their sheet is gone. */
export async function readPasted(
  context: Excel.RequestContext,
  pasted: PastedRows,
): Promise<ExportTable | undefined> {
  const { tables } = await findBook(context);
  const table = tables.find(({ name }) => name === pasted.table);
  if (!table) return undefined;
  const { readAsPasted } = await import("./excel-formats");
  return makeExport(await readAsPasted(context, areaOf(table, pasted)), true);
}

/** The pasted rows as rows of their table. */
export function spanOf({ row }: FoundTable, pasted: PastedRows): RowSpan {
  return { first: pasted.row - row - 1, count: pasted.rows };
}

/** Every sheet that takes new rows, as the sheets of lists now say. */
export async function readImportSheets(
  context: Excel.RequestContext,
  pasted: PastedRows | undefined,
): Promise<ImportSheets> {
  const found = await findBook(context);
  const opened = await openImports(context, found, pasted);
  if (opened.kind === "nothing loaded") return opened;
  const inSight = (await findTableInSight(context, found))?.found.name;
  return { kind: "sheets", sheets: opened.imports.map(({ sheet }) => sheet), inSight };
}

/** The same with what is needed to write there. */
export async function openImports(
  context: Excel.RequestContext,
  found: FoundBook,
  pasted: PastedRows | undefined,
): Promise<
  | { readonly kind: "open"; readonly imports: readonly OpenImport[] }
  | { readonly kind: "nothing loaded"; readonly message: string }
> {
  const opened = await openWorkbook(context, found);
  if (opened.kind === "nothing loaded") return opened;
  const { book } = opened;
  const { reading } = makeReading(book, opened.sheets, { signedIn: undefined, now: "" });
  const drafted = redraftBook(book, reading.drafted);
  const imports = opened.sheets.flatMap((cells): OpenImport[] => {
    const table = found.tables.find(({ name }) => name === cells.layout.table);
    const layout = drafted.layouts.find((own) => own.table === cells.layout.table);
    if (!table || !layout?.takesNewRows) return [];
    const span = pasted?.table === table.name ? spanOf(table, pasted) : undefined;
    return [{ found, table, book, sheet: makeImportSheet({ ...cells, layout }, drafted, span) }];
  });
  return { kind: "open", imports };
}

/** "A14:C20": an area of a sheet. */
export function addressOf(at: Omit<PastedRows, "table" | "sheet">): string {
  const { row, column, rows, columns } = at;
  return `${columnLetters(column)}${row + 1}:${columnLetters(column + columns - 1)}${row + rows}`;
}
