/** Copying and finding: copyFrom, find, special cells, regions and edges. */
import { closeExcel, openExcel } from "../support/excel";

afterEach(closeExcel);

function onSheet<T>(work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> {
  const { Excel } = openExcel();
  return Excel.run((context) => work(context.workbook.worksheets.getActiveWorksheet(), context));
}

describe("Range.copyFrom", () => {
  it("copies formulas with their relative references, values alone, and formats alone", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("A1:B1").values = [[2, "=A1*10"]];
      sheet.getRange("A1:B1").format.fill.color = "#FFFF00";
      sheet.getRange("A2").values = [[3]];
      await context.sync();
      const formula = sheet.getRange("B2");
      formula.copyFrom("B1");
      const fixed = sheet.getRange("D1");
      fixed.copyFrom("B1", "Values");
      const look = sheet.getRange("F1");
      look.copyFrom("A1", "Formats");
      formula.load("values,formulas");
      fixed.load("values,formulas");
      look.load("values,format/fill/color");
      await context.sync();
      expect([formula.formulas, formula.values]).toEqual([[["=A2*10"]], [[30]]]);
      expect(fixed.formulas).toEqual([[20]]);
      expect([look.values, look.format.fill.color]).toEqual([[[""]], "#FFFF00"]);
    });
  });

  it("repeats, transposes and skips blanks", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("A1:B1").values = [[1, ""]];
      sheet.getRange("D1:E2").copyFrom("A1:B1");
      sheet.getRange("G1").copyFrom("A1:B1", "Values", false, true);
      sheet.getRange("J1:K1").values = [["old", "old"]];
      sheet.getRange("J1").copyFrom("A1:B1", "Values", true);
      const all = sheet.getRange("D1:K2");
      all.load("values");
      await context.sync();
      expect(all.values).toEqual([
        [1, "", "", 1, "", "", 1, "old"],
        [1, "", "", "", "", "", "", ""],
      ]);
    });
  });
});

describe("Finding cells", () => {
  const fill = (sheet: Excel.Worksheet) => {
    sheet.getRange("B2:D4").values = [
      ["Name", "City", ""],
      ["Ann", "Oslo", 1],
      ["Bob", "oslo", "=C3"],
    ];
  };

  it("finds text in reading order, and answers a null object for none", async () => {
    await onSheet(async (sheet, context) => {
      fill(sheet);
      const first = sheet.getRange("A1:F9").find("OSLO", {});
      const exact = sheet.getRange("A1:F9").find("oslo", { matchCase: true, completeMatch: true });
      const none = sheet.getRange("A1:F9").findOrNullObject("Rome", {});
      const all = sheet.findAll("oslo", { completeMatch: true });
      first.load("address");
      exact.load("address");
      all.load("cellCount");
      await context.sync();
      expect([first.address, exact.address, none.isNullObject]).toEqual(["Sheet1!C3", "Sheet1!C4", true]);
      expect(all.cellCount).toBe(3);
    });
  });

  it("answers constants, formulas and blanks as areas", async () => {
    await onSheet(async (sheet, context) => {
      fill(sheet);
      const range = sheet.getRange("B2:D4");
      const numbers = range.getSpecialCells("Constants", "Numbers");
      const formulas = range.getSpecialCells("Formulas");
      const blanks = range.getSpecialCells("Blanks");
      for (const areas of [numbers, formulas, blanks]) areas.load("address");
      await context.sync();
      expect([numbers.address, formulas.address, blanks.address]).toEqual([
        "Sheet1!D3",
        "Sheet1!D4",
        "Sheet1!D2",
      ]);
    });
  });

  it("answers the region around a cell and the edge of the data", async () => {
    await onSheet(async (sheet, context) => {
      fill(sheet);
      sheet.getRange("F2").values = [["apart"]];
      const region = sheet.getRange("C3").getSurroundingRegion();
      const edge = sheet.getRange("B2").getRangeEdge("Down");
      const jump = sheet.getRange("C2").getRangeEdge("Right");
      const end = sheet.getRange("B4").getRangeEdge("Down");
      for (const range of [region, edge, jump, end]) range.load("address");
      await context.sync();
      expect([region.address, edge.address, jump.address, end.address]).toEqual([
        "Sheet1!B2:D4",
        "Sheet1!B4",
        "Sheet1!F2",
        "Sheet1!B1048576",
      ]);
    });
  });
});
