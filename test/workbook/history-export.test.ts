import { defaultPolicy } from "../../src/domain/policy";
import { readSheets, writeLoad } from "../../src/workbook/excel";
import { writeHistory } from "../../src/workbook/excel-history";
import type { HistoryEntry } from "../../src/workbook/history-sheet";
import { mostBytes } from "../../src/workbook/blocks";
import { load, openTestWorkbook, testAccount, type TestWorkbook } from "../support/workbook";

const watch = { isStopped: () => false, onRows: () => undefined };
const signedIn = { account: testAccount, policy: defaultPolicy };
let workbook: TestWorkbook;
beforeEach(() => {
  workbook = openTestWorkbook();
});
afterEach(() => workbook.close());

const entry = (more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  when: "2026-11-24T09:41:07Z",
  who: "Ada Admin",
  why: "New numbers",
  workbook: "Contacts.xlsx",
  run: 12,
  record: "Harbour Cafe",
  id: "41",
  change: "changed",
  field: "Phone",
  before: "09 555 0100",
  after: "09 555 0101",
  outcome: "applied",
  message: "",
  approvedBy: "",
  ...more,
});

/** Values, their types, formats and the table of a sheet. */
function read(sheet: string) {
  return workbook.run(async (context) => {
    const found = context.workbook.worksheets.getItem(sheet);
    const used = found.getUsedRange(true).load("values,valueTypes,numberFormat,text");
    const tables = found.tables.load("items/name");
    await context.sync();
    const range = tables.items[0]?.getRange().load("address");
    await context.sync();
    const address = range?.address.split("!")[1];
    return { ...used.toJSON(), table: tables.items[0]?.name, address };
  });
}

it("[HI3] is a table of true dates, numbers and text, in the order of the search", async () => {
  const end = await writeHistory([entry(), entry({ run: 11, after: "", outcome: "rejected" })], watch);
  expect(end).toEqual({ kind: "written", sheet: "Run history", misses: 0 });
  const { values, numberFormat, table, address, text } = await read("Run history");
  expect([table, address]).toEqual(["HistoryExport", "A1:N3"]);
  expect(values?.[0]).toEqual([
    ...["When (UTC)", "Who", "Why", "Workbook", "Run", "Record", "ID", "Change", "Field"],
    ...["Before", "After", "Outcome", "Message", "Approved by"],
  ]);
  expect(values?.[1]?.[0]).toBeCloseTo(46350 + (9 * 3600 + 41 * 60 + 7) / 86_400, 8);
  expect(numberFormat?.[1]?.[0]).toBe("yyyy-mm-dd hh:mm:ss");
  expect(text?.[1]?.[0]).toBe("2026-11-24 09:41:07");
  expect(values?.[2]?.slice(4)).toEqual([
    ...[11, "Harbour Cafe", "41", "changed", "Phone", "09 555 0100", "", "rejected", "", ""],
  ]);
});

it("[WB2] shows what looks like a formula, and never runs it", async () => {
  const tricks = ["=1+1", "@SUM(A1)", "+1", "-A1", "'quoted", "\t=1+1", "1-2", "00123", "TRUE", "#N/A"];
  const texts = ["who", "why", "record", "before", "after", "message", "workbook"] as const;
  const entries = tricks.map((trick) =>
    entry(Object.fromEntries(texts.map((name) => [name, trick])) as Partial<HistoryEntry>),
  );
  expect(await writeHistory(entries, watch)).toMatchObject({ misses: 0 });
  const { values, valueTypes } = await read("Run history");
  for (const [at, trick] of tricks.entries())
    for (const column of [1, 2, 3, 5, 9, 10, 12])
      expect([values?.[at + 1]?.[column], valueTypes?.[at + 1]?.[column]]).toEqual([trick, "String"]);
});

it("[HI3] never writes over what is there: a second export is Run history 2", async () => {
  await workbook.run(async (context) => {
    context.workbook.worksheets.add("run history").getRange("A1").values = [["mine"]];
    await context.sync();
  });
  const sheets: string[] = [];
  for (let count = 0; count < 3; count++) {
    const end = await writeHistory([entry()], watch);
    if (end.kind === "written") sheets.push(end.sheet);
  }
  expect(sheets).toEqual(["Run history 2", "Run history 3", "Run history 4"]);
  expect((await read("run history")).values).toEqual([["mine"]]);
  expect((await read("Run history 4")).table).toBe("HistoryExport3");
});

it("[HI3] is no draft: Check reads the same with it and without", async () => {
  await writeLoad(load(), {});
  const at = { signedIn, now: "2026-11-24T10:00:00Z" } as unknown as Parameters<typeof readSheets>[0];
  const before = await readSheets(at);
  await writeHistory([entry({ id: "999", record: "Nobody", field: "ID" })], watch);
  expect(await readSheets(at)).toEqual(before);
});

it("[WB4] goes in requests of bounded size, and cuts a text that Excel would refuse", async () => {
  const entries = Array.from({ length: 3000 }, (_, at) => entry({ run: at, message: "m".repeat(800) }));
  entries.push(entry({ before: "x".repeat(40_000) }));
  workbook.resetCounts();
  const done: number[] = [];
  await writeHistory(entries, { ...watch, onRows: (rows) => done.push(rows) });
  const { requests, largestRequest } = workbook.counts();
  expect(largestRequest).toBeLessThan(1.1 * mostBytes);
  expect(requests).toBeLessThan(20);
  expect(done.at(-1)).toBe(3002);
  await workbook.run(async (context) => {
    const cell = context.workbook.worksheets.getItem("Run history").getRange("J3002").load("values");
    await context.sync();
    expect(cell.values).toEqual([[`${"x".repeat(32_000)}…`]]);
  });
});

it("[HI3] leaves nothing behind where it is stopped", async () => {
  const entries = Array.from({ length: 6000 }, () => entry({ message: "m".repeat(800) }));
  let rows = 0;
  const stopping = { isStopped: () => rows > 0, onRows: (done: number) => (rows = done) };
  expect(await writeHistory(entries, stopping)).toEqual({ kind: "stopped" });
  const names = await workbook.run(async (context) => {
    const sheets = context.workbook.worksheets.load("items/name");
    await context.sync();
    return sheets.items.map(({ name }) => name);
  });
  expect(names).toEqual(["Sheet1"]);
});
