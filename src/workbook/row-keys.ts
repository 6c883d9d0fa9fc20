// Whose row is whose: the key in each row's id cell, and keys for rows that were typed or pasted and have none yet. Decides
// nothing about keys that contradict each other; that is the KE rules' business.
import type { Finding } from "../domain/finding";
import type { Policy } from "../domain/policy";
import { idOfKey, keyOfId } from "../domain/record-key";
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
  /** Rows with content that have no key of their own, by their place in the table. */
  readonly nameless: readonly Omit<KeyedRow, "key">[];
}

const newId = /^new (\d+)$/i;

/** The rows that have a key of their own; of two new rows with one id, as after a copy, the second has none. */
export function keyRows(sheet: SheetCells, keyColumn: number): KeyedRows {
  const typeName = sheet.layout.type.name;
  const taken = new Set<Key>();
  const rows: KeyedRow[] = [];
  const nameless: Omit<KeyedRow, "key">[] = [];
  sheet.rows.forEach((cells, index) => {
    const key = keyOf(cells[keyColumn], typeName);
    if (key !== "" && !(isNewKey(key) && taken.has(key))) {
      taken.add(key);
      rows.push({ key, index, cells });
    } else if (hasContent(sheet, cells)) nameless.push({ index, cells });
  });
  return { rows, nameless };
}

/** Gives the nameless rows of a main sheet the next new keys, to be written into their id cells, so that sorting cannot confuse them. */
export function nameRows(
  { rows, nameless }: KeyedRows,
  sheet: SheetCells,
  keyColumn: number,
): { readonly rows: readonly KeyedRow[]; readonly writes: readonly CellWrite[] } {
  const { table, type } = sheet.layout;
  const numbers = rows.map(({ key }) => Number(newId.exec(idOfKey(key))?.[1] ?? 0));
  let last = numbers.reduce((most, number) => Math.max(most, number), 0);
  const named = nameless.map((row) => ({ ...row, key: keyOfId(type.name, `new ${++last}`) }));
  const writes = named.map(({ key, index }) => ({
    table,
    row: index,
    column: keyColumn,
    cell: idOfKey(key),
  }));
  return { rows: [...rows, ...named], writes };
}

/**
 * [KE2] New rows on a sheet that only shows records of the main sheet, where that has none of their key, or whose records are made elsewhere:
 * nothing can come of them.
 */
export function checkStrays(
  sheet: SheetCells,
  places: readonly number[],
  severities: Policy["severities"],
): Finding[] {
  const severity = severities["KE2"] ?? "E";
  const message = sheet.layout.isMain
    ? `the row has no id. New ${sheet.layout.type.plural.toLowerCase()} are made in the backend; clear this row.`
    : `the row has no id. ${sheet.sheet} shows customers that are loaded; add a new one on the first sheet, then clear this row.`;
  return places.map((index) => {
    const place = { sheet: sheet.sheet, row: sheet.firstRow + index };
    return { rule: "KE2", severity, key: "", message, place };
  });
}

/** The key that an id cell holds on a sheet of records of this type; "" where it is blank. */
export function keyOf(cell: Cell | undefined, typeName: string): Key {
  const text = String(cell ?? "").trim();
  const [, number] = newId.exec(text) ?? [];
  return keyOfId(typeName, number === undefined ? text : `new ${Number(number)}`);
}

function hasContent(sheet: SheetCells, cells: readonly Cell[]): boolean {
  const status = sheet.layout.columns.findIndex((column) => column.role === "status");
  const statusHeader = sheet.layout.columns[status]?.header;
  return cells.some((cell, index) => cell !== "" && cell !== false && sheet.headers[index] !== statusHeader);
}
