/**
 * Where the grid takes what a person types or pastes in another way than Excel does, and what is done about it
 * before the cells change. It corrects edits by hand only, never what an add-in writes.
 */
import { CellValueType, DataValidationType, isTextFormat } from "@univerjs/core";
import type { ICellData, Injector, IStyleData, Nullable, Worksheet } from "@univerjs/core";
import { AFTER_CELL_EDIT, SheetInterceptorService } from "@univerjs/sheets";
import { SheetDataValidationModel } from "@univerjs/sheets-data-validation";
import type { Engine } from "./host/engine";

const SET_VALUES = "sheet.mutation.set-range-values";
const LONG_NUMBER = /^[+-]?\d{16,}$/;
const EXCEL_DIGITS = 15;
/** Before the engine's own handling of what is typed. */
const PRIORITY = 1000;

interface SetValues {
  readonly subUnitId: string;
  readonly cellValue?: Record<number, Record<number, Nullable<ICellData>>>;
}

interface Place {
  readonly sheet: Worksheet;
  readonly row: number;
  readonly column: number;
}

/** True for a cell that will be formatted as text: by what the edit brings, else by what the cell has. */
function isTextCell(cell: ICellData, { sheet, row, column }: Place): boolean {
  const brought = typeof cell.s === "string" ? sheet.getStyleDataByHash(cell.s) : cell.s;
  const style: IStyleData = brought ?? sheet.getComposedCellStyle(row, column);
  return isTextFormat(style.n?.pattern);
}

/** The number that Excel keeps of many digits: zeros from the sixteenth on. */
function keepDigits(typed: string): number {
  const [sign = "", digits = ""] = typed.startsWith("-")
    ? ["-", typed.slice(1)]
    : ["", typed.replace("+", "")];
  const significant = digits.replace(/^0+/, "");
  return Number(`${sign}${significant.slice(0, EXCEL_DIGITS).padEnd(significant.length, "0")}`);
}

/** Sixteen and more digits typed: the grid makes text of them, Excel a number. An apostrophe makes text in both. */
function takeLongNumbers(injector: Injector): void {
  injector.get(SheetInterceptorService).writeCellInterceptor.intercept(AFTER_CELL_EDIT, {
    priority: PRIORITY,
    handler(cell, { worksheet: sheet, row, col: column }, next) {
      const typed = cell?.v;
      if (typeof typed !== "string" || !LONG_NUMBER.test(typed)) return next(cell);
      if (!cell || cell.t === CellValueType.FORCE_STRING || isTextCell(cell, { sheet, row, column }))
        return next(cell);
      // Not handed on: the engine would make text of the number too, when it sees how many digits it has.
      return { ...cell, v: keepDigits(typed), t: CellValueType.NUMBER };
    },
  });
}

/**
 * A formula pasted into a cell formatted as text: the grid makes a formula of it, Excel text. A checkbox clicked:
 * the grid writes the number 1 or 0, Excel TRUE or FALSE.
 */
function correction(cell: ICellData, isText: () => boolean, isCheckbox: () => boolean): Partial<ICellData> {
  const { v: value, f: formula, t: type } = cell;
  if (formula && isText()) return { f: null, si: null, v: formula, t: CellValueType.STRING };
  const isTick = (value === 0 || value === 1) && type !== CellValueType.BOOLEAN;
  return isTick && isCheckbox() ? { t: CellValueType.BOOLEAN } : {};
}

/** Corrects every edit by hand from now on; `isByHand` is false while an add-in writes. */
export function correctHandEdits(engine: Engine, isByHand: () => boolean): void {
  const injector = engine.univer.__getInjector();
  const validation = injector.get(SheetDataValidationModel);
  const unitId = engine.workbook().getUnitId();
  takeLongNumbers(injector);
  engine.beforeMutation(({ id, params }) => {
    if (id !== SET_VALUES || !isByHand()) return;
    const { subUnitId, cellValue = {} } = params as SetValues;
    const sheet = engine.workbook().getSheetBySheetId(subUnitId);
    if (!sheet) return;
    const kindOf = (row: number, column: number) =>
      validation.getRuleByLocation(unitId, subUnitId, row, column)?.type;
    const correct = (cell: ICellData, place: Place) => {
      const isCheckbox = () => kindOf(place.row, place.column) === DataValidationType.CHECKBOX;
      Object.assign(
        cell,
        correction(cell, () => isTextCell(cell, place), isCheckbox),
      );
    };
    for (const [row, cells] of Object.entries(cellValue)) {
      for (const [column, cell] of Object.entries(cells)) {
        if (cell) correct(cell, { sheet, row: Number(row), column: Number(column) });
      }
    }
  });
}
