import type { Lists } from "../../src/domain/lists";
import type { Key, Values } from "../../src/domain/value";
import type { DraftChange } from "../../src/plan/change";
import { diffRecords } from "../../src/plan/diff";
import { bringUpToDate, readSheets, readWorkbookState, writeLoad } from "../../src/workbook/excel";
import type { Choice, News } from "../../src/workbook/rebase";
import { contact, lists, user } from "../support/makers";
import { headerRowIn, load, openTestWorkbook, testAccount, type TestWorkbook } from "../support/workbook";

const at = { signedIn: testAccount, now: "2026-11-24T10:00:00Z" };
const later = "2026-11-24T11:00:00Z";
const sheets = ["Groups", "Stages", "Promotions", "Customer promotions"];

const cafe = contact({ id: 41, stages: "Prospect", city: "Auckland" });
const store = contact({
  id: 42,
  company: "Quay Store",
  firstName: "Ana",
  email: "ana@quay.example",
  accountNumber: "C0042",
  city: "Napier",
});
const mill = contact({
  id: 43,
  company: "Mill",
  firstName: "Bo",
  email: "bo@mill.example",
  accountNumber: "C0043",
});

let workbook: TestWorkbook;
beforeEach(async () => {
  workbook = openTestWorkbook();
  await writeLoad({ ...load([cafe, store, mill]), sheets }, {});
});
afterEach(() => workbook.close());

const theirs = (...records: readonly Values[]): ReadonlyMap<Key, Values> =>
  new Map(records.map((record) => [String(record["id"]), record]));

/** News of these contacts, and of the account's lists where they are given. */
async function bring(records: ReadonlyMap<Key, Values>, more: Partial<News> & { lists?: Lists } = {}) {
  const { lists: now, ...rest } = more;
  const all = now ? { all: { lists: now, loadedAt: later } } : {};
  const answer = await bringUpToDate({ theirs: records, ...all, ...rest }, at);
  if (answer.kind !== "rebased") throw new Error(answer.message);
  return answer;
}

async function changes(): Promise<readonly DraftChange[]> {
  const answer = await readSheets(at);
  if (answer.kind !== "read") throw new Error(answer.message);
  return diffRecords(answer.reading.types, answer.reading.drafts);
}

const update = (key: Key, fields: Record<string, readonly [unknown, unknown]>) => ({
  kind: "update",
  key,
  fields,
});

/** A sheet's cells from its header on. */
function cellsOf(sheet: string): Promise<{ row: number; values: unknown[][] }> {
  return workbook.run(async (context) => {
    const used = context.workbook.worksheets.getItem(sheet).getUsedRange(true).load("values");
    await context.sync();
    const values = used.values as unknown[][];
    return { row: headerRowIn(values), values: values.slice(headerRowIn(values)) };
  });
}

async function place(sheet: string, id: unknown, header: string) {
  const { row, values } = await cellsOf(sheet);
  const column = (values[0] ?? []).findIndex((own) => String(own).startsWith(header));
  const at = values.findIndex((cells, index) => index > 0 && String(cells[0]) === String(id));
  return { sheet, row: row + at, column, holds: values[at]?.[column] };
}

const holds = async (sheet: string, id: unknown, header: string) => (await place(sheet, id, header)).holds;

async function type(sheet: string, id: number, header: string, typed: unknown): Promise<void> {
  const { row, column } = await place(sheet, id, header);
  await workbook.run(async (context) => {
    context.workbook.worksheets.getItem(sheet).getRangeByIndexes(row, column, 1, 1).values = [[typed]];
    await context.sync();
  });
}

describe("sheets that are brought up to date with edits pending", () => {
  it("[PL3] take what moved where nobody edited, on every sheet, and keep what was edited", async () => {
    await type("Contacts", 41, "Credit limit", 900);
    const moved = { ...cafe, company: "Harbour Bar", stages: "Quoted", balanceOwing: 12_50 };
    const answer = await bring(theirs(moved, store, mill));
    expect(answer).toMatchObject({ moved: 1, appeared: 0, clashes: [] });
    expect(await holds("Contacts", 41, "Company")).toBe("Harbour Bar");
    expect(await holds("Contacts", 41, "Balance owing")).toBe(12.5);
    expect(await holds("Stages", 41, "Company")).toBe("Harbour Bar");
    expect([await holds("Stages", 41, "Prospect"), await holds("Stages", 41, "Quoted")]).toEqual([
      false,
      true,
    ]);
    expect(await changes()).toEqual([update("41", { creditLimit: [cafe["creditLimit"], 900_00] })]);
  });

  it("[PL3] leave a field that moved on both sides as it was edited, and tell all three sides", async () => {
    await type("Contacts", 41, "City", "Levin");
    const { clashes } = await bring(theirs({ ...cafe, city: "Taupo" }));
    expect(clashes).toEqual([{ key: "41", field: "city", base: "Auckland", mine: "Levin", theirs: "Taupo" }]);
    expect(await holds("Contacts", 41, "City")).toBe("Levin");
    expect(await changes()).toEqual([update("41", { city: ["Auckland", "Levin"] })]);
  });

  it("[PL3] follow a choice: mine stays an edit of what is there now, theirs is none any more", async () => {
    await type("Contacts", 41, "City", "Levin");
    await type("Contacts", 42, "City", "Levin");
    const choices: readonly Choice[] = [
      { key: "41", field: "city", keep: "mine" },
      { key: "42", field: "city", keep: "theirs" },
    ];
    const moved = new Map([
      ["41", { city: "Taupo" }],
      ["42", { city: "Taupo" }],
    ]);
    expect((await bring(moved, { choices })).clashes).toEqual([]);
    expect(await changes()).toEqual([update("41", { city: ["Taupo", "Levin"] })]);
    expect(await holds("Contacts", 42, "City")).toBe("Taupo");
  });

  it("[WB5] keep filter, sort, widths, hidden and moved columns, notes, formats and a person's own columns", async () => {
    await workbook.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Contacts");
      const table = context.workbook.tables.getItem("ContactsTable");
      table.sort.apply([{ key: 3, ascending: false }]);
      table.columns.getItem("City").filter.applyValuesFilter(["Auckland"]);
      table.columns.add(undefined, [["Mine"], ["=1+1"], ["=1+2"], ["=1+3"]]);
      sheet.getRange("D:D").format.columnWidth = 222;
      sheet.getRange("F:F").columnHidden = true;
      await context.sync();
    });
    const look = () =>
      workbook.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Contacts");
        const table = context.workbook.tables.getItem("ContactsTable");
        const criteria = table.autoFilter.load("criteria");
        const width = sheet.getRange("D1").format.load("columnWidth");
        const hidden = sheet.getRange("F:F").load("columnHidden");
        const own = table.columns.getItem("Mine").getDataBodyRange().load("formulas");
        const ids = table.columns.getItem("ID").getDataBodyRange().load("values");
        await context.sync();
        return {
          values: criteria.criteria.map((of) => of?.values ?? null),
          width: width.columnWidth,
          hidden: hidden.columnHidden,
          own: own.formulas,
          ids: ids.values,
        };
      });
    const before = await look();
    await bring(theirs({ ...cafe, city: "Taupo" }, { ...store, company: "Quay Shop" }, mill));
    expect(await look()).toEqual(before);
    expect(await holds("Contacts", 41, "City")).toBe("Taupo");
    expect(await holds("Contacts", 42, "Company")).toBe("Quay Shop");
    expect(await changes()).toEqual([]);
  });

  it("put records that appeared at the foot of every sheet that shows them", async () => {
    const added = contact({ id: 50, company: "New Cafe", email: "n@new.example", accountNumber: "C0050" });
    const all = theirs(cafe, store, mill, { ...added, stages: "VIP" });
    expect(await bring(all)).toMatchObject({ appeared: 0 });
    expect(await bring(all, { lists: lists() })).toMatchObject({ moved: 0, appeared: 1 });
    expect(await holds("Contacts", 50, "Company")).toBe("New Cafe");
    expect(await holds("Stages", 50, "VIP")).toBe(true);
    expect(await changes()).toEqual([]);
    await type("Stages", 50, "VIP", false);
    expect(await changes()).toEqual([update("50", { stages: ["VIP", null] })]);
  });

  it("show records that went inactive", async () => {
    await bring(theirs({ ...cafe, isActive: false }));
    expect(await holds("Contacts", 41, "Active")).toBe(false);
    expect(await changes()).toEqual([]);
  });

  it("merge ticks one by one", async () => {
    await type("Stages", 41, "VIP", true);
    expect((await bring(theirs({ ...cafe, stages: "Prospect, Quoted" }))).clashes).toEqual([]);
    expect(await holds("Stages", 41, "Quoted")).toBe(true);
    expect(await changes()).toEqual([
      update("41", { stages: ["Prospect, Quoted", "Prospect, Quoted, VIP"] }),
    ]);
  });

  it("follow the account's lists: another name of a user, a new promotion, an edited one", async () => {
    await type("Promotions", 1, "Name", "Winter for all");
    const before = lists();
    const now = lists({
      users: [{ ...user(3, "Ana", "Ruiz"), lastName: "Hill" }, ...before.users.slice(1)],
      promotions: [
        ...before.promotions.map((own) => (own.id === 2 ? { ...own, name: "Cups for less" } : own)),
        { ...before.promotions[0]!, id: 9, code: "X26", name: "Extra" },
      ],
    });
    const sold = { ...cafe, salesPersonId: 3 };
    await bring(theirs(sold));
    expect(await holds("Contacts", 41, "Sales person")).toBe("Ana Ruiz");
    await bring(theirs(sold), { lists: now });
    expect(await holds("Contacts", 41, "Sales person")).toBe("Ana Hill");
    expect(await holds("Promotions", 2, "Name")).toBe("Cups for less");
    expect(await holds("Promotions", 9, "Code")).toBe("X26");
    const left = await changes();
    expect(left).toHaveLength(1);
    expect(left[0]).toMatchObject({ kind: "update", key: "promotion 1" });
    expect(await holds("Customer promotions", 41, "X26")).toBe(false);
    expect(await readWorkbookState()).toMatchObject({ loadedAt: later });
  });

  it("[KE1] leave a record whose rows are in doubt as it was loaded", async () => {
    await type("Contacts", 42, "ID", 41);
    const { doubted } = await bring(theirs({ ...cafe, city: "Taupo" }));
    expect(doubted).toEqual(["41"]);
    expect(await holds("Contacts", 41, "City")).toBe("Auckland");
  });

  it("keep what cannot be read as it was typed", async () => {
    await type("Contacts", 41, "Credit limit", "5k");
    const { clashes } = await bring(theirs({ ...cafe, creditLimit: 700_00 }));
    expect(clashes).toMatchObject([
      { key: "41", field: "creditLimit", mine: { typed: "5k" }, theirs: 700_00 },
    ]);
    expect(await holds("Contacts", 41, "Credit limit")).toBe("5k");
  });

  it("say that nothing is loaded in an empty workbook", async () => {
    workbook.close();
    workbook = openTestWorkbook();
    expect(await bringUpToDate({ theirs: new Map() }, at)).toMatchObject({ kind: "nothing loaded" });
  });
});
