/** What a run applied of an edit on one sheet, on the other sheets that show it: the next plan is empty, and not the way back. */
import { diffRecords } from "../../src/plan/diff";
import type { Values } from "../../src/domain/value";
import type { DraftChange } from "../../src/plan/change";
import { lastsOf } from "../../src/plan/kept";
import { writeLoad, writeOutcomes } from "../../src/workbook/excel";
import { readAll, rowsOf } from "../support/contacts-sheet";
import { headerRowIn, headersIn, load, openTestWorkbook, type TestWorkbook } from "../support/workbook";

let workbook: TestWorkbook;
beforeEach(async () => {
  workbook = openTestWorkbook();
  await writeLoad(load(), {});
});
afterEach(() => workbook.close());

type Cell = string | number | boolean;

/** Types into the row of that id, or into the first row below the last. */
function type(sheet: string, [id, header]: readonly [string, string], typed: Cell): Promise<void> {
  return workbook.run(async (context) => {
    const own = context.workbook.worksheets.getItem(sheet);
    const used = own.getUsedRange(true).load("values");
    await context.sync();
    const values = used.values as unknown[][];
    const column = headersIn(values).findIndex((name) => String(name).startsWith(header));
    const found = values.findIndex((row, at) => at > headerRowIn(values) && String(row[0]) === id);
    own.getRangeByIndexes(found < 0 ? values.length : found, column, 1, 1).values = [[typed]];
    await context.sync();
  });
}

type Steps = Parameters<typeof lastsOf>[0];

async function changes(): Promise<readonly DraftChange[]> {
  const { types, drafts } = await readAll();
  return diffRecords(types, drafts);
}

/** Writes the outcomes of a run that applied all of this; what was new is given ids from 77 on. */
async function apply(made: readonly DraftChange[]): Promise<void> {
  const outcomes = made.map((change, at) => {
    const values = (change.kind === "update" ? lastsOf(change.fields as Steps) : change.values) as Values;
    const id = change.kind === "create" ? { id: String(77 + at) } : {};
    return { key: change.key, kind: "applied" as const, values, ...id };
  });
  await writeOutcomes(outcomes, "10:42");
}

const rowOf = async (sheet: string, id: number) =>
  (await rowsOf(workbook, sheet)).find((row) => row["ID"] === id);

/** The ticks of a row by the name that their header begins with. */
const ticksOf = async (id: number, names: readonly string[]) => {
  const row = Object.entries((await rowOf("Groups", id)) ?? {});
  return names.map((name) => row.find(([header]) => header.startsWith(name))?.[1]);
};

it("a group that was typed on Contacts is ticked on Groups, and one that was ticked there stands on Contacts", async () => {
  await type("Contacts", ["41", "Group"], "Retail");
  await type("Contacts", ["41", "Company"], "Harbour Bar");
  await type("Groups", ["42", "Hospitality"], false);
  await type("Groups", ["42", "Retail"], true);
  await apply(await changes());
  expect(await changes()).toEqual([]);
  expect((await readAll()).repaired).toEqual([]);
  expect(await ticksOf(41, ["Company", "Hospitality", "Retail"])).toEqual(["Harbour Bar", false, true]);
  expect(await rowOf("Contacts", 42)).toMatchObject({ Group: "Retail" });
});

it("a new customer's tick stands on Contacts too", async () => {
  await type("Contacts", ["", "Company"], "New Bakery");
  await readAll();
  await type("Contacts", ["new 1", "Type"], "Customer");
  await readAll();
  await type("Groups", ["new 1", "Hospitality"], true);
  await apply(await changes());
  expect(await changes()).toEqual([]);
  expect(await rowOf("Contacts", 77)).toMatchObject({ Group: "Hospitality" });
});

it("what was edited again since stays, and so does another spelling of what was applied", async () => {
  await type("Contacts", ["41", "Group"], "retail");
  await type("Groups", ["42", "Retail"], true);
  const made = await changes();
  await type("Groups", ["42", "Retail"], false);
  await type("Contacts", ["42", "City"], "Napier");
  await apply(made);
  expect(await ticksOf(41, ["Hospitality", "Retail"])).toEqual([false, true]);
  expect(await rowOf("Contacts", 41)).toMatchObject({ Group: "retail" });
  expect(await ticksOf(42, ["Hospitality", "Retail"])).toEqual([true, false]);
  expect(await rowOf("Contacts", 42)).toMatchObject({ Group: "Hospitality", City: "Napier" });
});
