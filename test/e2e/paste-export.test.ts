/**
 * Rows of another system's export, pasted on the sheet and in the pane, mapped and remembered: by hand, in the browser, to the database.
 * The steps build on each other.
 */
import type { Browser, BrowserContext } from "playwright-core";
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
let known: Contact;

beforeAll(async () => {
  product = await startProduct(60);
  browser = await launchBrowser();
  context = await browser.newContext({
    viewport: { width: 1100, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  complaints = listenForComplaints(page);
  job = await openJob(page, product.link);
  known = [...(await product.readAll()).values()].find(
    ({ type, email, company, isActive, group }) =>
      type === "Customer" && email && company && group && isActive,
  )!;
  await job.pane.getByRole("checkbox", { name: "Customer", exact: true }).check();
  await load(job);
});

afterAll(async () => {
  await browser.close();
  await product.stop();
});

const lines = (rows: readonly (readonly string[])[]) => rows.map((row) => row.join("\t")).join("\n");
const column = (name: string) => job.pane.getByRole("combobox", { name, exact: true });
const chosen = (name: string) =>
  column(name).evaluate((own: HTMLSelectElement) => own.selectedOptions[0]?.text);

/** How many rows of Contacts hold anything, the header among them. */
const lastRow = () =>
  job.pane.evaluate(() =>
    Excel.run(async (excel) => {
      const range = excel.workbook.tables.getItem("ContactsTable").getRange().load("rowCount");
      await excel.sync();
      return range.rowCount;
    }),
  );

async function pasteInPane(text: string): Promise<void> {
  await press(job.pane, "Import");
  const box = job.pane.getByRole("textbox", { name: "Rows" });
  await box.click();
  await job.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await job.page.keyboard.press("Control+v");
}

it("rows pasted at the foot of the sheet under other names are offered a mapping, which their values bear out", async () => {
  const rows = [
    ["Customer Name", "E-mail", "Town", "Status", "Credit limit", "Shoe size"],
    ["Zebra Crossing Cafe", "zoe@zebra.example", "Auckland", "Active", "$1,250.00", "41"],
    ["Kept Name", String(known["email"]), "Nelson", "Active", "", "39"],
  ];
  await job.paste(`C${(await lastRow()) + 1}`, lines(rows));
  await job.sees("under another system’s column names.");
  await press(job.pane, "Map the columns");
  await job.sees("2 rows. 5 of 6 columns go to Contacts; 1 is left out.");
  expect(await Promise.all(rows[0]!.map(chosen))).toEqual([
    "Company",
    "Email",
    "City",
    "Active",
    "Credit limit",
    "Leave out",
  ]);
  await job.pane.getByRole("radio", { name: "Update 1 of 2 rows, by Email" }).waitFor();
});

it("two columns for one field are refused; the way out is said", async () => {
  await column("Shoe size").selectOption({ label: "Company" });
  await job.sees("“Customer Name” and “Shoe size” go to Company. Only one can:");
  const write = job.pane.getByRole("button", { name: "Add 1 row, update 1" });
  expect(await write.getAttribute("aria-disabled")).toBe("true");
  await column("Shoe size").selectOption({ label: "Leave out" });
});

it("written, they take the place of what was pasted, are checked, reviewed and applied like any edit", async () => {
  const before = (await lastRow()) - 3;
  await press(job.pane, "Add 1 row, update 1");
  await job.sees("1 row added to Contacts, 1 row updated. Nothing is applied yet.");
  expect(await lastRow()).toBe(before + 1);
  const company = await job.cellOf("Contacts", "Company", String(known["id"]));
  await job.holds("Contacts", company, [["Kept Name"]]);
  await fillNeeded();
  await job.press("Review");
  await job.pane.getByLabel("Reason").fill("From the old system");
  await press(job.pane, /^Apply \d+ record/);
  await job.sees(/records were applied/);
  const all = [...(await product.readAll()).values()];
  expect(all.find(({ company: own }) => own === "Zebra Crossing Cafe")).toMatchObject({
    type: "Customer",
    email: "zoe@zebra.example",
    city: "Auckland",
    isActive: true,
    creditLimit: 1250,
  });
  expect(all.find(({ id }) => id === known["id"])).toMatchObject({
    company: "Kept Name",
    city: "Nelson",
    creditLimit: known["creditLimit"],
  });
});

it("the same export is mapped at once the next time, in any order of its columns", async () => {
  await pasteInPane(
    lines([
      ["E-mail", "Customer Name", "Shoe size", "Credit limit", "Town", "Status"],
      ["yan@yak.example", "Yak Bar", "=1+1", "5k", "Taupo", "Active"],
    ]),
  );
  await job.sees("This export was mapped before. 1 row. 5 of 6 columns go to Contacts; 1 is left out.");
  expect(await job.pane.getByRole("list", { name: "Columns of the export" }).count()).toBe(0);
  await press(job.pane, "Change the mapping");
  await job.sees("1 value such as “5k” will be written as it is, for the check to name.");
  await press(job.pane, "Add 1 row");
  await job.sees("1 row added to Contacts. Nothing is applied yet.");
  const limit = await job.cellOf("Contacts", "Credit limit", "new 1");
  await job.holds("Contacts", limit, [["5k"]]);
});

it("what cannot be read is refused, and the box stays", async () => {
  await pasteInPane('Name,Email\n"Yak, Bar,yan@yak.example\n');
  await job.sees("The quotation marks from row 2 on do not come in pairs");
  expect(await job.pane.getByRole("textbox", { name: "Rows" }).isVisible()).toBe(true);
  await press(job.pane, "Close");
  await settle(job.pane);
});

it("complains of nothing", () => expect(complaints).toEqual([]));

/** What the sample account's policy asks of a new customer, and the export does not say. */
async function fillNeeded(): Promise<void> {
  const { group } = known;
  await edit(job, [
    ["Group", "new 1", String(group)],
    ["Region", "new 1", "South Island"],
  ]);
}
