/** Rows and columns in groups, and what of them is shown. */
import { codeOf, onSample } from "./scenario";
import type { Scenario } from "./scenario";

const OUTLINE = "OfficeDev/office-js-snippets, samples/excel/42-range/outline.yaml";

/** Which of the rows 1 to `count` are hidden, by their numbers. */
async function hiddenRows(sheet: Excel.Worksheet, count: number): Promise<number[]> {
  const rows = Array.from({ length: count }, (_, index) =>
    sheet.getRange(`${index + 1}:${index + 1}`).load("rowHidden"),
  );
  await sheet.context.sync();
  return rows.flatMap((row, index) => (row.rowHidden ? [index + 1] : []));
}

const levels: Scenario = {
  name: "levels of an outline shown one after another; a row that is inserted joins the group around it",
  source: OUTLINE,
  run: (Excel) =>
    onSample(Excel, async (_context, sheet) => {
      sheet.getRange("2:7").group("ByRows");
      sheet.getRange("3:4").group("ByRows");
      sheet.getRange("B:C").group("ByColumns");
      sheet.showOutlineLevels(2, 0);
      const second = await hiddenRows(sheet, 9);
      sheet.getRange("5:5").insert("Down");
      sheet.showOutlineLevels(1, 1);
      const first = await hiddenRows(sheet, 9);
      const column = sheet.getRange("B:B").load("columnHidden");
      sheet.showOutlineLevels(8, 8);
      const all = await hiddenRows(sheet, 9);
      return { second, first, column: column.columnHidden, all };
    }),
  expected: { second: [3, 4], first: [2, 3, 4, 5, 6, 7, 8], column: true, all: [] },
};

const details: Scenario = {
  name: "details of one group hidden and shown, and a group taken apart",
  source: OUTLINE,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("A2:A3").group("ByRows");
      sheet.getRange("5:6").group("ByRows");
      sheet.getRange("5:6").hideGroupDetails("ByRows");
      const hidden = await hiddenRows(sheet, 7);
      sheet.getRange("7:7").showGroupDetails("ByRows");
      const shown = await hiddenRows(sheet, 7);
      sheet.getRange("2:3").ungroup("ByRows");
      sheet.showOutlineLevels(1, 0);
      const rest = await hiddenRows(sheet, 7);
      const wrongAxis = await codeOf(async () => {
        sheet.getRange("A:B").group("ByRows");
        await context.sync();
      });
      return { hidden, shown, rest, wrongAxis };
    }),
  expected: { hidden: [5, 6], shown: [], rest: [5, 6], wrongAxis: "InvalidArgument" },
};

const patterns: Scenario = {
  name: "a fill's pattern beside its colour, and none once it is cleared",
  source: "OfficeDev/office-js-snippets, samples/excel/42-range/cell-properties.yaml",
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("A1:B1").format.fill.color = "#FFC000";
      sheet.getRange("B1").format.fill.pattern = "Gray25";
      const plain = sheet.getRange("A1").format.fill.load("pattern");
      const grey = sheet.getRange("B1").format.fill.load("pattern,color");
      const both = sheet.getRange("A1:B1").format.fill.load("pattern");
      await context.sync();
      const seen = [plain.pattern, grey.pattern, grey.color, both.pattern];
      sheet.getRange("B1").format.fill.clear();
      grey.load("pattern,color");
      await context.sync();
      return [...seen, grey.pattern, grey.color];
    }),
  expected: ["Solid", "Gray25", "#FFC000", null, "None", "#FFFFFF"],
};

export const outlineScenarios: readonly Scenario[] = [levels, details, patterns];
