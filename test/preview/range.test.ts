/** Ranges: where they lie, what their cells hold, how cells come and go. */
import { closeExcel, openExcel } from "../support/excel";

afterEach(closeExcel);

/** Runs on the first sheet and answers what the work answers. */
function onSheet<T>(work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>): Promise<T> {
  const { Excel } = openExcel();
  return Excel.run((context) => work(context.workbook.worksheets.getActiveWorksheet(), context));
}

const code = (expected: string) => expect.objectContaining({ code: expected });

describe("Range geometry", () => {
  it("answers the neighbours, parts and combinations of a range", async () => {
    await onSheet(async (sheet, context) => {
      const range = sheet.getRange("B2:D5");
      const ranges = {
        cell: range.getCell(1, 1),
        row: range.getRow(0),
        column: range.getColumn(2),
        lastRow: range.getLastRow(),
        lastColumn: range.getLastColumn(),
        lastCell: range.getLastCell(),
        resized: range.getResizedRange(1, -1),
        offset: range.getOffsetRange(2, 1),
        bounding: range.getBoundingRect("F1"),
        intersection: range.getIntersection("A1:C3"),
        below: range.getRowsBelow(2),
        above: range.getRowsAbove(),
        after: range.getColumnsAfter(1),
        before: range.getColumnsBefore(1),
        entireColumn: range.getEntireColumn(),
        entireRow: range.getEntireRow(),
      };
      for (const each of Object.values(ranges)) each.load("address");
      await context.sync();
      const addresses = Object.fromEntries(
        Object.entries(ranges).map(([name, { address }]) => [name, address]),
      );
      expect(addresses).toEqual({
        cell: "Sheet1!C3",
        row: "Sheet1!B2:D2",
        column: "Sheet1!D2:D5",
        lastRow: "Sheet1!B5:D5",
        lastColumn: "Sheet1!D2:D5",
        lastCell: "Sheet1!D5",
        resized: "Sheet1!B2:C6",
        offset: "Sheet1!C4:E7",
        bounding: "Sheet1!B1:F5",
        intersection: "Sheet1!B2:C3",
        below: "Sheet1!B6:D7",
        above: "Sheet1!B1:D1",
        after: "Sheet1!E2:E5",
        before: "Sheet1!A2:A5",
        entireColumn: "Sheet1!B:D",
        entireRow: "Sheet1!2:5",
      });
    });
  });

  it("answers a null object where ranges do not cross, and an error without OrNullObject", async () => {
    await onSheet(async (sheet, context) => {
      const none = sheet.getRange("A1").getIntersectionOrNullObject("B2");
      await context.sync();
      expect(none.isNullObject).toBe(true);
      sheet.getRange("A1").getIntersection("B2").load("address");
      await expect(context.sync()).rejects.toEqual(code("ItemNotFound"));
    });
  });

  it("answers null for the cells of whole columns, and refuses to write their values", async () => {
    await onSheet(async (sheet, context) => {
      const column = sheet.getRange("C:C");
      column.load("values,numberFormat,address,cellCount,isEntireColumn");
      await context.sync();
      expect(column.toJSON()).toMatchObject({
        values: null,
        numberFormat: null,
        address: "Sheet1!C:C",
        cellCount: 1_048_576,
        isEntireColumn: true,
      });
      column.values = [["x"]];
      await expect(context.sync()).rejects.toEqual(code("InvalidArgument"));
    });
  });

  it("gives a whole column one number format, which new cells follow", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("C:C").numberFormat = [["@"]];
      const cell = sheet.getRange("C7");
      cell.values = [["007"]];
      cell.load("values,numberFormat");
      await context.sync();
      expect(cell.values).toEqual([["007"]]);
      expect(cell.numberFormat).toEqual([["@"]]);
    });
  });

  it("answers the used range with and without formatted blanks", async () => {
    await onSheet(async (sheet, context) => {
      const empty = sheet.getUsedRangeOrNullObject();
      await context.sync();
      expect(empty.isNullObject).toBe(true);
      sheet.getRange("B2:C3").values = [
        [1, 2],
        [3, 4],
      ];
      sheet.getRange("E6").format.fill.color = "yellow";
      const used = sheet.getUsedRange();
      const valuesOnly = sheet.getUsedRange(true);
      used.load("address");
      valuesOnly.load("address");
      await context.sync();
      expect([used.address, valuesOnly.address]).toEqual(["Sheet1!B2:E6", "Sheet1!B2:C3"]);
    });
  });
});

describe("Range contents", () => {
  it("leaves a cell for null and clears it for an empty text", async () => {
    await onSheet(async (sheet, context) => {
      const range = sheet.getRange("A1:B1");
      range.values = [["kept", "cleared"]];
      range.values = [[null, ""]];
      range.load("values,valueTypes");
      await context.sync();
      expect(range.values).toEqual([["kept", ""]]);
      expect(range.valueTypes).toEqual([["String", "Empty"]]);
    });
  });

  it("writes one value to every cell", async () => {
    await onSheet(async (sheet, context) => {
      const range = sheet.getRange("A1:B2");
      range.values = 7 as unknown as unknown[][];
      range.load("values");
      await context.sync();
      expect(range.values).toEqual([
        [7, 7],
        [7, 7],
      ]);
    });
  });

  it("reads dates as serials and shows them in their format", async () => {
    await onSheet(async (sheet, context) => {
      const range = sheet.getRange("A1:B1");
      range.values = [["2/29/2024", 45_351.5]];
      range.getCell(0, 1).numberFormat = [["yyyy-mm-dd hh:mm"]];
      range.load("values,text,numberFormat");
      await context.sync();
      expect(range.values).toEqual([[45_351, 45_351.5]]);
      expect(range.text).toEqual([["2/29/2024", "2024-02-29 12:00"]]);
      expect(range.numberFormat).toEqual([["m/d/yyyy", "yyyy-mm-dd hh:mm"]]);
    });
  });

  it("reads error values as their text, and the same text in a text cell as text", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("B1").numberFormat = [["@"]];
      const range = sheet.getRange("A1:C1");
      range.values = [["#N/A", "#N/A", "=1/0"]];
      range.load("values,valueTypes");
      await context.sync();
      expect(range.values).toEqual([["#N/A", "#N/A", "#DIV/0!"]]);
      expect(range.valueTypes).toEqual([["Error", "String", "Error"]]);
    });
  });

  it("keeps a formula as text in a text cell", async () => {
    await onSheet(async (sheet, context) => {
      const range = sheet.getRange("A1");
      range.numberFormat = [["@"]];
      range.formulas = [["=1+1"]];
      range.load("values,formulas");
      await context.sync();
      expect(range.values).toEqual([["=1+1"]]);
    });
  });

  it("recalculates when a precedent changes, and forgets a formula that is written over", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("A1:B1").values = [[1, "=A1*10"]];
      await context.sync();
      sheet.getRange("A1").values = [[5]];
      const total = sheet.getRange("B1");
      total.load("values");
      await context.sync();
      expect(total.values).toEqual([[50]]);
      total.values = [["text"]];
      total.load("values,formulas");
      await context.sync();
      expect(total.formulas).toEqual([["text"]]);
    });
  });

  it("refuses what cannot be a formula", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("A1").values = [["+64 21 555 (work"]];
      await expect(context.sync()).rejects.toEqual(code("InvalidArgument"));
    });
  });
});

describe("Range structure", () => {
  const fill = (sheet: Excel.Worksheet) => {
    sheet.getRange("A1:B4").values = [
      ["a", 1],
      ["b", 2],
      ["c", 3],
      ["d", "=SUM(B1:B3)"],
    ];
  };

  it("inserts and deletes whole rows; formulas follow", async () => {
    await onSheet(async (sheet, context) => {
      fill(sheet);
      sheet.getRange("2:3").insert("Down");
      sheet.getRange("1:1").delete("Up");
      const range = sheet.getRange("A1:B5");
      range.load("values,formulas");
      await context.sync();
      expect(range.values).toEqual([
        ["", ""],
        ["", ""],
        ["b", 2],
        ["c", 3],
        ["d", 5],
      ]);
      expect(range.formulas[4]?.[1]).toBe("=SUM(B1:B4)");
    });
  });

  it("inserts and deletes single cells, which push and pull their neighbours", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("A1:B3").values = [
        ["a", 1],
        ["b", 2],
        ["c", 3],
      ];
      sheet.getRange("A2").insert("Down");
      sheet.getRange("B1").delete("Up");
      const range = sheet.getRange("A1:B4");
      range.load("values");
      await context.sync();
      expect(range.values).toEqual([
        ["a", 2],
        ["", 3],
        ["b", ""],
        ["c", ""],
      ]);
    });
  });

  it("moves a kept range when rows come above it", async () => {
    await onSheet(async (sheet, context) => {
      const range = sheet.getRange("A2");
      range.values = [["follow me"]];
      range.load("address");
      await context.sync();
      sheet.getRange("1:2").insert("Down");
      range.load("address,values");
      await context.sync();
      expect([range.address, range.values]).toEqual(["Sheet1!A4", [["follow me"]]]);
    });
  });

  it("clears contents, formats or both", async () => {
    await onSheet(async (sheet, context) => {
      const range = sheet.getRange("A1:C1");
      range.values = [[1, 2, 3]];
      range.numberFormat = [["0.00", "0.00", "0.00"]];
      sheet.getRange("A1").clear("Contents");
      sheet.getRange("B1").clear("Formats");
      sheet.getRange("C1").clear();
      range.load("values,numberFormat");
      await context.sync();
      expect(range.values).toEqual([["", 2, ""]]);
      expect(range.numberFormat).toEqual([["0.00", "General", "General"]]);
    });
  });

  it("hides rows and columns, and answers null where they differ", async () => {
    await onSheet(async (sheet, context) => {
      sheet.getRange("2:3").rowHidden = true;
      sheet.getRange("B:B").columnHidden = true;
      const hidden = sheet.getRange("A2:A3");
      const mixed = sheet.getRange("A1:C3");
      hidden.load("rowHidden");
      mixed.load("rowHidden,columnHidden");
      await context.sync();
      expect(hidden.rowHidden).toBe(true);
      expect([mixed.rowHidden, mixed.columnHidden]).toEqual([null, null]);
    });
  });
});
