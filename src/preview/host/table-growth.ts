/**
 * What writing cells does to the tables beside them, as Excel's AutoCorrect does it: values typed or pasted directly
 * below or right of a table make it larger. Decides only; who writes and what is undone it does not know.
 */
import type { ICellData, Nullable } from "@univerjs/core";
import type { Area } from "./address";
import type { HostContext } from "./host-context";
import { overlapsTable, tablesOn } from "./table-record";
import type { TableRecord } from "./table-record";

/** Cells about to be written, by row and column, as Univer's mutation carries them. */
export type Written = Readonly<Record<number, Readonly<Record<number, Nullable<ICellData>>> | undefined>>;

export interface Growth {
  readonly tableId: string;
  readonly area: Area;
}

const holds = (cell: Nullable<ICellData>): boolean =>
  Boolean(cell && ((cell.v !== undefined && cell.v !== null && cell.v !== "") || cell.f || cell.p));

/** How a line beyond the table's edge is looked at: its cells, from the table's first to its last. */
interface Edge {
  readonly first: number;
  readonly length: number;
  /** The positions along the edge that are written to at all, so that a large table costs nothing. */
  readonly touched: readonly number[];
  cell(line: number, position: number, from: Written): Nullable<ICellData>;
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

const rowsBelow = (area: Area, written: Written): Edge => ({
  first: area.row + area.rowCount,
  length: area.columnCount,
  touched: written[area.row + area.rowCount] ? upTo(area.columnCount) : [],
  cell: (line, position, from) => from[line]?.[area.column + position],
});

const columnsAfter = (area: Area, written: Written): Edge => ({
  first: area.column + area.columnCount,
  length: area.rowCount,
  touched: Object.keys(written)
    .map((row) => Number(row) - area.row)
    .filter((position) => position >= 0 && position < area.rowCount),
  cell: (line, position, from) => from[area.row + position]?.[line],
});

/** How many lines beyond the edge are written to and were empty before. */
function countNewLines(edge: Edge, written: Written, present: Written): number {
  const isWritten = (line: number) =>
    edge.touched.some((position) => holds(edge.cell(line, position, written)));
  const isEmpty = (line: number) =>
    upTo(edge.length).every((position) => !holds(edge.cell(line, position, present)));
  let count = 0;
  while (isWritten(edge.first + count) && isEmpty(edge.first + count)) count += 1;
  return count;
}

function grownArea(table: TableRecord, written: Written, present: Written): Area {
  const { area } = table;
  const rows = countNewLines(rowsBelow(area, written), written, present);
  if (rows > 0) return { ...area, rowCount: area.rowCount + rows };
  const columns = countNewLines(columnsAfter(area, written), written, present);
  return columns > 0 ? { ...area, columnCount: area.columnCount + columns } : area;
}

/** The tables that the cells about to be written will make larger. Call it before they are written. */
export function findGrowth(sheetId: string, written: Written, host: HostContext): Growth[] {
  const growth: Growth[] = [];
  for (const table of tablesOn(sheetId, host)) {
    const area = grownArea(table, written, host.grid.rows(sheetId));
    if (area !== table.area && !overlapsTable(area, table, host)) growth.push({ tableId: table.id, area });
  }
  return growth;
}

/** True where the cells about to be written put a value into the area. */
export function isWrittenIn(area: Area, written: Written): boolean {
  for (let row = area.row; row < area.row + area.rowCount; row += 1) {
    const cells = written[row];
    if (!cells) continue;
    for (let column = area.column; column < area.column + area.columnCount; column += 1) {
      if (cells[column] !== undefined) return true;
    }
  }
  return false;
}
