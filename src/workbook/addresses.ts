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
