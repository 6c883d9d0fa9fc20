/**
 * Rows, columns and cells that are inserted and deleted, with everything that follows them in the engine: formulas,
 * filters, merges, validation. As an add-in's doing they move no selection; they can be undone by hand.
 */
import { Dimension, Direction, IUndoRedoService, RANGE_TYPE } from "@univerjs/core";
import type { IAccessor, IMutationInfo, Injector, IRange } from "@univerjs/core";
import {
  DeleteRangeMoveLeftCommand,
  DeleteRangeMoveUpCommand,
  getMoveRangeCommandMutations,
  getInsertRangeMutations,
  getRemoveRangeMutations,
  InsertRangeMoveDownCommand,
  InsertRangeMoveRightCommand,
  RemoveColCommand,
  RemoveRowCommand,
  SheetInterceptorService,
} from "@univerjs/sheets";
import type { Area } from "./address";
import type { Axis } from "./area-shift";
import { toEngineRange } from "./engine-shift";
import type { Engine } from "./engine";
import { HostError } from "./host-error";

interface Steps {
  readonly redos: readonly IMutationInfo[];
  readonly undos: readonly IMutationInfo[];
}

interface Change extends Steps {
  readonly commandId: string;
  /** What the engine's own command would be called with; its followers (formulas, filters) read it. */
  readonly params: object;
}

/** A row or a column as the engine's range: over the whole sheet across. */
function lineRange(engine: Engine, sheetId: string, lines: Lines): IRange {
  const sheet = engine.workbook().getSheetBySheetId(sheetId);
  const last = lines.at + lines.count - 1;
  return lines.axis === "row"
    ? {
        startRow: lines.at,
        endRow: last,
        startColumn: 0,
        endColumn: (sheet?.getColumnCount() ?? 1) - 1,
        rangeType: RANGE_TYPE.ROW,
      }
    : {
        startRow: 0,
        endRow: (sheet?.getRowCount() ?? 1) - 1,
        startColumn: lines.at,
        endColumn: last,
        rangeType: RANGE_TYPE.COLUMN,
      };
}

/** Rows or columns of a sheet, zero-based. */
export interface Lines {
  readonly axis: Axis;
  readonly at: number;
  readonly count: number;
}

function run(engine: Engine, change: Change): void {
  const injector: Injector = engine.univer.__getInjector();
  const interceptors = injector.get(SheetInterceptorService);
  const command = { id: change.commandId, params: change.params };
  const beside = interceptors.onCommandExecute(command);
  const redos = [...(beside.preRedos ?? []), ...change.redos, ...beside.redos];
  const undos = [...(beside.preUndos ?? []), ...change.undos, ...beside.undos];
  for (const { id, params } of redos) engine.execute(id, params);
  const after = interceptors.afterCommandExecute(command);
  for (const { id, params } of after.redos) engine.execute(id, params);
  injector.get(IUndoRedoService).pushUndoRedo({
    unitID: engine.workbook().getUnitId(),
    undoMutations: [...undos, ...after.undos],
    redoMutations: [...redos, ...after.redos],
  });
}

/** Inserts empty rows or columns before `at`; what lies there moves down or right. */
export function insertLines(engine: Engine, sheetId: string, lines: Lines): void {
  const at = { unitId: engine.workbook().getUnitId(), subUnitId: sheetId };
  const range = lineRange(engine, sheetId, lines);
  const isRow = lines.axis === "row";
  run(engine, {
    commandId: isRow ? "sheet.command.insert-row" : "sheet.command.insert-col",
    params: { ...at, range, direction: isRow ? Direction.DOWN : Direction.RIGHT },
    redos: [
      { id: isRow ? "sheet.mutation.insert-row" : "sheet.mutation.insert-col", params: { ...at, range } },
    ],
    undos: [
      { id: isRow ? "sheet.mutation.remove-rows" : "sheet.mutation.remove-col", params: { ...at, range } },
    ],
  });
}

/** Deletes rows or columns, hidden and filtered ones too; what lies below or right of them moves up or left. */
export function deleteLines(engine: Engine, sheetId: string, lines: Lines): void {
  const sheet = engine.workbook().getSheetBySheetId(sheetId);
  if (!sheet) return;
  const at = { unitId: engine.workbook().getUnitId(), subUnitId: sheetId };
  const range = lineRange(engine, sheetId, lines);
  const { startRow, endRow, startColumn, endColumn } = range;
  const cellValue = structuredClone(
    sheet.getCellMatrix().getSlice(startRow, endRow, startColumn, endColumn).getMatrix(),
  );
  const isRow = lines.axis === "row";
  run(engine, {
    commandId: isRow ? RemoveRowCommand.id : RemoveColCommand.id,
    params: { ...at, range },
    redos: [
      { id: isRow ? "sheet.mutation.remove-rows" : "sheet.mutation.remove-col", params: { ...at, range } },
    ],
    undos: [
      { id: isRow ? "sheet.mutation.insert-row" : "sheet.mutation.insert-col", params: { ...at, range } },
      { id: "sheet.mutation.set-range-values", params: { ...at, cellValue } },
    ],
  });
}

/** Where cells of part of a row or column go when cells come or go beside them. */
export type CellShift = "down" | "right" | "up" | "left";

function cellSteps(
  accessor: IAccessor,
  params: Parameters<typeof getInsertRangeMutations>[1],
  isInsert: boolean,
): Steps {
  const { redo, undo } = isInsert
    ? getInsertRangeMutations(accessor, params)
    : getRemoveRangeMutations(accessor, params);
  return { redos: redo, undos: undo };
}

const CELL_COMMANDS: Readonly<Record<CellShift, string>> = {
  down: InsertRangeMoveDownCommand.id,
  right: InsertRangeMoveRightCommand.id,
  up: DeleteRangeMoveUpCommand.id,
  left: DeleteRangeMoveLeftCommand.id,
};

/** Inserts (`down`, `right`) or deletes (`up`, `left`) the cells of an area; the cells beside it make or fill the room. */
export function shiftCells(
  engine: Engine,
  target: { readonly sheetId: string; readonly area: Area },
  shift: CellShift,
): void {
  const range = toEngineRange(target.area);
  const at = { unitId: engine.workbook().getUnitId(), subUnitId: target.sheetId };
  const shiftDimension = shift === "down" || shift === "up" ? Dimension.ROWS : Dimension.COLUMNS;
  const isInsert = shift === "down" || shift === "right";
  const steps = engine.univer
    .__getInjector()
    .invoke((accessor: IAccessor) => cellSteps(accessor, { ...at, range, shiftDimension }, isInsert));
  run(engine, { commandId: CELL_COMMANDS[shift], params: { ...at, range }, ...steps });
}

interface Cells {
  readonly sheetId: string;
  readonly area: Area;
}

/** Cuts the cells of one area and pastes them over another of the same shape; formulas that refer to them follow. */
export function moveCells(engine: Engine, from: Cells, to: Cells): void {
  const params = {
    fromRange: toEngineRange(from.area),
    fromSubUnitId: from.sheetId,
    toRange: toEngineRange(to.area),
    toSubUnitId: to.sheetId,
  };
  const injector = engine.univer.__getInjector();
  const moves = injector.invoke((accessor: IAccessor) =>
    getMoveRangeCommandMutations(accessor, params, { includeSelection: false }),
  );
  if (!moves) throw new HostError("InvalidOperation");
  for (const { id, params: moved } of moves.redos) engine.execute(id, moved);
  injector.get(IUndoRedoService).pushUndoRedo({
    unitID: engine.workbook().getUnitId(),
    undoMutations: moves.undos,
    redoMutations: moves.redos,
  });
}
