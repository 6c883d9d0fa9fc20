/**
 * Working under filters and selections: only the selected rows are reviewed and applied, and ticks go into visible rows alone.
 */
import type { Browser } from "playwright-core";
import { launchBrowser } from "../support/browser";
import { openJob, type Job } from "../support/pane";
import { edit, goTo, load, press, settle } from "../support/pane-screens";
import { startProduct, type Product } from "../support/product";

let product: Product;
let browser: Browser;
let job: Job;

beforeAll(async () => {
  product = await startProduct(40);
  browser = await launchBrowser();
  job = await openJob(await (await browser.newContext()).newPage(), product.link);
  await load(job);
});

afterAll(async () => {
  await browser.close();
  await product.stop();
});

const chooseRows = async (rows: string) => {
  await job.pane.getByRole("combobox", { name: "Rows" }).selectOption({ label: rows });
  await settle(job.pane);
};

it("[WB8] only the selected rows are reviewed and applied; the other edits stay", async () => {
  await edit(job, [
    ["Phone", "1", "09 555 0101"],
    ["Phone", "2", "09 555 0102"],
    ["Phone", "3", "09 555 0103"],
  ]);
  await job.at(await job.cellOf("Contacts", "Phone", "2"));
  await goTo(job.pane, "Review");
  await chooseRows("Selected rows");
  await job.sees("1 of 3 changed records is in the 1 selected row of Contacts.");
  await job.pane.getByLabel("Reason").fill("One at a time");
  await press(job.pane, "Apply 1 record");
  await job.sees("The record was applied.");
  await goTo(job.pane, "Review");
  await job.sees("0 of 2 changed records are in the 1 selected row of Contacts.");
  await chooseRows("All rows");
  await job.pane.getByRole("button", { name: "Apply 2 records" }).waitFor();
  const phone = await job.cellOf("Contacts", "Phone", "1");
  expect(await job.values("Contacts", phone)).toEqual([["09 555 0101"]]);
});

it("[WB8] a tick for all visible rows changes no hidden row", async () => {
  const first = await job.cellOf("Groups", "Hospitality", "1");
  const header = first.replace(/\d+$/, "");
  const before = await job.values("Groups", `${header}4:${header}20`);
  await job.grid.openSheet("Groups");
  await job.pane.evaluate(hideAllButRow5, `${header}5`);
  await press(job.pane, "Ticks");
  await press(job.pane, "Tick all visible");
  await job.sees(/visible row of Groups/);
  const after = await job.values("Groups", `${header}4:${header}20`);
  expect(after.map(([cell], row) => (row === 1 ? cell : before[row]?.[0]))).toEqual(
    after.map(([cell]) => cell),
  );
  expect(after[1]).toEqual([true]);
});

/** Shows one row alone, by a filter on the record's id, and selects the cell in it. */
function hideAllButRow5(address: string): Promise<void> {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Groups");
    const id = sheet.getRange("A5").load("text");
    await context.sync();
    const [text = ""] = id.text[0] ?? [];
    context.workbook.tables.getItem("GroupsTable").columns.getItem("ID").filter.applyValuesFilter([text]);
    sheet.activate();
    sheet.getRange(address).select();
    await context.sync();
  });
}
