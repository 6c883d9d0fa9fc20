/** Events beside changed data: formulas, calculation, looks, and what is selected of a table. */
import { onSample } from "./scenario";
import type { Scenario } from "./scenario";

const SNIPPETS = "OfficeDev/office-js-snippets, samples/excel/30-events";

/** A handler, and a promise of the first event it is told. */
function first<T>(): { readonly handler: (event: T) => Promise<void>; readonly told: Promise<T> } {
  let tell: (event: T) => void = () => undefined;
  const told = new Promise<T>((resolve) => (tell = resolve));
  return {
    told,
    handler: (event) => {
      tell(event);
      return Promise.resolve();
    },
  };
}

const formulas: Scenario = {
  name: "a formula changed, with the formula it was, and calculated",
  source: `${SNIPPETS}/events-formula-changed.yaml and events-worksheet.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("A1:C1").formulas = [["2", "4", "=A1*B1"]];
      await context.sync();
      const changed = first<Excel.WorksheetFormulaChangedEventArgs>();
      const calculated = first<Excel.WorksheetCalculatedEventArgs>();
      sheet.onFormulaChanged.add(changed.handler);
      sheet.onCalculated.add(calculated.handler);
      await context.sync();
      sheet.getRange("C1").formulas = [["=A1+B1"]];
      await context.sync();
      const event = await changed.told;
      return [event.formulaDetails, event.source, (await calculated.told).address];
    }),
  expected: [[{ cellAddress: "C1", previousFormula: "=A1*B1" }], "Local", "C1"],
};

const looks: Scenario = {
  name: "looks changed",
  source: "Excel.Worksheet.onFormatChanged, API reference",
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const ear = first<Excel.WorksheetFormatChangedEventArgs>();
      sheet.onFormatChanged.add(ear.handler);
      await context.sync();
      sheet.getRange("B2:C3").format.fill.color = "#FFC000";
      await context.sync();
      const event = await ear.told;
      return [event.address, event.source];
    }),
  expected: ["B2:C3", "Local"],
};

const selected: Scenario = {
  name: "the part of a table that is selected",
  source: `${SNIPPETS}/events-table-changed.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const table = sheet.tables.add("A1:C4", true);
      await context.sync();
      const ear = first<Excel.TableSelectionChangedEventArgs>();
      table.onSelectionChanged.add(ear.handler);
      await context.sync();
      sheet.getRange("C3:E3").select();
      await context.sync();
      const event = await ear.told;
      return [event.address, event.isInsideTable];
    }),
  expected: ["C3", true],
};

export const quietScenarios: readonly Scenario[] = [formulas, looks, selected];
