import { readSheets, readWorkbookState, writeLoad } from "../../src/workbook/excel";
import { layoutsFor } from "../../src/workbook/sheets";
import { contact, lists } from "../support/makers";
import {
  load,
  openTestWorkbook,
  testAccount,
  type TestWorkbook,
  headersIn,
  headerRowIn,
} from "../support/workbook";

const at = { signedIn: testAccount, now: "2026-11-24T10:00:00Z" };

let workbook: TestWorkbook;
beforeEach(() => {
  workbook = openTestWorkbook();
});
afterEach(() => workbook.close());

async function sheetNames(): Promise<string[]> {
  return workbook.run(async (context) => {
    const sheets = context.workbook.worksheets.load("items/name,items/visibility");
    await context.sync();
    return sheets.items.filter(({ visibility }) => visibility === "Visible").map(({ name }) => name);
  });
}

function cellsOf(sheet: string, address: string): Promise<unknown[]> {
  return workbook.run(async (context) => {
    const range = context.workbook.worksheets.getItem(sheet).getRange(address).load("values");
    await context.sync();
    return range.values.flat() as unknown[];
  });
}

/** What a column of a sheet offers: its validation and its cells. */
function column(sheet: string, header: string) {
  return workbook.run(async (context) => {
    const used = context.workbook.worksheets.getItem(sheet).getUsedRange().load("values");
    await context.sync();
    const values = used.values as unknown[][];
    const first = headerRowIn(values) + 1;
    const index = headersIn(values).indexOf(header);
    const body = used.getCell(first, index).getResizedRange(values.length - first - 1, 0);
    body.load("values,numberFormat").dataValidation.load("rule,errorAlert");
    await context.sync();
    const { rule, errorAlert } = body.dataValidation;
    return {
      rule,
      errorAlert,
      cells: body.values.flat() as unknown[],
      format: body.numberFormat[0]?.[0] as unknown,
    };
  });
}

describe("a load", () => {
  it("[WB1] is read back as the same records", async () => {
    const end = await writeLoad(load(), {});
    expect(end).toEqual({ kind: "written", records: 3, different: [] });
    const answer = await readSheets(at);
    expect(answer).toMatchObject({ kind: "read", reading: { keyFindings: [], hasEdits: false } });
    expect(await readWorkbookState()).toMatchObject({ kind: "loaded", records: 3 });
  });

  it("ends with Contacts in front, at its first cell, also over an earlier load", async () => {
    for (const records of [load().records, load().records.slice(1)]) {
      await writeLoad(load(records), {});
      const selected = await workbook.run(async (context) => {
        const range = context.workbook.getSelectedRange().load("address");
        await context.sync();
        return range.address;
      });
      expect(selected).toBe("Contacts!A1");
      await workbook.run(async (context) => {
        context.workbook.worksheets.getItem("Groups").activate();
        await context.sync();
      });
    }
  });

  it("shows headers whole: the row is high enough for the one that wraps most", async () => {
    await writeLoad(load(), {});
    const heights = await workbook.run(async (context) => {
      const headers = [
        context.workbook.worksheets.getItem("Contacts").getRange("A1").load("height"),
        context.workbook.worksheets.getItem("Groups").getRange("A3").load("height"),
      ];
      await context.sync();
      return headers.map(({ height }) => height);
    });
    const linePoints = 15;
    for (const height of heights) expect(height).toBeGreaterThanOrEqual(2 * linePoints);
  });

  it("offers TRUE and FALSE where the host has no cell controls, alike for yes/no fields and ticks", async () => {
    await writeLoad(load(), {});
    for (const [sheet, header] of [
      ["Contacts", "Active"],
      ["Contacts", "On hold"],
      ["Groups", "Hospitality · Group, required"],
    ] as const) {
      const { rule, errorAlert, cells } = await column(sheet, header);
      expect(rule).toMatchObject({ list: { inCellDropDown: true, source: "TRUE,FALSE" } });
      expect(errorAlert).toMatchObject({ showAlert: false });
      expect(cells.every((cell) => typeof cell === "boolean")).toBe(true);
    }
  });

  it("holds dates and money as numbers under their formats, so that they sort and sum", async () => {
    const record = contact({ modifiedDate: "2026-11-24T12:00:00Z", creditLimit: 4_800_050 });
    await writeLoad(load([record]), {});
    expect(await column("Contacts", "Modified")).toMatchObject({
      format: "yyyy-mm-dd hh:mm:ss",
      cells: [46_350.5],
    });
    expect(await column("Contacts", "Credit limit")).toMatchObject({
      format: "#,##0.00",
      cells: [48_000.5],
    });
  });

  it("keeps header, id and status in sight while people scroll", async () => {
    await writeLoad(load(), {});
    const frozen = await workbook.run(async (context) => {
      const areas = ["Contacts", "Groups"].map((name) =>
        context.workbook.worksheets.getItem(name).freezePanes.getLocationOrNullObject().load("address"),
      );
      await context.sync();
      return areas.map(({ address }) => address);
    });
    expect(frozen).toEqual(["Contacts!A1:B1", "Groups!A1:C3"]);
  });

  it("feeds drop-downs from a very hidden sheet", async () => {
    await writeLoad(load(), {});
    const { rule } = await column("Contacts", "Payment terms");
    const source = rule.list?.source as string;
    expect(source).toMatch(/^='?Lists'?!\$[A-Z]+\$2:/);
    expect(await cellsOf("Lists", source.split("!")[1] ?? "")).toEqual(
      lists()
        .paymentTerms.filter(({ isActive }) => isActive !== false)
        .map(({ name }) => name),
    );
    const visibility = await workbook.run(async (context) => {
      const sheets = ["Lists", "Baseline"].map((name) =>
        context.workbook.worksheets.getItem(name).load("visibility"),
      );
      await context.sync();
      return sheets.map((sheet) => sheet.visibility);
    });
    expect(visibility).toEqual(["VeryHidden", "VeryHidden"]);
  });
});

describe("a load of some sheets", () => {
  it("always has Contacts, and is read without the others", async () => {
    await writeLoad({ ...load(), sheets: [] }, {});
    expect(await sheetNames()).not.toContain("Groups");
    const answer = await readSheets(at);
    expect(answer).toMatchObject({ kind: "read", reading: { keyFindings: [], hasEdits: false } });
  });

  it("takes the sheets of an earlier load away, and brings them again when they are wanted", async () => {
    await writeLoad(load(), {});
    await writeLoad({ ...load(), sheets: [] }, {});
    expect(await sheetNames()).not.toContain("Groups");
    await writeLoad({ ...load(), sheets: ["Groups"] }, {});
    expect(await sheetNames()).toContain("Groups");
    expect(await readSheets(at)).toMatchObject({ reading: { keyFindings: [], hasEdits: false } });
  });

  it("[WB5] with other columns than before keeps widths, and puts aside what people had added, as it was", async () => {
    const [first] = layoutsFor(lists());
    const fax = first?.columns.find(({ header }) => header === "Fax")?.id ?? "";
    await writeLoad(load(), {});
    await workbook.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Contacts");
      sheet.name = "Our people";
      context.workbook.tables
        .getItem("ContactsTable")
        .columns.add(undefined, [["Mine"], ["a"], ["b"], ["c"]]);
      sheet.getRange("C:C").format.columnWidth = 222;
      await context.sync();
    });
    const end = await writeLoad({ ...load(), hidden: { Contacts: [fax] } }, {});
    expect(end).toMatchObject({ kind: "written", different: [], aside: ["Our people before"] });
    const [names, seen] = await workbook.run(async (context) => {
      const before = context.workbook.worksheets
        .getItem("Our people before")
        .getUsedRange(true)
        .load("values");
      const now = context.workbook.worksheets.getItem("Our people");
      const { format } = now.getRange("C:C");
      format.load("columnWidth");
      const headers = context.workbook.tables.getItem("ContactsTable").getHeaderRowRange().load("values");
      await context.sync();
      const own = (before.values as unknown[][]).map((row) => row.at(-1));
      return [headers.values[0] as unknown[], { own, width: format.columnWidth }];
    });
    expect(names).not.toContain("Fax");
    expect(names).not.toContain("Mine");
    expect(seen).toEqual({ own: ["Mine", "a", "b", "c"], width: 222 });
    expect(await readSheets(at)).toMatchObject({ reading: { keyFindings: [], hasEdits: false } });
  });

  it("[WB5] puts a sheet aside that it takes away, where people have columns in its table", async () => {
    await writeLoad(load(), {});
    await workbook.run(async (context) => {
      context.workbook.tables.getItem("GroupsTable").columns.add(undefined, [["Mine"], ["a"], ["b"]]);
      await context.sync();
    });
    expect(await writeLoad({ ...load(), sheets: [] }, {})).toMatchObject({ aside: ["Groups before"] });
    expect(await sheetNames()).toContain("Groups before");
    expect(await writeLoad(load(), {})).not.toHaveProperty("aside");
    expect(await sheetNames()).toEqual(expect.arrayContaining(["Groups", "Groups before"]));
  });

  it("leaves what people put beside the table it takes away", async () => {
    await writeLoad(load(), {});
    await workbook.run(async (context) => {
      context.workbook.worksheets.getItem("Groups").getRange("A40").values = [["my sums"]];
      await context.sync();
    });
    await writeLoad({ ...load(), sheets: [] }, {});
    const used = await workbook.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Groups").getUsedRange(true).load("values");
      await context.sync();
      return range.values as unknown[][];
    });
    expect(used).toEqual([["my sums"]]);
    expect(await readSheets(at)).toMatchObject({ reading: { keyFindings: [], hasEdits: false } });
  });
});
