// A1 addresses of cells, and unions of them as short as Excel takes them. Knows no Excel.

/** A cell by zero-based sheet row and column. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** `getRanges` cuts address texts at 8,192 characters without a word [MS4]. */
const mostInUnion = 8_000;
const lettersInAlphabet = 26;
const codeOfA = 65;

/** A column's letters: 0 → A, 26 → AA. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / lettersInAlphabet))
    letters = String.fromCharCode(codeOfA + ((rest - 1) % lettersInAlphabet)) + letters;
  return letters;
}

/** A rectangle of cells, last row and column included; open where the address names whole rows or columns. */
export interface CellArea {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** The rectangle of an address without a sheet: "B2", "B2:C9", "B:C", "2:9". Failure: undefined where it is none. */
export function parseAddress(address: string): CellArea | undefined {
  const [, columnOne, rowOne, columnTwo, rowTwo] =
    /^([A-Z]*)(\d*)(?::([A-Z]*)(\d*))?$/.exec(address.replaceAll("$", "")) ?? [];
  if (!columnOne && !rowOne) return undefined;
  return {
    firstRow: rowOne ? Number(rowOne) - 1 : 0,
    lastRow: numberOr(rowTwo ?? rowOne) - 1,
    firstColumn: columnOne ? columnIndex(columnOne) : 0,
    lastColumn: columnTwo || columnOne ? columnIndex(columnTwo || (columnOne ?? "")) : Infinity,
  };
}

function numberOr(digits: string | undefined): number {
  return digits ? Number(digits) : Infinity;
}

function columnIndex(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * lettersInAlphabet + letter.charCodeAt(0) - codeOfA + 1;
  return number - 1;
}

/** The cells as unions of addresses, runs down a column as one, each text short enough for `getRanges`. */
export function unionAddresses(cells: readonly CellPlace[]): string[] {
  const sorted = [...cells].sort((one, other) => one.column - other.column || one.row - other.row);
  const runs: { column: number; first: number; last: number }[] = [];
  for (const { row, column } of sorted) {
    const run = runs.at(-1);
    if (run?.column === column && row <= run.last + 1) run.last = row;
    else runs.push({ column, first: row, last: row });
  }
  const unions: string[] = [];
  for (const address of runs.map(runAddress)) {
    const union = unions.at(-1);
    if (union === undefined || union.length + address.length >= mostInUnion) unions.push(address);
    else unions[unions.length - 1] = `${union},${address}`;
  }
  return unions;
}

function runAddress({ column, first, last }: { column: number; first: number; last: number }): string {
  const letters = columnLetters(column);
  return first === last ? `${letters}${first + 1}` : `${letters}${first + 1}:${letters}${last + 1}`;
}
