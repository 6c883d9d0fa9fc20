/**
 * Formulas in R1C1 notation, as `Range.formulasR1C1` reads and writes them: references become relative to their cell
 * and back. Pure; texts and sheet names in quotes are left alone.
 */
import { printColumn, parseColumn } from "./address";

interface At {
  readonly row: number;
  readonly column: number;
}

/** Quoted texts and quoted sheet names, which hold no references. */
const QUOTED = /("(?:[^"]|"")*"|'(?:[^']|'')*')/;
const R1C1 = /(?<![\w.\]])R(\[-?\d+\]|\d+)?C(\[-?\d+\]|\d+)?(?![\w.(])/gi;
const A1 = /(?<![\w.$[])\$?[A-Z]{1,3}\$?\d{1,7}(?![\w.(\]])/gi;

function outsideQuotes(formula: string, change: (part: string) => string): string {
  return formula
    .split(QUOTED)
    .map((part, index) => (index % 2 === 0 ? change(part) : part))
    .join("");
}

/** Where a part such as `[-2]`, `3` or nothing points, from a line; with a `$` before it where it is fixed. */
function toLine(part: string | undefined, from: number): { readonly line: number; readonly mark: string } {
  if (part === undefined) return { line: from, mark: "" };
  if (part.startsWith("[")) return { line: from + Number(part.slice(1, -1)), mark: "" };
  return { line: Number(part) - 1, mark: "$" };
}

/** The formula in A1 notation for one cell; what is no formula stays as it is. */
export function fromR1C1(formula: string, { row, column }: At): string {
  if (!formula.startsWith("=")) return formula;
  return outsideQuotes(formula, (part) =>
    part.replace(R1C1, (_all, rowPart: string | undefined, columnPart: string | undefined) => {
      const toRow = toLine(rowPart, row);
      const toColumn = toLine(columnPart, column);
      if (toRow.line < 0 || toColumn.line < 0) return "#REF!";
      return `${toColumn.mark}${printColumn(toColumn.line)}${toRow.mark}${toRow.line + 1}`;
    }),
  );
}

const relative = (offset: number) => (offset === 0 ? "" : `[${offset}]`);

/** The formula in R1C1 notation for one cell; what is no formula stays as it is. */
export function toR1C1(formula: string, { row, column }: At): string {
  if (!formula.startsWith("=")) return formula;
  return outsideQuotes(formula, (part) =>
    part.replace(A1, (reference) => {
      const [, fixedColumn, letters = "", fixedRow, digits = ""] =
        /^(\$?)([A-Z]+)(\$?)(\d+)$/i.exec(reference) ?? [];
      const to = parseColumn(letters);
      const inRow = fixedRow ? digits : relative(Number(digits) - 1 - row);
      return `R${inRow}C${fixedColumn ? to + 1 : relative(to - column)}`;
    }),
  );
}
