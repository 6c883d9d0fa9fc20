// A person's hands in one of the model's sheets, by row of its table and by column: what they do is done in the real workbook only. It
// knows the grid's own commands, nothing of the add-in.
import type { Cell } from "./sheet-model-cells";
import type { Model, ModelSheet } from "./sheet-model";
import type { TestWorkbook } from "./workbook";

export interface Hands {
  readonly workbook: TestWorkbook;
  readonly model: Model;
}

/** A cell of a sheet: its row counts from 0 below the headers. */
export interface Place {
  readonly sheet: ModelSheet;
  readonly row: number;
  readonly column: number;
}

const everyRow = 60;
const everyColumn = 60;
const rangeTypes = { row: 1, column: 2 };

/** A block of a sheet as the grid's commands take it. */
export function blockAt({ sheet, row, column }: Place, rows: number, columns: number) {
  const startRow = sheet.top - 1 + row;
  return { startRow, endRow: startRow + rows - 1, startColumn: column, endColumn: column + columns - 1 };
}

/** The whole sheet row through this place. */
export function wholeRow({ sheet, row }: Place) {
  return { ...blockAt({ sheet, row, column: 0 }, 1, everyColumn), rangeType: rangeTypes.row };
}

/** The whole sheet column through this place. */
export function wholeColumn({ column }: Place) {
  const rows = { startRow: 0, endRow: everyRow - 1 };
  return { ...rows, startColumn: column, endColumn: column, rangeType: rangeTypes.column };
}

function gridCell(cell: Cell): object {
  const bare = { f: null, si: null, p: null };
  if (cell === "") return { ...bare, v: null, t: null };
  if (typeof cell === "boolean") return { ...bare, v: cell ? 1 : 0, t: 3 };
  return { ...bare, v: cell, t: typeof cell === "number" ? 2 : 1 };
}

/** Types or pastes a block. */
export function writeByHand(
  { workbook }: Hands,
  place: Place,
  cells: readonly (readonly Cell[])[],
): Promise<void> {
  const range = blockAt(place, cells.length, cells[0]?.length ?? 0);
  const value = cells.map((line) => line.map(gridCell));
  return workbook.byHand(place.sheet.name, "sheet.command.set-range-values", { range, value });
}

/** Takes the last step back. */
export function undoByHand({ workbook }: Hands, { sheet }: Place): Promise<void> {
  return workbook.byHand(sheet.name, "univer.command.undo", {});
}

/** The rows of the table that no filter hides. */
export function visibleRows({ workbook }: Hands, sheet: ModelSheet): Promise<number[]> {
  return workbook.run(async (context) => {
    const own = context.workbook.worksheets.getItem(sheet.name);
    const rows = sheet.rows.map((_, row) =>
      own.getRangeByIndexes(sheet.top - 1 + row, 0, 1, 1).load("rowHidden"),
    );
    await context.sync();
    return rows.flatMap(({ rowHidden }, row) => (rowHidden ? [] : [row]));
  });
}

/** The model's table on its sheet. */
export function tableOf(context: Excel.RequestContext, sheet: ModelSheet): Excel.Table {
  return context.workbook.tables.getItem(
    `${sheet.name.replaceAll(/ (.)/g, (_, letter: string) => letter.toUpperCase())}Table`,
  );
}

/** Headers and rows as the table now has them. */
export function readTable({ workbook }: Hands, sheet: ModelSheet): Promise<Cell[][]> {
  return workbook.run(async (context) => {
    const range = tableOf(context, sheet).getRange().load("values");
    await context.sync();
    return range.values as Cell[][];
  });
}
