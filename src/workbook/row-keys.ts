// Whose row is whose: the key in each row's id cell, and keys for rows that were typed or pasted and have none yet. Decides
// nothing about keys that contradict each other; that is the KE rules' business.
import type { Finding } from "../domain/finding";
import type { Policy } from "../domain/policy";
import { isNewKey, type Key } from "../domain/value";
import type { Cell } from "./cells";
import type { CellWrite, SheetCells } from "./sheet-cells";

export interface KeyedRow {
  readonly key: Key;
  /** Counted from 0 within the table. */
  readonly index: number;
  readonly cells: readonly Cell[];
}

export interface KeyedRows {
  readonly rows: readonly KeyedRow[];
  /** Keys of new rows to be written into their id cells, so that sorting cannot confuse them. */
  readonly writes: readonly CellWrite[];
}

const newKey = /^new (\d+)$/i;

/** Rows with content, each with its key; a new row without one, or with one that an earlier row has, gets the next number. */
export function keyRows(sheet: SheetCells, keyColumn: number): KeyedRows {
  const taken = new Set<Key>();
  const rows: KeyedRow[] = [];
  const nameless: KeyedRow[] = [];
  sheet.rows.forEach((cells, index) => {
    const key = keyOf(cells[keyColumn]);
    const row = { key, index, cells };
    const isNameless = key === "" || (isNewKey(key) && taken.has(key));
    if (isNameless && hasContent(sheet, cells)) nameless.push(row);
    if (isNameless) return;
    taken.add(key);
    rows.push(row);
  });
  const named = numbered(nameless, taken);
  const { table } = sheet.layout;
  const writes = named.map(({ key, index }) => ({ table, row: index, column: keyColumn, cell: key }));
  return { rows: [...rows, ...named], writes };
}

/** [KE2] New rows on a sheet that only shows records of the main sheet: nothing can come of them. */
export function checkStrays(
  sheet: SheetCells,
  rows: readonly KeyedRow[],
  severities: Policy["severities"],
): Finding[] {
  const severity = severities["KE2"] ?? "E";
  const message = `the row has no id. ${sheet.sheet} shows customers that are loaded; add a new one on the first sheet, then clear this row.`;
  return rows
    .filter(({ key }) => isNewKey(key))
    .map(({ index }) => {
      const place = { sheet: sheet.sheet, row: sheet.firstRow + index };
      return { rule: "KE2", severity, key: "", message, place };
    });
}

/** The key that an id cell holds; "" where it is blank. */
export function keyOf(cell: Cell | undefined): Key {
  const text = String(cell ?? "").trim();
  const [, number] = newKey.exec(text) ?? [];
  return number === undefined ? text : `new ${Number(number)}`;
}

function hasContent(sheet: SheetCells, cells: readonly Cell[]): boolean {
  const status = sheet.layout.columns.findIndex((column) => column.role === "status");
  const statusHeader = sheet.layout.columns[status]?.header;
  return cells.some((cell, index) => cell !== "" && cell !== false && sheet.headers[index] !== statusHeader);
}

function numbered(nameless: readonly KeyedRow[], taken: ReadonlySet<Key>): KeyedRow[] {
  const numbers = [...taken].map((key) => Number(newKey.exec(key)?.[1] ?? 0));
  let last = numbers.reduce((most, number) => Math.max(most, number), 0);
  return nameless.map((row) => ({ ...row, key: `new ${++last}` }));
}
