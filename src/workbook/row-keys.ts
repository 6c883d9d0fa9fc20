// Whose row is whose: the key in each row's id cell, and keys for rows that were typed or pasted and have none yet. Decides
// nothing about keys that contradict each other; that is the KE rules' business.
import type { Finding } from "../domain/finding";
import type { Policy } from "../domain/policy";
import { idOfKey, keyOfId } from "../domain/record-key";
import { isNewKey, type Key } from "../domain/value";
import type { Cell } from "./cells";
import { findColumns } from "./rows";
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
  const own = contentColumns(sheet);
  const taken = new Set<Key>();
  const rows: KeyedRow[] = [];
  const nameless: Omit<KeyedRow, "key">[] = [];
  sheet.rows.forEach((cells, index) => {
    const key = keyOf(cells[keyColumn], typeName);
    if (key !== "" && !(isNewKey(key) && taken.has(key))) {
      taken.add(key);
      rows.push({ key, index, cells });
    } else if (own.some((at) => isContent(cells[at] ?? ""))) nameless.push({ index, cells });
  });
  return { rows, nameless };
}

/**
 * Gives the nameless rows of a main sheet the next new keys, to be written into their id cells, so that sorting cannot confuse them. A
 * number that any sheet still speaks of is not given again: its row would take on another's ticks.
 */
export function nameRows(
  { rows, nameless }: KeyedRows,
  sheet: SheetCells,
  keyColumn: number,
): { readonly rows: readonly KeyedRow[]; readonly writes: readonly CellWrite[] } {
  const { table, type } = sheet.layout;
  let last = lastNew(
    rows.map(({ key }) => idOfKey(key)),
    sheet.lastNew,
  );
  const named = nameless.map((row) => ({ ...row, key: keyOfId(type.name, `new ${++last}`) }));
  const writes = named.map(({ key, index }) => ({
    table,
    row: index,
    column: keyColumn,
    cell: idOfKey(key),
  }));
  return { rows: [...rows, ...named], writes };
}

/** The highest number of a new key among these id cells; at least `before`. */
export function lastNew(ids: readonly (Cell | undefined)[], before = 0): number {
  const numbers = ids.map((id) => Number(newId.exec(String(id ?? "").trim())?.[1] ?? 0));
  return numbers.reduce((most, number) => Math.max(most, number), before);
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

/** Where content makes a row a record: in columns of ours. A formula in a column that people added fills blank rows too. */
function contentColumns({ layout, headers }: SheetCells): number[] {
  const whereabouts = findColumns(layout, headers);
  return layout.columns.flatMap(({ role }, index) => (role === "status" ? [] : (whereabouts[index] ?? [])));
}

function isContent(cell: Cell): boolean {
  return cell !== "" && cell !== false;
}
