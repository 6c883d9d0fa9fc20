/**
 * Where the grid shows a cell otherwise than Excel does, though it holds the same: number formats of whole columns, and TRUE and
 * FALSE in cells with a drop-down. Only what is drawn is changed, never what a cell holds.
 */
import { CellValueType, DataValidationType, InterceptorEffectEnum } from "@univerjs/core";
import type { ICellData, ICellDataForSheetInterceptor, Nullable } from "@univerjs/core";
import { INTERCEPTOR_POINT, SheetInterceptorService } from "@univerjs/sheets";
import { SheetDataValidationModel } from "@univerjs/sheets-data-validation";
import type { Engine } from "./host/engine";

/** Before the engine's own number formats and drop-downs. */
const PRIORITY = 1000;

type Shown = Nullable<ICellDataForSheetInterceptor>;

/** Draws numbers in the format of their column, and booleans with a drop-down as the words that they are. */
export function showCellsAsExcelDoes(engine: Engine): void {
  const injector = engine.univer.__getInjector();
  const validation = injector.get(SheetDataValidationModel);
  injector.get(SheetInterceptorService).intercept(INTERCEPTOR_POINT.CELL_CONTENT, {
    priority: PRIORITY,
    effect: InterceptorEffectEnum.Value | InterceptorEffectEnum.Style,
    handler: (cell, place, next) => {
      const { unitId, subUnitId, row, col, workbook, worksheet } = place;
      const styleOf = ({ s: style }: ICellData) => workbook.getStyles().get(style);
      if (!cell) return next(cell);
      if (cell.t === CellValueType.BOOLEAN) {
        const rule = validation.getRuleByLocation(unitId, subUnitId, row, col);
        return rule?.type === DataValidationType.LIST ? withoutMark(next(asWord(cell))) : next(cell);
      }
      if (cell.t !== CellValueType.NUMBER || styleOf(cell)?.n) return next(cell);
      const style = worksheet.getColumnStyle(col);
      return next(style?.n ? { ...cell, s: { ...styleOf(cell), n: style.n } } : cell);
    },
  });
}

function asWord(cell: ICellDataForSheetInterceptor): ICellDataForSheetInterceptor {
  return { ...cell, v: cell.v ? "TRUE" : "FALSE", t: CellValueType.STRING };
}

/** The drop-down compares the stored 1 with the word TRUE and marks it as wrong; it is not. */
function withoutMark(cell: Shown): Shown {
  if (!cell?.markers) return cell;
  const { tr: _, ...markers } = cell.markers;
  return { ...cell, markers };
}
