/**
 * The main job as a person does it, in the browser, against the product as it is started: load, edit by hand, check, go to a
 * cell, fix, review, leave out, apply, look into the database through the served contract, load again. The steps build on each other.
 */
import type { Browser } from "playwright-core";
import { launchBrowser, listenForComplaints } from "../support/browser";
import { paneFrame } from "../support/grid";
import { openJob, type Job } from "../support/pane";
import { startProduct, type Product } from "../support/product";

const contacts = 2500;
const tiersPasted = 300;
const insertedRow = 5;

let product: Product;
let browser: Browser;
let job: Job;
let complaints: readonly string[];
let untouched: ReadonlyMap<number, Readonly<Record<string, unknown>>>;
let fixedId = 0;

const columnOf = (address: string) => address.replace(/\d+$/, "");
const rowOf = (address: string) => Number(/\d+$/.exec(address)?.[0]);
const below = (address: string, rows: number) => `${columnOf(address)}${rowOf(address) + rows}`;

/** The number in front of a word in what the pane shows: "166 errors" → 166. */
async function countOf(word: string): Promise<number> {
  const text = await job.pane.locator("main").innerText();
  return Number(new RegExp(`([\\d,]+) ${word}`).exec(text)?.[1]?.replaceAll(",", ""));
}

/** Chooses a rule in Check, so that its findings alone are listed. */
const showRule = (rule: string) => job.pane.getByLabel("Rule").selectOption({ value: rule });

beforeAll(async () => {
  product = await startProduct(contacts);
  browser = await launchBrowser();
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  complaints = listenForComplaints(page);
  job = await openJob(page, product.link);
});

afterAll(async () => {
  await browser.close();
  await product.stop();
});

it("[WB1] loads the account's contacts and proves it by reading them back", async () => {
  await job.pane.getByRole("button", { name: "Load", exact: true }).click();
  await job.sees("2,500 contacts loaded; every cell was read back and is what the backend holds.");
  expect(await job.values("Contacts", "A1:C1")).toEqual([["ID", "Status", "Type"]]);
});

it("takes edits by hand: 300 pasted tiers, a limit of 5k, a cleared phone, an unticked required group", async () => {
  await job.grid.openSheet("Contacts");
  const tier = await job.cellOf("Contacts", "Price tier", "1");
  await job.paste(tier, Array.from({ length: tiersPasted }, () => "3").join("\n"));
  const limit = await job.cellOf("Contacts", "Credit limit", "1201");
  await job.type(limit, "5k");
  await job.grid.openSheet("Groups");
  const tick = await tickedCell("1");
  await job.paste(tick, "FALSE");
  await job.grid.openSheet("Contacts");
  const pasted = Array.from({ length: tiersPasted }, () => [3]);
  await job.holds("Contacts", `${tier}:${below(tier, tiersPasted - 1)}`, pasted);
  await job.holds("Contacts", limit, [["5k"]]);
});

/** The required group that a customer has on the Groups sheet. */
async function tickedCell(key: string): Promise<string> {
  const [heads] = await job.values("Groups", "A3:Z3");
  const first = await job.cellOf("Groups", "ID", key);
  const [cells] = await job.values("Groups", `${first}:Z${rowOf(first)}`);
  const at = cells!.indexOf(true);
  return job.cellOf("Groups", String(heads![at]), key);
}

it("[WB8] sorts by company and filters by hand, and rows inserted above are no trouble", async () => {
  await job.at("C2");
  const company = await job.cellOf("Contacts", "Company", "1");
  await job.grid.openFilter(`${columnOf(company)}1`);
  await job.page.getByText("Ascending").click();
  await job.holds("Contacts", `${columnOf(company)}2`, [["Alpine Apparel NZ Ltd"]]);
  await job.grid.click("C2");
  await job.grid.insertRowAbove(insertedRow);
  await job.holds("Contacts", `A${insertedRow}:E${insertedRow}`, [["", "", "", "", ""]]);
  await job.press("Check");
  await job.sees(/errors and/);
  expect(await countOf("errors")).toBeGreaterThan(100);
});

it("[CO10] names the row and what was typed; go to the cell finds it", async () => {
  await showRule("CO10");
  await job.sees(/credit limit must be a number of 0 or more.*You typed “5k”/);
  await job.pane.getByRole("button", { name: /^Go to cell/ }).click();
  const limit = await job.cellOf("Contacts", "Credit limit", "1201");
  await job.page.waitForFunction((address) => {
    const { univerAPI } = window as unknown as {
      univerAPI: {
        getActiveWorkbook(): {
          getActiveSheet(): { getSelection(): { getActiveRange(): { getA1Notation(): string } } };
        };
      };
    };
    return (
      univerAPI.getActiveWorkbook().getActiveSheet().getSelection().getActiveRange().getA1Notation() ===
      address
    );
  }, limit);
  // Pasted: the grid scrolls a cell that is half out of sight when its editor opens, and ends the typing with it.
  await job.paste(limit, "5000");
});

it("[GR1] [PT1] finds the forgotten tick; a certain fix is written as an edit", async () => {
  await job.press("Check");
  await job.sees(/errors and/);
  await showRule("GR1");
  await job.sees(/Group/);
  await showRule("PT1");
  const before = await countOf("errors");
  const item = job.pane
    .getByRole("listitem")
    .filter({ has: job.pane.getByRole("button", { name: /^Use / }) })
    .first();
  const row = Number(/Row (\d+)/.exec(await item.innerText())?.[1]);
  fixedId = Number((await job.values("Contacts", `A${row}`))[0]![0]);
  await item.getByRole("button", { name: /^Use / }).click();
  await job.sees(/1 of 1 fixes written as edits/);
  expect(await countOf("errors")).toBeLessThan(before);
});

it("[KE3] rows pasted over others are named, and undo takes the paste back", async () => {
  const first = await job.cellOf("Contacts", "Company", "600");
  const other = await job.cellOf("Contacts", "Company", "900");
  const copied = await job.values("Contacts", `${first}:N${rowOf(first)}`);
  const before = await job.values("Contacts", `${other}:N${rowOf(other)}`);
  await job.paste(other, copied.map((row) => row.join("\t")).join("\n"));
  await job.press("Check");
  await job.sees(/errors and/);
  await showRule("KE3");
  await job.sees(new RegExp(`row ${rowOf(other)}\\b`));
  await job.at(other);
  await job.grid.undo();
  await job.holds("Contacts", `${other}:N${rowOf(other)}`, before);
});

it("a customer typed into an inserted row is new, and half of it is not enough [GR1]", async () => {
  const columns = await Promise.all(
    ["Type", "Company", "Group", "Region"].map((header) => job.cellOf("Contacts", header, "1")),
  );
  const [type, company, group, region] = columns.map((address) => `${columnOf(address)}${insertedRow}`);
  await job.paste(company!, "Quay Bakery");
  await job.paste(type!, "Customer");
  await job.press("Check");
  await job.sees(/errors and/);
  await showRule("GR1");
  await job.pane.getByLabel("Only records that I changed").check();
  await job.sees(/Quay Bakery/);
  await job.paste(group!, "Hospitality");
  await job.paste(region!, "South Island");
});

it("reviews before → after with totals, leaves a record out, asks for a reason, and applies [PL2] [AP3]", async () => {
  untouched = await product.readAll();
  await job.press("Review");
  await job.sees(/contacts changed in/);
  await job.sees(/left out for errors/);
  await job.pane
    .getByRole("checkbox", { name: /Granite Marine Online Ltd/ })
    .first()
    .uncheck();
  const apply = job.pane.getByRole("button", { name: /^Apply [\d,]+ records/ });
  expect(await apply.isDisabled()).toBe(true);
  await job.pane.getByLabel("Reason").fill("Winter tiers");
  await apply.click();
  await job.sees(/All [\d,]+ records were applied/);
  expect(await countOf("applied")).toBeGreaterThan(200);
});

it("the served contract has what was applied, and nothing else has changed", async () => {
  const after = await product.readAll();
  expect(after.get(1201)).toMatchObject({ creditLimit: 5000 });
  expect([...after.values()].filter(({ company }) => company === "Quay Bakery")).toMatchObject([
    { type: "Customer", group: "Hospitality" },
  ]);
  const moved = [...untouched]
    .filter(([id, contact]) => JSON.stringify(after.get(id)) !== JSON.stringify(contact))
    .map(([id]) => id);
  const allowed = new Set([...Array.from({ length: tiersPasted }, (_, at) => at + 1), 1201, fixedId]);
  expect(moved.filter((id) => !allowed.has(id))).toEqual([]);
  expect(moved).not.toContain(1);
  expect(moved).not.toContain(2);
  for (const id of moved)
    expect([id, after.get(id)]).toEqual([id, expectedAfter(id, after.get(id)!["modifiedDate"])]);
});

/** What a contact was before the run, with nothing but what was edited changed. */
function expectedAfter(id: number, modifiedDate: unknown): Record<string, unknown> {
  return {
    ...untouched.get(id),
    modifiedDate,
    ...(id <= tiersPasted ? { priceColumn: "VIPNZD" } : {}),
    ...(id === fixedId ? { paymentTerms: "20th of Following Month" } : {}),
    ...(id === 1201 ? { creditLimit: 5000 } : {}),
  };
}

it("the history says who, when and why, with before and after", async () => {
  await job.press("History");
  await job.sees(/Winter tiers/);
  await job.pane.getByRole("button", { name: "Open run 1" }).click();
  await job.sees(/Price tier: .* → VIP/);
});

it("a new load brings everything back, and warns before it replaces the edit that was left out", async () => {
  await job.press("Load");
  await job.pane.getByRole("button", { name: "Load", exact: true }).click();
  await job.pane.getByRole("button", { name: "Load and discard edits" }).click();
  await job.sees("2,501 contacts loaded; every cell was read back and is what the backend holds.");
  expect(await job.values("Contacts", await job.cellOf("Contacts", "Price tier", "3"))).toEqual([["VIP"]]);
  expect(await job.values("Groups", await tickedCell("1"))).toEqual([[true]]);
});

it("[WB9] the workbook is there after the page is loaded anew, with its load", async () => {
  await job.page.reload();
  const pane = await paneFrame(job.page);
  await pane.getByText("2,501 contacts of Harbour Trading, loaded").waitFor();
});

it("complains about nothing in the browser's console", () => {
  expect(complaints).toEqual([]);
});
