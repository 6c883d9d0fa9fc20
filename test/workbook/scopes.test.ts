import { readScope, readSheets, writeLoad } from "../../src/workbook/excel";
import { moveVisibleTicks, readTickSheet, writeVisibleTicks } from "../../src/workbook/excel-ticks";
import { columnLetters } from "../../src/workbook/addresses";
import { contact } from "../support/makers";
import { headerRowIn, load, openTestWorkbook, testAccount, type TestWorkbook } from "../support/workbook";

const at = { signedIn: testAccount, now: "2026-11-24T10:00:00Z" };
const cities = ["Auckland", "Napier", "Auckland", "Levin"];
const sheets = ["Groups", "Promotions", "Customer promotions"];

const records = cities.map((city, index) =>
  contact({
    id: 41 + index,
    city,
    company: `Company ${index}`,
    email: `mail${index}@a.example`,
    accountNumber: null,
    promotions: index === 2 ? "CUPS=7.5" : null,
  }),
);

let workbook: TestWorkbook;
beforeEach(async () => {
  workbook = openTestWorkbook();
  await writeLoad({ ...load(records), sheets }, {});
});
afterEach(() => workbook.close());

const byHand = (work: (context: Excel.RequestContext) => void) =>
  workbook.run(async (context) => {
    work(context);
    await context.sync();
  });

const select = (sheet: string, ...addresses: string[]) => workbook.selectByHand(sheet, addresses);

const filter = (table: string, values: string[]) =>
  byHand((context) =>
    context.workbook.tables.getItem(table).columns.getItem("City").filter.applyValuesFilter(values),
  );

async function columnOf(sheet: string, header: string): Promise<unknown[]> {
  const values = await workbook.run(async (context) => {
    const used = context.workbook.worksheets.getItem(sheet).getUsedRange(true).load("values");
    await context.sync();
    return used.values as unknown[][];
  });
  const row = headerRowIn(values);
  const column = values[row]?.findIndex((own) => String(own).startsWith(header)) ?? -1;
  return values.slice(row + 1).map((cells) => cells[column]);
}

/** Selects a cell in each of these columns, by the beginning of their headers. */
async function selectColumns(sheet: string, ...headers: string[]): Promise<void> {
  await workbook.run(async (context) => {
    const own = context.workbook.worksheets.getItem(sheet);
    const used = own.getUsedRange(true).load("values");
    await context.sync();
    const values = used.values as unknown[][];
    const row = headerRowIn(values);
    const names = values[row]?.map(String) ?? [];
    const letters = headers.map((header) =>
      columnLetters(names.findIndex((name) => name.startsWith(header))),
    );
    select(sheet, ...letters.map((own) => `${own}${row + 2}`));
  });
}

const keysOf = async (choice: "selected" | "visible", table?: string) => {
  const rows = await readScope(table === undefined ? { choice } : { choice, table });
  return rows.kind === "rows" ? [...rows.keys] : rows.message;
};

describe("the rows that a person means", () => {
  it("are those of every selected area, on any sheet of ours", async () => {
    select("Contacts", "B2", "C4:D4");
    expect(await keysOf("selected")).toEqual(["41", "43"]);
    select("Promotions", "A3:A4");
    expect(await keysOf("selected")).toEqual(["promotion 2", "promotion 3"]);
    select("Contacts", "C:C");
    expect(await keysOf("selected")).toEqual(["41", "42", "43", "44"]);
  });

  it("[WB8] are never those that a filter hides, though a selection runs over them", async () => {
    await filter("ContactsTable", ["Auckland"]);
    select("Contacts", "A2:A4");
    expect(await keysOf("selected")).toEqual(["41", "43"]);
    expect(await keysOf("visible")).toEqual(["41", "43"]);
    select("Groups", "A1");
    expect(await keysOf("visible")).toEqual(["41", "42", "43", "44"]);
    expect(await keysOf("visible", "ContactsTable")).toEqual(["41", "43"]);
  });

  it("stand elsewhere where no row, or no sheet of ours is chosen: that is said", async () => {
    select("Contacts", "A1");
    expect(await keysOf("selected")).toMatch(/No row of Contacts is selected/);
    await byHand((context) => context.workbook.worksheets.add("Mine").activate());
    expect(await keysOf("visible")).toMatch(/none that was loaded/);
  });
});

/** The headers of Customer promotions that begin with these codes. */
async function headersLike(...codes: string[]): Promise<string[]> {
  select("Customer promotions", "A4");
  const headers = (await readTickSheet())?.headers ?? [];
  return codes.map((code) => headers.find((header) => header.startsWith(code)) ?? "");
}

describe("ticks for all visible rows", () => {
  const promotions = async () => {
    const answer = await readSheets(at);
    if (answer.kind !== "read") throw new Error(answer.message);
    return answer.reading.drafts
      .filter(({ entries }) => entries["company"] !== undefined)
      .map(({ entries }) => entries["promotions"] ?? null)
      .slice(0, cities.length);
  };

  it("[WB8] go into the selected columns and no hidden row; the filter stays, and a number counts as a tick", async () => {
    await filter("CustomerPromotionsTable", ["Auckland"]);
    await selectColumns("Customer promotions", "W26", "CUPS");
    expect(await writeVisibleTicks(true)).toMatchObject({ kind: "written", rows: 2, cells: 3 });
    expect(await columnOf("Customer promotions", "W26")).toEqual([true, false, true, false]);
    expect(await columnOf("Customer promotions", "CUPS")).toEqual([true, false, 7.5, false]);
    expect(await keysOf("visible", "CustomerPromotionsTable")).toEqual(["41", "43"]);
    expect(await promotions()).toEqual(["CUPS, W26", null, "CUPS=7.5, W26", null]);
  });

  it("are taken off again, numbers too, or carry one number", async () => {
    await selectColumns("Customer promotions", "CUPS");
    await writeVisibleTicks(7.5);
    expect(await promotions()).toEqual(Array(4).fill("CUPS=7.5"));
    expect(await writeVisibleTicks(false)).toMatchObject({ kind: "written", cells: 4 });
    expect(await promotions()).toEqual(Array(4).fill(null));
    expect(await writeVisibleTicks(false)).toMatchObject({ kind: "written", cells: 0 });
  });

  it("reach a column that was added since the load", async () => {
    workbook.typeByHand({ sheet: "Promotions", row: 6, column: 3 }, [["NEW1"]]);
    await readSheets(at);
    await selectColumns("Customer promotions", "NEW1");
    expect(await writeVisibleTicks(true)).toMatchObject({ kind: "written", rows: 4, cells: 4 });
    expect(await promotions()).toEqual(["NEW1", "NEW1", "CUPS=7.5, NEW1", "NEW1"]);
  });

  it("[WB8] move from one column to another in the visible rows that have the first; a number goes along", async () => {
    await filter("CustomerPromotionsTable", ["Auckland", "Levin"]);
    const [from = "", to = ""] = await headersLike("CUPS", "W26");
    expect(await moveVisibleTicks(from, to)).toMatchObject({ rows: 3, changed: 1, cells: 2 });
    expect(await promotions()).toEqual([null, null, "W26=7.5", null]);
    expect(await moveVisibleTicks(from, to)).toMatchObject({ kind: "written", changed: 0, cells: 0 });
  });

  it("move to a column that is ticked already, which stays as it is; hidden rows stay too", async () => {
    await selectColumns("Customer promotions", "W26");
    await writeVisibleTicks(true);
    await filter("CustomerPromotionsTable", ["Napier"]);
    const [from = "", to = ""] = await headersLike("W26", "CUPS");
    expect(await moveVisibleTicks(from, to)).toMatchObject({ rows: 1, changed: 1 });
    expect(await promotions()).toEqual(["W26", "CUPS", "CUPS=7.5, W26", "W26"]);
    await filter("CustomerPromotionsTable", ["Auckland"]);
    expect(await moveVisibleTicks(from, to)).toMatchObject({ rows: 2, changed: 2, cells: 3 });
    expect(await promotions()).toEqual(["CUPS", "CUPS", "CUPS=7.5", "W26"]);
  });

  it("move nothing where a column is gone, and say so", async () => {
    select("Customer promotions", "A4");
    expect(await moveVisibleTicks("CUPS", "No such column")).toMatchObject({
      message: expect.stringMatching(/has no longer both/),
    });
  });

  it("say what to select where no column of ticks is, or none that takes numbers", async () => {
    select("Contacts", "C2");
    expect(await writeVisibleTicks(true)).toMatchObject({
      message: expect.stringMatching(/No column of ticks/),
    });
    await selectColumns("Groups", "Retail");
    expect(await writeVisibleTicks(7.5)).toMatchObject({ message: expect.stringMatching(/ticks only/) });
  });
});

describe("the tick columns of the sheet in sight", () => {
  it("are those that were loaded, and those that came since; none on a sheet without ticks", async () => {
    select("Contacts", "C2");
    expect(await readTickSheet()).toBeUndefined();
    select("Customer promotions", "A1");
    const before = await readTickSheet();
    expect(before).toMatchObject({ sheet: "Customer promotions" });
    workbook.typeByHand({ sheet: "Promotions", row: 6, column: 3 }, [["NEW1"]]);
    await readSheets(at);
    select("Customer promotions", "A1");
    expect((await readTickSheet())?.headers).toEqual([...(before?.headers ?? []), "NEW1"]);
  });
});

describe("requests to the host", () => {
  it("[WB4] of a choice of rows and of ticks are bounded, whatever the size", async () => {
    const many = Array.from({ length: 500 }, (_, index) =>
      contact({ id: index + 1, company: `Company ${index}`, email: null, accountNumber: null }),
    );
    await writeLoad(load(many), {});
    await selectColumns("Groups", "South");
    workbook.resetCounts();
    await readScope({ choice: "visible" });
    expect(workbook.counts().requests).toBeLessThanOrEqual(12);
    workbook.resetCounts();
    expect(await writeVisibleTicks(true)).toMatchObject({ rows: 500, cells: 500 });
    expect(workbook.counts().requests).toBeLessThanOrEqual(16);
  });
});
