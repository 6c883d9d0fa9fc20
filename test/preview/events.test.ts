/** Events: what an add-in hears of its own writes and of edits by hand, in Excel's shapes. */
import type { Engine } from "../../src/preview/host/engine";
import { closeExcel, openExcel } from "../support/excel";

afterEach(closeExcel);

/** Registers for one event and answers the list that it fills. */
async function listen<T>(
  register: (context: Excel.RequestContext) => OfficeExtension.EventHandlers<T>,
  api: typeof Excel,
) {
  const heard: T[] = [];
  await api.run(async (context) => {
    register(context).add((event) => {
      heard.push(event);
      return Promise.resolve();
    });
    await context.sync();
  });
  return heard;
}

/** Types into a cell as a person does: through the engine's own command, which can be undone. */
function type(engine: Engine, row: number, column: number, value: string | number): void {
  engine.api.getActiveWorkbook()?.getActiveSheet()?.getRange(row, column)?.setValue(value);
}

/** Events travel after the answer; one more turn of the loop lets handlers run. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

const facts = ({ address, changeType, source, triggerSource, details }: Excel.WorksheetChangedEventArgs) => ({
  address,
  changeType,
  source,
  triggerSource,
  details,
});

describe("Worksheet.onChanged", () => {
  async function listenToSheet(excel: ReturnType<typeof openExcel>) {
    const { Excel } = excel;
    const heard: Excel.WorksheetChangedEventArgs[] = [];
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.load("id");
      await context.sync();
      sheet.onChanged.add((event) => {
        heard.push(event);
        return Promise.resolve();
      });
      await context.sync();
    });
    return heard;
  }

  it("tells the add-in of its own block write, without details", async () => {
    const excel = openExcel();
    const heard = await listenToSheet(excel);
    await excel.Excel.run(async (context) => {
      context.workbook.worksheets.getActiveWorksheet().getRange("A1:B2").values = [
        [1, 2],
        [3, 4],
      ];
      await context.sync();
    });
    await settled();
    expect(heard.map(facts)).toEqual([
      {
        address: "A1:B2",
        changeType: "RangeEdited",
        source: "Local",
        triggerSource: "ThisLocalAddin",
        details: undefined,
      },
    ]);
  });

  it("tells of one cell typed by hand with its value before and after", async () => {
    const excel = openExcel();
    type(excel.engine, 1, 1, "before");
    const heard = await listenToSheet(excel);
    type(excel.engine, 1, 1, 12);
    await settled();
    expect(heard.map(facts)).toEqual([
      {
        address: "B2",
        changeType: "RangeEdited",
        source: "Local",
        triggerSource: "Unknown",
        details: {
          valueBefore: "before",
          valueAfter: 12,
          valueTypeBefore: "String",
          valueTypeAfter: "Double",
        },
      },
    ]);
  });

  it("tells of an undo by hand, which puts the cell back", async () => {
    const excel = openExcel();
    type(excel.engine, 0, 0, "first");
    type(excel.engine, 0, 0, "second");
    const heard = await listenToSheet(excel);
    await excel.engine.api.undo();
    await settled();
    expect(heard.map((event) => [event.address, event.details?.valueAfter])).toEqual([["A1", "first"]]);
    await excel.Excel.run(async (context) => {
      const cell = context.workbook.worksheets.getActiveWorksheet().getRange("A1");
      cell.load("values");
      await context.sync();
      expect(cell.values).toEqual([["first"]]);
    });
  });

  it("tells of rows and columns that come and go, and of cells that are pushed", async () => {
    const excel = openExcel();
    const heard = await listenToSheet(excel);
    await excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("2:3").insert("Down");
      sheet.getRange("2:2").delete("Up");
      sheet.getRange("B:B").insert("Right");
      sheet.getRange("B:C").delete("Left");
      sheet.getRange("A1:A2").insert("Down");
      await context.sync();
    });
    await settled();
    expect(heard.map(({ address, changeType }) => [address, changeType])).toEqual([
      ["2:3", "RowInserted"],
      ["2:2", "RowDeleted"],
      ["B:B", "ColumnInserted"],
      ["B:C", "ColumnDeleted"],
      ["A1:A2", "CellInserted"],
    ]);
    expect(heard[0]?.changeDirectionState).toEqual({
      insertShiftDirection: "Down",
      deleteShiftDirection: undefined,
    });
  });

  it("tells of rows inserted by hand", async () => {
    const excel = openExcel();
    const heard = await listenToSheet(excel);
    excel.engine.api.getActiveWorkbook()?.getActiveSheet()?.insertRowsBefore(4, 2);
    await settled();
    expect(
      heard.map(({ address, changeType, triggerSource }) => [address, changeType, triggerSource]),
    ).toEqual([["5:6", "RowInserted", "Unknown"]]);
  });

  it("is silent while the add-in has switched events off, and speaks again after", async () => {
    const excel = openExcel();
    const heard = await listenToSheet(excel);
    await excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      context.runtime.enableEvents = false;
      sheet.getRange("A1").values = [["quiet"]];
      context.runtime.enableEvents = true;
      sheet.getRange("A2").values = [["loud"]];
      await context.sync();
    });
    await settled();
    expect(heard.map(({ address }) => address)).toEqual(["A2"]);
  });

  it("hears one change of a large write that Office.js cut into pieces, and nothing of a format", async () => {
    const excel = openExcel();
    const heard = await listenToSheet(excel);
    await excel.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("A1:D1000");
      range.values = Array.from({ length: 1000 }, (_, row) => [row, "x", "y", "z"]);
      range.format.fill.color = "yellow";
      await context.sync();
    });
    await settled();
    expect(heard.map(({ address }) => address)).toEqual(["A1:D1000"]);
  });

  it("hears nothing of formulas that only recalculate, and gives the range of the event", async () => {
    const excel = openExcel();
    const heard = await listenToSheet(excel);
    const { Excel } = excel;
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.getRange("B1").formulas = [["=A1*2"]];
      const total = sheet.getRange("B1");
      total.load("values");
      await context.sync();
      sheet.getRange("A1").values = [[4]];
      total.load("values");
      await context.sync();
      expect(total.values).toEqual([[8]]);
    });
    await settled();
    expect(heard.map(({ address }) => address)).toEqual(["B1", "A1"]);
    await Excel.run(async (context) => {
      const range = heard[1]?.getRange(context);
      range?.load("address,values");
      await context.sync();
      expect([range?.address, range?.values]).toEqual(["Sheet1!A1", [[4]]]);
    });
  });

  it("stops when the handler is removed", async () => {
    const excel = openExcel();
    const heard: string[] = [];
    await excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getActiveWorksheet();
      sheet.load("id");
      await context.sync();
      const handler = sheet.onChanged.add((event) => {
        heard.push(event.address);
        return Promise.resolve();
      });
      await context.sync();
      handler.remove();
      await context.sync();
      sheet.getRange("A1").values = [[1]];
      await context.sync();
    });
    await settled();
    expect(heard).toEqual([]);
  });
});

describe("WorksheetCollection events", () => {
  it("hears changes of any sheet", async () => {
    const excel = openExcel();
    const heard = await listen((context) => context.workbook.worksheets.onChanged, excel.Excel);
    await excel.Excel.run(async (context) => {
      context.workbook.worksheets.add("Other").getRange("C3").values = [[1]];
      await context.sync();
    });
    await settled();
    expect(heard.map(({ address, changeType }) => [address, changeType])).toEqual([["C3", "RangeEdited"]]);
  });

  it("hears sheets that are added, activated and deleted", async () => {
    const excel = openExcel();
    const added = await listen((context) => context.workbook.worksheets.onAdded, excel.Excel);
    const activated = await listen((context) => context.workbook.worksheets.onActivated, excel.Excel);
    const deleted = await listen((context) => context.workbook.worksheets.onDeleted, excel.Excel);
    await excel.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.add("Other");
      sheet.activate();
      sheet.load("id");
      await context.sync();
      sheet.delete();
      await context.sync();
      await settled();
      expect(added.map(({ worksheetId }) => worksheetId)).toEqual([sheet.id]);
      expect(activated[0]?.worksheetId).toBe(sheet.id);
      expect(deleted.map(({ worksheetId, source }) => [worksheetId, source])).toEqual([[sheet.id, "Local"]]);
    });
  });

  it("hears a selection once", async () => {
    const excel = openExcel();
    const heard = await listen((context) => context.workbook.worksheets.onSelectionChanged, excel.Excel);
    await excel.Excel.run(async (context) => {
      const range = context.workbook.worksheets.getActiveWorksheet().getRange("B2:C3");
      range.select();
      range.select();
      await context.sync();
    });
    await settled();
    expect(heard.map(({ address }) => address)).toEqual(["B2:C3"]);
  });
});
