/** Defined names: of ranges, constants and formulas, of the workbook and of a sheet. */
import { codeOf, onSample } from "./scenario";
import type { Scenario } from "./scenario";

const SNIPPETS = "OfficeDev/office-js-snippets, samples/excel/34-named-item";

const forRange: Scenario = {
  name: "a sheet's name for a range, used, refused twice, and removed",
  source: `${SNIPPETS}/create-and-remove-named-item.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("A1:B1").values = [["Net", "Tax"]];
      sheet.names.add("SampleHeader", sheet.getRange("A1:B1"));
      await context.sync();
      const name = sheet.names.getItemOrNullObject("SAMPLEHEADER");
      name.load("name,type,formula,scope,visible");
      const range = name.getRange().load("address,values");
      const ofWorkbook = context.workbook.names.getItemOrNullObject("SampleHeader");
      await context.sync();
      const seen = { ...name.toJSON(), address: range.address, values: range.values };
      const again = await codeOf(async () => {
        sheet.names.add("SampleHeader", sheet.getRange("A2"));
        await context.sync();
      });
      sheet.names.getItem("SampleHeader").delete();
      const gone = sheet.names.getItemOrNullObject("SampleHeader");
      await context.sync();
      return { seen, ofWorkbook: !ofWorkbook.isNullObject, again: again !== "none", gone: gone.isNullObject };
    }),
  expected: {
    seen: {
      name: "SampleHeader",
      type: "Range",
      formula: "=Sample!$A$1:$B$1",
      scope: "Worksheet",
      visible: true,
      address: "Sample!A1:B1",
      values: [["Net", "Tax"]],
    },
    ofWorkbook: false,
    again: true,
    gone: true,
  },
};

const update: Scenario = {
  name: "a name given a comment, another formula, and hidden",
  source: `${SNIPPETS}/update-named-item.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      context.workbook.names.getItemOrNullObject("SampleRate").delete();
      await context.sync();
      const name = context.workbook.names.add("SampleRate", "=0.15", "GST");
      name.load("type,value,comment");
      await context.sync();
      const first = [name.type, name.value as unknown, name.comment];
      name.formula = "=Sample!$B$2";
      name.comment = "moved to a cell";
      name.visible = false;
      name.load("type,formula,comment,visible");
      await context.sync();
      const second = [name.type, name.formula as unknown, name.comment, name.visible];
      name.delete();
      sheet.load("name");
      await context.sync();
      return { first, second };
    }),
  expected: {
    first: ["Double", 0.15, "GST"],
    second: ["Range", "=Sample!$B$2", "moved to a cell", false],
  },
};

const inFormulas: Scenario = {
  name: "a name that cells use in their formulas",
  source: `${SNIPPETS}/create-and-remove-named-item.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("A1:A3").values = [[1], [2], [3]];
      sheet.names.add("SampleParts", sheet.getRange("A1:A3"));
      sheet.getRange("C1").values = [["=SUM(SampleParts)"]];
      const total = sheet.getRange("C1").load("values,formulas");
      await context.sync();
      return [total.values, total.formulas];
    }),
  expected: [[[6]], [["=SUM(SampleParts)"]]],
};

const ofTable: Scenario = {
  name: "a formula and a name over a table's column, which grows",
  source: `${SNIPPETS}/create-and-remove-named-item.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("A1:B3").values = [
        ["Name", "Total"],
        ["Ann", 10],
        ["Bob", 20],
      ];
      sheet.tables.add("A1:B3", true).name = "SampleTotals";
      sheet.names.add("SampleSum", "=SUM(SampleTotals[TOTAL])");
      sheet.getRange("D1:D2").formulas = [["=SUM(SampleTotals[Total])"], ["=SampleSum"]];
      const before = sheet.getRange("D1:D2").load("values");
      await context.sync();
      sheet.getRange("A4:B4").values = [["Cid", 30]];
      const after = sheet.getRange("D1:D2").load("values");
      await context.sync();
      return [before.values, after.values];
    }),
  expected: [
    [[30], [30]],
    [[60], [60]],
  ],
};

const follows: Scenario = {
  name: "a name follows its cells when rows are inserted above them",
  source: "Excel.NamedItem.getRange, API reference",
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.names.add("SamplePlace", sheet.getRange("B3:C4"));
      sheet.getRange("1:2").insert(Excel.InsertShiftDirection.down);
      const range = sheet.names.getItem("SamplePlace").getRange().load("address");
      await context.sync();
      return range.address;
    }),
  expected: "Sample!B5:C6",
};

const computed: Scenario = {
  name: "the value of a name that is a formula",
  source: `${SNIPPETS}/create-and-remove-named-item.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("A1:A3").values = [[1], [2], [3]];
      sheet.names.add("SampleDouble", "=SUM(Sample!$A$1:$A$3)*2");
      const name = sheet.names.getItem("SampleDouble").load("value");
      const all = sheet.names.load("items/name,items/value");
      await context.sync();
      return [name.value as unknown, all.items.map((item) => [item.name, item.value as unknown])];
    }),
  expected: [12, [["SampleDouble", 12]]],
};

export const nameScenarios: readonly Scenario[] = [forRange, update, inFormulas, ofTable, follows, computed];
