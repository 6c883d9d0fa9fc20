/** What the grid draws where its engine would draw otherwise than Excel; what cells hold stays the same. */
import { showCellsAsExcelDoes } from "../../src/preview/shown-cells";
import { closeExcel, openExcel } from "../support/excel";

afterEach(closeExcel);

/** A workbook whose cells are drawn as in the preview, and what its first sheet draws in a cell. */
function openDrawn() {
  const excel = openExcel();
  showCellsAsExcelDoes(excel.engine);
  const sheet = excel.engine.workbook().ensureActiveSheet();
  return { ...excel, drawn: (row: number, column: number) => sheet.getCell(row, column) };
}

type Write = (sheet: Excel.Worksheet) => void;

async function write(excel: ReturnType<typeof openDrawn>, work: Write): Promise<void> {
  await excel.Excel.run(async (context) => {
    work(context.workbook.worksheets.getActiveWorksheet());
    await context.sync();
  });
}

async function valuesOf(excel: ReturnType<typeof openDrawn>, address: string): Promise<unknown> {
  return excel.Excel.run(async (context) => {
    const range = context.workbook.worksheets.getActiveWorksheet().getRange(address).load("values");
    await context.sync();
    return range.values;
  });
}

it("draws a number in the format of its whole column", async () => {
  const excel = openDrawn();
  await write(excel, (sheet) => {
    sheet.getRange("B:B").numberFormat = [["0.00"]];
    sheet.getRange("B2").values = [[12.5]];
  });
  expect(excel.drawn(1, 1)?.v).toBe("12.50");
  expect(await valuesOf(excel, "B2")).toEqual([[12.5]]);
});

it("draws a number in the cell's own format before its column's", async () => {
  const excel = openDrawn();
  await write(excel, (sheet) => {
    sheet.getRange("B:B").numberFormat = [["0.00"]];
    sheet.getRange("B2").numberFormat = [["0%"]];
    sheet.getRange("B2").values = [[0.5]];
  });
  expect(excel.drawn(1, 1)?.v).toBe("50%");
});

it("draws TRUE and FALSE with a drop-down as words, unmarked", async () => {
  const excel = openDrawn();
  await write(excel, (sheet) => {
    const range = sheet.getRange("A1:A2");
    range.dataValidation.rule = { list: { inCellDropDown: true, source: "TRUE,FALSE" } };
    range.values = [[true], [false]];
  });
  expect([excel.drawn(0, 0)?.v, excel.drawn(1, 0)?.v]).toEqual(["TRUE", "FALSE"]);
  expect(excel.drawn(0, 0)?.markers?.tr).toBeUndefined();
  expect(await valuesOf(excel, "A1:A2")).toEqual([[true], [false]]);
});

it("leaves TRUE without a drop-down to the engine", async () => {
  const excel = openDrawn();
  await write(excel, (sheet) => {
    sheet.getRange("A1").values = [[true]];
  });
  expect(excel.drawn(0, 0)?.v).toBe(1);
});
