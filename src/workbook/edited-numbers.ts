// Which cells hold a number that was not loaded there, and in which runs to ask for more about them: what a number is, is said by its
// cell's format, and formats are not read with the values. Knows cells and the baseline, no Excel.
import type { Key } from "../domain/value";
import type { Column } from "./layout";
import type { Book } from "./read-sheet";
import { keyOf } from "./row-keys";
import { cellPrinter, findColumns } from "./rows";
import type { SheetCells } from "./sheet-cells";

/** A cell by its place in its table, and the number format of its column. */
export interface EditedNumber {
  readonly row: number;
  readonly column: number;
  readonly number: number;
  readonly format: string;
}

/** The cells of the book's number columns that hold another number than was loaded; all numbers of rows that were not. */
export function editedNumbers(
  { layout: { table }, headers, rows }: SheetCells,
  { baseline, printed, layouts }: Book,
): EditedNumber[] {
  const layout = layouts.find((own) => own.table === table);
  if (!layout) return [];
  const whereabouts = findColumns(layout, headers);
  const keyAt = whereabouts[layout.columns.findIndex(({ role }) => role === "key")];
  const columns = layout.columns.flatMap((column, index) => {
    const at = whereabouts[index];
    if (at === undefined || !holdsNumbers(column)) return [];
    return [{ at, format: column.numberFormat, print: cellPrinter(column, printed) }];
  });
  if (keyAt === undefined || columns.length === 0) return [];
  const edited: EditedNumber[] = [];
  rows.forEach((cells, row) => {
    let key: Key | undefined;
    for (const { at, format, print } of columns) {
      const number = cells[at];
      if (typeof number !== "number") continue;
      key ??= keyOf(cells[keyAt], layout.type.name);
      const loaded = baseline.records.get(key);
      if (!loaded || print(loaded) !== number) edited.push({ row, column: at, number, format });
    }
  });
  return edited;
}

function holdsNumbers(column: Column): boolean {
  if (column.isReadOnly) return false;
  if (column.role === "tick") return column.field.takesNumbers === true;
  return column.role === "field" && (column.field.kind === "decimal" || column.field.kind === "integer");
}

/** Part of one column: its first row and how many. */
export interface CellRun {
  readonly column: number;
  readonly start: number;
  readonly count: number;
}

/** Rows apart by more than this are asked for apart. */
const widestGap = 500;

/** The runs of columns that hold all these cells, and some between them. */
export function runsOver(cells: readonly Pick<EditedNumber, "row" | "column">[]): CellRun[] {
  const sorted = [...cells].sort((one, other) => one.column - other.column || one.row - other.row);
  const runs: { column: number; start: number; count: number }[] = [];
  for (const { row, column } of sorted) {
    const run = runs.at(-1);
    if (run?.column === column && row < run.start + run.count + widestGap) run.count = row - run.start + 1;
    else runs.push({ column, start: row, count: 1 });
  }
  return runs;
}
