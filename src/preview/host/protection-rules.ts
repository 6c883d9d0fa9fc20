/**
 * Which permission of a protected sheet a mutation of the engine needs. Pure: it sees the mutation and the unlocked
 * areas. Source of the options: Excel.WorksheetProtectionOptions.
 */
import type { ICellData, ICommandInfo, IRange, Nullable } from "@univerjs/core";
import type { Area } from "./address";

export interface ProtectionOptions {
  readonly allowAutoFilter: boolean;
  readonly allowDeleteColumns: boolean;
  readonly allowDeleteRows: boolean;
  readonly allowEditObjects: boolean;
  readonly allowEditScenarios: boolean;
  readonly allowFormatCells: boolean;
  readonly allowFormatColumns: boolean;
  readonly allowFormatRows: boolean;
  readonly allowInsertColumns: boolean;
  readonly allowInsertHyperlinks: boolean;
  readonly allowInsertRows: boolean;
  readonly allowPivotTables: boolean;
  readonly allowSort: boolean;
  readonly selectionMode: string;
}

/** A permission that the sheet's options may give; writing locked cells is given by none. */
export type Permission = keyof ProtectionOptions | "writeLockedCells";

const permissionByMutation: Readonly<Record<string, Permission>> = {
  "sheet.mutation.insert-row": "allowInsertRows",
  "sheet.mutation.insert-col": "allowInsertColumns",
  "sheet.mutation.remove-rows": "allowDeleteRows",
  "sheet.mutation.remove-col": "allowDeleteColumns",
  "sheet.mutation.move-rows": "writeLockedCells",
  "sheet.mutation.move-columns": "writeLockedCells",
  "sheet.mutation.move-range": "writeLockedCells",
  "sheet.mutation.reorder-range": "allowSort",
  "sheet.mutation.set-worksheet-col-width": "allowFormatColumns",
  "sheet.mutation.set-worksheet-row-height": "allowFormatRows",
  "sheet.mutation.set-filter-criteria": "allowAutoFilter",
  "sheet.mutation.add-worksheet-merge": "writeLockedCells",
};

type Written = Readonly<Record<number, Readonly<Record<number, Nullable<ICellData>>>>>;

const isIn = (area: Area, row: number, column: number): boolean =>
  row >= area.row &&
  row < area.row + area.rowCount &&
  column >= area.column &&
  column < area.column + area.columnCount;

const isLookOnly = (cell: Nullable<ICellData>): boolean =>
  Boolean(cell) && Object.keys(cell ?? {}).every((member) => member === "s");

function permissionToWrite(written: Written, unlocked: readonly Area[]): Permission | null {
  let needed: Permission | null = null;
  for (const rowKey in written) {
    for (const columnKey in written[rowKey]) {
      const cell = written[Number(rowKey)]?.[Number(columnKey)];
      if (isLookOnly(cell)) needed = "allowFormatCells";
      else if (!unlocked.some((area) => isIn(area, Number(rowKey), Number(columnKey))))
        return "writeLockedCells";
    }
  }
  return needed;
}

/** Every cell of the range is unlocked: Excel sorts a protected range only then. */
function isUnlocked(range: IRange, unlocked: readonly Area[]): boolean {
  for (let row = range.startRow; row <= range.endRow; row += 1) {
    for (let column = range.startColumn; column <= range.endColumn; column += 1) {
      if (!unlocked.some((area) => isIn(area, row, column))) return false;
    }
  }
  return true;
}

/** What a protected sheet must allow for this mutation to happen; null where nothing is needed. */
export function neededPermission(
  mutation: Readonly<ICommandInfo>,
  unlocked: readonly Area[],
): Permission | null {
  const params = mutation.params as { cellValue?: Written; range?: IRange } | undefined;
  if (mutation.id === "sheet.mutation.set-range-values")
    return permissionToWrite(params?.cellValue ?? {}, unlocked);
  const needed = permissionByMutation[mutation.id] ?? null;
  const isLockedSort = needed === "allowSort" && params?.range && !isUnlocked(params.range, unlocked);
  return isLockedSort ? "writeLockedCells" : needed;
}
