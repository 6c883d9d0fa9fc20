import { markFindings, readSheets, watchEdits, writeLoad } from "../../src/workbook/excel";
import type { EditHint } from "../../src/workbook/excel-watch";
import { load, openTestWorkbook, testAccount, type TestWorkbook } from "../support/workbook";

let workbook: TestWorkbook;
let hints: EditHint[];
let heard: () => void;

beforeEach(async () => {
  workbook = openTestWorkbook();
  await writeLoad(load(), {});
  hints = [];
  heard = () => undefined;
  await watchEdits((hint) => {
    hints.push(hint);
    heard();
  });
});
afterEach(() => workbook.close());

/** Types by hand and waits for the hint that it causes. */
async function type(at: { sheet: string; row: number; header: string }, cells: (string | number)[][]) {
  const column = (await headersOf(at.sheet)).indexOf(at.header) + 1;
  const hint = new Promise<void>((resolve) => {
    heard = resolve;
  });
  workbook.typeByHand({ sheet: at.sheet, row: at.row, column }, cells);
  await hint;
  return hints.at(-1);
}

async function valuesOf(sheet: string): Promise<unknown[][]> {
  return workbook.run(async (context) => {
    const used = context.workbook.worksheets.getItem(sheet).getUsedRange(true).load("values");
    await context.sync();
    return used.values as unknown[][];
  });
}

async function headersOf(sheet: string): Promise<unknown[]> {
  return (await valuesOf(sheet))[0] ?? [];
}

describe("watching edits", () => {
  it("[WB7] puts a read-only cell back at once and says which", async () => {
    const hint = await type({ sheet: "Contacts", row: 2, header: "Balance owing" }, [[1]]);
    expect(hint?.repaired).toMatchObject([{ key: "41", label: "Balance owing", typed: "1" }]);
    const at = (await headersOf("Contacts")).indexOf("Balance owing");
    expect((await valuesOf("Contacts"))[1]?.[at]).toBe(812.5);
  });

  it("[WB7] puts read-only cells of a pasted block back and keeps the rest of the paste", async () => {
    const hint = await type({ sheet: "Contacts", row: 2, header: "Credit limit" }, [
      [10, 1],
      [20, 2],
    ]);
    expect(hint?.repaired.map(({ key, typed }) => [key, typed])).toEqual([
      ["41", "1"],
      ["42", "2"],
    ]);
    const at = (await headersOf("Contacts")).indexOf("Credit limit");
    expect((await valuesOf("Contacts")).slice(1, 3).map((row) => row.slice(at, at + 2))).toEqual([
      [10, 812.5],
      [20, 812.5],
    ]);
  });

  it("[WB7] puts an id back that was typed over", async () => {
    const hint = await type({ sheet: "Contacts", row: 3, header: "ID" }, [[999]]);
    expect(hint?.repaired).toEqual([
      { sheet: "Contacts", key: "42", field: "id", label: "ID", typed: "999" },
    ]);
    expect((await valuesOf("Contacts"))[2]?.[0]).toBe(42);
  });

  it("hints at an ordinary edit and repairs nothing", async () => {
    const hint = await type({ sheet: "Contacts", row: 2, header: "City" }, [["Napier"]]);
    expect(hint).toMatchObject({ sheet: "Contacts", repaired: [] });
  });

  it("does not hear of what we write ourselves, nor of other sheets", async () => {
    await markFindings({ findings: [], changed: new Set(["41"]) });
    await readSheets({ signedIn: testAccount, now: "2026-11-24T10:00:00Z" });
    workbook.typeByHand({ sheet: "Sheet1", row: 1, column: 1 }, [["mine"]]);
    await type({ sheet: "Contacts", row: 2, header: "City" }, [["Napier"]]);
    expect(hints).toHaveLength(1);
  });
});
