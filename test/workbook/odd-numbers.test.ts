// What people type as a percentage or a day where a number is wanted: Excel keeps another number, and shows it so.
import { checkRecords } from "../../src/domain/check-records";
import type { Finding } from "../../src/domain/finding";
import type { Entry } from "../../src/domain/value";
import { readSheets, writeFixes, writeLoad } from "../../src/workbook/excel";
import { sheetNames } from "../../src/workbook/sheets";
import { readAll, readAt } from "../support/contacts-sheet";
import { checkContext, contact } from "../support/makers";
import { headerRowIn, headersIn, load, openTestWorkbook, type TestWorkbook } from "../support/workbook";

let workbook: TestWorkbook;
afterEach(() => workbook.close());

interface Place {
  readonly sheet?: string;
  readonly row: number;
  readonly header: string;
}

/** Where the column stands, counted from 0. */
function columnOf({ sheet = "Contacts", header }: Place): Promise<number> {
  return workbook.run(async (context) => {
    const used = context.workbook.worksheets.getItem(sheet).getUsedRange().load("values");
    await context.sync();
    expect(headerRowIn(used.values)).toBeGreaterThanOrEqual(0);
    const column = headersIn(used.values).findIndex((own) => String(own).startsWith(header));
    if (column < 0) throw new Error(`no header ${header}`);
    return column;
  });
}

async function inCell<T>(
  place: Place,
  act: (cell: Excel.Range, context: Excel.RequestContext) => Promise<T>,
): Promise<T> {
  const column = await columnOf(place);
  return workbook.run((context) =>
    act(
      context.workbook.worksheets.getItem(place.sheet ?? "Contacts").getCell(place.row - 1, column),
      context,
    ),
  );
}

/** What Excel makes of "10%" or of a day that is typed or pasted. */
function keep(place: Place, [number, format]: readonly [number | string, string]): Promise<void> {
  return inCell(place, async (cell, context) => {
    cell.numberFormat = [[format]];
    cell.formulas = [[number]];
    await context.sync();
  });
}

function shownIn(place: Place): Promise<readonly unknown[]> {
  return inCell(place, async (cell, context) => {
    cell.load("values,text,numberFormat,formulas");
    await context.sync();
    return [cell.values, cell.text, cell.numberFormat].map((cells) => (cells as unknown[][])[0]?.[0]);
  });
}

async function typeOver(place: Place, number: number): Promise<void> {
  workbook.typeByHand(
    { sheet: place.sheet ?? "Contacts", row: place.row, column: (await columnOf(place)) + 1 },
    [[number]],
  );
}

async function entryOf(key: string, field: string): Promise<Entry | undefined> {
  return (await readAll()).drafts.find((draft) => draft.key === key)?.entries[field];
}

async function findings(): Promise<readonly Finding[]> {
  const { drafts, types } = await readAll();
  return checkRecords(drafts, { ...checkContext(), types });
}

const discount = { row: 2, header: "Discount %" };
const limit = { row: 2, header: "Credit limit" };
const tenPercent = [0.1, "0%"] as const;

describe("a number that its cell shows as something else", () => {
  beforeEach(async () => {
    workbook = openTestWorkbook();
    await writeLoad({ ...load(), sheets: sheetNames }, {});
  });

  it("[CO10] a percentage is refused with what is meant, and the fix sends that", async () => {
    await keep(discount, tenPercent);
    const found = (await findings()).filter(({ field }) => field === "percentageOff");
    expect(found).toMatchObject([
      { rule: "CO10", key: "41", severity: "E", fix: { to: 10_00, label: "Use 10" } },
    ]);
    expect(found[0]?.message).toMatch(/without the % sign\. You typed “10%”\.$/);
    await writeFixes([{ key: "41", field: "percentageOff", to: 10_00 }]);
    expect(await shownIn(discount)).toEqual([10, "10.00", "#,##0.00"]);
    expect(await entryOf("41", "percentageOff")).toBe(10_00);
  });

  it("[CO10] it stays in the cell as text, and a number that is typed over it is that number", async () => {
    await keep(discount, tenPercent);
    expect(await entryOf("41", "percentageOff")).toEqual({ typed: "10%" });
    expect(await shownIn(discount)).toEqual(["10%", "10%", "#,##0.00"]);
    expect(await entryOf("41", "percentageOff")).toEqual({ typed: "10%" });
    await typeOver(discount, 10);
    expect(await shownIn(discount)).toEqual([10, "10.00", "#,##0.00"]);
    expect(await entryOf("41", "percentageOff")).toBe(10_00);
  });

  it("[CO10] a day in a credit limit is refused as the cell shows it", async () => {
    await keep(limit, [46_022, "m/d/yyyy"]);
    expect(await entryOf("41", "creditLimit")).toEqual({ typed: "12/31/2025" });
    await typeOver(limit, 5000);
    expect(await entryOf("41", "creditLimit")).toBe(5000_00);
  });

  it("[CO10] so are numbers of promotions, their customers and rows that are new", async () => {
    await keep({ sheet: "Promotions", row: 2, header: "% off" }, tenPercent);
    await keep({ sheet: "Customer promotions", row: 4, header: "W26" }, [0.075, "0.0%"]);
    await keep({ row: 5, header: "Credit limit" }, [0.5, "0%"]);
    expect(await entryOf("promotion 1", "percent")).toEqual({ typed: "10%" });
    expect(await entryOf("41", "promotions")).toMatchObject({ typed: "7.5%" });
    expect(await entryOf("new 1", "creditLimit")).toEqual({ typed: "50%" });
  });

  it("[CO10] so are numbers under a promotion that was added since the load", async () => {
    const added = { sheet: "Customer promotions", row: 4, header: "NEW5" };
    await keep({ sheet: "Promotions", row: 6, header: "Code" }, ["NEW5", "@"]);
    await readAll();
    await keep(added, tenPercent);
    expect(await entryOf("41", "promotions")).toMatchObject({ typed: "10%" });
    expect((await shownIn(added))[0]).toBe("10%");
    await typeOver(added, 10);
    expect(await entryOf("41", "promotions")).toBe("NEW5=10");
  });

  it("[WB3] a formula stays, and its fix is shown as the column shows numbers", async () => {
    await keep(discount, ["=0.05*2", "0%"]);
    expect(await entryOf("41", "percentageOff")).toEqual({ typed: "10%" });
    expect((await shownIn(discount))[2]).toBe("0%");
    await writeFixes([{ key: "41", field: "percentageOff", to: 10_00 }]);
    expect(await shownIn(discount)).toEqual([10, "10.00", "#,##0.00"]);
  });

  it("money in any look is a number, and so is what was loaded", async () => {
    await keep(limit, [1250.5, "$#,##0.00_);[Red]($#,##0.00)"]);
    const loaded = (await readAll()).drafts[1]?.baseline?.["creditLimit"];
    await inCell({ row: 3, header: "Credit limit" }, async (cell, context) => {
      cell.numberFormat = [["0%"]];
      await context.sync();
    });
    expect(await entryOf("41", "creditLimit")).toBe(1250_50);
    expect(await entryOf("42", "creditLimit")).toBe(loaded);
    expect((await shownIn(limit))[2]).toBe("$#,##0.00_);[Red]($#,##0.00)");
  });
});

it("[WB4] a fill of 1,000 percentages costs a few requests, and unedited sheets none", async () => {
  workbook = openTestWorkbook();
  const many = Array.from({ length: 1_000 }, (_, index) =>
    contact({ id: index + 1, company: `Company ${index}`, email: null, accountNumber: null }),
  );
  await writeLoad(load(many), {});
  const requestsOf = async () => {
    workbook.resetCounts();
    await readSheets(readAt);
    return workbook.counts().requests;
  };
  const unedited = await requestsOf();
  const column = await columnOf(discount);
  const fill = (start: number, count: number, format: string) =>
    workbook.run(async (context) => {
      const cells = context.workbook.worksheets
        .getItem("Contacts")
        .getRangeByIndexes(start, column, count, 1);
      cells.numberFormat = Array.from({ length: count }, () => [format]);
      cells.values = Array.from({ length: count }, () => [0.1]);
      await context.sync();
    });
  await fill(1, 1_000, "0%");
  // Formats, texts, formulas, and the two in which what was typed is written and events are put on again.
  expect((await requestsOf()) - unedited).toBeLessThanOrEqual(5);
  expect(await requestsOf()).toBe(unedited);
  expect((await readAll()).drafts.every(({ entries }) => typeof entries["percentageOff"] === "object")).toBe(
    true,
  );
});
