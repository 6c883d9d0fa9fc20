/**
 * Checkbox cells in the grid, as Excel has them: Space ticks and unticks every box of the selection together.
 * (The grid itself does clicks.) It knows Univer only.
 */
import {
  CellValueType,
  CommandType,
  DataValidationType,
  ICommandService,
  IUniverInstanceService,
  ObjectMatrix,
  UniverInstanceType,
} from "@univerjs/core";
import type { IAccessor, ICellData, IRange, Univer, Workbook } from "@univerjs/core";
import { SetRangeValuesCommand, SheetsSelectionsService } from "@univerjs/sheets";
import { SheetDataValidationModel } from "@univerjs/sheets-data-validation";
import { whenSheetEditorFocused } from "@univerjs/sheets-ui";
import { IShortcutService, KeyCode } from "@univerjs/ui";

const TOGGLE_COMMAND = "preview.command.toggle-checkboxes";
/** Before the engine's own shortcuts. */
const PRIORITY = 1000;

interface Box {
  readonly row: number;
  readonly column: number;
  readonly isTicked: boolean;
}

/** The checkbox cells in a range; ranges of whole columns are cut to the rows in use. */
function boxesIn(accessor: IAccessor, range: IRange): readonly Box[] {
  const workbook = accessor
    .get(IUniverInstanceService)
    .getCurrentUnitOfType<Workbook>(UniverInstanceType.UNIVER_SHEET);
  const sheet = workbook?.getActiveSheet();
  if (!workbook || !sheet) return [];
  const validation = accessor.get(SheetDataValidationModel);
  const boxes: Box[] = [];
  for (let row = range.startRow; row <= Math.min(range.endRow, sheet.getLastRowWithContent()); row += 1) {
    for (let column = range.startColumn; column <= range.endColumn; column += 1) {
      const rule = validation.getRuleByLocation(workbook.getUnitId(), sheet.getSheetId(), row, column);
      if (rule?.type !== DataValidationType.CHECKBOX) continue;
      boxes.push({ row, column, isTicked: Number(sheet.getCellRaw(row, column)?.v ?? 0) === 1 });
    }
  }
  return boxes;
}

const selectedBoxes = (accessor: IAccessor): readonly Box[] =>
  accessor
    .get(SheetsSelectionsService)
    .getCurrentSelections()
    .flatMap(({ range }) => boxesIn(accessor, range));

function toggle(accessor: IAccessor): boolean {
  const boxes = selectedBoxes(accessor);
  const ticked = boxes.every((box) => box.isTicked) ? 0 : 1;
  const value = new ObjectMatrix<ICellData>();
  for (const { row, column } of boxes) value.setValue(row, column, { v: ticked, t: CellValueType.BOOLEAN });
  return accessor
    .get(ICommandService)
    .syncExecuteCommand(SetRangeValuesCommand.id, { value: value.getMatrix() });
}

/** Gives the Space key to the checkbox cells of this engine. */
export function addCheckboxKeys(univer: Univer): void {
  const injector = univer.__getInjector();
  injector.get(ICommandService).registerCommand({
    id: TOGGLE_COMMAND,
    type: CommandType.COMMAND,
    handler: (accessor) => toggle(accessor),
  });
  injector.get(IShortcutService).registerShortcut({
    id: TOGGLE_COMMAND,
    binding: KeyCode.SPACE,
    priority: PRIORITY,
    preconditions: (context) =>
      whenSheetEditorFocused(context) && injector.invoke((accessor) => selectedBoxes(accessor).length > 0),
  });
}
