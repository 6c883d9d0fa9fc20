// Numbers that are none to the people who typed them: "10%", which Excel keeps as 0.1, and days, which it keeps as serials. They are
// read as what their cells show, for the rules to refuse [CO10]. Only cells that were edited or pasted are asked about.
import type { Cell } from "./cells";
import { editedNumbers, runsOver, type EditedNumber } from "./edited-numbers";
import { readAreas, type ReadArea } from "./excel-cells";
import type { FoundTable } from "./excel-find";
import { isOddFormat, isPercentFormat, pastedAs, typedAs } from "./number-formats";
import type { Book } from "./read-sheet";
import type { CellWrite, SheetCells } from "./sheet-cells";

/** A number that its cell shows as something else. */
export interface OddNumber {
  /** Keeps what was typed, as text under the column's own format: a number that is typed over it is a plain one again. */
  readonly write: CellWrite & { readonly format: string };
  readonly isFormula: boolean;
}

/** Cells of a sheet, by the place of the first. */
type Block = Pick<ReadArea, "sheet" | "row" | "column"> & { readonly name: string };

interface Suspect extends Pick<EditedNumber, "row" | "column"> {
  readonly block: Block;
}

/** These sheets with what was typed in the place of odd numbers, and where those stand. */
export async function readOddNumbers(
  context: Excel.RequestContext,
  tables: readonly FoundTable[],
  { book, sheets }: { readonly book: Book; readonly sheets: readonly SheetCells[] },
): Promise<{ readonly sheets: readonly SheetCells[]; readonly odd: readonly OddNumber[] }> {
  const suspects = tables.flatMap(({ name, sheet: on, row, column }) => {
    const sheet = sheets.find(({ layout }) => layout.table === name);
    const block: Block = { name, sheet: on, row: row + 1, column };
    return sheet ? editedNumbers(sheet, book).map((own) => ({ ...own, block })) : [];
  });
  const formatAt = await readOf(context, suspects, "numberFormat");
  const odd = suspects.filter((own) => isOddFormat(formatAt(own)));
  if (odd.length === 0) return { sheets, odd: [] };
  const textAt = await readOf(context, odd, "text");
  const formulaAt = await readOf(context, odd, "formulas");
  const typed = odd.map((own) => ({ own, text: typedAs(formatAt(own), own.number, textAt(own)) }));
  return {
    sheets: sheets.map((sheet) => {
      const { table } = sheet.layout;
      const own = typed.filter((one) => one.own.block.name === table);
      return own.length === 0 ? sheet : { ...sheet, rows: withTyped(sheet.rows, own) };
    }),
    odd: typed.map(({ own: { block, row, column, format }, text, own }) => ({
      write: { table: block.name, row, column, cell: `'${text}`, format },
      isFormula: formulaAt(own).startsWith("="),
    })),
  };
}

/**
 * The values of an area that was pasted, with percentages, days and times as the texts that a file of the same rows would hold. A table that
 * grows gives new cells the formats of the row above: a number in a format of days that stands there, too, is a plain one.
 */
export async function readAsPasted(
  context: Excel.RequestContext,
  area: ReadArea,
): Promise<readonly (readonly Cell[])[]> {
  const [rows = []] = await readAreas(context, [area]);
  const block: Block = { ...area, name: "" };
  const numbers = rows.flatMap((cells, row) =>
    cells.flatMap((number, column) => (typeof number === "number" ? [{ block, row, column, number }] : [])),
  );
  const formatAt = await readOf(context, numbers, "numberFormat");
  const seeming = numbers.filter((own) => isOddFormat(formatAt(own)));
  if (seeming.length === 0) return rows;
  const [[grown = []] = []] = await readAreas(context, [
    { ...area, row: area.row - 1, rows: 1, what: "numberFormat" },
  ]);
  const odd = seeming.filter((own) => {
    const format = formatAt(own);
    return isPercentFormat(format) || format !== grown[own.column];
  });
  const textAt = await readOf(context, odd, "text");
  const typed = odd.map((own) => ({ own, text: pastedAs(formatAt(own), own.number, textAt(own)) }));
  return withTyped(rows, typed);
}

function withTyped(
  rows: readonly (readonly Cell[])[],
  typed: readonly { readonly own: Suspect; readonly text: string }[],
): readonly (readonly Cell[])[] {
  const changed = [...rows];
  for (const { own, text } of typed)
    changed[own.row] = (changed[own.row] ?? []).map((cell, at) => (at === own.column ? text : cell));
  return changed;
}

const bytesEach = 40;

/** Reads one thing of these cells, run by run. */
async function readOf(
  context: Excel.RequestContext,
  cells: readonly Suspect[],
  what: Exclude<ReadArea["what"], undefined>,
): Promise<(cell: Suspect) => string> {
  const blocks = [...new Set(cells.map(({ block }) => block))];
  const runs = blocks.flatMap((block) => {
    const own = runsOver(cells.filter((cell) => cell.block === block));
    return own.map((run) => ({ ...run, block }));
  });
  const areas = runs.map(({ block, column, start, count }): ReadArea => {
    const at = { row: block.row + start, column: block.column + column };
    return { sheet: block.sheet, ...at, rows: count, columns: 1, rowBytes: bytesEach, what };
  });
  const answers = areas.length === 0 ? [] : await readAreas(context, areas);
  const placeOf = (name: string, column: number, row: number) => `${name} ${column} ${row}`;
  const read = new Map<string, string>();
  runs.forEach(({ block, column, start }, at) => {
    answers[at]?.forEach(([cell], row) => {
      read.set(placeOf(block.name, column, start + row), String(cell));
    });
  });
  return ({ block, column, row }) => read.get(placeOf(block.name, column, row)) ?? "";
}
