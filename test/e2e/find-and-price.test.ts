/**
 * Finding people by three letters, with and without the service, and what a price would be for the row that is selected: by hand, in the
 * browser, against the product as it is started. The steps build on each other.
 */
import type { Browser, BrowserContext } from "playwright-core";
import type { AccountAnswer } from "../../src/contract/app";
import { launchBrowser, listenForComplaints } from "../support/browser";
import { openJob, type Job } from "../support/pane";
import { edit, load, press, settle } from "../support/pane-screens";
import { startProduct, type Product } from "../support/product";

type Contact = Readonly<Record<string, unknown>>;

let product: Product;
let browser: Browser;
let context: BrowserContext;
let job: Job;
let complaints: readonly string[];
let lists: AccountAnswer["lists"];
let customer: Contact;
let supplier: Contact;

const box = () => job.pane.getByRole("combobox", { name: "Name, email, phone, number or postcode" });
const productBox = () => job.pane.getByRole("combobox", { name: "Product, by code or name" });
const keys = async (...pressed: readonly string[]) => {
  for (const key of pressed) await job.page.keyboard.press(key);
};

/** The text as a regular expression that matches just it. */
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Opens Find where it is not open, empties the box, types, and waits for the one that is looked for. */
async function lookFor(letters: string, name: string): Promise<void> {
  if (!(await box().isVisible())) await press(job.pane, "Find");
  await box().fill("");
  await box().pressSequentially(letters);
  await job.pane.getByRole("option", { name: new RegExp(`^${escaped(name)}`) }).waitFor();
}

/** Waits until a cell of this sheet and row is the active one. */
async function isAt(sheet: string, row: number): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const address = await job.pane.evaluate(activeAddress);
    if (new RegExp(`^'?${sheet}'?![A-Z]+${row}$`).test(address)) return;
    await job.page.waitForTimeout(50);
  }
  expect(await job.pane.evaluate(activeAddress)).toBe(`${sheet}, row ${row}`);
}

function activeAddress(): Promise<string> {
  return Excel.run(async (excel) => {
    const cell = excel.workbook.getActiveCell().load("address");
    await excel.sync();
    return cell.address;
  });
}

/** Goes to a cell of a record's row, as a click does. */
async function goToRow(sheet: string, header: string, key: string): Promise<void> {
  await job.grid.openSheet(sheet);
  await job.at(await job.cellOf(sheet, header, key));
}

const rowOf = async (key: unknown) =>
  Number(/\d+$/.exec(await job.cellOf("Contacts", "ID", String(key)))?.[0]);

const priced = () => lists.products.find(({ code, isActive }) => code && isActive)!;

/** "12.50": a product's price in a price column. */
const tierPrice = (column: string) =>
  ((JSON.parse(priced().prices!) as Record<string, number>)[column]! / 100).toFixed(2);

beforeAll(async () => {
  product = await startProduct(120);
  browser = await launchBrowser();
  context = await browser.newContext({
    viewport: { width: 1100, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  complaints = listenForComplaints(page);
  job = await openJob(page, product.link);
  const all = [...(await product.readAll()).values()];
  customer = all.find(({ type, company, priceColumn }) => type === "Customer" && company && priceColumn)!;
  supplier = all.find(({ type, company }) => type === "Supplier" && company)!;
  ({ lists } = (await (await page.request.get(`${product.origin}/app/account`)).json()) as AccountAnswer);
});

afterAll(async () => {
  await browser.close();
  await product.stop();
});

it("three letters list who matches and why; arrow keys and Enter go to the row", async () => {
  await job.pane.getByRole("checkbox", { name: "Customer", exact: true }).check();
  await job.pane
    .locator("summary")
    .filter({ hasText: /^Customers:/ })
    .click();
  await job.pane.getByRole("checkbox", { name: "Customer promotions" }).check();
  await load(job);
  const email = String(customer["email"]);
  await lookFor(email, String(customer["company"]));
  await job.sees(new RegExp(`Email ${escaped(email)}`));
  await keys("ArrowDown");
  const active = await box().getAttribute("aria-activedescendant");
  expect(await job.pane.locator(`[id="${active}"]`).getAttribute("role")).toBe("option");
  await keys("Enter");
  await isAt("Contacts", await rowOf(customer["id"]));
  await job.pane.getByRole("listbox").waitFor({ state: "detached" });
});

it("two letters are too few; Escape closes the list and keeps the panel", async () => {
  await lookFor(String(customer["company"]).slice(0, 5), String(customer["company"]));
  await keys("Escape");
  await job.pane.getByRole("listbox").waitFor({ state: "detached" });
  expect(await box().isVisible()).toBe(true);
  await box().fill("ab");
  await job.sees(/^Type 3 letters or more/);
});

it("someone who is not loaded is added beside the others, and edits stay", async () => {
  const name = String(supplier["company"]);
  const before = (await job.values("Contacts", "A2:A200")).flat().filter(Number);
  await edit(job, [["Phone", String(customer["id"]), "555 0199"]]);
  await lookFor(name, name);
  await job.pane.getByRole("option", { name: new RegExp(`Supplier.*#${Number(supplier["id"])}\\b`) }).click();
  await job.sees(`${name} is not in this workbook.`);
  await press(job.pane, "Add at the foot");
  await job.sees("added at the foot. Your edits are as they were.");
  await settle(job.pane);
  const after = (await job.values("Contacts", "A2:A200")).flat().filter(Number);
  expect(new Set(after)).toEqual(new Set([...before, supplier["id"]]));
  await isAt("Contacts", await rowOf(supplier["id"]));
  const phone = await job.cellOf("Contacts", "Phone", String(customer["id"]));
  expect((await job.values("Contacts", phone)).flat()).toEqual(["555 0199"]);
});

it("[WB9] without the service, the loaded records are looked through as the sheets now have them", async () => {
  await edit(job, [["Company", String(customer["id"]), "Zebra Crossing Cafe"]]);
  await context.setOffline(true);
  await lookFor("zebra", "Zebra Crossing Cafe");
  await job.sees("1 contact matches in this workbook (the service does not answer).");
  await keys("ArrowDown", "Enter");
  await isAt("Contacts", await rowOf(customer["id"]));
  await context.setOffline(false);
  await press(job.pane, "Connect again");
  await settle(job.pane);
});

it("closing gives the place and the keyboard's place back", async () => {
  await press(job.pane, "Close");
  await job.pane.getByRole("heading", { name: "Load contacts" }).waitFor();
  const find = job.pane.getByRole("button", { name: "Find" });
  expect(await find.evaluate((own) => own === document.activeElement)).toBe(true);
});

it("[PR5] a price is told for the selected row: the tier's, step by step", async () => {
  await press(job.pane, "Price");
  await goToRow("Contacts", "Company", String(customer["id"]));
  await job.sees("For Zebra Crossing Cafe, as the sheets now say.");
  await productBox().pressSequentially(priced().code!);
  await keys("ArrowDown", "Enter");
  await job.sees(/each\. /);
  await job.sees(`: ${tierPrice(String(customer["priceColumn"]))}`);
  await job.pane.getByLabel("Quantity").fill("0");
  await job.sees("Type a quantity above 0");
  await job.pane.getByLabel("Quantity").fill("10");
  await job.sees(/10 cost [\d,]+\.\d\d/);
});

it("[PR5] what is drafted counts: another tier, a tick on Customer promotions", async () => {
  const other = lists.priceTiers.find(
    ({ priceColumn, isOn, number }) =>
      isOn && priceColumn !== null && priceColumn !== customer["priceColumn"] && number !== null,
  )!;
  const tier = await job.cellOf("Contacts", "Price tier", String(customer["id"]));
  await job.paste(tier, String(other.number));
  await job.sees(
    `Price tier ${other.number} ${other.name} (${other.currency}): ${tierPrice(other.priceColumn!)}`,
  );
  const active = lists.promotions.find(({ isActive }) => isActive)!;
  await goToRow("Customer promotions", active.code!, String(customer["id"]));
  await job.sees("For Zebra Crossing Cafe, as the sheets now say.");
  const cell = await job.cellOf("Customer promotions", active.code!, String(customer["id"]));
  await job.paste(cell, "TRUE");
  await job.pane
    .getByRole("list", { name: "Promotions" })
    .getByText(`${active.code} ${active.name}`)
    .waitFor({ timeout: 20_000 });
});

it("[PR5] follows the selection to another row, and to none", async () => {
  await goToRow("Contacts", "Company", String(supplier["id"]));
  await job.sees(`For ${String(supplier["company"])}, as the sheets now say.`);
  await job.at("B1");
  await job.sees("Select a customer's row on");
});

it("complains of nothing but the service that was away", () => {
  expect(complaints.filter((text) => !/ERR_INTERNET_DISCONNECTED/.test(text))).toEqual([]);
});
