/**
 * The whole job by keyboard alone: load with a filter, go to Check by the arrow keys, to a cell, review, leave out, reason, apply, history.
 */
import type { Browser, Locator } from "playwright-core";
import { launchBrowser } from "../support/browser";
import { openJob, type Job } from "../support/pane";
import { edit, settle } from "../support/pane-screens";
import { startProduct, type Product } from "../support/product";

let product: Product;
let browser: Browser;
let job: Job;

const keys = async (...pressed: readonly string[]) => {
  for (const key of pressed) await job.page.keyboard.press(key);
};

/** Whether the element has the focus of the pane's frame. */
const hasFocus = (element: Locator) => element.evaluate((own) => own === own.ownerDocument.activeElement);

/** Waits until the element has the focus: a dialog gives it back a moment after it has gone. */
async function focusComes(element: Locator): Promise<void> {
  const own = await element.elementHandle();
  await job.pane.waitForFunction((wanted) => wanted === wanted?.ownerDocument.activeElement, own);
}

/** Tabs on from where the focus is until this has it. Failure: it cannot be reached by Tab. */
async function tabTo(element: Locator): Promise<void> {
  for (let tabs = 0; tabs < 60; tabs++) {
    if (await hasFocus(element)) return;
    await keys("Tab");
  }
  throw new Error(`Tab does not reach ${element.toString()}.`);
}

/** Tabs back until this has the focus. */
async function tabBackTo(element: Locator): Promise<void> {
  for (let tabs = 0; tabs < 60; tabs++) {
    if (await hasFocus(element)) return;
    await keys("Shift+Tab");
  }
  throw new Error(`Shift+Tab does not reach ${element.toString()}.`);
}

const tab = (name: string) => job.pane.getByRole("tab", { name });
const button = (name: string | RegExp) => job.pane.getByRole("button", { name, exact: true }).first();

/** What unfolds a part of the form. */
const folded = (line: RegExp) => job.pane.locator("summary").filter({ hasText: line }).first();

/** What has the focus in the pane; "BODY" where it was lost. */
const focused = () => job.pane.evaluate(() => document.activeElement?.tagName);

beforeAll(async () => {
  product = await startProduct(120);
  browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1100, height: 760 } });
  job = await openJob(page, product.link);
});

afterAll(async () => {
  await browser.close();
  await product.stop();
});

it("loads what a filter set by keys says", async () => {
  await tab("Load").focus();
  await tabTo(folded(/^Customers:/));
  await keys("Space");
  await tabTo(job.pane.getByRole("checkbox", { name: "Groups" }));
  await keys("Space");
  await tabTo(job.pane.getByRole("checkbox", { name: "Customer", exact: true }));
  await keys("Space");
  await tabTo(folded(/^More filters/));
  await keys("Space");
  await tabTo(job.pane.getByRole("combobox", { name: "Active" }));
  await job.page.keyboard.type("Active");
  await tabTo(button("Load"));
  await keys("Enter");
  await job.sees("contacts loaded;");
  const types = (await job.values("Contacts", "C2:C30")).flat();
  expect(new Set(types)).toEqual(new Set(["Customer"]));
  expect(await hasFocus(button("Load"))).toBe(true);
  expect(await job.pane.evaluate(visibleSheets)).toEqual(["Sheet1", "Contacts"]);
});

it("keeps the keyboard's place where a form is closed", async () => {
  await tabBackTo(button("Save view…"));
  await keys("Enter");
  await tabTo(button("Cancel"));
  await keys("Enter");
  await button("Cancel").waitFor({ state: "detached" });
  expect(await focused()).toBe("MAIN");
});

it("asks once more before an API key stops, and no longer once Tab has gone on", async () => {
  await tabBackTo(button("Keys"));
  await keys("Enter");
  await tabTo(button("Add a connection"));
  await keys("Enter");
  await job.page.keyboard.type("Web shop");
  await keys("Enter");
  await tabTo(button("I have copied it"));
  await keys("Enter");
  await tabTo(button("Remove Web shop"));
  await keys("Enter");
  await button("Remove: its key stops at once (Web shop)").waitFor();
  await keys("Tab");
  await button("Remove Web shop").waitFor();
  await tabBackTo(button("Close"));
  await keys("Enter");
  expect(await hasFocus(button("Keys"))).toBe(true);
  await tabTo(tab("Load"));
});

function visibleSheets(): Promise<string[]> {
  return Excel.run(async (context) => {
    const sheets = context.workbook.worksheets.load("items/name,items/visibility");
    await context.sync();
    return sheets.items.filter(({ visibility }) => visibility === "Visible").map(({ name }) => name);
  });
}

it("goes to Check by the arrow keys, and from a finding to its cell", async () => {
  const [one = "", two = "", three = ""] = (await job.values("Contacts", "A2:A4")).flat().map(String);
  await edit(job, [
    ["Phone", one, "555 0101"],
    ["Phone", two, "555 0102"],
    ["Credit limit", three, "5k"],
  ]);
  await tabBackTo(tab("Load"));
  await keys("ArrowRight", "Enter");
  await settle(job.pane);
  expect(await hasFocus(tab("Check"))).toBe(true);
  await tabTo(job.pane.getByRole("combobox", { name: "Rule" }));
  await job.page.keyboard.type("CO10");
  await job.sees(/You typed “5k”/);
  await tabTo(job.pane.getByRole("region", { name: "Findings" }));
  await tabTo(button(/^Go to cell/));
  await keys("Enter");
  await settle(job.pane);
  const limit = await job.cellOf("Contacts", "Credit limit", three);
  expect(await job.pane.evaluate(selectedAddress)).toBe(`Contacts!${limit}`);
});

function selectedAddress(): Promise<string> {
  return Excel.run(async (context) => {
    const range = context.workbook.getSelectedRange().load("address");
    await context.sync();
    return range.address;
  });
}

it("asks before it replaces edits, and Escape keeps them and gives the focus back", async () => {
  await tab("Check").focus();
  await keys("ArrowLeft", "Enter");
  await tabTo(button("Load"));
  await keys("Enter");
  await button("Bring up to date, keep edits").waitFor();
  await keys("Escape");
  await button("Bring up to date, keep edits").waitFor({ state: "detached" });
  await focusComes(button("Load"));
});

it("leaves a record out by Space, gives a reason, applies, and finds the run in the history", async () => {
  await tabBackTo(tab("Load"));
  await keys("ArrowRight", "ArrowRight", "Enter");
  await job.sees("2 contacts changed in 2 fields");
  await settle(job.pane);
  await tabTo(job.pane.getByRole("checkbox", { name: /^Row 2 / }));
  await keys("Space");
  await job.sees("1 contact changed in 1 field");
  await tabTo(job.pane.getByLabel("Reason"));
  await job.page.keyboard.type("By keyboard");
  await tabTo(button(/^Apply 1 record/));
  await keys("Enter");
  await job.sees("The record was applied.");
  expect(await focused()).toBe("MAIN");
  await tabBackTo(tab("Review"));
  await keys("ArrowRight", "Enter");
  await settle(job.pane);
  await tabTo(button("Open run 1"));
  await keys("Enter");
  await job.sees("Reason: By keyboard");
  expect(await focused()).toBe("MAIN");
});
