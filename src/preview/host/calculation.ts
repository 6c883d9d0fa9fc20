/**
 * Tells when Univer's formulas have their values: it recalculates on a timer after a mutation, and Excel answers a
 * read only with calculated cells. Knows the formula plugin's mutations, nothing of Office.js.
 */
import { ICommandService } from "@univerjs/core";
import type { ICommandInfo, IExecutionOptions, Injector, Workbook } from "@univerjs/core";
import {
  FormulaDataModel,
  FormulaExecutedStateType,
  IActiveDirtyManagerService,
  SetFormulaCalculationNotificationMutation,
  SetFormulaCalculationStartMutation,
} from "@univerjs/engine-formula";
import type { ISetFormulaCalculationNotificationMutation } from "@univerjs/engine-formula";

export interface Calculation {
  /** True when the workbook has a formula and something it may depend on has changed since it was last calculated. */
  isPending(): boolean;
  /** True when any sheet holds a formula. */
  hasFormulas(): boolean;
  settled(): Promise<void>;
  dispose(): void;
}

/** Follows the formula plugin of one workbook. */
export function createCalculation(injector: Injector, workbook: Workbook): Calculation {
  const dirtyKinds = injector.get(IActiveDirtyManagerService);
  const formulas = injector.get(FormulaDataModel);
  let isDirty = false;
  let isRunning = false;
  let waiting: (() => void)[] = [];

  function hasFormulas(): boolean {
    for (const sheet of Object.values(formulas.getFormulaData()[workbook.getUnitId()] ?? {})) {
      for (const row of Object.values(sheet ?? {})) for (const _cell in row) return true;
    }
    return false;
  }

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
      if (state === FormulaExecutedStateType.SUCCESS || state === FormulaExecutedStateType.NOT_EXECUTED)
        finish();
      return;
    }
    if (options?.onlyLocal !== true && dirtyKinds.get(command.id)) isDirty = true;
  }

  const listening = injector.get(ICommandService).onCommandExecuted(onCommand);
  const isPending = () => (isDirty || isRunning) && hasFormulas();
  return {
    isPending,
    hasFormulas,
    settled: () => (isPending() ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
    dispose: () => listening.dispose(),
  };
}
