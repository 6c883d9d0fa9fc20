import {
  goTo,
  markFindings,
  readSheets,
  readWorkbookState,
  writeFixes,
  writeLoad,
  writeOutcomes,
} from "../../src/workbook/excel";
import type { Reading } from "../../src/workbook/reading";
import { noteOutcomes } from "../../src/taskpane/note-outcomes";
import { contact } from "../support/makers";
import {
  load,
  openTestWorkbook,
  testAccount,
  threeContacts,
  type TestWorkbook,
  headersIn,
  headerRowIn,
} from "../support/workbook";

const at = { signedIn: testAccount, now: "2026-11-24T10:00:00Z" };

let workbook: TestWorkbook;
beforeEach(async () => {
  workbook = openTestWorkbook();
  await writeLoad(load(), {});
});
afterEach(() => workbook.close());

async function read(): Promise<Reading> {
  const answer = await readSheets(at);
  if (answer.kind !== "read") throw new Error(answer.message);
  return answer.reading;
}

/** A sheet's cells as rows by header. */
function rowsOf(sheet = "Contacts"): Promise<Record<string, unknown>[]> {
  return workbook.run(async (context) => {
    const used = context.workbook.worksheets.getItem(sheet).getUsedRange(true).load("values");
    await context.sync();
    const values = used.values as unknown[][];
    const headers = headersIn(values);
    return values
      .slice(headerRowIn(values) + 1)
      .map((row) => Object.fromEntries(row.map((cell, column) => [String(headers[column]), cell])));
  });
}

function cellAt(context: Excel.RequestContext, row: number, header: string, headers: readonly unknown[]) {
  const sheet = context.workbook.worksheets.getItem("Contacts");
  return sheet.getRangeByIndexes(row - 1, headers.indexOf(header), 1, 1);
}

async function headers(): Promise<readonly string[]> {
  return Object.keys((await rowsOf())[0] ?? {});
}

async function type(row: number, header: string, typed: string | number | boolean): Promise<void> {
  const own = await headers();
  await workbook.run(async (context) => {
    cellAt(context, row, header, own).values = [[typed]];
    await context.sync();
  });
}

async function sortByCompany(): Promise<void> {
  await workbook.run(async (context) => {
    context.workbook.tables.getItem("ContactsTable").sort.apply([{ key: 4, ascending: false }]);
    await context.sync();
  });
}

async function filterCity(values: string[]): Promise<void> {
  await workbook.run(async (context) => {
    const column = context.workbook.tables.getItem("ContactsTable").columns.getItem("City");
    column.filter.applyValuesFilter(values);
    await context.sync();
  });
}

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

  async function looks(row: number, header: string) {
    const own = await headers();
    return workbook.run(async (context) => {
      const { format } = cellAt(context, row, header, own);
      format.load("fill/color,font/bold,font/italic,font/underline");
      await context.sync();
      const { fill, font } = format;
      return { fill: fill.color, bold: font.bold, italic: font.italic, underline: font.underline };
    });
  }

  it("say what was found beside the row, and mark the cell by more than colour", async () => {
    const plain = await looks(2, "Credit limit");
    await markFindings({ findings: [finding, warning], changed: new Set(["41", "43"]) });
    const statuses = (await rowsOf()).map((row) => row["Status"]);
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
    expect((await rowsOf()).map((row) => row["Status"])).toEqual(["", "", ""]);
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
    await sortByCompany();
    workbook = workbook.reopen();
    await markFindings({ findings: [], changed: new Set() });
    for (const row of [2, 3, 4]) expect(await looks(row, "Credit limit")).toEqual(plain);
  });

  it("[WB8] go to the right rows under an active filter, which is on again afterwards", async () => {
    await type(3, "City", "Napier");
    await filterCity(["Napier"]);
    await markFindings({ findings: [finding], changed: new Set(["42", "43"]) });
    expect((await rowsOf()).map((row) => row["Status"])).toEqual([
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
    await sortByCompany();
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
    const reading = await read();
    expect(reading.keyFindings).toEqual([]);
    expect(reading.drafts[0]?.entries["group"]).toBe("Retail");
    expect(reading.drafts[1]?.entries["creditLimit"]).toBe(1200_50);
    expect((await rowsOf("Groups"))[0]).toMatchObject({
      "Retail · Group, required": true,
      "Hospitality · Group, required": false,
    });
  });
});

describe("outcomes", () => {
  it("move the baseline on for what was applied, give created rows their ids, and leave what failed an edit", async () => {
    await type(2, "City", "Napier");
    await type(3, "City", "Levin");
    await type(5, "Company", "New Bakery");
    const before = await read();
    const created = before.drafts.find(({ key }) => key === "new 1");
    expect(created).toBeDefined();
    await sortByCompany();
    await writeOutcomes(
      [
        { key: "41", kind: "applied", values: { city: "Napier" } },
        { key: "42", kind: "rejected", message: "the email is taken", values: { city: "Levin" } },
        { key: "new 1", kind: "applied", id: "77", values: { company: "New Bakery" } },
      ],
      "10:42",
    );
    const after = await read();
    const edited = after.drafts.filter(({ entries, baseline }) => entries !== baseline);
    expect(edited.map(({ key, entries }) => [key, entries["city"]])).toEqual([["42", "Levin"]]);
    expect(after.drafts.find(({ key }) => key === "77")?.baseline).toMatchObject({
      id: 77,
      company: "New Bakery",
    });
    const statuses = Object.fromEntries((await rowsOf()).map((row) => [row["ID"], row["Status"]]));
    expect(statuses).toMatchObject({
      41: "applied 10:42",
      42: "rejected: the email is taken",
      77: "applied 10:42",
    });
    expect(await readWorkbookState()).toMatchObject({ records: 4 });
  });

  it("[UN1] a row that was taken back says by which run, until it is edited or applied again", async () => {
    await writeOutcomes([{ key: "41", kind: "applied", values: { city: "Napier" } }], "10:42");
    const changes = [{ kind: "update", key: "41", fields: { city: ["Napier", "Auckland"] } }] as const;
    const undone = { changes, undoes: 11, runId: 12, at: new Date(at.now) };
    await noteOutcomes(undone, [{ key: "41", kind: "applied" }]);
    const status = async () => (await rowsOf())[0]?.["Status"];
    expect(await status()).toMatch(/^undone \d\d:\d\d by run 12$/);
    await markFindings({ findings: [], changed: new Set() });
    expect(await status()).toMatch(/^undone /);
    await markFindings({ findings: [], changed: new Set(["41"]) });
    expect(await status()).toBe("changed");
  });

  it("[AP8] what the account keeps otherwise than it was sent stands beside the row, and what was sent stays an edit", async () => {
    await type(2, "City", "Napier");
    const changes = [{ kind: "update", key: "41", fields: { city: ["Auckland", "Napier"] } }] as const;
    await noteOutcomes({ changes, undoes: undefined, runId: undefined, at: new Date(at.now) }, [
      { key: "41", kind: "applied", message: "City: “Napier” was sent.", current: { city: "Napie" } },
    ]);
    const draft = (await read()).drafts.find(({ key }) => key === "41");
    expect([draft?.entries["city"], draft?.baseline?.["city"]]).toEqual(["Napier", "Napie"]);
    const [row] = await rowsOf();
    expect(row?.["Status"]).toMatch(/^applied \d\d:\d\d: City: “Napier” was sent\.$/);
  });
});

describe("a second load", () => {
  it("[WB8] replaces the first under a filter and a sort, which are on again afterwards", async () => {
    await type(3, "City", "Napier");
    await filterCity(["Napier"]);
    await sortByCompany();
    const more = [...threeContacts(), contact({ id: 44, company: "Zest", city: "Napier", email: null })];
    expect(await writeLoad(load(more), {})).toMatchObject({ kind: "written", different: [] });
    const reading = await read();
    expect(reading.keyFindings).toEqual([]);
    expect(reading.hasEdits).toBe(false);
    expect(reading.drafts.map(({ key }) => key)).toEqual(["41", "42", "43", "44"]);
    expect((await rowsOf()).map((row) => row["ID"])).toEqual([44, 42, 43, 41]);
    expect(await goTo({ key: "41" })).toMatchObject({ kind: "hidden" });
    expect(await goTo({ key: "44" })).toMatchObject({ kind: "there" });
  });

  it("fits the table to fewer rows and leaves nothing of the first", async () => {
    await writeLoad(load(threeContacts().slice(0, 1)), {});
    expect(await rowsOf()).toHaveLength(1);
    expect((await read()).drafts).toHaveLength(1);
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
    expect((await rowsOf("Our people")).map((row) => row["Mine"])).toEqual(["a", "b", "c"]);
    const reading = await read();
    expect(reading.keyFindings).toEqual([]);
    expect(reading.hasEdits).toBe(false);
  });

  it("that is stopped says so until the next load", async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await writeLoad(load(), { signal: stop.signal })).toEqual({ kind: "stopped" });
    expect(await readWorkbookState()).toMatchObject({ kind: "stopped" });
    expect(await readSheets(at)).toMatchObject({ kind: "nothing loaded" });
    await writeLoad(load(), {});
    expect((await read()).hasEdits).toBe(false);
  });
});
