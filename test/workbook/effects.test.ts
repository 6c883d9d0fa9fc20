import {
  goTo,
  markFindings,
  readSheets,
  readWorkbookState,
  writeFixes,
  writeLoad,
} from "../../src/workbook/excel";
import {
  filterCity,
  readAll,
  readAt,
  rowsOf,
  sortByCompany,
  type,
  withCell,
} from "../support/contacts-sheet";
import { contact } from "../support/makers";
import { load, openTestWorkbook, threeContacts, type TestWorkbook } from "../support/workbook";

let workbook: TestWorkbook;
beforeEach(async () => {
  workbook = openTestWorkbook();
  await writeLoad(load(), {});
});
afterEach(() => workbook.close());

describe("statuses and marks", () => {
  const finding = {
    rule: "CR1",
    severity: "E",
    key: "41",
    field: "creditLimit",
    message: "no number",
  } as const;
  const warning = {
    rule: "CO9",
    severity: "W",
    key: "42",
    field: "accountNumber",
    message: "twice",
  } as const;

  function looks(row: number, header: string) {
    return withCell(workbook, { row, header }, async ({ format }, context) => {
      format.load("fill/color,font/bold,font/italic,font/underline");
      await context.sync();
      const { fill, font } = format;
      return { fill: fill.color, bold: font.bold, italic: font.italic, underline: font.underline };
    });
  }

  it("say what was found beside the row, and mark the cell by more than colour", async () => {
    const plain = await looks(2, "Credit limit");
    await markFindings({ findings: [finding, warning], changed: new Set(["41", "43"]) });
    const statuses = (await rowsOf(workbook)).map((row) => row["Status"]);
    expect(statuses).toEqual([
      "1 error: CR1 Credit limit; changed",
      "1 warning: CO9 Account number",
      "changed",
    ]);
    expect(await looks(2, "Credit limit")).toEqual({
      fill: "#FDE3E6",
      bold: true,
      italic: false,
      underline: "Single",
    });
    expect(await looks(3, "Account number")).toMatchObject({
      fill: "#FFF2CC",
      italic: true,
      underline: "Single",
    });
    await markFindings({ findings: [], changed: new Set() });
    expect((await rowsOf(workbook)).map((row) => row["Status"])).toEqual(["", "", ""]);
    expect(await looks(2, "Credit limit")).toEqual(plain);
  });

  it("[WB6] are not written again where nothing has changed, so that the user can still undo", async () => {
    const requestsOf = async (news: Parameters<typeof markFindings>[0]) => {
      workbook.resetCounts();
      await markFindings(news);
      return workbook.counts().requests;
    };
    const writing = await requestsOf({ findings: [finding, warning], changed: new Set(["41"]) });
    const reading = await requestsOf({ findings: [finding, warning], changed: new Set(["41"]) });
    expect(reading).toBeLessThan(writing);
    expect(await requestsOf({ findings: [finding], changed: new Set(["41"]) })).toBe(writing);
  });

  it("are taken off by id after a sort and after the workbook was opened again", async () => {
    const plain = await looks(2, "Credit limit");
    await markFindings({ findings: [finding], changed: new Set() });
    await sortByCompany(workbook);
    workbook = workbook.reopen();
    await markFindings({ findings: [], changed: new Set() });
    for (const row of [2, 3, 4]) expect(await looks(row, "Credit limit")).toEqual(plain);
  });

  it("[WB8] go to the right rows under an active filter, which is on again afterwards", async () => {
    await type(workbook, { row: 3, header: "City" }, "Napier");
    await filterCity(workbook, ["Napier"]);
    await markFindings({ findings: [finding], changed: new Set(["42", "43"]) });
    expect((await rowsOf(workbook)).map((row) => row["Status"])).toEqual([
      "1 error: CR1 Credit limit",
      "changed",
      "changed",
    ]);
    expect(await goTo(finding)).toEqual({ kind: "hidden", sheet: "Contacts", row: 2 });
    expect(await goTo(warning)).toEqual({ kind: "there", sheet: "Contacts", row: 3 });
  });
});

describe("going to a finding", () => {
  it("finds the row by its id after a sort and selects the cell", async () => {
    await sortByCompany(workbook);
    expect(await goTo({ key: "41", field: "email" })).toEqual({ kind: "there", sheet: "Contacts", row: 4 });
    const address = await workbook.run(async (context) => {
      const range = context.workbook.getSelectedRange().load("address");
      await context.sync();
      return range.address;
    });
    expect(address).toMatch(/^Contacts![A-Z]+4$/);
    expect(await goTo({ key: "999", field: "email" })).toMatchObject({ kind: "gone" });
    expect(await goTo({ key: "", place: { sheet: "Groups", row: 3 } })).toMatchObject({
      sheet: "Groups",
      row: 3,
    });
  });
});

describe("fixes", () => {
  it("are written as ordinary edits into every sheet that shows the field", async () => {
    const gone = await writeFixes([
      { key: "41", field: "group", to: "Retail" },
      { key: "42", field: "creditLimit", to: 1200_50 },
      { key: "999", field: "group", to: "Retail" },
    ]);
    expect(gone).toEqual(["999"]);
    const reading = await readAll();
    expect(reading.keyFindings).toEqual([]);
    expect(reading.drafts[0]?.entries["group"]).toBe("Retail");
    expect(reading.drafts[1]?.entries["creditLimit"]).toBe(1200_50);
    expect((await rowsOf(workbook, "Groups"))[0]).toMatchObject({
      "Retail · Group, required": true,
      "Hospitality · Group, required": false,
    });
  });
});

describe("a second load", () => {
  it("[WB8] replaces the first under a filter and a sort, which are on again afterwards", async () => {
    await type(workbook, { row: 3, header: "City" }, "Napier");
    await filterCity(workbook, ["Napier"]);
    await sortByCompany(workbook);
    const more = [...threeContacts(), contact({ id: 44, company: "Zest", city: "Napier", email: null })];
    expect(await writeLoad(load(more), {})).toMatchObject({ kind: "written", different: [] });
    const reading = await readAll();
    expect(reading.keyFindings).toEqual([]);
    expect(reading.hasEdits).toBe(false);
    expect(reading.drafts.map(({ key }) => key)).toEqual(["41", "42", "43", "44"]);
    expect((await rowsOf(workbook)).map((row) => row["ID"])).toEqual([44, 42, 43, 41]);
    expect(await goTo({ key: "41" })).toMatchObject({ kind: "hidden" });
    expect(await goTo({ key: "44" })).toMatchObject({ kind: "there" });
  });

  it("fits the table to fewer rows and leaves nothing of the first", async () => {
    await writeLoad(load(threeContacts().slice(0, 1)), {});
    expect(await rowsOf(workbook)).toHaveLength(1);
    expect((await readAll()).drafts).toHaveLength(1);
  });

  it("keeps a sheet that was renamed, moved columns and a column of the user's own", async () => {
    await workbook.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Contacts");
      sheet.name = "Our people";
      const table = context.workbook.tables.getItem("ContactsTable");
      table.columns.add(3, [["Mine"], ["a"], ["b"], ["c"]]);
      await context.sync();
    });
    await writeLoad(load(), {});
    expect((await rowsOf(workbook, "Our people")).map((row) => row["Mine"])).toEqual(["a", "b", "c"]);
    const reading = await readAll();
    expect(reading.keyFindings).toEqual([]);
    expect(reading.hasEdits).toBe(false);
  });

  it("that is stopped says so until the next load", async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await writeLoad(load(), { signal: stop.signal })).toEqual({ kind: "stopped" });
    expect(await readWorkbookState()).toMatchObject({ kind: "stopped" });
    expect(await readSheets(readAt)).toMatchObject({ kind: "nothing loaded" });
    await writeLoad(load(), {});
    expect((await readAll()).hasEdits).toBe(false);
  });
});
