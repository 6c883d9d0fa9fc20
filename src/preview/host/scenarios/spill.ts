/** Formulas whose answer spills into the cells beside them. */
import { onSample } from "./scenario";
import type { Scenario } from "./scenario";

const ARRAYS = "OfficeDev/office-js-snippets, samples/excel/42-range/dynamic-arrays.yaml";

const spilled: Scenario = {
  name: "a formula that spills: its cells, what they hold, and which formula they come from",
  source: ARRAYS,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("A1:B2").values = [
        ["North", 5],
        ["South", 7],
      ];
      sheet.getRange("D1").formulas = [["=A1:B2"]];
      const to = sheet.getRange("D1").getSpillingToRange().load("address,values");
      const from = sheet.getRange("E2").getSpillParent().load("address");
      const noParent = sheet.getRange("A1").getSpillParentOrNullObject().load("address");
      const noAnchor = sheet.getRange("E2").getSpillingToRangeOrNullObject().load("address");
      const [all, some] = [sheet.getRange("D1:E2"), sheet.getRange("C1:D1")];
      all.load("hasSpill");
      some.load("hasSpill");
      await context.sync();
      return {
        to: [to.address, to.values, from.address],
        none: [noParent.isNullObject, noAnchor.isNullObject],
        hasSpill: [all.hasSpill, some.hasSpill],
      };
    }),
  expected: {
    to: [
      "Sample!D1:E2",
      [
        ["North", 5],
        ["South", 7],
      ],
      "Sample!D1",
    ],
    none: [true, true],
    hasSpill: [true, null],
  },
};

const blocked: Scenario = {
  name: "a cell in the way of a formula that spills",
  source: ARRAYS,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("A1:A2").values = [[5], [7]];
      sheet.getRange("D1").formulas = [["=A1:A2"]];
      await context.sync();
      sheet.getRange("D2").values = [["in the way"]];
      const cells = sheet.getRange("D1:D2").load("values,hasSpill");
      const to = sheet.getRange("D1").getSpillingToRangeOrNullObject().load("address");
      await context.sync();
      return [cells.values, to.isNullObject];
    }),
  expected: [[["#SPILL!"], ["in the way"]], true],
};

export const spillScenarios: readonly Scenario[] = [spilled, blocked];
