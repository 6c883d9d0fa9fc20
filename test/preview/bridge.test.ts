/** The bridge between Microsoft's Office.js and our host: batching, null objects, errors, counts. */
import { closeExcel, openExcel } from "../support/excel";

afterEach(closeExcel);

describe("bridge", () => {
  it("writes and reads values and number formats through Excel.run", async () => {
    const { Excel } = openExcel();
    const seen = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("B2:C3");
      range.numberFormat = [
        ["@", "0.00"],
        ["General", "@"],
      ];
      range.values = [
        ["00123", 5],
        ["00123", "=1+1"],
      ];
      range.load("values,numberFormat,text,valueTypes,address,rowIndex,columnIndex,cellCount");
      await context.sync();
      return range.toJSON();
    });
    expect(seen).toEqual({
      address: "Sheet1!B2:C3",
      rowIndex: 1,
      columnIndex: 1,
      cellCount: 4,
      values: [
        ["00123", 5],
        [123, "=1+1"],
      ],
      text: [
        ["00123", "5.00"],
        ["123", "=1+1"],
      ],
      numberFormat: [
        ["@", "0.00"],
        ["General", "@"],
      ],
      valueTypes: [
        ["String", "Double"],
        ["Double", "String"],
      ],
    });
  });

  it("loads a collection's items and answers isNullObject", async () => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      const sheets = context.workbook.worksheets;
      sheets.load("items/name");
      const missing = sheets.getItemOrNullObject("Nowhere");
      await context.sync();
      expect(sheets.items.map((sheet) => sheet.name)).toEqual(["Sheet1"]);
      expect(missing.isNullObject).toBe(true);
    });
  });

  it("throws PropertyNotLoaded before a load, from Microsoft's own client", async () => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
      await context.sync();
      expect(() => range.values).toThrow(/not available|load/i);
    });
  });

  it("computes formulas before it answers a read", async () => {
    const { Excel } = openExcel();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:C1");
      range.values = [[2, 3, "=A1*B1"]];
      range.load("values,formulas");
      await context.sync();
      expect(range.values).toEqual([[2, 3, 6]]);
      expect(range.formulas).toEqual([[2, 3, "=A1*B1"]]);
    });
  });

  it("stops at the first failing action and names the statement", async () => {
    const { Excel, OfficeExtension } = openExcel();
    const failed = Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("A1").values = [["before"]];
      sheet.getRange("A2:B2").values = [["wrong shape"]];
      sheet.getRange("A3").values = [["after"]];
      await context.sync();
    });
    await expect(failed).rejects.toMatchObject({ code: "InvalidArgument" });
    await failed.catch((error: unknown) => expect(error).toBeInstanceOf(OfficeExtension.Error));
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:A3");
      range.load("values");
      await context.sync();
      expect(range.values).toEqual([["before"], [""], [""]]);
    });
  });
});
