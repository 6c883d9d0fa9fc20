// What an export writes into a sheet under a mapping: cells of the rows that it updates, and new rows. Blank cells of an export change
// nothing; what nothing reads is written as it is. Knows cells, no Excel.
import type { Entry } from "../domain/value";
import { entryOfCell, type Cell } from "./cells";
import type { ExportTable, ImportSheet, Mapping, Target } from "./import-sheet";
import { columnCells } from "./map-export";
import type { Match } from "./match-rows";
import type { CellWrite } from "./sheet-cells";
import { makeTurn, type Turned } from "./turn-cells";

/** How an export is written: under which mapping, over which rows, and with what in the new ones that the export does not say. */
export interface Placing {
  readonly mapping: Mapping;
  /** Absent: every row is a new one. */
  readonly match?: Match;
  /** Cells of new rows by the id of their column, where the export has none or leaves them blank. */
  readonly always: Readonly<Record<string, Cell>>;
}

export interface Placed {
  readonly updates: readonly CellWrite[];
  /** In the order of the sheet's headers; `null` where a cell is not ours to write. */
  readonly newRows: readonly (readonly (Cell | null)[])[];
  /** How many rows of the sheet change, and how many that fit hold the same already. */
  readonly updated: number;
  readonly same: number;
}

/** A column of the export on its way to a column of the sheet. */
interface Way {
  readonly index: number;
  readonly target: Target;
  readonly turn: (cell: Cell) => Turned;
}

/** Where each column goes, and how its cells are turned. */
function waysOf(table: ExportTable, { mapping }: Placing, sheet: ImportSheet): readonly Way[] {
  return mapping.flatMap((id, index): Way[] => {
    const target = id === undefined ? undefined : sheet.targets.find(({ column }) => column.id === id);
    if (!target) return [];
    const cells = columnCells(table, index);
    const turn = makeTurn(target.column.field, { header: table.headers[index] ?? "", cells }, sheet.lookup);
    return [{ index, target, turn: target.column.role === "key" ? asItIs : turn }];
  });
}

/** An id that was not loaded stays an id: the check refuses it [KE2], so that no record is made twice. */
function asItIs(cell: Cell): Turned {
  return { cell, isRead: true };
}

/** What is to be written. Rows with nothing in the columns that go anywhere are left out. */
export function placeExport(table: ExportTable, placing: Placing, sheet: ImportSheet): Placed {
  const ways = waysOf(table, placing, sheet);
  const ours = blankRow(sheet);
  const updates: CellWrite[] = [];
  const newRows: (Cell | null)[][] = [];
  let updated = 0;
  let same = 0;
  table.rows.forEach((row, number) => {
    const place = placing.match?.rowOf[number];
    if (place !== undefined) {
      const writes = updatesOf(row, place, { ways, sheet });
      if (writes.length > 0) updated++;
      else same++;
      for (const write of writes) updates.push(write);
      return;
    }
    const cells = newRow(row, { ways, ours, placing, sheet });
    if (cells) newRows.push(cells);
  });
  return { updates, newRows, updated, same };
}

/** Blank where the column is ours; `null` for ids, which are given, and for what people put beside our columns. */
function blankRow({ cells, targets }: ImportSheet): (Cell | null)[] {
  const row: (Cell | null)[] = cells.headers.map(() => null);
  for (const { column, at } of targets) if (column.role !== "key") row[at] = "";
  return row;
}

interface Writing {
  readonly ways: readonly Way[];
  readonly sheet: ImportSheet;
}

function updatesOf(row: readonly Cell[], place: number, { ways, sheet }: Writing): CellWrite[] {
  const { table } = sheet.cells.layout;
  return ways.flatMap(({ index, target, turn }) => {
    const { cell } = turn(row[index] ?? "");
    const now = sheet.cells.rows[place]?.[target.at] ?? "";
    if (target.column.role === "key" || cell === "" || isSame(now, cell, { target, sheet })) return [];
    return [{ table, row: place, column: target.at, cell }];
  });
}

function isSame(now: Cell, cell: Cell, { target, sheet }: { target: Target; sheet: ImportSheet }): boolean {
  if (now === cell) return true;
  const [one, other] = [now, cell].map((own): Entry => entryOfCell(target.column.field, own, sheet.lookup));
  return one === other;
}

function newRow(
  row: readonly Cell[],
  of: Writing & { readonly ours: readonly (Cell | null)[]; readonly placing: Placing },
): (Cell | null)[] | undefined {
  const { ways, ours, placing, sheet } = of;
  const cells = [...ours];
  let isBlank = true;
  for (const { index, target, turn } of ways) {
    const { cell } = turn(row[index] ?? "");
    if (cell === "") continue;
    isBlank = false;
    if (target.column.role !== "key" || placing.match) cells[target.at] = cell;
  }
  if (isBlank) return undefined;
  for (const { column, at } of sheet.targets) {
    const always = placing.always[column.id];
    if (always !== undefined && cells[at] === "") cells[at] = always;
  }
  return cells;
}

/** The first values of a column that nothing reads as a value of its field, and how many rows have such. */
export interface Misfits {
  readonly rows: number;
  readonly first: Cell | undefined;
}

/** What of a column will be written as it is. */
export function findMisfits(
  table: ExportTable,
  index: number,
  at: { target: Target; sheet: ImportSheet },
): Misfits {
  const { target, sheet } = at;
  if (target.column.role === "key") return { rows: 0, first: undefined };
  const cells = columnCells(table, index);
  const turn = makeTurn(target.column.field, { header: table.headers[index] ?? "", cells }, sheet.lookup);
  const unread = cells.filter((cell) => !turn(cell).isRead);
  return { rows: unread.length, first: unread[0] };
}
