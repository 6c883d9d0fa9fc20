// Puts statuses and marks on the sheets and takes earlier marks off: cells are found by the id in their row, wherever it stands now.
// What to mark, and how, is said by marks.ts.
import { unionAddresses } from "./addresses";
import type { Cell } from "./cells";
import { columnOf, readAreas } from "./excel-cells";
import type { FoundBook, FoundTable } from "./excel-find";
import type { StoredColumn } from "./layout";
import { readOnlyLook } from "./looks";
import { markedCells, type Marked, type MarkedCell, type MarkLook } from "./marks";
import { keyOf } from "./row-keys";
import { typeNameOfTable } from "./sheets";
import type { Key } from "../domain/value";

/** One of our tables with the keys and statuses of its rows. Rows and columns count from 0 in the table. */
export interface KeyedTable {
  readonly found: FoundTable;
  readonly columns: readonly StoredColumn[];
  readonly rowOf: ReadonlyMap<Key, number>;
  readonly statuses: readonly Cell[];
  /** Undefined where the column is gone. */
  readonly keyAt: number | undefined;
  readonly statusAt: number | undefined;
}

/** Reads where each record stands now: two columns a table, whatever its width. Tables without an id column are left out. */
export async function readKeys(context: Excel.RequestContext, book: FoundBook): Promise<KeyedTable[]> {
  const tables = book.tables.map((found) => {
    const columns = book.state?.columns[found.name] ?? [];
    const headerOf = (role: StoredColumn["role"]) => columns.find((own) => own.role === role)?.header ?? "";
    return {
      found,
      columns,
      key: columnOf(found, headerOf("key")),
      status: columnOf(found, headerOf("status")),
    };
  });
  const areas = tables.flatMap(({ key, status }) => [key, status]).filter((area) => area !== undefined);
  const answers = await readAreas(context, areas);
  return tables.flatMap(({ found, columns, key, status }) => {
    const keys = key && answers[areas.indexOf(key)];
    if (!keys) return [];
    const typeName = typeNameOfTable(found.name);
    const rowOf = new Map<Key, number>();
    keys.forEach(([cell], row) => {
      const own = keyOf(cell, typeName);
      if (own !== "" && !rowOf.has(own)) rowOf.set(own, row);
    });
    const statuses = ((status && answers[areas.indexOf(status)]) ?? []).map(([cell]) => cell ?? "");
    const at = (area: { column: number } | undefined) => area && area.column - found.column;
    return [{ found, columns, rowOf, statuses, keyAt: at(key), statusAt: at(status) }];
  });
}

/** Queues taking these marks off; the grey of read-only columns comes back. */
export function queueUnmark(tables: readonly KeyedTable[], marked: Marked): void {
  queueLooks(tables, marked, (ranges, isReadOnly) => {
    const { fill, font } = ranges.format;
    if (isReadOnly) fill.color = readOnlyLook.fill;
    else fill.clear();
    font.bold = false;
    font.italic = false;
    font.underline = "None";
  });
}

/** Queues putting these marks on. */
export function queueMark(tables: readonly KeyedTable[], marked: Marked, look: MarkLook): void {
  queueLooks(tables, marked, (ranges) => {
    const { fill, font } = ranges.format;
    fill.color = look.fill;
    font.bold = look.isBold;
    font.italic = look.isItalic;
    font.underline = "Single";
  });
}

type PutOn = (ranges: Excel.RangeAreas, isReadOnly: boolean) => void;

function queueLooks(tables: readonly KeyedTable[], marked: Marked, putOn: PutOn): void {
  for (const { found, columns, rowOf } of tables) {
    const cells = markedCells(marked, columns, { rowOf, headers: found.headers });
    for (const isReadOnly of [false, true]) {
      const own = cells.filter((cell) => cell.isReadOnly === isReadOnly).map((cell) => onSheet(found, cell));
      for (const union of unionAddresses(own)) putOn(found.sheet.getRanges(union), isReadOnly);
    }
  }
}

function onSheet(found: FoundTable, cell: MarkedCell) {
  return { row: found.row + 1 + cell.row, column: found.column + cell.column };
}
