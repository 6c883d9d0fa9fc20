/**
 * Where the grid takes what a person types or pastes in another way than Excel does, and what is done about it
 * before the cells change. It corrects edits by hand only, never what an add-in writes.
 */
import { CellValueType, DataValidationType, isTextFormat } from "@univerjs/core";
import type { ICellData, IStyleData, Nullable, Worksheet } from "@univerjs/core";
import { SheetDataValidationModel } from "@univerjs/sheets-data-validation";
import type { Engine } from "./host/engine";

const SET_VALUES = "sheet.mutation.set-range-values";
const LONG_NUMBER = /^[+-]?\d{16,}$/;
const EXCEL_DIGITS = 15;

interface SetValues {
  readonly subUnitId: string;
  readonly cellValue?: Record<number, Record<number, Nullable<ICellData>>>;
}

/** The style that the cell will have: what the edit brings over what the cell has. */
function patternOf(
  cell: ICellData,
  sheet: Worksheet,
  at: { row: number; column: number },
): string | undefined {
  const brought = typeof cell.s === "string" ? sheet.getStyleDataByHash(cell.s) : cell.s;
  const style: IStyleData = brought ?? sheet.getComposedCellStyle(at.row, at.column);
  return style.n?.pattern;
}

/**
 * | by hand                                        | grid alone       | Excel, and here       |
 * |------------------------------------------------|------------------|-----------------------|
 * | 16 or more digits into a cell that is not text | text             | number, 15 digits     |
 * | a formula pasted into a cell formatted as text | formula          | text                  |
 * | a click on a checkbox                          | the number 1, 0  | TRUE, FALSE           |
 *
 * The correction of one edited cell; nothing where the grid does as Excel does.
 */
function correction(
  cell: ICellData,
  isText: () => boolean,
  isCheckbox: () => boolean,
): Partial<ICellData> | undefined {
  const { v: value, f: formula, t: type } = cell;
  if (formula && isText()) return { f: null, si: null, v: formula, t: CellValueType.STRING };
  if (
    typeof value === "string" &&
    LONG_NUMBER.test(value) &&
    type !== CellValueType.FORCE_STRING &&
    !isText()
  ) {
    return { v: Number(Number(value).toPrecision(EXCEL_DIGITS)), t: CellValueType.NUMBER };
  }
  if ((value === 0 || value === 1) && type !== CellValueType.BOOLEAN && isCheckbox()) {
    return { t: CellValueType.BOOLEAN };
  }
  return undefined;
}

/** Corrects every edit by hand from now on; `isByHand` is false while an add-in writes. */
export function correctHandEdits(engine: Engine, isByHand: () => boolean): void {
  const validation = engine.univer.__getInjector().get(SheetDataValidationModel);
  const unitId = engine.workbook().getUnitId();
  engine.beforeMutation(({ id, params }) => {
    if (id !== SET_VALUES || !isByHand()) return;
    const { subUnitId, cellValue = {} } = params as SetValues;
    const sheet = engine.workbook().getSheetBySheetId(subUnitId);
    if (!sheet) return;
    for (const [rowKey, cells] of Object.entries(cellValue)) {
      for (const [columnKey, cell] of Object.entries(cells)) {
        if (!cell) continue;
        const at = { row: Number(rowKey), column: Number(columnKey) };
        const isCheckbox = () =>
          validation.getRuleByLocation(unitId, subUnitId, at.row, at.column)?.type ===
          DataValidationType.CHECKBOX;
        Object.assign(
          cell,
          correction(cell, () => isTextFormat(patternOf(cell, sheet, at)), isCheckbox),
        );
      }
    }
  });
}
