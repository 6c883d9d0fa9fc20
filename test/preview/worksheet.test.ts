/** Worksheets: names, order, visibility, selection; and the switches of application and runtime. */
import { closeExcel, openExcel } from "../support/excel";

afterEach(closeExcel);

const code = (expected: string) => expect.objectContaining({ code: expected });

describe("WorksheetCollection", () => {
  it("adds, finds, renames, moves and deletes sheets", async () => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      const sheets = context.workbook.worksheets;
      const contacts = sheets.add("Contacts");
      sheets.add();
      contacts.position = 0;
      contacts.tabColor = "#FF0000";
      contacts.load("name,id,position,visibility,tabColor");
      sheets.load("items/name");
      const count = sheets.getCount();
      await context.sync();
      expect(sheets.items.map(({ name }) => name)).toEqual(["Contacts", "Sheet1", "Sheet3"]);
      expect(contacts.toJSON()).toMatchObject({
        name: "Contacts",
        position: 0,
        visibility: "Visible",
        tabColor: "#FF0000",
      });
      expect(count.value).toBe(3);
      contacts.name = "Customers";
      sheets.getItem("sheet3").delete();
      sheets.load("items/name");
      await context.sync();
      expect(sheets.items.map(({ name }) => name)).toEqual(["Customers", "Sheet1"]);
    });
  });

  it("refuses a taken name, a name Excel forbids, and to delete or hide the last visible sheet", async () => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      const sheets = context.workbook.worksheets;
      sheets.add("SHEET1");
      await expect(context.sync()).rejects.toEqual(code("ItemAlreadyExists"));
      sheets.add("a/b");
      await expect(context.sync()).rejects.toEqual(code("InvalidArgument"));
      sheets.getItem("Sheet1").delete();
      await expect(context.sync()).rejects.toEqual(code("InvalidOperation"));
      sheets.getItem("Sheet1").visibility = "Hidden";
      await expect(context.sync()).rejects.toEqual(code("InvalidOperation"));
    });
  });

  it("keeps a very hidden sheet apart from a hidden one, and hands the front on", async () => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      const lists = context.workbook.worksheets.add("Lists");
      lists.activate();
      lists.visibility = "VeryHidden";
      lists.load("visibility");
      const active = context.workbook.worksheets.getActiveWorksheet();
      active.load("name");
      await context.sync();
      expect([lists.visibility, active.name]).toEqual(["VeryHidden", "Sheet1"]);
      lists.activate();
      await expect(context.sync()).rejects.toEqual(code("InvalidOperation"));
    });
  });

  it("does nothing to the sheet that getItemOrNullObject did not find", async () => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItemOrNullObject("Sample").delete();
      context.workbook.worksheets.add("Sample");
      await context.sync();
    });
  });

  it("writes, reads and formulas across sheets", async () => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      const other = context.workbook.worksheets.add("Other sheet");
      other.getRange("A1").values = [[21]];
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      const range = sheet.getRange("A1");
      range.formulas = [["='Other sheet'!A1*2"]];
      range.load("values");
      const there = other.getRange("A1");
      there.load("address");
      await context.sync();
      expect(range.values).toEqual([[42]]);
      expect(there.address).toBe("'Other sheet'!A1");
    });
  });
});

describe("Selection", () => {
  it("selects a range and answers it and its active cell", async () => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("B3:C4").select();
      const selected = context.workbook.getSelectedRange();
      const cell = context.workbook.getActiveCell();
      selected.load("address");
      cell.load("address");
      await context.sync();
      expect([selected.address, cell.address]).toEqual(["Sheet1!B3:C4", "Sheet1!B3"]);
    });
  });

  it("answers whole columns as whole columns", async () => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("B:C").select();
      const selected = context.workbook.getSelectedRange();
      selected.load("address");
      await context.sync();
      expect(selected.address).toBe("Sheet1!B:C");
    });
  });
});

describe("Application and snapshot", () => {
  it("takes the suspensions an add-in asks for", async () => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      context.application.suspendScreenUpdatingUntilNextSync();
      context.application.suspendApiCalculationUntilNextSync();
      context.application.calculationMode = "Manual";
      context.application.load("calculationMode");
      await context.sync();
      expect(context.application.calculationMode).toBe("Manual");
    });
  });

  it("opens a snapshot with its cells, formats and very hidden sheets", async () => {
    const first = openExcel();
    await first.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B1");
      range.numberFormat = [["@", "0.00"]];
      range.values = [["007", 1.5]];
      context.workbook.worksheets.add("Lists").visibility = "VeryHidden";
      await context.sync();
    });
    const saved: unknown = JSON.parse(JSON.stringify(first.engine.snapshot()));
    const second = openExcel(saved);
    await second.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:B1");
      range.load("values,text");
      const lists = context.workbook.worksheets.getItem("Lists");
      lists.load("visibility");
      await context.sync();
      expect([range.values, range.text, lists.visibility]).toEqual([
        [["007", 1.5]],
        [["007", "1.50"]],
        "VeryHidden",
      ]);
    });
  });
});
