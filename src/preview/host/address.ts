/**
 * A1 addresses and the rectangles they name, in Excel's terms (zero-based, 1,048,576 × 16,384). Pure.
 */

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

/** A rectangle of cells; `row` and `column` are zero-based. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rowCount: number;
  readonly columnCount: number;
}

/** A column's letters: 0 → A, 26 → AA. */
export function printColumn(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The column that letters name; NaN where they name none. */
export function parseColumn(letters: string): number {
  if (!/^[A-Za-z]{1,3}$/.test(letters)) return Number.NaN;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column <= MAX_COLUMNS ? column - 1 : Number.NaN;
}

export const isEntireColumn = (area: Area) => area.row === 0 && area.rowCount === MAX_ROWS;
export const isEntireRow = (area: Area) => area.column === 0 && area.columnCount === MAX_COLUMNS;

/** The area without a sheet name, as Excel prints it: `A1`, `A1:C3`, `A:C`, `1:3`. */
export function printArea(area: Area): string {
  const lastColumn = printColumn(area.column + area.columnCount - 1);
  const lastRow = area.row + area.rowCount;
  if (isEntireColumn(area)) return `${printColumn(area.column)}:${lastColumn}`;
  if (isEntireRow(area)) return `${area.row + 1}:${lastRow}`;
  const first = `${printColumn(area.column)}${area.row + 1}`;
  return area.rowCount === 1 && area.columnCount === 1 ? first : `${first}:${lastColumn}${lastRow}`;
}

/** A sheet's name as a formula needs it: in quotes where it holds anything but letters, digits, `_` and `.`. */
export function printSheetName(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^[A-Za-z]{1,3}\d+$/.test(name)
    ? name
    : `'${name.replaceAll("'", "''")}'`;
}

interface Corner {
  readonly row: number | null;
  readonly column: number | null;
}

function parseCorner(text: string): Corner | null {
  const match = /^\$?([A-Za-z]{1,3})?\$?(\d{1,7})?$/.exec(text);
  if (!match || (match[1] === undefined && match[2] === undefined)) return null;
  const row = match[2] === undefined ? null : Number(match[2]) - 1;
  const column = match[1] === undefined ? null : parseColumn(match[1]);
  if (Number.isNaN(column) || (row !== null && (row < 0 || row >= MAX_ROWS))) return null;
  return { row, column };
}

/** The rectangle between two corners that may lie in any order. */
export function spanning(first: Area, second: Area): Area {
  const row = Math.min(first.row, second.row);
  const column = Math.min(first.column, second.column);
  return {
    row,
    column,
    rowCount: Math.max(first.row + first.rowCount, second.row + second.rowCount) - row,
    columnCount: Math.max(first.column + first.columnCount, second.column + second.columnCount) - column,
  };
}

function cornerArea(corner: Corner): Area {
  return {
    row: corner.row ?? 0,
    column: corner.column ?? 0,
    rowCount: corner.row === null ? MAX_ROWS : 1,
    columnCount: corner.column === null ? MAX_COLUMNS : 1,
  };
}

/** The rectangle an address without a sheet name stands for; null where it is no address. */
export function parseArea(address: string): Area | null {
  const parts = address.trim().split(":");
  const first = parseCorner(parts[0] ?? "");
  const last = parts.length > 1 ? parseCorner(parts[1] ?? "") : first;
  if (!first || !last || parts.length > 2) return null;
  if (parts.length === 1 && (first.row === null || first.column === null)) return null;
  if ((first.row === null) !== (last.row === null) || (first.column === null) !== (last.column === null))
    return null;
  return spanning(cornerArea(first), cornerArea(last));
}

/** Splits `Sheet1!A1` and `'My sheet'!A1:B2` into the sheet's name (null where none is given) and the rest. */
export function splitAddress(address: string): { readonly sheet: string | null; readonly rest: string } {
  const at = address.lastIndexOf("!");
  if (at < 0) return { sheet: null, rest: address };
  const name = address.slice(0, at);
  const isQuoted = name.startsWith("'") && name.endsWith("'");
  return { sheet: isQuoted ? name.slice(1, -1).replaceAll("''", "'") : name, rest: address.slice(at + 1) };
}

/** The cells two areas share; null where they share none. */
export function intersection(first: Area, second: Area): Area | null {
  const row = Math.max(first.row, second.row);
  const column = Math.max(first.column, second.column);
  const rowCount = Math.min(first.row + first.rowCount, second.row + second.rowCount) - row;
  const columnCount = Math.min(first.column + first.columnCount, second.column + second.columnCount) - column;
  return rowCount > 0 && columnCount > 0 ? { row, column, rowCount, columnCount } : null;
}
