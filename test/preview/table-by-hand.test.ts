/** What people do by hand in the grid moves tables as in Excel, and undo puts them back. */
import { IUniverInstanceService, RedoCommand, UndoCommand } from "@univerjs/core";
import { closeExcel, openExcel } from "../support/excel";

afterEach(closeExcel);

interface Opened {
  readonly Excel: typeof Excel;
  byHand(id: string, params?: object): Promise<void>;
  /** Where the table lies, its column names, and what stands in its first column. */
  table(): Promise<{ address: string; names: string[]; first: unknown[] }>;
}

async function open(): Promise<Opened> {
  const office = openExcel();
  const { engine } = office;
  const workbook = engine.workbook();
  engine.univer.__getInjector().get(IUniverInstanceService).focusUnit(workbook.getUnitId());
  const at = { unitId: workbook.getUnitId(), subUnitId: workbook.ensureActiveSheet().getSheetId() };
  await office.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getActiveWorksheet();
    sheet.getRange("B2:C5").values = [
      ["Name", "Limit"],
      ["Ann", 300],
      ["Bob", 100],
      ["Cid", 200],
    ];
    sheet.tables.add("B2:C5", true).name = "People";
    await context.sync();
  });
  return {
    Excel: office.Excel,
    async byHand(id, params = {}) {
      expect(await engine.api.executeCommand(id, { ...at, ...params })).toBe(true);
    },
    table: () =>
      office.Excel.run(async (context) => {
        const range = context.workbook.tables.getItem("People").getRange().load("address,values");
        await context.sync();
        const [names, ...rows] = range.values;
        return {
          address: range.address,
          names: (names ?? []).map(String),
          first: rows.map(([cell]) => cell as unknown),
        };
      }),
  };
}

const rows = (startRow: number, endRow: number) => ({
  range: { startRow, endRow, startColumn: 0, endColumn: 25, rangeType: 1 },
});

const cells = (address: [number, number, number, number]) => {
  const [startRow, startColumn, endRow, endColumn] = address;
  return { startRow, startColumn, endRow, endColumn };
};

async function undo({ byHand }: Opened): Promise<void> {
  await byHand(UndoCommand.id);
}

describe("tables by hand", () => {
  it("follows rows inserted above and inside it, and undo", async () => {
    const opened = await open();
    await opened.byHand("sheet.command.insert-row-by-range", { ...rows(0, 1), direction: 0 });
    expect((await opened.table()).address).toBe("Sheet1!B4:C7");
    await opened.byHand("sheet.command.insert-row-by-range", { ...rows(5, 5), direction: 0 });
    expect((await opened.table()).address).toBe("Sheet1!B4:C8");
    await undo(opened);
    await undo(opened);
    expect(await opened.table()).toMatchObject({ address: "Sheet1!B2:C5", first: ["Ann", "Bob", "Cid"] });
  });

  it("shrinks with its last rows deleted, and undo gives them back to it", async () => {
    const opened = await open();
    await opened.byHand("sheet.command.remove-row-by-range", rows(3, 4));
    expect((await opened.table()).address).toBe("Sheet1!B2:C3");
    await undo(opened);
    expect(await opened.table()).toMatchObject({ address: "Sheet1!B2:C5", first: ["Ann", "Bob", "Cid"] });
    await opened.byHand(RedoCommand.id);
    expect((await opened.table()).address).toBe("Sheet1!B2:C3");
  });

  it("gives an inserted column a name of its own", async () => {
    const opened = await open();
    await opened.byHand("sheet.command.insert-col-by-range", {
      range: { startRow: 0, endRow: 999, startColumn: 2, endColumn: 2, rangeType: 2 },
      direction: 3,
    });
    expect(await opened.table()).toMatchObject({
      address: "Sheet1!B2:D5",
      names: ["Name", "Column1", "Limit"],
    });
  });

  it("grows when something is typed directly below, and undo takes it back", async () => {
    const opened = await open();
    await opened.byHand("sheet.command.set-range-values", {
      range: cells([5, 1, 5, 1]),
      value: { v: "Dan", t: 1 },
    });
    expect((await opened.table()).address).toBe("Sheet1!B2:C6");
    await undo(opened);
    expect((await opened.table()).address).toBe("Sheet1!B2:C5");
    await opened.byHand(RedoCommand.id);
    expect((await opened.table()).address).toBe("Sheet1!B2:C6");
  });

  it("keeps header cells text and unique when someone types over them", async () => {
    const opened = await open();
    await opened.byHand("sheet.command.set-range-values", {
      range: cells([1, 2, 1, 2]),
      value: { v: "name", t: 1 },
    });
    expect((await opened.table()).names).toEqual(["Name", "name2"]);
    await opened.byHand("sheet.command.set-range-values", {
      range: cells([1, 2, 1, 2]),
      value: { v: 2026, t: 2 },
    });
    expect((await opened.table()).names).toEqual(["Name", "2026"]);
  });

  it("stays in place when its rows are sorted, and undo unsorts them", async () => {
    const opened = await open();
    await opened.byHand("sheet.command.sort-range", {
      range: cells([2, 1, 4, 2]),
      orderRules: [{ colIndex: 2, type: "asc" }],
      hasTitle: false,
    });
    expect(await opened.table()).toMatchObject({ address: "Sheet1!B2:C5", first: ["Bob", "Cid", "Ann"] });
    await undo(opened);
    expect(await opened.table()).toMatchObject({ address: "Sheet1!B2:C5", first: ["Ann", "Bob", "Cid"] });
  });

  it("does not lose what the add-in did when an earlier step is undone", async () => {
    const opened = await open();
    await opened.byHand("sheet.command.insert-row-by-range", { ...rows(0, 0), direction: 0 });
    await opened.Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("People");
      table.showBandedRows = false;
      table.rows.add(undefined, [["Dan", 1]]);
      await context.sync();
    });
    expect((await opened.table()).address).toBe("Sheet1!B3:C7");
    const banded = await opened.Excel.run(async (context) => {
      const table = context.workbook.tables.getItem("People").load("showBandedRows");
      await context.sync();
      return table.showBandedRows;
    });
    expect(banded).toBe(false);
  });

  it("shows what a filter by hand hides and what its criteria are", async () => {
    const opened = await open();
    await opened.byHand("sheet.command.set-filter-criteria", {
      col: 1,
      criteria: { colId: 1, filters: { filters: ["Bob"] } },
    });
    const seen = await opened.Excel.run(async (context) => {
      const filter = context.workbook.tables.getItem("People").autoFilter.load("criteria,isDataFiltered");
      await context.sync();
      return filter.toJSON();
    });
    expect(seen).toMatchObject({
      isDataFiltered: true,
      criteria: [{ filterOn: "Values", values: ["Bob"] }, null],
    });
  });
});
