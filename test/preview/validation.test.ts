/** Data validation through Microsoft's Office.js, and what it does to hands. */
import { closeExcel, openExcel } from "../support/excel";

afterEach(closeExcel);

describe("data validation", () => {
  it("takes a list from a range of another sheet and gives it back as a formula", async () => {
    const { Excel } = openExcel();
    const seen = await Excel.run(async (context) => {
      const lists = context.workbook.worksheets.add("Price tiers");
      lists.getRange("A1:A3").values = [["Retail"], ["Trade"], ["VIP"]];
      lists.visibility = Excel.SheetVisibility.veryHidden;
      const range = context.workbook.worksheets.getItem("Sheet1").getRange("B2:B9");
      range.dataValidation.rule = { list: { inCellDropDown: true, source: lists.getRange("A1:A3") } };
      range.dataValidation.prompt = { title: "Tier", message: "Pick one", showPrompt: true };
      range.dataValidation.load();
      await context.sync();
      return range.dataValidation.toJSON();
    });
    expect(seen).toEqual({
      type: "List",
      rule: { list: { inCellDropDown: true, source: "='Price tiers'!$A$1:$A$3" } },
      prompt: { title: "Tier", message: "Pick one", showPrompt: true },
      errorAlert: { message: "", showAlert: true, style: "Stop", title: "" },
      ignoreBlanks: true,
      valid: true,
    });
  });

  it("refuses an inline list of more than 255 characters", async () => {
    const { Excel } = openExcel();
    const source = Array.from({ length: 40 }, (_, index) => `Tier ${index}`).join(",");
    expect(source.length).toBeGreaterThan(255);
    const writing = Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
      range.dataValidation.rule = { list: { inCellDropDown: true, source } };
      await context.sync();
    });
    await expect(writing).rejects.toMatchObject({ code: "InvalidArgument" });
  });

  it("does not reject what an add-in writes, and says that it is not valid", async () => {
    const { Excel } = openExcel();
    const seen = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:A2");
      range.dataValidation.rule = { wholeNumber: { formula1: 0, operator: "GreaterThan" } };
      range.values = [[-5], [1.5]];
      range.load("values");
      range.dataValidation.load("valid,rule");
      await context.sync();
      return { values: range.values, valid: range.dataValidation.valid, rule: range.dataValidation.rule };
    });
    expect(seen).toEqual({
      values: [[-5], [1.5]],
      valid: false,
      rule: { wholeNumber: { formula1: "=0", operator: "GreaterThan" } },
    });
  });

  it("answers null and mixed where the cells' rules differ, and keeps the rest when part is cleared", async () => {
    const { Excel } = openExcel();
    const seen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:A10").dataValidation.rule = {
        textLength: { formula1: 1, formula2: 5, operator: "Between" },
      };
      sheet.getRange("A3:A4").dataValidation.clear();
      const whole = sheet.getRange("A1:A10").dataValidation.load("type,rule");
      const rest = sheet.getRange("A5:A10").dataValidation.load("type,rule");
      await context.sync();
      return [whole.toJSON(), rest.toJSON()];
    });
    expect(seen).toEqual([
      { type: "Inconsistent", rule: null },
      { type: "TextLength", rule: { textLength: { formula1: "=1", formula2: "=5", operator: "Between" } } },
    ]);
  });

  it("survives a snapshot", async () => {
    const first = openExcel();
    await first.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
      range.dataValidation.rule = { custom: { formula: "=LEN(A1)<5" } };
      await context.sync();
    });
    const second = openExcel(JSON.parse(JSON.stringify(first.engine.snapshot())));
    const rule = await second.Excel.run(async (context) => {
      const validation = context.workbook.worksheets
        .getActiveWorksheet()
        .getRange("A1")
        .dataValidation.load("rule");
      await context.sync();
      return validation.rule;
    });
    expect(rule).toEqual({ custom: { formula: "=LEN(A1)<5" } });
  });

  it("grows with a table that grows", async () => {
    const { Excel } = openExcel();
    const type = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1:B3").values = [
        ["Name", "Limit"],
        ["Ann", 1],
        ["Bob", 2],
      ];
      const table = sheet.tables.add("A1:B3", true);
      table.columns.getItem("Limit").getDataBodyRange().dataValidation.rule = {
        decimal: { formula1: 0, operator: "GreaterThanOrEqualTo" },
      };
      sheet.getRange("A4:B5").values = [
        ["Cid", 3],
        ["Dan", 4],
      ];
      const added = sheet.getRange("B4:B5").dataValidation.load("type");
      await context.sync();
      return added.type;
    });
    expect(type).toBe("Decimal");
  });
});
