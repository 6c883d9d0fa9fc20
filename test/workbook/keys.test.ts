import { readSheets, writeLoad } from "../../src/workbook/excel";
import type { Reading } from "../../src/workbook/reading";
import { contact } from "../support/makers";
import {
  load,
  openTestWorkbook,
  testAccount,
  threeContacts,
  type TestWorkbook,
  headersIn,
} from "../support/workbook";

const at = { signedIn: testAccount, now: "2026-11-24T10:00:00Z" };

let workbook: TestWorkbook;
beforeEach(async () => {
  workbook = openTestWorkbook();
  await writeLoad(load(), {});
});
afterEach(() => workbook.close());

async function read(more: Partial<typeof at> = {}): Promise<Reading> {
  const answer = await readSheets({ ...at, ...more });
  if (answer.kind !== "read") throw new Error(answer.message);
  return answer.reading;
}

/** Writes one cell by its sheet, row and header, as a person types. */
function type(cell: { sheet?: string; row: number; header: string }, typed: string | number | boolean) {
  return workbook.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(cell.sheet ?? "Contacts");
    const used = sheet.getUsedRange().load("values");
    await context.sync();
    const column = headersIn(used.values).indexOf(cell.header);
    if (column < 0) throw new Error(`no header ${cell.header}`);
    sheet.getRangeByIndexes(cell.row - 1, column, 1, 1).values = [[typed]];
    await context.sync();
  });
}

function rules(reading: Reading): string[] {
  return reading.keyFindings.map(({ rule, severity }) => `${rule} ${severity}`);
}

const entryOf = (reading: Reading, key: string, field: string) =>
  reading.drafts.find((draft) => draft.key === key)?.entries[field];

describe("keys of rows", () => {
  it("[KE1] two rows with one id are named and their record is left as loaded", async () => {
    await type({ row: 3, header: "ID" }, 41);
    await type({ row: 2, header: "City" }, "Napier");
    const reading = await read();
    expect(rules(reading)).toEqual(["KE1 E", "KE1 E", "KE4 W"]);
    expect(reading.keyFindings[0]?.place).toEqual({ sheet: "Contacts", row: 2 });
    expect(entryOf(reading, "41", "city")).toBeNull();
  });

  it("[KE2] an id that was not loaded makes no draft", async () => {
    await type({ row: 3, header: "ID" }, 999);
    const reading = await read();
    expect(rules(reading)).toEqual(["KE2 E", "KE4 W"]);
    expect(reading.drafts.map(({ key }) => key)).toEqual(["41", "42", "43"]);
  });

  it("[KE2] a row without an id on Groups is said, not taken for a new contact", async () => {
    await type({ sheet: "Groups", row: 6, header: "Company" }, "Nobody");
    const reading = await read();
    expect(reading.keyFindings).toMatchObject([{ rule: "KE2", place: { sheet: "Groups", row: 6 } }]);
    expect(reading.drafts).toHaveLength(3);
  });

  it("[KE3] ids that were sorted apart from their rows name each row and change nothing", async () => {
    await type({ row: 2, header: "ID" }, 42);
    await type({ row: 3, header: "ID" }, 41);
    const reading = await read();
    expect(rules(reading)).toEqual(["KE3 E", "KE3 E"]);
    expect(reading.hasEdits).toBe(false);
  });

  it("[KE3] companies on Groups that were sorted apart from their ids are not put back as if they were slips", async () => {
    await type({ sheet: "Groups", row: 4, header: "Company" }, "Quay Store");
    await type({ sheet: "Groups", row: 5, header: "Company" }, "Harbour Cafe Ltd");
    await type({ sheet: "Groups", row: 4, header: "Hospitality · Group, required" }, false);
    const reading = await read();
    expect(rules(reading)).toEqual(["KE3 E", "KE3 E"]);
    expect(reading.hasEdits).toBe(false);
    expect(reading.repaired).toEqual([]);
  });

  it("[KE4] a missing row is said and is never a delete", async () => {
    await workbook.run(async (context) => {
      context.workbook.worksheets.getItem("Contacts").getRange("3:3").delete("Up");
      await context.sync();
    });
    const reading = await read();
    expect(rules(reading)).toEqual(["KE4 W"]);
    expect(reading.drafts).toHaveLength(3);
    expect(reading.hasEdits).toBe(false);
  });

  it("[KE5] a renamed header is an error, a deleted column means not given", async () => {
    await workbook.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Contacts");
      const used = sheet.getUsedRange().load("values");
      await context.sync();
      const headers = used.values[0] as string[];
      sheet.getRangeByIndexes(0, headers.indexOf("Company"), 1, 1).values = [["Firm"]];
      sheet.getRangeByIndexes(0, headers.indexOf("City"), 4, 1).getEntireColumn().delete("Left");
      await context.sync();
    });
    const reading = await read();
    expect(reading.keyFindings.map(({ message }) => message)).toEqual([
      expect.stringContaining("“Firm” where “Company” is missing"),
      expect.stringContaining("no column “City”"),
    ]);
    expect(rules(reading)).toEqual(["KE5 E", "KE5 W"]);
    expect(reading.hasEdits).toBe(false);
  });

  it("[KE5] without the id column nothing is read from the sheet", async () => {
    await type({ row: 2, header: "Company" }, "Other");
    await type({ row: 1, header: "ID" }, "Number");
    const reading = await read();
    expect(rules(reading)).toEqual(["KE5 E"]);
    expect(reading.hasEdits).toBe(false);
  });

  it("[KE5] a deleted sheet is said once, and its records are left as they are", async () => {
    await workbook.run(async (context) => {
      context.workbook.worksheets.getItem("Groups").delete();
      await context.sync();
    });
    const reading = await read();
    expect(reading.keyFindings).toMatchObject([{ rule: "KE5", severity: "W", key: "" }]);
    expect(reading.hasEdits).toBe(false);
  });

  it("[KE6] a workbook of another account or backend says so", async () => {
    const other = { id: "acc-2", name: "Other Foods", backend: "embedded" };
    expect(rules(await read({ signedIn: other }))).toEqual(["KE6 E"]);
    expect(rules(await read({ signedIn: { ...testAccount, backend: "cin7" } }))).toEqual(["KE6 E"]);
  });

  it("[KE7] a baseline that is older than the policy's limit warns", async () => {
    expect(rules(await read({ now: "2026-12-09T09:41:00Z" }))).toEqual(["KE7 W"]);
  });

  it("[KE8] ticks that moved on both sheets and disagree stop the record; one side that moved wins", async () => {
    await type({ row: 2, header: "Group" }, "Retail");
    expect(entryOf(await read(), "41", "group")).toBe("Retail");
    await type({ sheet: "Groups", row: 4, header: "Hospitality · Group, required" }, false);
    const reading = await read();
    expect(reading.keyFindings).toMatchObject([{ rule: "KE8", severity: "E", key: "41", field: "group" }]);
    expect(entryOf(reading, "41", "group")).toBe("Hospitality");
    await type({ sheet: "Groups", row: 4, header: "Retail · Group, required" }, true);
    expect(rules(await read())).toEqual([]);
    expect(entryOf(await read(), "41", "group")).toBe("Retail");
  });
});

it("[CO10] a tick that is neither yes nor no is kept as it was typed, with its column", async () => {
  const header = "Hospitality · Group, required";
  await type({ sheet: "Groups", row: 4, header }, "F");
  expect(entryOf(await read(), "41", "group")).toEqual({ typed: "F", column: header });
});

describe("rows that people add and move", () => {
  it("gives a new row its key in the sheet, and keeps it through a sort", async () => {
    await type({ row: 5, header: "Company" }, "Aro Bakery");
    await type({ row: 6, header: "Company" }, "Bay Bakery");
    const reading = await read();
    expect(reading.drafts.slice(3).map(({ key, entries }) => [key, entries["company"]])).toEqual([
      ["new 1", "Aro Bakery"],
      ["new 2", "Bay Bakery"],
    ]);
    await workbook.run(async (context) => {
      context.workbook.tables.getItem("ContactsTable").sort.apply([{ key: 4, ascending: false }]);
      await context.sync();
    });
    const sorted = await read();
    expect(sorted.keyFindings).toEqual([]);
    expect(entryOf(sorted, "new 1", "company")).toBe("Aro Bakery");
    expect(sorted.places.get("new 2")?.row).not.toBe(reading.places.get("new 2")?.row);
  });

  it("numbers a copied new row anew", async () => {
    await type({ row: 5, header: "Company" }, "Aro Bakery");
    await read();
    await type({ row: 6, header: "ID" }, "new 1");
    await type({ row: 6, header: "Company" }, "Copied Bakery");
    const reading = await read();
    expect(reading.drafts.slice(3).map(({ key }) => key)).toEqual(["new 1", "new 2"]);
    expect(entryOf(reading, "new 2", "company")).toBe("Copied Bakery");
  });

  it("[WB3] takes a formula's value and keeps the formula", async () => {
    const header = "Credit limit";
    await type({ row: 2, header }, "=1000+500.25");
    const reading = await read();
    expect(entryOf(reading, "41", "creditLimit")).toBe(1500_25);
    const formulas = await workbook.run(async (context) => {
      const used = context.workbook.worksheets.getItem("Contacts").getUsedRange().load("formulas");
      await context.sync();
      return used.formulas as unknown[][];
    });
    expect(formulas[1]?.[formulas[0]?.indexOf(header) ?? -1]).toBe("=1000+500.25");
  });

  it("keeps malformed cells and error values word for word, as no value", async () => {
    await type({ row: 2, header: "Credit limit" }, "5k");
    await type({ row: 3, header: "Credit limit" }, "=1/0");
    await type({ row: 3, header: "Active" }, "maybe");
    const reading = await read();
    expect(entryOf(reading, "41", "creditLimit")).toEqual({ typed: "5k" });
    expect(entryOf(reading, "42", "creditLimit")).toEqual({ typed: "#DIV/0!" });
    expect(entryOf(reading, "42", "isActive")).toEqual({ typed: "maybe" });
  });

  it("[WB7] puts a read-only cell that was overwritten back, and says so", async () => {
    await type({ row: 2, header: "Balance owing" }, 9);
    const first = await read();
    expect(first.repaired).toMatchObject([
      { key: "41", label: "Balance owing", typed: "9", sheet: "Contacts" },
    ]);
    expect(first.hasEdits).toBe(false);
    expect((await read()).repaired).toEqual([]);
  });

  it("a load without any record leaves sheets that can be read and filled", async () => {
    await writeLoad(load([]), {});
    expect((await read()).drafts).toEqual([]);
    await type({ row: 2, header: "Company" }, "First Bakery");
    expect((await read()).drafts).toMatchObject([{ key: "new 1" }]);
    await writeLoad(load([...threeContacts(), contact({ id: 50, email: null })]), {});
    const reading = await read();
    expect(reading.drafts.map(({ key }) => key)).toEqual(["41", "42", "43", "50"]);
    expect(reading.hasEdits).toBe(false);
  });
});
