/** How cells look, one range or several at once, and what stays of a range that is kept. */
import { onSample } from "./scenario";
import type { Scenario } from "./scenario";

const SNIPPETS = "OfficeDev/office-js-snippets, samples/excel/42-range";

const formatting: Scenario = {
  name: "fill, font, alignment and sizes",
  source: `${SNIPPETS}/formatting.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const range = sheet.getRange("B2:C3");
      range.format.fill.color = "#4472C4";
      range.format.font.color = "white";
      range.format.font.bold = true;
      range.format.horizontalAlignment = "Center";
      range.format.wrapText = true;
      sheet.getRange("B2").format.font.italic = true;
      range.format.columnWidth = 90;
      range.load(
        "format/fill/color,format/font/color,format/font/bold,format/font/italic,format/horizontalAlignment,format/wrapText,format/columnWidth",
      );
      await context.sync();
      const { fill, font, horizontalAlignment, wrapText, columnWidth } = range.format;
      const same = [fill.color, font.color, font.bold, horizontalAlignment, wrapText];
      range.format.fill.clear();
      range.format.fill.load("color");
      await context.sync();
      return { same, mixed: font.italic, width: Math.round(columnWidth), cleared: range.format.fill.color };
    }),
  expected: {
    same: ["#4472C4", "#FFFFFF", true, "Center", true],
    mixed: null,
    width: 90,
    cleared: "#FFFFFF",
  },
};

const areas: Scenario = {
  name: "several ranges formatted at once",
  source: `${SNIPPETS}/range-areas.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const several = sheet.getRanges("A1:A3, C2, E1:F1");
      several.format.fill.color = "#FFC000";
      several.load("address,areaCount,cellCount");
      const inside = sheet.getRange("C2").format.fill.load("color");
      const outside = sheet.getRange("B2").format.fill.load("color");
      await context.sync();
      return [several.address, several.areaCount, several.cellCount, inside.color, outside.color];
    }),
  expected: ["Sample!A1:A3,Sample!C2,Sample!E1:F1", 3, 6, "#FFC000", "#FFFFFF"],
};

const hidden: Scenario = {
  name: "rows and columns hidden",
  source: "Excel.Range.rowHidden and columnHidden, API reference",
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("2:3").rowHidden = true;
      sheet.getRange("C:C").columnHidden = true;
      const rows = sheet.getRange("A2:A3").load("rowHidden");
      const some = sheet.getRange("A1:A3").load("rowHidden");
      const column = sheet.getRange("C1").load("columnHidden");
      await context.sync();
      return [rows.rowHidden, some.rowHidden, column.columnHidden];
    }),
  expected: [true, null, true],
};

const kept: Scenario = {
  name: "a range kept across syncs follows its cells",
  source: "OfficeDev/office-js-docs-pr, docs/develop (tracked objects)",
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const range = sheet.getRange("B2");
      range.values = [["here"]];
      context.trackedObjects.add(range);
      await context.sync();
      sheet.getRange("1:3").insert(Excel.InsertShiftDirection.down);
      range.load("address,values");
      await context.sync();
      context.trackedObjects.remove(range);
      await context.sync();
      return [range.address, range.values];
    }),
  expected: ["Sample!B5", [["here"]]],
};

const selected: Scenario = {
  name: "a range selected, and the active cell",
  source: `${SNIPPETS}/selected-range.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("C3:D5").select();
      const range = context.workbook.getSelectedRange().load("address");
      const cell = context.workbook.getActiveCell().load("address");
      await context.sync();
      return [range.address, cell.address];
    }),
  expected: ["Sample!C3:D5", "Sample!C3"],
};

export const lookScenarios: readonly Scenario[] = [formatting, areas, hidden, kept, selected];
