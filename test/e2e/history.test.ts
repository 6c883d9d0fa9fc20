/**
 * Two runs are applied and one is undone; the history is searched by record and by field, one record's whole history is opened from its
 * row and from a search, and what was found is exported to a sheet. The steps build on each other.
 */
import type { Browser } from "playwright-core";
import { makeContacts } from "../support/app-client";
import { launchBrowser } from "../support/browser";
import { goTo, settle } from "../support/pane-screens";
import { startService, type StartedService } from "../support/service";
import { openDesk, type Desk } from "../support/two-desks";

let service: StartedService;
let browser: Browser;
let ada: Desk;
let ids: readonly number[];
const id = (at: number): number => ids[at] ?? Number.NaN;

async function applyNow(records: string, reason: string): Promise<void> {
  await goTo(ada.pane, "Review");
  await settle(ada.pane);
  await ada.pane.getByLabel("Reason").fill(reason);
  await ada.presses(`Apply ${records}`);
  await ada.sees(/records were applied|record was applied/);
}

/** Unfolds the search: it is folded away once something was found. */
async function openForm(): Promise<void> {
  await ada.pane.locator("summary").filter({ hasText: "Search" }).click();
  await ada.pane.getByLabel("Record", { exact: true }).waitFor();
}

/** The lines of the list in sight, top to bottom. */
const linesInSight = async () =>
  (await ada.pane.getByRole("list", { name: "Changes" }).getByRole("listitem").allInnerTexts()).map((text) =>
    text.replace(/\s+/g, " "),
  );

/** A sheet's values, its first row included. */
const sheetRows = (name: string) =>
  ada.pane.evaluate(
    (sheet) =>
      Excel.run(async (context) => {
        const used = context.workbook.worksheets.getItem(sheet).getUsedRange(true).load("values");
        await context.sync();
        return used.values as unknown[][];
      }),
    name,
  );

beforeAll(async () => {
  service = await startService();
  ids = await makeContacts(service, 3);
  browser = await launchBrowser();
  ada = await openDesk(browser, { service }, { name: "Ada Admin", role: "admin" });
}, 180_000);

afterAll(async () => {
  await browser.close();
  await service.stop();
});

it("[UN1] after an undo the row says by which run it was undone, and runs carry the name of the file", async () => {
  await ada.edit({ header: "Phone", id: id(0), to: "555 0100" });
  await ada.edit({ header: "Phone", id: id(1), to: "=1+1" });
  await applyNow("2 records", "New numbers");
  await ada.edit({ header: "Notes", id: id(0), to: "Rings at nine" });
  await applyNow("1 record", "Opening hours");
  await goTo(ada.pane, "History");
  await ada.presses("Open run 1");
  await ada.presses("Undo this run");
  await settle(ada.pane);
  await ada.presses("Apply 2 records");
  await ada.sees("All 2 records were put back.");
  expect(await ada.cell("Status", id(0))).toMatch(/^undone \d\d:\d\d by run 3$/);
  const runs = await service.service.runs.list({ before: undefined, rows: 3 });
  expect(runs.map(({ workbook }) => workbook)).toEqual(["Book1", "Book1", "Book1"]);
});

it("[HI1] is searched by record and field, folded away until it is wanted", async () => {
  const { pane } = ada;
  await goTo(pane, "History");
  await ada.sees("Run 3,");
  expect(await pane.getByLabel("Record", { exact: true }).isVisible()).toBe(false);
  await openForm();
  await pane.getByLabel("Record", { exact: true }).fill("desk 1");
  await pane.getByLabel("Field", { exact: true }).selectOption("contact phone");
  await pane.getByLabel("Person", { exact: true }).fill("ada");
  await ada.presses("Find changes");
  await ada.sees("2 changes, newest first.");
  expect(await linesInSight()).toEqual([
    expect.stringMatching(
      new RegExp(`^applied Desk 1 \\(${id(0)}\\), changed Phone: 555 0100 → \\(cleared\\) .*run 3`),
    ),
    expect.stringMatching(/Phone: \(blank\) → 555 0100 .*, Ada Admin, run 1, from Book1\. New numbers/),
  ]);
  await openForm();
  await pane.getByLabel("Record", { exact: true }).fill("nobody is called so");
  await ada.page.keyboard.press("Enter");
  await ada.sees("No change matches.");
});

it("[HI2] one record's whole history is opened from its row, and from a line that was found", async () => {
  const { pane } = ada;
  await ada.at(await ada.cellOf("Contacts", "Phone", String(id(1))));
  await ada.presses("History of the selected row");
  await pane.getByRole("heading", { name: "History of Desk 2" }).waitFor();
  expect(await linesInSight()).toHaveLength(2);
  await ada.presses("All runs");
  await openForm();
  await pane.getByLabel("Record", { exact: true }).fill(String(id(0)));
  await ada.presses("Find changes");
  await settle(pane);
  await pane
    .getByRole("button", { name: /^Its history: Desk 1/ })
    .first()
    .click();
  await pane.getByRole("heading", { name: "History of Desk 1" }).waitFor();
  expect(await linesInSight()).toHaveLength(3);
  await pane.getByRole("button", { name: /^Open run 2/ }).click();
  await ada.sees("Reason: Opening hours");
  await ada.presses("Back");
  await pane.getByRole("heading", { name: "History of Desk 1" }).waitFor();
});

it("[HI3] what was found is exported to a sheet of its own, and Check takes no notice of it", async () => {
  await ada.presses("All runs");
  await openForm();
  await ada.presses("Clear");
  await ada.presses("Find changes");
  await ada.sees("5 changes, newest first.");
  await ada.presses("Export to a sheet");
  await ada.sees("5 rows written to the sheet “Run history”, one for each field.");
  const [headers = [], ...rows] = await sheetRows("Run history");
  expect(headers[0]).toBe("When (UTC)");
  const parts = rows.map((row) => row.slice(1).map(String));
  const own = (at: number) => [`Desk ${at + 1}`, String(id(at)), "changed"];
  const undo = ["Ada Admin", "Undo of run 1: New numbers", "Book1", "3"];
  const first = ["Ada Admin", "New numbers", "Book1", "1"];
  const end = ["applied", "", ""];
  expect(parts).toEqual([
    [...undo, ...own(1), "Phone", "=1+1", "", ...end],
    [...undo, ...own(0), "Phone", "555 0100", "", ...end],
    ["Ada Admin", "Opening hours", "Book1", "2", ...own(0), "Notes", "", "Rings at nine", ...end],
    [...first, ...own(1), "Phone", "", "=1+1", ...end],
    [...first, ...own(0), "Phone", "", "555 0100", ...end],
  ]);
  for (const [when] of rows) expect(when).toEqual(expect.any(Number));
  await goTo(ada.pane, "Check");
  await settle(ada.pane);
  await ada.sees(/in 4\d rows/);
  expect(ada.complaints).toEqual([]);
});
