/** Ranges: what cells hold and become, where ranges lie, how cells move and look. */
import { codeOf, onSample } from "./scenario";
import type { Scenario } from "./scenario";

const SNIPPETS = "OfficeDev/office-js-snippets, samples/excel/42-range";
const DOCS = "OfficeDev/office-js-docs-pr, docs/excel";

const values: Scenario = {
  name: "values, formulas and texts written and read",
  source: `${SNIPPETS}/set-get-values.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("A1:C2").values = [
        ["Item", "Qty", "Price"],
        ["Rope", 3, 2.5],
      ];
      sheet.getRange("D2").formulas = [["=B2*C2"]];
      sheet.getRange("D2").numberFormat = [["$#,##0.00"]];
      const range = sheet.getRange("A2:D2").load("values,formulas,text,valueTypes,address");
      await context.sync();
      return [range.address, range.values, range.formulas, range.text, range.valueTypes];
    }),
  expected: [
    "Sample!A2:D2",
    [["Rope", 3, 2.5, 7.5]],
    [["Rope", 3, 2.5, "=B2*C2"]],
    [["Rope", "3", "2.5", "$7.50"]],
    [["String", "Double", "Double", "Double"]],
  ],
};

const parsing: Scenario = {
  name: "what Excel makes of texts, in plain cells and in cells formatted as text",
  source: "Excel.Range.values, API reference; support.microsoft.com/kb/269370",
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const texts = ["00123", "TRUE", "12345678901234567", "1e3", "25%", "text", "'quoted"];
      sheet.getRange("B1:B7").numberFormat = texts.map(() => ["@"]);
      sheet.getRange("A1:A7").values = texts.map((text) => [text]);
      sheet.getRange("B1:B7").values = texts.map((text) => [text]);
      const range = sheet.getRange("A1:B7").load("values");
      await context.sync();
      return range.values;
    }),
  expected: [
    [123, "00123"],
    [true, "TRUE"],
    [12345678901234500, "12345678901234567"],
    [1000, "1e3"],
    [0.25, "25%"],
    ["text", "text"],
    ["quoted", "'quoted"],
  ],
};

const signs: Scenario = {
  name: "texts that begin with a sign are formulas unless the cell is formatted as text",
  source: "Excel.Range.values, API reference",
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("B1:B2").numberFormat = [["@"], ["@"]];
      sheet.getRange("A1:B2").values = [
        ["=1+2", "=1+2"],
        ["-A5", "-A5"],
      ];
      const range = sheet.getRange("A1:B2").load("values,formulas");
      await context.sync();
      return [range.values, range.formulas];
    }),
  expected: [
    [
      [3, "=1+2"],
      [0, "-A5"],
    ],
    [
      ["=1+2", "=1+2"],
      ["=-A5", "-A5"],
    ],
  ],
};

const blanks: Scenario = {
  name: "null leaves a cell as it is, an empty text clears it",
  source: `${DOCS}/excel-add-ins-blank-null-values.md`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const range = sheet.getRange("A1:C1");
      range.values = [["one", "two", "three"]];
      range.values = [[null, "", "3"]];
      range.load("values,valueTypes");
      await context.sync();
      return [range.values, range.valueTypes];
    }),
  expected: [[["one", "", 3]], [["String", "Empty", "Double"]]],
};

const shape: Scenario = {
  name: "a matrix of the wrong shape is refused, one value fills a range",
  source: `${DOCS}/excel-add-ins-ranges-set-get-values.md`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const range = sheet.getRange("A1:B2");
      const code = await codeOf(async () => {
        range.values = [["only one"]];
        await context.sync();
      });
      // One value for all cells is documented, though the declared type asks for a matrix.
      (range as { values: unknown }).values = "same";
      range.load("values");
      await context.sync();
      return { code, values: range.values };
    }),
  expected: {
    code: "InvalidArgument",
    values: [
      ["same", "same"],
      ["same", "same"],
    ],
  },
};

const dates: Scenario = {
  name: "a date is a number with a format",
  source: `${DOCS}/excel-add-ins-ranges-dates.md`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const range = sheet.getRange("A1");
      range.values = [[45356]];
      range.numberFormat = [["yyyy-mm-dd"]];
      range.load("values,text,numberFormat");
      await context.sync();
      return [range.values, range.text, range.numberFormat];
    }),
  expected: [[[45356]], [["2024-03-05"]], [["yyyy-mm-dd"]]],
};

const related: Scenario = {
  name: "ranges that one gets from a range",
  source: `${SNIPPETS}/range-relationships.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const range = sheet.getRange("B2:D5");
      const others = [
        range.getCell(1, 1),
        range.getOffsetRange(2, 1),
        range.getResizedRange(1, -1),
        range.getBoundingRect("F9"),
        range.getIntersection("C4:H9"),
        range.getLastCell(),
        range.getLastRow(),
        range.getColumn(0),
        range.getEntireRow(),
        range.getEntireColumn(),
        range.getRowsBelow(2),
        range.getColumnsAfter(1),
      ];
      for (const other of others) other.load("address");
      const apart = range.getIntersectionOrNullObject("Z1");
      await context.sync();
      return [...others.map(({ address }) => address.replace("Sample!", "")), apart.isNullObject];
    }),
  expected: [
    "C3",
    "C4:E7",
    "B2:C6",
    "B2:F9",
    "C4:D5",
    "D5",
    "B5:D5",
    "B2:B5",
    "2:5",
    "B:D",
    "B6:D7",
    "E2:E5",
    true,
  ],
};

const used: Scenario = {
  name: "the used range, of a filled sheet and of an empty one",
  source: `${SNIPPETS}/used-range.yaml and test-for-used-range.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const empty = sheet.getUsedRangeOrNullObject();
      await context.sync();
      sheet.getRange("C3:D4").values = [
        [1, ""],
        ["", 2],
      ];
      sheet.getRange("G9").format.fill.color = "#FFFF00";
      const valuesOnly = sheet.getUsedRange(true).load("address");
      const all = sheet.getUsedRange().load("address");
      await context.sync();
      return [empty.isNullObject, valuesOnly.address, all.address];
    }),
  expected: [true, "Sample!C3:D4", "Sample!C3:G9"],
};

const insertDelete: Scenario = {
  name: "cells inserted, deleted and cleared",
  source: `${SNIPPETS}/insert-delete-clear-range.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const block = sheet.getRange("A1:B3");
      block.values = [
        ["a", 1],
        ["b", 2],
        ["c", 3],
      ];
      sheet.getRange("A2:B2").insert(Excel.InsertShiftDirection.down);
      sheet.getRange("A1").delete(Excel.DeleteShiftDirection.left);
      sheet.getRange("B4").clear(Excel.ClearApplyTo.contents);
      const range = sheet.getRange("A1:B4").load("values");
      await context.sync();
      return range.values;
    }),
  expected: [
    [1, ""],
    ["", ""],
    ["b", 2],
    ["c", ""],
  ],
};

const copy: Scenario = {
  name: "values and formulas copied",
  source: `${SNIPPETS}/range-copyfrom.yaml`,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("A1:C1").values = [[1, 2, "=A1+B1"]];
      sheet.getRange("A3:C3").values = [[10, 20, ""]];
      sheet.getRange("C3").copyFrom("C1");
      sheet.getRange("E1").copyFrom("C1", Excel.RangeCopyType.values);
      const formula = sheet.getRange("C3").load("formulas,values");
      const value = sheet.getRange("E1").load("formulas");
      await context.sync();
      return [formula.formulas, formula.values, value.formulas];
    }),
  expected: [[["=A3+B3"]], [[30]], [[3]]],
};

export const rangeScenarios: readonly Scenario[] = [
  values,
  parsing,
  signs,
  blanks,
  shape,
  dates,
  related,
  used,
  insertDelete,
  copy,
];
