/** Single cells written one after another beside formulas. */
import { onSample } from "./scenario";
import type { Scenario } from "./scenario";

const SOURCE = "OfficeDev/office-js-snippets, samples/excel/90-scenarios/performance-optimization.yaml";

const singles: Scenario = {
  name: "cells written one by one beside formulas: each read sees what was written before it",
  source: SOURCE,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const total = () => sheet.getRange("A1").load("values");
      sheet.getRange("A1").formulas = [["=SUM(B1:D1)"]];
      sheet.getRange("B1").values = [[1]];
      sheet.getRange("C1").values = [[2]];
      const three = total();
      sheet.getRange("C1").values = [[20]];
      sheet.getRange("C1").formulas = [["=B1*5"]];
      const six = total();
      sheet.getRange("D1").values = [[4]];
      sheet.getRange("A:A").insert("Right");
      sheet.getRange("E1").values = [[40]];
      const moved = sheet.getRange("B1").load("values,formulas");
      await context.sync();
      return [three.values, six.values, moved.values, moved.formulas];
    }),
  expected: [[[3]], [[6]], [[46]], [["=SUM(C1:E1)"]]],
};

export const writeScenarios: readonly Scenario[] = [singles];
