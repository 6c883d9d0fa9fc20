import { keyOfId } from "../../src/domain/record-key";
import { diffRecords } from "../../src/plan/diff";
import type { DraftChange } from "../../src/plan/change";
import { readSheets, writeLoad, writeOutcomes } from "../../src/workbook/excel";
import type { Reading } from "../../src/workbook/reading";
import { noteOf } from "../../src/workbook/notes";
import { layoutsFor, sheetNames } from "../../src/workbook/sheets";
import { lists } from "../support/makers";
import {
  headerRowIn,
  headersIn,
  load,
  openTestWorkbook,
  testAccount,
  type TestWorkbook,
} from "../support/workbook";

const at = { signedIn: testAccount, now: "2026-11-24T10:00:00Z" };
const owned = {
  secondary_contact: [person({ id: 5, contactId: 41, firstName: "Ben", lastName: "Ruru" })],
  delivery_address: [address({ id: 8, contactId: 41, label: "Warehouse", isDefault: true })],
};
const allSheets = () => ({ ...load(), sheets: sheetNames, owned });

let workbook: TestWorkbook;
beforeEach(() => {
  workbook = openTestWorkbook();
});
afterEach(() => workbook.close());

function person(values: Record<string, string | number>) {
  const blank = { company: null, jobTitle: null, email: null, mobile: null, phone: null };
  return { ...blank, ...values };
}

function address(values: Record<string, string | number | boolean>) {
  const blank = { address1: null, address2: null, city: null, state: null, postCode: null, country: null };
  return { ...blank, isRemoved: false, ...values };
}

async function read(): Promise<Reading> {
  const answer = await readSheets(at);
  if (answer.kind !== "read") throw new Error(answer.message);
  return answer.reading;
}

async function changes(): Promise<readonly DraftChange[]> {
  const { types, drafts } = await read();
  return diffRecords(types, drafts);
}

/** The values of a sheet from its header on. */
function valuesOf(sheet: string): Promise<unknown[][]> {
  return workbook.run(async (context) => {
    const used = context.workbook.worksheets.getItem(sheet).getUsedRange(true).load("values");
    await context.sync();
    const values = used.values as unknown[][];
    return values.slice(headerRowIn(values));
  });
}

/** Types into the row of that id, or below the last row where there is none. */
function type(cell: { sheet: string; id: string; header: string }, typed: string | number | boolean) {
  return workbook.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(cell.sheet);
    const used = sheet.getUsedRange(true).load("values");
    await context.sync();
    const values = used.values as unknown[][];
    const column = headersIn(values).findIndex((header) => String(header).startsWith(cell.header));
    const found = values.findIndex((row, place) => place > headerRowIn(values) && String(row[0]) === cell.id);
    const row = found < 0 ? values.length : found;
    if (found < 0) {
      const [table] = await tablesOf(context, sheet);
      table?.resize(
        sheet.getRangeByIndexes(
          headerRowIn(values),
          0,
          row - headerRowIn(values) + 1,
          headersIn(values).length,
        ),
      );
    }
    sheet.getRangeByIndexes(row, column, 1, 1).values = [[typed]];
    await context.sync();
  });
}

async function tablesOf(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<Excel.Table[]> {
  sheet.tables.load("items/name");
  await context.sync();
  return sheet.tables.items;
}

describe("a sheet for every type of record", () => {
  it("[WB1] is read back as the same records, without an edit", async () => {
    const end = await writeLoad(allSheets(), {});
    expect(end).toEqual({ kind: "written", records: 3, different: [] });
    const reading = await read();
    expect(reading.hasEdits).toBe(false);
    expect(reading.keyFindings).toEqual([]);
    const keys = reading.drafts.map(({ key }) => key);
    expect(keys).toEqual(
      expect.arrayContaining(["41", "secondary_contact 5", "delivery_address 8", "promotion 1"]),
    );
    expect(keys).toEqual(expect.arrayContaining(["price_tier 3", "gl_account 1", "product 2", "tax_rule 1"]));
  });

  it("an edit on it is a change of its own record", async () => {
    await writeLoad(allSheets(), {});
    await type({ sheet: "Promotions", id: "1", header: "% off" }, 12.5);
    await type({ sheet: "Delivery addresses", id: "8", header: "City" }, "Napier");
    await type({ sheet: "Product visibility", id: "2", header: "Retail ·" }, false);
    expect(await changes()).toEqual([
      { kind: "update", key: "delivery_address 8", fields: { city: [null, "Napier"] } },
      { kind: "update", key: "product 2", fields: { shownTo: ["Hospitality, Retail", "Hospitality"] } },
      { kind: "update", key: "promotion 1", fields: { percent: [10_00, 12_50] } },
    ]);
  });

  it("[WB9] applied changes move its baseline on, and a created record has its id", async () => {
    await writeLoad(allSheets(), {});
    await type({ sheet: "Promotions", id: "1", header: "% off" }, 12.5);
    await type({ sheet: "Delivery addresses", id: "", header: "Label" }, "Shop");
    const made = (await changes()).find(({ kind }) => kind === "create");
    expect(made).toEqual({ kind: "create", key: "new delivery_address 1", values: { label: "Shop" } });
    await writeOutcomes(
      [
        { key: "promotion 1", kind: "applied", values: { percent: 12_50 } },
        {
          key: "new delivery_address 1",
          kind: "applied",
          id: "delivery_address 9",
          values: { label: "Shop" },
        },
      ],
      "10:42",
    );
    expect(await changes()).toEqual([]);
    const reading = await read();
    expect(reading.lists.promotions[0]?.percent).toBe(12_50);
    expect(reading.drafts.map(({ key }) => key)).toContain(keyOfId("delivery_address", "9"));
  });

  it("[KE2] a new row among records that only the backend makes is said, and makes none", async () => {
    await writeLoad(allSheets(), {});
    await type({ sheet: "Product visibility", id: "", header: "Name" }, "Thirteen");
    const { keyFindings } = await read();
    expect(keyFindings).toMatchObject([{ rule: "KE2", place: { sheet: "Product visibility" } }]);
    expect(await changes()).toEqual([]);
  });

  it("is not read, nor are its records checked, where it was not loaded", async () => {
    await writeLoad(load(), {});
    const { drafts } = await read();
    expect(drafts.map(({ key }) => key)).toEqual(["41", "42", "43"]);
  });
});

describe("customer promotions", () => {
  it("hold TRUE, or the number that overrides", async () => {
    await writeLoad(allSheets(), {});
    await type({ sheet: "Customer promotions", id: "41", header: "W26" }, 7.5);
    await type({ sheet: "Customer promotions", id: "41", header: "TWO" }, true);
    await type({ sheet: "Customer promotions", id: "42", header: "W26" }, "7.5 or so");
    const { drafts } = await read();
    const of = (key: string) => drafts.find((draft) => draft.key === key)?.entries["promotions"];
    expect(of("41")).toBe("TWO, W26=7.5");
    expect(of("42")).toEqual({ typed: "7.5 or so", column: expect.stringContaining("W26") as string });
  });
});

describe("what is added on one sheet", () => {
  it("a customer has a row on the sheets of ticks, where it can be ticked before it exists", async () => {
    await writeLoad(allSheets(), {});
    await type({ sheet: "Contacts", id: "", header: "Company" }, "Quay Bakery");
    await type({ sheet: "Contacts", id: "", header: "Type" }, "Customer");
    await read();
    const rows = await valuesOf("Groups");
    expect(rows.at(-1)?.slice(0, 3)).toEqual(["new 1", "", "Quay Bakery"]);
    await type({ sheet: "Groups", id: "new 1", header: "Hospitality" }, true);
    const made = (await changes()).find(({ key }) => key === "new 1");
    expect(made).toMatchObject({ kind: "create", values: { company: "Quay Bakery", group: "Hospitality" } });
    expect((await read()).keyFindings).toEqual([]);
  });

  it("a promotion becomes a column that customers can be ticked in, also after it was applied", async () => {
    await writeLoad(allSheets(), {});
    await type({ sheet: "Promotions", id: "", header: "Code" }, "NEW5");
    await read();
    expect((await valuesOf("Customer promotions"))[0]?.at(-1)).toBe("NEW5");
    await type({ sheet: "Promotions", id: "new 1", header: "Name" }, "News");
    await type({ sheet: "Promotions", id: "new 1", header: "Active" }, true);
    await read();
    await type({ sheet: "Customer promotions", id: "41", header: "NEW5" }, true);
    expect(await changes()).toEqual([
      { kind: "update", key: "41", fields: { promotions: [null, "NEW5"] } },
      { kind: "create", key: "new promotion 1", values: { code: "NEW5", name: "News", isActive: true } },
    ]);
    const values = { code: "NEW5", name: "News", isActive: true };
    await writeOutcomes([{ key: "new promotion 1", kind: "applied", id: "promotion 5", values }], "10:42");
    expect(await changes()).toEqual([{ kind: "update", key: "41", fields: { promotions: [null, "NEW5"] } }]);
    const [headers = []] = await valuesOf("Customer promotions");
    expect(headers.filter((header) => String(header).startsWith("NEW5"))).toHaveLength(1);
  });
});

describe("sheets of ticks", () => {
  it("name each classification, required ones first, and count what is ticked", async () => {
    await writeLoad(allSheets(), {});
    await type({ sheet: "Groups", id: "42", header: "Retail" }, true);
    const above = await workbook.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Groups").getRange("A1:K3").load("values");
      await context.sync();
      return range.values as unknown[][];
    });
    const headers = above[2] ?? [];
    const column = (start: string) => headers.findIndex((header) => String(header).startsWith(start));
    expect(above[0]?.filter(Boolean)).toEqual(["Group, required", "Region, required", "Sub group"]);
    expect(above[1]?.[column("Hospitality")]).toBe(2);
    expect(above[1]?.[column("Retail")]).toBe(1);
  });

  it("leave out the columns that were not chosen, and keep their ticks", async () => {
    await writeLoad({ ...allSheets(), hidden: { Groups: ["tick 1 Retail", "company", "id"] } }, {});
    const [headers = []] = await valuesOf("Groups");
    expect(headers.join()).not.toContain("Retail");
    expect(headers.slice(0, 3)).toEqual(["ID", "Status", "Company"]);
    await type({ sheet: "Groups", id: "41", header: "North" }, false);
    expect(await changes()).toEqual([
      { kind: "update", key: "41", fields: { classification_3: ["North", null] } },
    ]);
    expect((await read()).keyFindings).toEqual([]);
  });
});

describe("a later load", () => {
  it("[WB1] of fewer columns takes the others away, and of more brings them back", async () => {
    await writeLoad(allSheets(), {});
    const [wide = []] = await valuesOf("Contacts");
    const [other] = load().records.slice(1);
    const narrow = { ...load(other ? [other] : []), sheets: [], hidden: { Contacts: ["city", "phone"] } };
    await writeLoad(narrow, {});
    const [headers, ...rows] = await valuesOf("Contacts");
    expect(headers).toEqual(wide.filter((header) => header !== "City" && header !== "Phone"));
    expect(rows.map(([id]) => String(id))).toEqual(["42"]);
    expect(await changes()).toEqual([]);
    await writeLoad(allSheets(), {});
    expect((await valuesOf("Contacts"))[0]).toEqual(wide);
  });
});

describe("help where people look", () => {
  it("every column of every sheet has a note that Excel can hold, and it stands on its header", async () => {
    for (const { columns } of layoutsFor(lists())) {
      for (const column of columns) {
        const { title, message } = noteOf(column);
        expect(title.length).toBeGreaterThan(0);
        expect(title.length).toBeLessThanOrEqual(32);
        expect(message.length).toBeGreaterThan(10);
        expect(message.length).toBeLessThanOrEqual(255);
      }
    }
    await writeLoad(load(), {});
    const prompt = await workbook.run(async (context) => {
      const [headers] = (await valuesOf("Contacts")) as [unknown[]];
      const header = context.workbook.worksheets
        .getItem("Contacts")
        .getRangeByIndexes(0, headers.indexOf("Account number"), 1, 1);
      header.dataValidation.load("prompt");
      await context.sync();
      return header.dataValidation.prompt;
    });
    expect(prompt).toMatchObject({ showPrompt: true, title: "Account number" });
    expect(prompt.message).toContain("At most 10 characters, e.g. C0041.");
  });
});
