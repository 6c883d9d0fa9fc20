// Goes to a record's cell: finds the row by its id as it stands now, activates its sheet and selects the cell. A hidden row is
// selected all the same, and said. Clears no filter.
import type { Finding } from "../domain/finding";
import type { KeyedTable } from "./excel-marks";
import { markedCells } from "./marks";

/** Where `goTo` went. `hidden` rows are selected all the same: the pane says that a filter hides them. */
export type GoneTo =
  | { readonly kind: "there" | "hidden"; readonly sheet: string; readonly row: number }
  | { readonly kind: "gone"; readonly message: string };

type Target = Pick<Finding, "key" | "field" | "place">;

/** A cell of a sheet; row and column count from 0. */
interface TargetCell {
  readonly sheet: Excel.Worksheet;
  readonly sheetName: string;
  readonly row: number;
  readonly column: number;
}

/** The cell of a finding: the row that it names, or the record's row on the first sheet that has a column for its field. */
export function findTarget(
  tables: readonly KeyedTable[],
  { key, field, place }: Target,
): TargetCell | undefined {
  const cells = tables.flatMap((table): TargetCell[] => {
    const { found, rowOf, columns, keyAt = 0 } = table;
    const { sheet, sheetName } = found;
    if (place) {
      const isHere = place.sheet === sheetName;
      return isHere ? [{ sheet, sheetName, row: place.row - 1, column: found.column + keyAt }] : [];
    }
    const row = rowOf.get(key);
    if (row === undefined) return [];
    const [cell] = markedCells({ [key]: [field ?? ""] }, columns, { rowOf, headers: found.headers });
    const isOther = field !== undefined && !cell;
    return isOther
      ? []
      : [{ sheet, sheetName, row: found.row + 1 + row, column: found.column + (cell?.column ?? keyAt) }];
  });
  return cells[0];
}

/** Selects the cell. */
export async function selectTarget(
  context: Excel.RequestContext,
  cell: TargetCell | undefined,
  target: Target,
): Promise<GoneTo> {
  if (!cell) {
    const name =
      target.key === "" ? "It speaks of the whole sheet" : `Record ${target.key} has no row on the sheets`;
    return { kind: "gone", message: `${name}, so there is no cell to go to.` };
  }
  const range = cell.sheet.getRangeByIndexes(cell.row, cell.column, 1, 1).load("rowHidden");
  cell.sheet.activate();
  range.select();
  await context.sync();
  return { kind: range.rowHidden ? "hidden" : "there", sheet: cell.sheetName, row: cell.row + 1 };
}
