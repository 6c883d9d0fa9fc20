/** The engine's end: nothing of it keeps the process alive. */
import { SetFormulaCalculationNotificationMutation } from "@univerjs/engine-formula";
import type { ISetFormulaCalculationNotificationMutation } from "@univerjs/engine-formula";
import { ICommandService } from "@univerjs/core";
import { createEngine } from "../../src/preview/host/engine";

const timers = () => process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length;

describe("engine", () => {
  it("leaves no timer behind when it ends in the middle of a calculation", async () => {
    const before = timers();
    const engine = createEngine();
    const commands = engine.univer.__getInjector().get(ICommandService);
    const begun = new Promise<void>((resolve) => {
      commands.onCommandExecuted(({ id, params }) => {
        if (id !== SetFormulaCalculationNotificationMutation.id) return;
        if ((params as ISetFormulaCalculationNotificationMutation).stageInfo) resolve();
      });
    });
    const unitId = engine.workbook().getUnitId();
    const subUnitId = engine.workbook().ensureActiveSheet().getSheetId();
    const cellValue = { 0: { 0: { f: "=1+1" } } };
    engine.execute("sheet.mutation.set-range-values", { unitId, subUnitId, cellValue });
    await begun;
    engine.dispose();
    expect(timers()).toBe(before);
  });
});
