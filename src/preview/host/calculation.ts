/**
 * Tells when Univer's formulas have their values: it recalculates on a timer after a mutation, and Excel answers a
 * read only with calculated cells. Knows the formula plugin's mutations, nothing of Office.js.
 */
import { ICommandService } from "@univerjs/core";
import type {
  ICellData,
  ICommandInfo,
  IExecutionOptions,
  Injector,
  Nullable,
  Workbook,
} from "@univerjs/core";
import {
  FormulaExecutedStateType,
  IActiveDirtyManagerService,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
} from "@univerjs/engine-formula";
import { ClearSelectionFormatCommand, SetBorderCommand, SetStyleCommand } from "@univerjs/sheets";
import type { ISetFormulaCalculationNotificationMutation } from "@univerjs/engine-formula";

export interface Calculation {
  /** True when the workbook has a formula and something it may depend on has changed since it was last calculated. */
  isPending(): boolean;
  /** False when no sheet has held a formula since the workbook was opened. */
  hasFormulas(): boolean;
  settled(): Promise<void>;
  dispose(): void;
}

type Cells = Readonly<Record<number, Readonly<Record<number, Nullable<ICellData>>> | undefined>>;

function holdsFormula(cells: Cells): boolean {
  for (const row in cells) {
    const line = cells[row];
    for (const cell of Object.values(line ?? {})) if (cell?.f || cell?.si) return true;
  }
  return false;
}

/** What only changes looks starts no calculation in the formula plugin. */
const LOOKS: ReadonlySet<string> = new Set([
  SetStyleCommand.id,
  SetBorderCommand.id,
  ClearSelectionFormatCommand.id,
]);

interface Written {
  readonly trigger?: string;
  readonly cellValue?: Cells;
  readonly sheet?: { readonly cellData?: Cells };
}

/** Follows the formula plugin of one workbook. */
export function createCalculation(injector: Injector, workbook: Workbook): Calculation {
  const dirtyKinds = injector.get(IActiveDirtyManagerService);
  // Univer's own account of formulas reads every cell each time it is asked: one look at what is written is enough.
  let mayHaveFormulas = workbook.getSheets().some((sheet) => holdsFormula(sheet.getCellMatrix().getMatrix()));
  let isDirty = false;
  let isRunning = false;
  let waiting: (() => void)[] = [];

  function finish(): void {
    isRunning = false;
    if (isDirty) return;
    const done = waiting;
    waiting = [];
    for (const resolve of done) resolve();
  }

  function onCommand(command: Readonly<ICommandInfo>, options?: IExecutionOptions): void {
    if (command.id === SetFormulaCalculationStartMutation.id) {
      isDirty = false;
      isRunning = true;
      return;
    }
    if (command.id === SetFormulaCalculationNotificationMutation.id) {
      const { functionsExecutedState: state } = command.params as ISetFormulaCalculationNotificationMutation;
      // A calculation that is stopped starts again with what has changed since.
      if (state !== undefined && state !== FormulaExecutedStateType.STOP_EXECUTION) finish();
      return;
    }
    const { cellValue, sheet, trigger } = (command.params ?? {}) as Written;
    if (!mayHaveFormulas) mayHaveFormulas = holdsFormula(cellValue ?? sheet?.cellData ?? {});
    const isLook = trigger !== undefined && LOOKS.has(trigger);
    if (options?.onlyLocal !== true && !isLook && dirtyKinds.get(command.id)) isDirty = true;
  }

  const commands = injector.get(ICommandService);
  const listening = commands.onCommandExecuted(onCommand);
  const isPending = () => (isDirty || isRunning) && mayHaveFormulas;
  return {
    isPending,
    hasFormulas: () => mayHaveFormulas,
    settled: () => (isPending() ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
    dispose() {
      listening.dispose();
      if (!isRunning) return;
      // A calculation that the end overtakes would keep its progress timer, and the process, alive for a second.
      const params = { functionsExecutedState: FormulaExecutedStateType.NOT_EXECUTED };
      commands.syncExecuteCommand(SetFormulaCalculationNotificationMutation.id, params);
    },
  };
}
