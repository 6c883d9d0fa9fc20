import type { Lists } from "../../src/domain/lists";
import { bringUpToDate, writeLoad } from "../../src/workbook/excel";
import { contact, lists, user } from "../support/makers";
import { headerRowIn, load, openTestWorkbook, testAccount, type TestWorkbook } from "../support/workbook";

const at = { signedIn: testAccount, now: "2026-11-24T10:00:00Z" };

let workbook: TestWorkbook;
beforeEach(async () => {
  workbook = openTestWorkbook();
  await writeLoad(load([contact({ id: 41 })]), {});
});
afterEach(() => workbook.close());

/** What the drop-down of each cell of a column of Contacts offers, from the first row to the last. */
function offered(header: string): Promise<string[][]> {
  return workbook.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Contacts");
    const used = sheet.getUsedRange(true).load("values");
    await context.sync();
    const cells = used.values as unknown[][];
    const top = headerRowIn(cells);
    const column = cells[top]!.indexOf(header);
    const rules = cells.slice(top + 1).map((_, row) => {
      const cell = sheet.getRangeByIndexes(top + 1 + row, column, 1, 1);
      return cell.dataValidation.load("rule");
    });
    await context.sync();
    const ranges = rules.map(({ rule }) => {
      const source = rule.list?.source;
      const [, name = "", address = ""] =
        /^='(.+)'!(.+)$/.exec(typeof source === "string" ? source : "") ?? [];
      return context.workbook.worksheets.getItem(name).getRange(address.replaceAll("$", "")).load("values");
    });
    await context.sync();
    return ranges.map(({ values }) => (values as unknown[][]).flat().map(String));
  });
}

function bring(now: Lists, ...ids: readonly number[]) {
  const records = ids.map((id) => contact({ id, company: `Shop ${id}`, email: `${id}@quay.example` }));
  const theirs = new Map(records.map((record) => [String(record["id"]), record]));
  return bringUpToDate({ theirs, all: { lists: now, loadedAt: "2026-11-24T11:00:00Z" } }, at);
}

describe("drop-downs of sheets that are brought up to date", () => {
  const before = lists();
  const more = lists({
    users: [...before.users, user(9, "Mere", "Hill")],
    paymentTerms: [...before.paymentTerms, { ...before.paymentTerms[0]!, id: 9, name: "90 Days" }],
  });

  it("offer what the account's lists hold now", async () => {
    expect((await offered("Payment terms"))[0]).not.toContain("90 Days");
    await bring(more);
    expect((await offered("Payment terms"))[0]).toContain("90 Days");
    expect((await offered("Sales person"))[0]).toContain("Mere Hill");
    expect((await offered("Type"))[0]).toContain("Customer");
    await bring(before);
    expect((await offered("Payment terms"))[0]).not.toContain("90 Days");
  });

  it("offer the same in the rows that appeared", async () => {
    await bring(more, 77, 78);
    const all = await offered("Payment terms");
    expect(all).toHaveLength(3);
    expect(all[2]).toEqual(all[0]);
    expect(all[2]).toContain("90 Days");
  });

  it("stay as they are where the sheet of lists was taken away", async () => {
    await workbook.run(async (context) => {
      context.workbook.worksheets.getItem("Lists").delete();
      await context.sync();
    });
    expect(await bring(more, 77)).toMatchObject({ kind: "rebased", appeared: 2 });
  });
});
