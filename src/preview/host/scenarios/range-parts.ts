/** Parts of a range by what they hold, and cells addressed one by one. */
import { codeOf, onSample } from "./scenario";
import type { Scenario } from "./scenario";

const SNIPPETS = "OfficeDev/office-js-snippets, samples/excel/42-range";

const duplicates: Scenario = {
  name: "duplicates removed by one column, rows below move up inside the range",
  source: `${SNIPPETS}/range-remove-duplicates.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("A1:C5").values = [
        ["Customer", "Tier", "beside"],
        ["Ann", "Retail", 1],
        ["Bob", "Trade", 2],
        ["ann", "VIP", 3],
        ["Cid", "Retail", 4],
      ];
      const removal = sheet.getRange("A1:B5").removeDuplicates([0], true).load("removed,uniqueRemaining");
      await context.sync();
      const left = sheet.getRange("A2:C5").load("values");
      await context.sync();
      return { removed: removal.removed, remaining: removal.uniqueRemaining, left: left.values };
    }),
  expected: {
    removed: 1,
    remaining: 3,
    left: [
      ["Ann", "Retail", 1],
      ["Bob", "Trade", 2],
      ["Cid", "Retail", 3],
      ["", "", 4],
    ],
  },
};

const kinds: Scenario = {
  name: "special cells of several kinds at once",
  source: `${SNIPPETS}/range-areas.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("A1:D1").values = [["text", 5, true, "=1+1"]];
      const wordsAndTicks = sheet.getRange("A1:D1").getSpecialCells("Constants", "LogicalText");
      const numbersAndTicks = sheet.getRange("A1:D1").getSpecialCells("Constants", "LogicalNumbers");
      wordsAndTicks.load("address");
      numbersAndTicks.load("address");
      await context.sync();
      return [wordsAndTicks.address, numbersAndTicks.address];
    }),
  expected: ["Sample!A1,Sample!C1", "Sample!B1:C1"],
};

const usedWithin: Scenario = {
  name: "the used part of a range does not reach as far as cells outside it",
  source: `${SNIPPETS}/range-relationships.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("A1:D1").values = [["Team", "Q1", "Q2", "Q3"]];
      sheet.getRange("A2:B3").values = [
        ["North", 5],
        ["South", 7],
      ];
      const used = sheet.getRange("A2:D9").getUsedRange(true).load("address");
      const none = sheet.getRange("F1:G9").getUsedRangeOrNullObject(true).load("address");
      await context.sync();
      return [used.address, none.isNullObject];
    }),
  expected: ["Sample!A2:B3", true],
};

const byCell: Scenario = {
  name: "looks set and read cell by cell",
  source: `${SNIPPETS}/cell-properties.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const marked: Excel.SettableCellProperties = {
        format: {
          fill: { color: "#FFC000" },
          font: { bold: true },
          borders: { bottom: { style: "Continuous" } },
        },
      };
      sheet.getRange("A1:B1").setCellProperties([[marked, {}]]);
      const seen = sheet.getRange("A1:B1").getCellProperties({
        address: true,
        format: { fill: { color: true }, font: { bold: true } },
      });
      await context.sync();
      const wrongShape = await codeOf(async () => {
        sheet.getRange("A1:B1").setCellProperties([[marked]]);
        await context.sync();
      });
      const cells = seen.value[0] ?? [];
      const shown = cells.map(({ address, format }) => [address, format?.fill?.color, format?.font?.bold]);
      return { shown, wrongShape };
    }),
  expected: {
    shown: [
      ["Sample!A1", "#FFC000", true],
      ["Sample!B1", "#FFFFFF", false],
    ],
    wrongShape: "InvalidArgument",
  },
};

export const partScenarios: readonly Scenario[] = [duplicates, kinds, usedWithin, byCell];
