import { goTo, markFindings, readSheets, readWorkbookState, writeLoad } from "../../src/workbook/excel";
import { load, openTestWorkbook, testAccount, type TestWorkbook } from "../support/workbook";

const at = { signedIn: testAccount, now: "2026-11-24T10:00:00Z" };

let workbook: TestWorkbook;
beforeEach(async () => {
  workbook = openTestWorkbook();
  await writeLoad(load(), {});
});
afterEach(() => workbook.close());

describe("a workbook", () => {
  it("[WB9] continues where it was after it was saved, closed and opened, with nobody signed in", async () => {
    await workbook.run(async (context) => {
      const used = context.workbook.worksheets.getItem("Contacts").getUsedRange().load("values");
      await context.sync();
      const city = (used.values[0] as unknown[]).indexOf("City");
      context.workbook.worksheets.getItem("Contacts").getRangeByIndexes(1, city, 1, 1).values = [["Napier"]];
      await context.sync();
    });
    workbook = workbook.reopen();
    const answer = await readSheets({ signedIn: undefined, now: at.now });
    expect(answer).toMatchObject({ kind: "read", reading: { account: testAccount, keyFindings: [] } });
    expect(answer.kind === "read" && answer.reading.drafts[0]?.entries["city"]).toBe("Napier");
  });

  it("without a load says so", async () => {
    workbook.close();
    workbook = openTestWorkbook();
    expect(await readWorkbookState()).toEqual({ kind: "empty" });
    expect(await readSheets(at)).toMatchObject({ kind: "nothing loaded" });
    await markFindings({ findings: [], changed: new Set() });
    expect(await goTo({ key: "41" })).toMatchObject({ kind: "gone" });
  });

  it("whose hidden baseline was damaged says so instead of guessing", async () => {
    await workbook.run(async (context) => {
      context.workbook.worksheets.getItem("Baseline").getRange("B1").values = [["~{"]];
      await context.sync();
    });
    expect(await readSheets(at)).toMatchObject({
      kind: "nothing loaded",
      message: expect.stringContaining("damaged"),
    });
  });

  it("keeps people's own sheets that have the names of ours", async () => {
    workbook.close();
    workbook = openTestWorkbook();
    await workbook.run(async (context) => {
      for (const name of ["Contacts", "Lists", "Baseline"])
        context.workbook.worksheets.add(name).getRange("A1").values = [["mine"]];
      await context.sync();
    });
    await writeLoad(load(), {});
    expect(await readSheets(at)).toMatchObject({ reading: { drafts: [{}, {}, {}] } });
    const kept = await workbook.run(async (context) => {
      const { worksheets } = context.workbook;
      const cells = ["Contacts", "Lists", "Baseline"].map((name) =>
        worksheets.getItem(name).getUsedRange().load("values"),
      );
      await context.sync();
      return cells.map(({ values }) => values as unknown[][]);
    });
    expect(kept).toEqual([[["mine"]], [["mine"]], [["mine"]]]);
  });
});
