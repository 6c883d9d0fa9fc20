// Numbers that are none to the people who typed them: "10%", which Excel keeps as 0.1, and days, which it keeps as serials. They are
// read as what their cells show, for the rules to refuse [CO10]. Only cells that were edited are asked about.
import type { Cell } from "./cells";
import { editedNumbers, runsOver, type EditedNumber } from "./edited-numbers";
import { readAreas, type ReadArea } from "./excel-cells";
import type { FoundTable } from "./excel-find";
import { isOddFormat, typedAs } from "./number-formats";
import type { Book } from "./read-sheet";
import type { CellWrite, SheetCells } from "./sheet-cells";

/** A number that its cell shows as something else. */
export interface OddNumber {
  /** Keeps what was typed, as text under the column's own format: a number that is typed over it is a plain one again. */
  readonly write: CellWrite & { readonly format: string };
  readonly isFormula: boolean;
}

interface Suspect extends EditedNumber {
  readonly found: FoundTable;
}

/** These sheets with what was typed in the place of odd numbers, and where those stand. */
export async function readOddNumbers(
  context: Excel.RequestContext,
  tables: readonly FoundTable[],
  { book, sheets }: { readonly book: Book; readonly sheets: readonly SheetCells[] },
): Promise<{ readonly sheets: readonly SheetCells[]; readonly odd: readonly OddNumber[] }> {
  const suspects = tables.flatMap((found) => {
    const sheet = sheets.find(({ layout }) => layout.table === found.name);
    return sheet ? editedNumbers(sheet, book).map((own): Suspect => ({ ...own, found })) : [];
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
      return withTyped(
        sheet,
        typed.filter(({ own }) => own.found.name === table),
      );
    }),
    odd: typed.map(({ own: { found, row, column, format }, text, own }) => ({
      write: { table: found.name, row, column, cell: `'${text}`, format },
      isFormula: formulaAt(own).startsWith("="),
    })),
  };
}

function withTyped(
  sheet: SheetCells,
  typed: readonly { readonly own: Suspect; readonly text: string }[],
): SheetCells {
  if (typed.length === 0) return sheet;
  const rows: (readonly Cell[])[] = [...sheet.rows];
  for (const { own, text } of typed)
    rows[own.row] = (rows[own.row] ?? []).map((cell, at) => (at === own.column ? text : cell));
  return { ...sheet, rows };
}

const bytesEach = 40;

/** Reads one thing of these cells, run by run. */
async function readOf(
  context: Excel.RequestContext,
  cells: readonly Suspect[],
  what: Exclude<ReadArea["what"], undefined>,
): Promise<(cell: Suspect) => string> {
  const tables = [...new Set(cells.map(({ found }) => found))];
  const runs = tables.flatMap((found) => {
    const own = runsOver(cells.filter((cell) => cell.found === found));
    return own.map((run) => ({ ...run, found }));
  });
  const areas = runs.map(({ found, column, start, count }): ReadArea => {
    const at = { row: found.row + 1 + start, column: found.column + column };
    return { sheet: found.sheet, ...at, rows: count, columns: 1, rowBytes: bytesEach, what };
  });
  const answers = areas.length === 0 ? [] : await readAreas(context, areas);
  const placeOf = (table: string, column: number, row: number) => `${table} ${column} ${row}`;
  const read = new Map<string, string>();
  runs.forEach(({ found, column, start }, at) => {
    answers[at]?.forEach(([cell], row) => {
      read.set(placeOf(found.name, column, start + row), String(cell));
    });
  });
  return ({ found, column, row }) => read.get(placeOf(found.name, column, row)) ?? "";
}
