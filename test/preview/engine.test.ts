/** The engine's end: nothing of it keeps the process alive. */
import { SetFormulaCalculationNotificationMutation } from "@univerjs/engine-formula";
import type { ISetFormulaCalculationNotificationMutation } from "@univerjs/engine-formula";
import { ICommandService } from "@univerjs/core";
import { createEngine } from "../../src/preview/host/engine";
import { closeExcel, openExcel } from "../support/excel";

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

  it("gets single cells that are written beside formulas in one mutation per request", async () => {
    const { engine, Excel } = openExcel();
    let written = 0;
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1").formulas = [["=SUM(B1:B30)"]];
      await context.sync();
      const commands = engine.univer.__getInjector().get(ICommandService);
      commands.onCommandExecuted(({ id }, options) => {
        if (id === "sheet.mutation.set-range-values" && options?.onlyLocal !== true) written += 1;
      });
      for (let row = 0; row < 30; row += 1) sheet.getCell(row, 1).values = [[row]];
      const total = sheet.getRange("A1").load("values");
      await context.sync();
      expect(total.values).toEqual([[435]]);
    });
    expect(written).toBe(1);
    closeExcel();
  });
});
