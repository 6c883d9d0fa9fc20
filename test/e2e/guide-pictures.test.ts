/**
 * The guide's first five jobs, walked through briefly by hand in the browser, with a picture of each for the guide. `npm run pictures` writes
 * the pictures; here they are taken, and those that are kept are looked at. The steps build on each other.
 */
import type { Browser } from "playwright-core";
import { keptPictures, makeAlbum, namedInGuide, readPicture, type Album } from "../support/album";
import { launchBrowser, listenForComplaints } from "../support/browser";
import { openJob, type Job } from "../support/pane";
import { goTo, press, settle } from "../support/pane-screens";
import { startProduct, type Product } from "../support/product";
import { sizeOf } from "../support/small-png";

const contacts = 700;
const viewport = { width: 1280, height: 800 };
const mostBytes = 150 * 1024;
const tiersFilled = 12;
const patience = 120_000;

let product: Product;
let browser: Browser;
let job: Job;
let album: Album;
let complaints: readonly string[];

const columnOf = (address: string) => address.replace(/\d+$/, "");
const showRule = (rule: string) => job.pane.getByLabel("Rule", { exact: true }).selectOption(rule);

/** Loads what is chosen; edits that are in the sheets are discarded. */
async function load(): Promise<void> {
  const { pane } = job;
  const discard = pane.getByRole("button", { name: "Load and discard edits" });
  const loaded = pane.getByText(/contacts loaded;/).first();
  await press(pane, "Load");
  await discard.or(loaded).first().waitFor({ timeout: 60_000 });
  if (await discard.isVisible()) await discard.click();
  await loaded.waitFor({ timeout: 60_000 });
  await settle(pane);
}

beforeAll(async () => {
  product = await startProduct(contacts);
  browser = await launchBrowser();
  const permissions = ["clipboard-read", "clipboard-write"];
  const page = await (await browser.newContext({ viewport, permissions })).newPage();
  complaints = listenForComplaints(page);
  job = await openJob(page, product.link);
  album = makeAlbum(page);
}, patience);

afterAll(async () => {
  await browser.close();
  await product.stop();
});

it(
  "1: many customers move to another price tier",
  async () => {
    await job.pane.getByLabel("Group", { exact: true }).selectOption("Hospitality");
    await album.take("load");
    await load();
    const [[first] = []] = await job.values("Contacts", "A2");
    const tier = columnOf(await job.cellOf("Contacts", "Price tier", String(first)));
    await job.paste(`${tier}2`, Array.from({ length: tiersFilled }, () => "VIP").join("\n"));
    await job.holds("Contacts", `${tier}${tiersFilled + 1}`, [["VIP"]]);
    await job.press("Review");
    await job.pane.getByLabel("Reason").fill("Hospitality moves to VIP");
    await job.at(await job.cellOf("Contacts", "Sales person", String(first)));
    await job.at(`${tier}2`);
    await album.take("preview");
  },
  patience,
);

it(
  "2: customers get a promotion, with a number of their own, and move from one stage to another",
  async () => {
    const { pane, page } = job;
    await goTo(pane, "Load");
    await pane.getByLabel("City", { exact: true }).fill("Auckland");
    await pane
      .locator("summary")
      .filter({ hasText: /^Customers:/ })
      .click();
    for (const sheet of ["Stages", "Customer promotions"])
      await pane.getByRole("checkbox", { name: sheet, exact: true }).check();
    await load();
    await job.grid.openSheet("Customer promotions");
    const [[id] = []] = await job.values("Customer promotions", "A4");
    const cell = await job.cellOf("Customer promotions", "W26", String(id));
    await job.at(cell.replace(/\d+$/, "3"));
    await press(pane, "Ticks");
    await pane.getByLabel("Number instead of a tick").fill("7.5");
    await page.keyboard.press("Enter");
    await job.sees(/cells changed in \d+ visible rows of Customer promotions, W26/);
    await album.take("promotion");
    await job.grid.openSheet("Stages");
    await pane.getByLabel("From", { exact: true }).selectOption("Quoted");
    await pane.getByLabel("To", { exact: true }).selectOption("VIP");
    await press(pane, "Move for visible");
    await job.sees(/visible rows of Stages moved from Quoted to VIP/);
    await job.at(await job.cellOf("Stages", "VIP", String(id)));
    await album.take("stages");
  },
  patience,
);

it(
  "3: forgotten ticks are found",
  async () => {
    const { pane } = job;
    await press(pane, "Close");
    await goTo(pane, "Load");
    await pane.getByLabel("City", { exact: true }).fill("");
    await pane.getByLabel("Group", { exact: true }).selectOption({ index: 0 });
    await load();
    await job.press("Check");
    await showRule("GR1");
    await job.pane
      .getByRole("button", { name: /^Go to / })
      .first()
      .click();
    await album.take("forgotten-ticks");
  },
  patience,
);

it(
  "4: customers over their limits go on hold",
  async () => {
    await showRule("CR4");
    const over = job.pane.getByRole("listitem").filter({ hasText: "not on hold" }).first();
    const row = Number(/Row (\d+)/.exec(await over.innerText())?.[1]);
    const [[id] = []] = await job.values("Contacts", `A${row}`);
    const cell = await job.cellOf("Contacts", "On hold", String(id));
    // From the right, past the limits: the column comes to stand whole beside them.
    for (const address of ["BC20", "AI20", cell]) await job.at(address);
    await album.take("on-hold");
    await press(job.pane, /^Apply all \d+ fixes of CR4/);
    await job.sees(/fixes written as edits/);
    await settle(job.pane);
  },
  patience,
);

it(
  "5: customers of another system's export are mapped, added and checked",
  async () => {
    const { pane } = job;
    const rows = [
      ["Customer Name", "E-mail", "Town", "Status", "Credit limit", "Shoe size"],
      ["Quay Bakery", "orders@quay.example", "Auckland", "Active", "$1,250.00", "41"],
      ["Yak Bar", "yan@yak.example", "Nelson", "Active", "900", "39"],
    ];
    await press(pane, "Import");
    await pane.getByRole("textbox", { name: "Rows" }).fill(rows.map((row) => row.join("\t")).join("\n"));
    await press(pane, "Map the columns");
    await job.sees(/columns go to Contacts/);
    await album.take("map-columns");
    await press(pane, "Add 2 rows");
    await job.sees("2 rows added to Contacts");
    await settle(pane);
    await pane.getByLabel("Only records that I changed").check();
    await job.at(await job.cellOf("Contacts", "Company", "new 1"));
    await album.take("new-customers");
  },
  patience,
);

it("the guide shows every picture that was taken, and no other is kept", () => {
  expect(namedInGuide()).toEqual(album.taken());
  expect(keptPictures()).toEqual(album.taken());
});

it("each is kept in its size, small enough to be fetched", () => {
  const kept = keptPictures().map(readPicture);
  expect(kept.map(sizeOf)).toEqual(kept.map(() => viewport));
  expect(kept.filter(({ length }) => length > mostBytes)).toEqual([]);
});

it("complains about nothing in the browser's console", () => {
  expect(complaints).toEqual([]);
});
