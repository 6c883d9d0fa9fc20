import { readSelectedRecord } from "../../src/workbook/excel-selected";
import { goTo, readSelectedKey, watchSelection, writeLoad } from "../../src/workbook/excel";
import { load, openTestWorkbook, type TestWorkbook } from "../support/workbook";

let workbook: TestWorkbook;

beforeEach(async () => {
  workbook = openTestWorkbook();
  await writeLoad({ ...load(), sheets: ["Groups", "Price tiers"] }, {});
});
afterEach(() => workbook.close());

const select = (sheet: string, address: string) =>
  workbook.run(async (context) => {
    const own = context.workbook.worksheets.getItem(sheet);
    own.activate();
    own.getRange(address).select();
    await context.sync();
  });

describe("whose row is selected", () => {
  it("is told on Contacts and on a sheet of ticks, wherever the cell stands in the row", async () => {
    await select("Contacts", "F3");
    expect(await readSelectedKey()).toBe("42");
    await goTo({ key: "41", place: { sheet: "Groups", row: 5 } });
    expect(await readSelectedKey()).toBe("42");
  });

  it("[HI2] tells whose record it is on a sheet of other records, too", async () => {
    await select("Contacts", "F3");
    expect(await readSelectedRecord()).toBe("42");
    const id = await workbook.run(async (context) => {
      const cell = context.workbook.worksheets.getItem("Price tiers").getRange("A2").load("values");
      await context.sync();
      return (cell.values as unknown[][])[0]?.[0];
    });
    await select("Price tiers", "C2");
    expect(await readSelectedRecord()).toBe(`price_tier ${String(id)}`);
    await select("Price tiers", "A1");
    expect(await readSelectedRecord()).toBeUndefined();
  });

  it("follows a row that was sorted elsewhere", async () => {
    await workbook.run(async (context) => {
      context.workbook.tables.getItem("ContactsTable").sort.apply([{ key: 0, ascending: false }]);
      await context.sync();
    });
    await select("Contacts", "C2");
    expect(await readSelectedKey()).toBe("43");
  });

  it("is nobody's in the header, below the table and on a sheet of other records", async () => {
    for (const [sheet, address] of [
      ["Contacts", "B1"],
      ["Contacts", "B60"],
      ["Price tiers", "B2"],
    ] as const) {
      await select(sheet, address);
      expect([sheet, address, await readSelectedKey()]).toEqual([sheet, address, undefined]);
    }
  });

  it("calls back when people move to another cell or sheet, until it is stopped", async () => {
    const told: (() => void)[] = [];
    const next = () => new Promise<void>((resolve) => told.push(resolve));
    let moves = 0;
    const stop = await watchSelection(() => {
      moves += 1;
      told.splice(0).forEach((tell) => tell());
    });
    const moved = next();
    await select("Contacts", "D3");
    await moved;
    expect(moves).toBeGreaterThan(0);
    await stop();
    const before = moves;
    await select("Contacts", "D2");
    await readSelectedKey();
    expect(moves).toBe(before);
  });
});
