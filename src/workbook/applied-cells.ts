// What was edited on one sheet and applied, on the other sheets that show it: left as loaded, their cells would read as edits that take
// it back. Knows layouts and entries, no Excel.
import type { Values } from "../domain/value";
import { movedByRow, type OutcomeNews } from "./outcomes";
import { makeReading } from "./reading";
import type { Book } from "./read-sheet";
import { placeSheet, type PlacedSheet } from "./rebase-cells";
import type { CellWrite, SheetCells } from "./sheet-cells";

/**
 * The cells that still say what was loaded of a field that the sheets together say as it was applied. A field that was edited again
 * since, or is kept otherwise than it was sent, stays as it stands; so does what a person typed, in whatever spelling, and a formula.
 */
export function appliedCells(
  book: Book,
  sheets: readonly SheetCells[],
  outcomes: readonly OutcomeNews[],
): CellWrite[] {
  const at = { signedIn: undefined, now: book.baseline.loadedAt };
  const drafts = new Map(makeReading(book, sheets, at).reading.drafts.map((draft) => [draft.key, draft]));
  const said = [...movedByRow(outcomes)].flatMap(([key, values]): Said[] => {
    const { entries = {}, baseline: before = {} } = drafts.get(key) ?? {};
    const fields = Object.entries(values).filter(([name, value]) => (entries[name] ?? null) === value);
    return fields.length === 0 ? [] : [{ key, before, values: Object.fromEntries(fields) }];
  });
  return sheets
    .flatMap((cells) => placeSheet(cells, book, book))
    .flatMap((sheet) => said.flatMap((record) => cellsOf(sheet, record)));
}

interface Said {
  readonly key: string;
  readonly before: Values;
  readonly values: Values;
}

function cellsOf({ layout, rows, columns }: PlacedSheet, { key, before, values }: Said): CellWrite[] {
  const row = rows.get(key);
  if (!row) return [];
  return columns.flatMap(({ column, at, print, printed }) => {
    const name = column.role === "status" ? "" : column.field.name;
    if (values[name] === undefined || (row.cells[at] ?? "") !== printed(before)) return [];
    const cell = print(values);
    return cell === row.cells[at] ? [] : [{ table: layout.table, row: row.index, column: at, cell }];
  });
}
