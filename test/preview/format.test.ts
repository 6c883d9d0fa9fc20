/** Formats: what is written is read, several areas at once, borders, colours. */
import { closeExcel, openExcel } from "../support/excel";

afterEach(closeExcel);

/** Runs on the first sheet and answers what the work answers. */
function onSheet<T>(work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> {
  const { Excel } = openExcel();
  return Excel.run((context) => work(context.workbook.worksheets.getActiveWorksheet(), context));
}

const code = (expected: string) => expect.objectContaining({ code: expected });

describe("Range formats", () => {
  it("reads what it wrote, and null where cells differ", async () => {
    await onSheet(async (sheet, context) => {
      const range = sheet.getRange("A1:B2");
      range.format.fill.color = "#4472C4";
      range.format.font.color = "white";
      range.format.font.bold = true;
      range.format.horizontalAlignment = "Center";
      range.format.wrapText = true;
      range.format.columnWidth = 90;
      sheet.getRange("B2").format.font.bold = false;
      range.load(
        "format/fill/color,format/font/color,format/font/bold,format/wrapText,format/horizontalAlignment,format/columnWidth",
      );
      await context.sync();
      expect(range.format.fill.color).toBe("#4472C4");
      expect(range.format.font.color).toBe("#FFFFFF");
      expect(range.format.font.bold).toBeNull();
      expect(range.format.wrapText).toBe(true);
      expect(range.format.horizontalAlignment).toBe("Center");
      expect(range.format.columnWidth).toBe(90);
    });
  });

  it("draws borders and formats several areas at once", async () => {
    await onSheet(async (sheet, context) => {
      const areas = sheet.getRanges("A1:B2,D4");
      areas.format.fill.color = "#FFC000";
      areas.load("areaCount,cellCount,address");
      const edge = sheet.getRange("A1:B2").format.borders.getItem("EdgeBottom");
      edge.style = "Continuous";
      edge.color = "#FF0000";
      edge.load("style,color");
      const corner = sheet.getRange("D4");
      corner.load("format/fill/color");
      await context.sync();
      expect(areas.toJSON()).toMatchObject({ areaCount: 2, cellCount: 5, address: "Sheet1!A1:B2,Sheet1!D4" });
      expect([edge.style, edge.color]).toEqual(["Continuous", "#FF0000"]);
      expect(corner.format.fill.color).toBe("#FFC000");
    });
  });

  it("refuses a colour that is none", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("A1").format.fill.color = "no such colour";
      await expect(context.sync()).rejects.toEqual(code("InvalidArgument"));
    });
  });
});
