/**
 * The Load place as a person uses it, in the browser, against the product as it is started: filters, columns and sheets are chosen,
 * saved as a view, and are there again after the page was loaded anew. The steps build on each other.
 */
import type { Browser, Frame } from "playwright-core";
import { launchBrowser, listenForComplaints } from "../support/browser";
import { paneFrame } from "../support/grid";
import { openJob, type Job } from "../support/pane";
import { load, press } from "../support/pane-screens";
import { startProduct, type Product } from "../support/product";

let product: Product;
let browser: Browser;
let job: Job;
let complaints: readonly string[];
let all: ReadonlyMap<number, Readonly<Record<string, unknown>>>;

beforeAll(async () => {
  product = await startProduct(120);
  all = await product.readAll();
  browser = await launchBrowser();
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 860 } })).newPage();
  complaints = listenForComplaints(page);
  job = await openJob(page, product.link);
});

afterAll(async () => {
  await browser.close();
  await product.stop();
});

/** Opens what is folded away under a line that begins with this. */
const unfold = (pane: Frame, line: RegExp) => pane.locator("summary").filter({ hasText: line }).click();

const folded = (pane: Frame, line: RegExp) => pane.locator("summary").filter({ hasText: line }).innerText();

async function usedOf(sheet: string): Promise<unknown[][]> {
  return job.pane.evaluate(
    (name) =>
      Excel.run(async (context) => {
        const used = context.workbook.worksheets.getItem(name).getUsedRange(true).load("values");
        await context.sync();
        return used.values as unknown[][];
      }),
    sheet,
  );
}

it("offers what has changed since the last load only where something is loaded", async () => {
  const { pane } = job;
  await unfold(pane, /^More filters/);
  expect(await pane.getByLabel("Changed since I last loaded").isDisabled()).toBe(true);
  await pane.getByText("Nothing is loaded in this workbook yet.").waitFor();
  await load(job);
  await pane.getByText(/^That was /).waitFor();
  await pane.getByLabel("Changed since I last loaded").check();
  await press(pane, "Load");
  await job.sees("No contact matches what is chosen below, so Contacts holds none.");
  await pane.getByLabel("Changed since I last loaded").uncheck();
});

it("brings what it says into sight where the place was scrolled down to its button", async () => {
  const { page, pane } = job;
  const size = page.viewportSize() ?? { width: 1280, height: 860 };
  await page.setViewportSize({ ...size, height: 480 });
  const button = pane.getByRole("button", { name: "Load", exact: true });
  await button.scrollIntoViewIfNeeded();
  const scrolled = () => pane.locator("main").evaluate((main) => main.scrollTop);
  expect(await scrolled()).toBeGreaterThan(0);
  await button.click();
  await job.sees(/^120 contacts loaded;/);
  await pane.getByText(/^120 contacts loaded;/).evaluate(async (message) => {
    const top = () =>
      message.getBoundingClientRect().top - (message.closest("main")?.getBoundingClientRect().top ?? 0);
    while (top() < 0) await new Promise(requestAnimationFrame);
  });
  await page.setViewportSize(size);
});

it("saves filters, sheets and columns as a view", async () => {
  const { pane } = job;
  await pane.getByLabel("Supplier", { exact: true }).check();
  await unfold(pane, /^Customers:/);
  await pane.getByLabel("Groups", { exact: true }).uncheck();
  await unfold(pane, /^Prices and lists:/);
  await pane.getByLabel("Payment terms", { exact: true }).check();
  await unfold(pane, /^Columns:/);
  await unfold(pane, /^Contacts: all/);
  await pane.getByLabel("All of Contacts").uncheck();
  await pane.getByLabel("Find a column of Contacts").fill("comp");
  await pane.getByLabel("Company", { exact: true }).check();
  expect(await folded(pane, /^Contacts: 1 of/)).toMatch(/^Contacts: 1 of \d+ columns/);
  await press(pane, "Save view…");
  await pane.getByLabel("Name of the view").fill("Supplier names");
  await pane.getByLabel("For everyone in this account").check();
  await press(pane, "Save");
  await job.sees("The view “Supplier names” is saved.");
});

it("finds the view again after the page was loaded anew, and loads its rows and columns alone", async () => {
  await job.page.reload();
  job = { ...job, pane: await paneFrame(job.page) };
  const { pane } = job;
  await pane.getByLabel("Saved view", { exact: true }).selectOption({ label: "Supplier names" });
  expect(await folded(pane, /^Columns:/)).toBe("Columns: some left out");
  expect(await folded(pane, /^Prices and lists:/)).toBe("Prices and lists: Payment terms");
  await press(pane, "Load");
  await pane.getByText("contacts loaded;").waitFor();
  const [headers, ...rows] = await usedOf("Contacts");
  expect(headers).toEqual(["ID", "Status", "Company"]);
  const suppliers = [...all].filter(([, { type }]) => type === "Supplier").map(([id]) => id);
  expect(rows.map(([id]) => Number(id)).sort((one, other) => one - other)).toEqual(suppliers);
  expect((await usedOf("Payment terms"))[0]?.slice(0, 2)).toEqual(["ID", "Status"]);
});

it("shows what a view filters by and the account has no longer, and no name of a view widens the pane", async () => {
  const { pane, page } = job;
  const name = "Customers on the northern delivery route, changed since Monday, without their credit limits";
  const filter = { stage: "Dreaming", text: String(all.get(1)?.["company"]) };
  await pane.evaluate(putView, { name, isShared: false, view: { filter, sheets: ["Groups"] } });
  await page.reload();
  job = { ...job, pane: await paneFrame(page) };
  await job.pane.getByLabel("Saved view", { exact: true }).selectOption({ label: name });
  await unfold(job.pane, /^More filters/);
  const stage = job.pane.getByLabel("Stage", { exact: true });
  expect(await stage.locator("option:checked").innerText()).toBe("Dreaming (no longer there)");
  const main = job.pane.locator("main");
  expect(await main.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  await stage.selectOption({ label: "All" });
  await press(job.pane, "Load");
  await job.pane.getByText("1 contact loaded;").waitFor();
  await press(job.pane, "Delete view…");
  await press(job.pane, `Delete “${name}”`);
  await job.pane.getByLabel("Saved view", { exact: true }).selectOption({ label: "Supplier names" });
});

it("renames the view and deletes it", async () => {
  const { pane } = job;
  await press(pane, "Save view…");
  await pane.getByLabel("Name of the view").fill("Names of suppliers");
  await press(pane, "Save over “Supplier names”");
  await pane.getByText("The view “Names of suppliers” is saved.").waitFor();
  await press(pane, "Delete view…");
  await press(pane, "Delete “Names of suppliers”");
  await pane.getByText("The view “Names of suppliers” is deleted.").waitFor();
  const names = await pane.getByLabel("Saved view", { exact: true }).locator("option").allInnerTexts();
  expect(names).toEqual(["None: all contacts"]);
});

it("complains about nothing in the browser's console", () => {
  expect(complaints).toEqual([]);
});

// After the console was looked at: the browser itself complains there of each refusal.
it("lists the views anew where one of them is gone, because another window removed it", async () => {
  const { pane } = job;
  await press(pane, "Save view…");
  await pane.getByLabel("Name of the view").fill("Gone soon");
  await press(pane, "Save");
  await pane.getByText("The view “Gone soon” is saved.").waitFor();
  await pane.evaluate(removeViews);
  await press(pane, "Delete view…");
  await press(pane, "Delete “Gone soon”");
  await pane.getByText(/^This view is no longer there/).waitFor();
  const names = await pane.getByLabel("Saved view", { exact: true }).locator("option").allInnerTexts();
  expect(names).toEqual(["None: all contacts"]);
});

/** What another window of the same person does. */
async function removeViews(): Promise<void> {
  const answer = await fetch("/app/views");
  const { views } = (await answer.json()) as { views: { id: number }[] };
  for (const { id } of views) await fetch(`/app/views/${id}`, { method: "DELETE" });
}

async function putView(view: object): Promise<void> {
  const headers = { "content-type": "application/json" };
  await fetch("/app/views", { method: "PUT", headers, body: JSON.stringify(view) });
}
