import { readSheets, writeLoad } from "../../src/workbook/excel";
import {
  findPastedExport,
  readPastedExport,
  readSheetsToImport,
  writeImport,
  type Import,
} from "../../src/workbook/excel-import";
import { guessMapping } from "../../src/workbook/map-export";
import type { ExportTable } from "../../src/workbook/import-sheet";
import { exported } from "../support/import-sheet";
import { headersIn, load, openTestWorkbook, testAccount, type TestWorkbook } from "../support/workbook";

const watch = { isStopped: () => false, onRows: () => undefined };
let workbook: TestWorkbook;
beforeEach(async () => {
  workbook = openTestWorkbook();
  await writeLoad(load(), {});
});
afterEach(() => workbook.close());

/** The rows of Contacts below its header, by header. */
function rows(): Promise<Record<string, unknown>[]> {
  return workbook.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Contacts");
    const used = sheet.getUsedRange(true).load("values");
    const table = context.workbook.tables.getItem("ContactsTable").getRange().load("rowCount");
    await context.sync();
    const [headers = [], ...body] = used.values as unknown[][];
    expect(table.rowCount).toBe(body.length + 1);
    return body.map((row) => Object.fromEntries(headersIn([headers]).map((header, at) => [header, row[at]])));
  });
}

async function contacts() {
  const answer = await readSheetsToImport();
  if (answer.kind === "nothing loaded") throw new Error(answer.message);
  const sheet = answer.sheets.find(({ cells }) => cells.sheet === "Contacts");
  if (!sheet) throw new Error("Contacts is gone.");
  return { answer, sheet };
}

async function write(table: ExportTable, more: Partial<Import> = {}) {
  const { sheet } = await contacts();
  const mapping = guessMapping(table, sheet);
  return writeImport(
    { table: "ContactsTable", rows: table, mapping, always: { type: "Customer" }, ...more },
    watch,
  );
}

const zebra = exported({
  "Customer Name": ["Zebra Cafe", "Harbour Cafe"],
  "E-mail": ["zoe@zebra.example", "MIA@harbourcafe.example"],
  Zip: ["01010", "01234"],
  "Credit limit": ["$2,000.00", "5k"],
  Comments: ["=cmd|' /C calc'!A0", ""],
  Active: ["N", "1-2"],
});

it("an export becomes new rows at the foot: text stays text, what is no value stays as it is, nothing is calculated", async () => {
  expect(await write(zebra)).toMatchObject({
    kind: "written",
    sheet: "Contacts",
    added: 2,
    updated: 0,
    misses: 0,
  });
  const [, , , first, second] = await rows();
  expect(first).toMatchObject({
    Type: "Customer",
    Company: "Zebra Cafe",
    Postcode: "01010",
    "Credit limit": 2000,
    Notes: "=cmd|' /C calc'!A0",
    Active: false,
  });
  expect(second).toMatchObject({ Postcode: "01234", "Credit limit": "5k", Active: "1-2" });
  const answer = await readSheets({ signedIn: testAccount, now: "2026-11-24T10:00:00Z" });
  const added =
    answer.kind === "read" ? answer.reading.drafts.filter(({ key }) => key.startsWith("new")) : [];
  expect(added.map(({ entries }) => [entries["company"], entries["creditLimit"]])).toEqual([
    ["Zebra Cafe", 2000_00],
    ["Harbour Cafe", { typed: "5k" }],
  ]);
});

it("[WB8] rows that are loaded are updated in their own rows, under a filter and a sort, which stay", async () => {
  await workbook.run(async (context) => {
    const table = context.workbook.tables.getItem("ContactsTable");
    table.sort.apply([{ key: 4, ascending: false }]);
    table.columns.getItem("Company").filter.applyValuesFilter(["Quay Store"]);
    await context.sync();
  });
  expect(await write(zebra, { matchBy: "email" })).toMatchObject({ added: 1, updated: 1 });
  const all = await rows();
  expect(all.find(({ ID }) => ID === 41)).toMatchObject({
    Company: "Harbour Cafe",
    Postcode: "01234",
    "Credit limit": "5k",
  });
  expect(all.at(-1)).toMatchObject({ Company: "Zebra Cafe", ID: "" });
  const criteria = await workbook.run(async (context) => {
    const filter = context.workbook.tables.getItem("ContactsTable").autoFilter.load("criteria");
    await context.sync();
    return JSON.stringify(filter.criteria);
  });
  expect(criteria).toContain("Quay Store");
});

describe("rows that were pasted on the sheet as they came", () => {
  const pastedCells = [
    ["Customer Name", "E-mail", "Zip", "Town"],
    ["Zebra Cafe", "zoe@zebra.example", "1010", "Auckland"],
    ["Harbour Cafe", "mia@harbourcafe.example", "1234", "Nelson"],
    ["Yak Bar", "yan@yak.example", "2345", "Taupo"],
  ];
  const paste = (column = 1, cells: (string | number)[][] = pastedCells) =>
    workbook.typeByHand({ sheet: "Contacts", row: 5, column }, cells);
  const found = async (address: string) => findPastedExport({ sheet: "Contacts", address });

  it("are noticed at the foot of the table, and only there", async () => {
    paste();
    expect(await found("A5:D8")).toEqual({
      table: "ContactsTable",
      sheet: "Contacts",
      row: 4,
      column: 0,
      rows: 4,
      columns: 4,
    });
    expect(await found("A6:D8")).toBeUndefined();
    expect(await found("A5:D7")).toBeUndefined();
    expect(await found("A5:D5")).toBeUndefined();
    expect(await found("A1:D8")).toBeUndefined();
    expect(await found("A5")).toBeUndefined();
  });

  it("are no export where they are ordinary rows", async () => {
    paste(3, [
      ["Customer", "TRUE", "Zebra Cafe", "Zoe"],
      ["Supplier", "TRUE", "Yak Bar", "Yan"],
    ]);
    expect(await found("C5:F6")).toBeUndefined();
  });

  it.each([
    ["over ids", 1, "A5:D8"],
    ["from a column within", 5, "E5:H8"],
  ])("are replaced by mapped rows, %s; their header and leftovers go", async (_, column, address) => {
    paste(column);
    const pasted = await found(address);
    const table = pasted && (await readPastedExport(pasted));
    if (!pasted || !table) throw new Error("Nothing was found.");
    const end = await write(table, { pasted, matchBy: "email" });
    expect(end).toMatchObject({ kind: "written", added: 2, updated: 1, misses: 0 });
    const all = await rows();
    expect(all.map((row) => row["ID"])).toEqual([41, 42, 43, "", ""]);
    expect(all[0]).toMatchObject({
      Company: "Harbour Cafe",
      City: "Nelson",
      Postcode: "1234",
      "First name": "Mia",
    });
    expect(all[3]).toMatchObject({
      Company: "Zebra Cafe",
      Email: "zoe@zebra.example",
      City: "Auckland",
      Type: "Customer",
    });
    expect(all[4]).toMatchObject({ Company: "Yak Bar", City: "Taupo", "First name": "" });
  });

  it("[CO10] are read as they were copied: a percentage is one, a day is no number, and a format that the table gave says nothing", async () => {
    paste(1, [
      ["Customer Name", "E-mail", "Discount %", "Credit limit", "Comments", "Account"],
      ["Zebra Cafe", "zoe@zebra.example", 0.1, 46_022, 46_022, 500],
      ["Yak Bar", "yan@yak.example", 0.125, 0.1, "", 600],
    ]);
    await workbook.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Contacts");
      const give = (address: string, format: string) => {
        sheet.getRange(address).numberFormat = [[format]];
      };
      for (const address of ["C6", "C7", "D7"]) give(address, "0%");
      for (const address of ["D6", "E6"]) give(address, "m/d/yyyy");
      for (const address of ["F4", "F6", "F7"]) give(address, "yyyy-mm-dd");
      await context.sync();
    });
    const pasted = await found("A5:F7");
    const table = pasted && (await readPastedExport(pasted));
    if (!pasted || !table) throw new Error("Nothing was found.");
    expect(table.rows).toEqual([
      ["Zebra Cafe", "zoe@zebra.example", "10%", "2025-12-31", "2025-12-31", 500],
      ["Yak Bar", "yan@yak.example", "12.5%", "10%", "", 600],
    ]);
    expect(await write(table, { pasted })).toMatchObject({ kind: "written", added: 2, misses: 0 });
    const [zebra, yak] = (await rows()).slice(-2);
    expect(zebra).toMatchObject({ "Discount %": 10, "Credit limit": "2025-12-31", Notes: "2025-12-31" });
    expect(yak).toMatchObject({ "Discount %": 12.5, "Credit limit": "10%", "Account number": "600" });
  });

  it("are left alone where they have moved since", async () => {
    paste();
    const pasted = await found("A5:D8");
    const table = pasted && (await readPastedExport(pasted));
    if (!pasted || !table) throw new Error("Nothing was found.");
    workbook.typeByHand({ sheet: "Contacts", row: 5, column: 1 }, [["Somebody"]]);
    expect(await write(table, { pasted })).toMatchObject({
      kind: "not written",
      message: expect.stringContaining("not where they were"),
    });
    expect((await rows())[4]).toMatchObject({ ID: "Zebra Cafe" });
  });
});

it("rows below the table are pushed down, not written over", async () => {
  await workbook.run(async (context) => {
    context.workbook.worksheets.getItem("Contacts").getRange("C8").values = [["a note of mine"]];
    await context.sync();
  });
  await write(zebra);
  const found = await workbook.run(async (context) => {
    const range = context.workbook.worksheets.getItem("Contacts").getRange("C5:C10").load("values");
    await context.sync();
    return range.values.flat() as unknown[];
  });
  expect(found).toEqual(["Customer", "Customer", "", "", "", "a note of mine"]);
});
