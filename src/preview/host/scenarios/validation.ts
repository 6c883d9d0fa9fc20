/** Data validation: rules, prompts, alerts, lists. */
import { onSample } from "./scenario";
import type { Scenario } from "./scenario";

const SNIPPET = "OfficeDev/office-js-snippets, samples/excel/22-data-validation/data-validation.yaml";

const positive: Scenario = {
  name: "whole numbers above zero, with a prompt and an alert",
  source: SNIPPET,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      sheet.getRange("A1:B3").values = [
        ["Name", "Rank"],
        ["Ann", 1],
        ["Bob", 2],
      ];
      const table = sheet.tables.add("A1:B3", true);
      const { dataValidation } = table.columns.getItem("Rank").getDataBodyRange();
      dataValidation.clear();
      dataValidation.rule = {
        wholeNumber: { formula1: 0, operator: Excel.DataValidationOperator.greaterThan },
      };
      dataValidation.prompt = { title: "Rank", message: "A whole number above zero.", showPrompt: true };
      dataValidation.errorAlert = {
        title: "Rank",
        message: "Ranks begin at 1.",
        showAlert: true,
        style: Excel.DataValidationAlertStyle.stop,
      };
      dataValidation.load("type,rule,prompt,errorAlert,ignoreBlanks,valid");
      await context.sync();
      return dataValidation.toJSON();
    }),
  expected: {
    type: "WholeNumber",
    rule: { wholeNumber: { formula1: "=0", operator: "GreaterThan" } },
    prompt: { title: "Rank", message: "A whole number above zero.", showPrompt: true },
    errorAlert: { title: "Rank", message: "Ranks begin at 1.", showAlert: true, style: "Stop" },
    ignoreBlanks: true,
    valid: true,
  },
};

const list: Scenario = {
  name: "a list from cells of another sheet, and one written out",
  source: SNIPPET,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      context.workbook.worksheets.getItemOrNullObject("Sample lists").delete();
      const lists = context.workbook.worksheets.add("Sample lists");
      lists.getRange("A1:A3").values = [["Retail"], ["Trade"], ["Export"]];
      sheet.getRange("A2:A9").dataValidation.rule = {
        list: { inCellDropDown: true, source: lists.getRange("A1:A3") },
      };
      sheet.getRange("B2:B9").dataValidation.rule = { list: { inCellDropDown: true, source: "Yes,No" } };
      const first = sheet.getRange("A2:A9").dataValidation.load("type,rule");
      const second = sheet.getRange("B2:B9").dataValidation.load("type,rule");
      await context.sync();
      lists.delete();
      await context.sync();
      return [first.toJSON(), second.toJSON()];
    }),
  expected: [
    { type: "List", rule: { list: { inCellDropDown: true, source: "='Sample lists'!$A$1:$A$3" } } },
    { type: "List", rule: { list: { inCellDropDown: true, source: "Yes,No" } } },
  ],
};

const custom: Scenario = {
  name: "a formula of one's own that only informs",
  source: SNIPPET,
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const { dataValidation } = sheet.getRange("C2:C9");
      dataValidation.rule = { custom: { formula: "=NOT(ISNUMBER(SEARCH(A2,C2)))" } };
      dataValidation.errorAlert = {
        title: "Comment",
        message: "The comment repeats the name.",
        showAlert: true,
        style: "Information",
      };
      dataValidation.load("type,rule,errorAlert");
      await context.sync();
      return dataValidation.toJSON();
    }),
  expected: {
    type: "Custom",
    rule: { custom: { formula: "=NOT(ISNUMBER(SEARCH(A2,C2)))" } },
    errorAlert: {
      title: "Comment",
      message: "The comment repeats the name.",
      showAlert: true,
      style: "Information",
    },
  },
};

const writes: Scenario = {
  name: "an add-in writes what a rule forbids, and the cell says so",
  source: "OfficeDev/office-js-docs-pr, docs/excel/excel-add-ins-data-validation.md",
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const range = sheet.getRange("A1:A2");
      range.dataValidation.rule = { decimal: { formula1: 1, formula2: 9, operator: "Between" } };
      range.values = [[50], [60]];
      range.load("values");
      range.dataValidation.load("valid");
      await context.sync();
      const forbidden = { values: range.values, valid: range.dataValidation.valid };
      range.values = [[5], [60]];
      range.dataValidation.load("valid");
      await context.sync();
      const some = range.dataValidation.valid;
      range.dataValidation.clear();
      range.dataValidation.load("type,valid");
      await context.sync();
      return { forbidden, some, cleared: [range.dataValidation.type, range.dataValidation.valid] };
    }),
  expected: { forbidden: { values: [[50], [60]], valid: false }, some: null, cleared: ["None", true] },
};

const times: Scenario = {
  name: "dates and times of day given as they are typed",
  source: "OfficeDev/office-js-snippets, samples/excel/22-data-validation/data-validation-types.yaml",
  run: (Excel) =>
    onSample(Excel, async (context, sheet) => {
      const morning = sheet.getRange("A1").dataValidation;
      morning.rule = { time: { formula1: "6:00 AM", formula2: "12:00 PM", operator: "Between" } };
      const since = sheet.getRange("B1").dataValidation;
      since.rule = { date: { formula1: "1/1/2000", operator: "GreaterThanOrEqualTo" } };
      sheet.getRange("A1:B1").values = [[0.75, 36526]];
      morning.load("type,valid");
      since.load("type,valid");
      await context.sync();
      return [morning.type, morning.valid, since.type, since.valid];
    }),
  expected: ["Time", false, "Date", true],
};

export const validationScenarios: readonly Scenario[] = [positive, list, custom, writes, times];
