/** Ranges continued over their neighbours, copied to several places, with formulas in R1C1 and with links. */
import { onSample } from "./scenario";
import type { Scenario } from "./scenario";

const SNIPPETS = "OfficeDev/office-js-snippets, samples/excel/42-range";

const fill: Scenario = {
  name: "formulas, numbers in steps and text filled down and to the right",
  source: `${SNIPPETS}/range-auto-fill.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("A1:C2").formulas = [
        ["1", "=A1*10", "tier"],
        ["3", "=A2*10", "tier"],
      ];
      sheet.getRange("A1:C2").autoFill("A1:C4");
      sheet.getRange("E1").values = [["copy"]];
      sheet.getRange("E1").format.fill.color = "#FFC000";
      sheet.getRange("E1").autoFill("E1:G1", Excel.AutoFillType.fillValues);
      sheet.getRange("E1").autoFill("E1:E2", Excel.AutoFillType.fillFormats);
      const down = sheet.getRange("A3:C4").load("formulas");
      const right = sheet.getRange("F1:G1").load("values,format/fill/color");
      const looks = sheet.getRange("E2").load("values,format/fill/color");
      await context.sync();
      return {
        down: down.formulas,
        right: [right.values, right.format.fill.color],
        looks: [looks.values, looks.format.fill.color],
      };
    }),
  expected: {
    down: [
      [5, "=A3*10", "tier"],
      [7, "=A4*10", "tier"],
    ],
    right: [[["copy", "copy"]], "#FFFFFF"],
    looks: [[[""]], "#FFC000"],
  },
};

const several: Scenario = {
  name: "one cell copied to several ranges",
  source: `${SNIPPETS}/range-auto-fill.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("A1:A2").formulas = [["4"], ["=A1+1"]];
      sheet.getRanges("C2,E2").copyFrom("A2", Excel.RangeCopyType.all);
      const all = sheet.getRange("C2:E2").load("formulas");
      await context.sync();
      return all.formulas;
    }),
  expected: [["=C1+1", "", "=E1+1"]],
};

const r1c1: Scenario = {
  name: "formulas written and read in R1C1 notation",
  source: `${SNIPPETS}/set-get-values.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("A1:B2").values = [
        [2, 3],
        [4, 5],
      ];
      sheet.getRange("C1:C3").formulasR1C1 = [
        ["=R[0]C[-2] * RC[-1]"],
        ["=RC[-2] * R1C2"],
        ['=SUM(R[-2]C:R[-1]C)&" R1C1"'],
      ];
      const cells = sheet.getRange("C1:C3").load("formulas,formulasR1C1,values");
      await context.sync();
      return [cells.formulas, cells.formulasR1C1, cells.values];
    }),
  expected: [
    [["=A1 * B1"], ["=A2 * $B$1"], ['=SUM(C1:C2)&" R1C1"']],
    [["=RC[-2] * RC[-1]"], ["=RC[-2] * R1C2"], ['=SUM(R[-2]C:R[-1]C)&" R1C1"']],
    [[6], [12], ["18 R1C1"]],
  ],
};

const links: Scenario = {
  name: "a cell's link made, moved with its cell and taken off",
  source: `${SNIPPETS}/range-hyperlink.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("A1").hyperlink = {
        address: "https://example.com/contacts",
        screenTip: "All contacts",
        textToDisplay: "Contacts",
      };
      sheet.getRange("1:1").insert(Excel.InsertShiftDirection.down);
      const cell = sheet.getRange("A2").load("values,hyperlink,format/font/underline");
      await context.sync();
      const { address, screenTip, textToDisplay } = cell.hyperlink;
      const seen = [cell.values, address, screenTip, textToDisplay, cell.format.font.underline];
      cell.clear(Excel.ClearApplyTo.hyperlinks);
      cell.load("values,hyperlink");
      await context.sync();
      const left = cell.hyperlink as Excel.RangeHyperlink | null;
      return { seen, after: [cell.values, left] };
    }),
  expected: {
    seen: [[["Contacts"]], "https://example.com/contacts", "All contacts", "Contacts", "Single"],
    after: [[["Contacts"]], null],
  },
};

const listed: Scenario = {
  name: "a collection's items without any of their properties",
  source:
    "OfficeDev/office-js-snippets, samples/excel/54-worksheet/reference-worksheets-by-relative-position.yaml",
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.tables.add("A1:B2", true);
      const tables = sheet.tables.load("NoPropertiesNeeded");
      await context.sync();
      return tables.items.length;
    }),
  expected: 1,
};

export const fillScenarios: readonly Scenario[] = [fill, several, r1c1, links, listed];
