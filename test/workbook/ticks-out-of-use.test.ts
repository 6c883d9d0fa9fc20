import { checkReading } from "../../src/taskpane/check-sheets";
import { bringUpToDate, readSheets, writeLoad } from "../../src/workbook/excel";
import { contact, lists } from "../support/makers";
import { headerRowIn, load, openTestWorkbook, testAccount, type TestWorkbook } from "../support/workbook";

const at = { signedIn: testAccount, now: "2026-11-24T10:00:00Z" };
const ticked = contact({ id: 41, promotions: "W26" });
const bare = contact({ id: 42, company: "Quay Store", email: "ana@quay.example", accountNumber: "C0042" });

let workbook: TestWorkbook;
beforeEach(async () => {
  workbook = openTestWorkbook();
  await writeLoad({ ...load([ticked, bare]), sheets: ["Promotions", "Customer promotions"] }, {});
});
afterEach(() => workbook.close());

/** Types into the cell of that record under the header that begins so. */
function type(sheet: string, id: number, [header, typed]: readonly [string, unknown]): Promise<void> {
  return workbook.run(async (context) => {
    const own = context.workbook.worksheets.getItem(sheet);
    const used = own.getUsedRange(true).load("values");
    await context.sync();
    const cells = used.values as unknown[][];
    const top = headerRowIn(cells);
    const column = cells[top]!.findIndex((text) => String(text).startsWith(header));
    const row = cells.findIndex((values, index) => index > top && String(values[0]) === String(id));
    own.getRangeByIndexes(row, column, 1, 1).values = [[typed]];
    await context.sync();
  });
}

/** What the customers' promotions would become, and what the rules say of them. */
async function found() {
  const answer = await readSheets(at);
  if (answer.kind !== "read") throw new Error(answer.message);
  const { changes, findings } = checkReading(answer.reading, at.now);
  return {
    ticks: changes.flatMap((change) =>
      change.kind === "update" && change.fields["promotions"]
        ? [[change.key, change.fields["promotions"][1]]]
        : [],
    ),
    said: findings.flatMap(({ rule, key, message }) =>
      rule.startsWith("PR1") ? [`${rule} ${key}: ${message}`] : [],
    ),
  };
}

describe("ticks in the column of a promotion that is in use no longer", () => {
  it("[PR10] stay in the draft and are refused by name, where the promotion was switched off on its sheet", async () => {
    await type("Customer promotions", 42, ["W26", true]);
    expect(await found()).toEqual({ ticks: [["42", "W26"]], said: [] });
    await type("Promotions", 1, ["Active", false]);
    expect(await found()).toEqual({
      ticks: [["42", "W26"]],
      said: ["PR10 42: promotion “W26” is no longer in use. Untick it, or switch it on."],
    });
    await type("Promotions", 1, ["Active", true]);
    expect(await found()).toEqual({ ticks: [["42", "W26"]], said: [] });
  });

  it("[PR10] are refused by name, with the codes there are, where the promotion was given another", async () => {
    await type("Customer promotions", 42, ["W26", 7.5]);
    await type("Promotions", 1, ["Code", "W27"]);
    const { ticks, said } = await found();
    expect(ticks).toEqual([["42", "W26=7.5"]]);
    expect(said).toContain("PR10 42: there is no promotion “W26”. Use W27, CUPS, TWO or BEANS.");
  });

  it("[PR10] are refused, where the promotion was taken out of use or away by someone else", async () => {
    await type("Customer promotions", 42, ["W26", true]);
    const [first, ...others] = lists().promotions;
    for (const promotions of [[{ ...first!, isActive: false }, ...others], others]) {
      await bringUpToDate({ theirs: new Map(), all: { lists: lists({ promotions }) } }, at);
      const { ticks, said } = await found();
      expect(ticks).toEqual([["42", "W26"]]);
      expect(said.join()).toMatch(
        /PR10 42: (promotion “W26” is no longer in use|there is no promotion “W26”)/,
      );
    }
  });

  it("can be taken off there, and a tick that was loaded and stays is no change", async () => {
    await type("Promotions", 1, ["Active", false]);
    expect(await found()).toEqual({ ticks: [], said: [] });
    await type("Customer promotions", 41, ["W26", false]);
    expect(await found()).toEqual({ ticks: [["41", null]], said: [] });
  });

  it("[KE5] are no loss once the column itself is deleted: nothing is said of it", async () => {
    await type("Promotions", 1, ["Active", false]);
    await workbook.run(async (context) => {
      const { columns } = context.workbook.tables.getItem("CustomerPromotionsTable");
      columns.load("items/name");
      await context.sync();
      columns.items.find(({ name }) => name.startsWith("W26"))!.delete();
      await context.sync();
    });
    const answer = await readSheets(at);
    expect(answer.kind === "read" && answer.reading.keyFindings).toEqual([]);
    expect((await found()).ticks).toEqual([]);
  });
});
