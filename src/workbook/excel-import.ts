// Writes another system's export into a loaded sheet: new rows at its foot, or in the place of rows that were pasted as they came, and cells of
// rows that are there. What goes where is said by place-export.ts. Nothing is taken away before what replaces it stands there.
import type { Cell } from "./cells";
import { sourceOfDropDown } from "./drop-downs";
import { filterAgain, queueColumns, quietly, setNumberFormat } from "./excel-cells";
import { formatBody, helpBody, type DressedSheet } from "./excel-dress";
import { fill, markText, type FillWatch, type Filled } from "./excel-fill";
import { findBook, hiddenSheets } from "./excel-find";
import {
  addressOf,
  findPasted,
  openImports,
  readImportSheets,
  readPasted,
  spanOf,
  type ImportSheets,
  type OpenImport,
  type PastedRows,
} from "./excel-paste";
import type { ExportTable, Mapping, RowSpan } from "./import-sheet";
import { dropDownsOf } from "./layout";
import { matchChoices } from "./match-rows";
import { placeExport, type Placed, type Placing } from "./place-export";
import { findColumns } from "./rows";
import { columnWrites, type CellWrite } from "./sheet-cells";
import { hiddenSheetName } from "./stored-state";

/** An export and where it goes. */
export interface Import {
  readonly table: string;
  readonly rows: ExportTable;
  readonly mapping: Mapping;
  /** The column by which rows are matched; absent: every row is new. */
  readonly matchBy?: string;
  readonly always: Placing["always"];
  /** Where the export stands on the sheet as it was pasted: the new rows take its place. */
  readonly pasted?: PastedRows;
}

/** What was written, or why nothing was. `misses` counts cells that hold something else than they were given. */
export type ImportEnd =
  | {
      readonly kind: "written";
      readonly sheet: string;
      readonly added: number;
      readonly updated: number;
      readonly same: number;
      readonly misses: number;
    }
  | { readonly kind: "not written"; readonly message: string };

function run<T>(work: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  return Excel.run({ delayForCellEdit: true }, work);
}

/** Rows that were just pasted at the foot of a sheet and look like another system's export; undefined where they do not. */
export function findPastedExport(edit: {
  readonly sheet: string;
  readonly address: string;
}): Promise<PastedRows | undefined> {
  return run((context) => findPasted(context, edit));
}

/** What stands in these pasted rows; undefined where their sheet is gone. */
export function readPastedExport(pasted: PastedRows): Promise<ExportTable | undefined> {
  return run((context) => readPasted(context, pasted));
}

/** The sheets that an export may go to. */
export function readSheetsToImport(pasted?: PastedRows): Promise<ImportSheets> {
  return run((context) => readImportSheets(context, pasted));
}

/** Writes the export as edits. */
export function writeImport(wanted: Import, watch: FillWatch): Promise<ImportEnd> {
  return run((context) => putImport(context, wanted, watch));
}

async function putImport(
  context: Excel.RequestContext,
  wanted: Import,
  watch: FillWatch,
): Promise<ImportEnd> {
  const { pasted, mapping, always } = wanted;
  const opened = await openImports(context, await findBook(context), pasted);
  if (opened.kind === "nothing loaded") return { kind: "not written", message: opened.message };
  const open = opened.imports.find(({ table }) => table.name === wanted.table);
  if (!open) return { kind: "not written", message: "The sheet is gone. Load again, then map the columns." };
  const rows = pasted ? await readPasted(context, pasted) : wanted.rows;
  if (!rows || rows.headers.join("\n") !== wanted.rows.headers.join("\n")) return notThere;
  const match = matchChoices(rows, mapping, open.sheet).find(({ id }) => id === wanted.matchBy);
  const placed = placeExport(rows, { mapping, always, ...(match ? { match } : {}) }, open.sheet);
  const filled = await quietly(context, () => putRows(context, { open, placed, pasted }, watch));
  return {
    kind: "written",
    sheet: open.table.sheetName,
    added: placed.newRows.length,
    updated: placed.updated,
    same: placed.same,
    misses: filled.misses.length,
  };
}

const notThere: ImportEnd = {
  kind: "not written",
  message:
    "The pasted rows are not where they were. Nothing was written; paste them again, or into the pane.",
};

interface Putting {
  readonly open: OpenImport;
  readonly placed: Placed;
  readonly pasted: PastedRows | undefined;
}

/** Filters are off while rows are written and on again after [WB8]. */
async function putRows(context: Excel.RequestContext, putting: Putting, watch: FillWatch): Promise<Filled> {
  const { open, placed, pasted } = putting;
  const { table } = open;
  const isFiltered = table.criteria.some((own) => own !== null);
  if (isFiltered) table.table.clearFilters();
  const first = firstRow(open, pasted);
  const filled = await fillRows(context, { ...putting, first }, watch);
  queueUpdates(open, placed.updates);
  if (pasted) queueLeftovers(putting, pasted, first + placed.newRows.length);
  if (isFiltered) filterAgain(table, table.table);
  const shown = placed.newRows.length > 0 ? first : placed.updates[0]?.row;
  if (shown !== undefined) {
    table.sheet.activate();
    table.sheet.getRangeByIndexes(table.row + 1 + shown, table.column, 1, 1).select();
  }
  await context.sync();
  return filled;
}

/** The row of the table, counted from 0, where new rows begin: where the export was pasted, else behind the last row that holds anything. */
function firstRow({ table, sheet }: OpenImport, pasted: PastedRows | undefined): number {
  const span = pasted && spanOf(table, pasted);
  if (span && span.first < table.rows) return span.first;
  const isHeld = (row: readonly Cell[]) => row.some((cell) => cell !== "" && cell !== false);
  return sheet.cells.rows.findLastIndex(isHeld) + 1;
}

async function fillRows(
  context: Excel.RequestContext,
  { open, placed, pasted, first }: Putting & { readonly first: number },
  watch: FillWatch,
): Promise<Filled> {
  const { table } = open;
  const { newRows } = placed;
  if (newRows.length === 0) return { isComplete: true, misses: [], rowBytes: [] };
  queueGrowth(open, first + newRows.length, pasted);
  const dressed = dressedFrom(open, first);
  formatBody(dressed, newRows.length);
  const over = pasted && { first: pasted.column - table.column, count: pasted.columns };
  const filled = await fill(
    context,
    [
      {
        sheet: table.sheet,
        row: table.row + 1 + first,
        column: table.column,
        cells: over ? newRows.map((row) => clearOver(row, over)) : newRows,
        isMarked: dressed.placed.map((column) => column !== undefined && column.numberFormat !== "@"),
        isProved: true,
      },
    ],
    watch,
  );
  const { baseline, layouts } = open.book;
  const lists = hiddenSheetName(hiddenSheets.lists, open.found.sheets);
  const sourceOf = sourceOfDropDown(dropDownsOf(layouts), lists);
  helpBody(dressed, newRows.length, baseline.records.size > 0 ? sourceOf : () => undefined);
  return filled;
}

/** What the paste put into columns that are not ours goes, too. */
function clearOver(row: readonly (Cell | null)[], { first, count }: RowSpan): (Cell | null)[] {
  return row.map((cell, at) => (cell === null && at >= first && at < first + count ? "" : cell));
}

function dressedFrom({ table, sheet }: OpenImport, first: number): DressedSheet {
  const { layout } = sheet.cells;
  const whereabouts = findColumns(layout, table.headers);
  const placed = table.headers.map((_, at) => layout.columns[whereabouts.indexOf(at)]);
  return { sheet: table.sheet, layout, row: table.row + first, column: table.column, placed };
}

/** A longer table pushes down what stands below it; rows that were pasted there are about to be replaced. */
function queueGrowth({ table }: OpenImport, rows: number, pasted: PastedRows | undefined): void {
  const { sheet, row, column, headers, used } = table;
  const end = row + 1 + table.rows;
  const isOnlyPaste = pasted !== undefined && pasted.row <= end;
  if (rows <= table.rows) return;
  if (used.rows > end && !isOnlyPaste)
    sheet.getRangeByIndexes(end, column, rows - table.rows, headers.length).insert("Down");
  table.table.resize(addressOf({ row, column, rows: rows + 1, columns: headers.length }));
}

/** Cells of rows that are there; columns of text stay text. */
function queueUpdates({ table, sheet }: OpenImport, updates: readonly CellWrite[]): void {
  const formats = new Map(sheet.targets.map(({ at, column }) => [at, column.numberFormat]));
  const writes = columnWrites(
    updates.map((write) => ({
      ...write,
      cell: formats.get(write.column) === "@" ? write.cell : markText(write.cell),
    })),
  );
  for (const { column, start, cells } of writes) {
    if (formats.get(column) !== "@") continue;
    const range = table.sheet.getRangeByIndexes(
      table.row + 1 + start,
      table.column + column,
      cells.length,
      1,
    );
    setNumberFormat(range, "@");
  }
  queueColumns({ tables: [{ ...table, criteria: [] }] }, writes);
}

/** What is left of the paste: its last rows, and what stood beside the table. */
function queueLeftovers({ open }: Putting, pasted: PastedRows, end: number): void {
  const { sheet, row, column, headers, rows, table } = open.table;
  const span = spanOf(open.table, pasted);
  const width = headers.length;
  const right = pasted.column + pasted.columns - (column + width);
  if (right > 0) sheet.getRangeByIndexes(pasted.row, column + width, pasted.rows, right).clear("Contents");
  const left = span.first + span.count - end;
  if (left <= 0) return;
  const isFoot = span.first + span.count >= rows;
  if (!isFoot) {
    sheet.getRangeByIndexes(row + 1 + end, column, left, width).delete("Up");
    return;
  }
  sheet.getRangeByIndexes(row + 1 + end, column, left, width).clear("Contents");
  const kept = Math.max(1, end);
  if (kept < rows) table.resize(addressOf({ row, column, rows: kept + 1, columns: width }));
}
