// The tick columns of a sheet of ours: which there are, also those that were added since the load, and what their cells hold. Reads;
// writes nothing.
import { columnOf, readAreas, type ReadArea } from "./excel-cells";
import type { FoundBook, FoundTable } from "./excel-find";
import { openWorkbook } from "./excel-read";
import type { Column } from "./layout";
import { redraftBook } from "./read-sheet";
import { makeReading } from "./reading";
import { findColumns } from "./rows";
import type { TickColumnCells } from "./visible-ticks";
import type { Field } from "../domain/field";
import type { Lookup } from "../domain/lookup";

/** A tick column as it stands on its sheet. `lookup` reads its cells. */
export interface FoundTickColumn {
  readonly area: ReadArea;
  readonly header: string;
  readonly field: Field;
  readonly lookup: Lookup;
}

/** Every tick column of a table. One that was added since the load is known by what the sheets of lists now say. */
export async function findTickColumns(
  context: Excel.RequestContext,
  book: FoundBook,
  found: FoundTable,
): Promise<readonly FoundTickColumn[]> {
  const opened = await openWorkbook(context, book);
  if (opened.kind === "nothing loaded") return [];
  const { reading } = makeReading(opened.book, opened.sheets, { signedIn: undefined, now: "" });
  const { layouts, lookup } = redraftBook(opened.book, reading.drafted);
  const layout = layouts.find(({ table }) => table === found.name);
  if (!layout) return [];
  const whereabouts = findColumns(layout, found.headers);
  return layout.columns.flatMap((column, index) => {
    const at = whereabouts[index];
    return at === undefined ? [] : tickColumn(column, columnOf(found, headerAt(found, at)), lookup);
  });
}

function tickColumn(column: Column, area: ReadArea | undefined, lookup: Lookup): FoundTickColumn[] {
  if (column.role !== "tick" || !area) return [];
  return [{ area, header: column.header, field: column.field, lookup }];
}

const headerAt = ({ headers }: FoundTable, at: number) => String(headers[at] ?? "").trim();

/** What these columns hold now. */
export async function readTickCells(
  context: Excel.RequestContext,
  found: FoundTable,
  columns: readonly FoundTickColumn[],
): Promise<readonly TickColumnCells[]> {
  const cells = await readAreas(
    context,
    columns.map(({ area }) => area),
  );
  return columns.map(({ area, header, field }, index) => ({
    at: area.column - found.column,
    header,
    takesNumbers: field.takesNumbers === true,
    cells: (cells[index] ?? []).map(([cell]) => cell ?? ""),
  }));
}

/**
 * The headers of the tick columns, in the order of the sheet. What the workbook noted at its load is enough, unless columns have come since:
 * then the sheets are read.
 */
export async function readTickHeaders(
  context: Excel.RequestContext,
  book: FoundBook,
  found: FoundTable,
): Promise<readonly string[]> {
  const noted = new Map((book.state?.columns[found.name] ?? []).map(({ header, role }) => [header, role]));
  if (![...noted.values()].includes("tick")) return [];
  const headers = found.headers.map((header) => String(header).trim());
  if (headers.every((header) => noted.has(header)))
    return headers.filter((header) => noted.get(header) === "tick");
  const columns = await findTickColumns(context, book, found);
  return [...columns].sort((one, other) => one.area.column - other.area.column).map(({ header }) => header);
}
