/**
 * A workbook that is closed in the middle of an apply: the run goes on in the service. Opened again, the pane shows the run, ended or
 * still going, which can be stopped there, and the outcomes stand beside the rows as if it had never been closed. The steps build on
 * each other.
 */
import type { Browser } from "playwright-core";
import { makeContacts, readRun } from "../support/app-client";
import { launchBrowser } from "../support/browser";
import { paneFrame } from "../support/grid";
import { openNetwork, type Network } from "../support/network";
import { jobOf, openJob } from "../support/pane";
import { holdBatches } from "../support/held-backend";
import { goTo } from "../support/pane-screens";
import { startService, type StartedService } from "../support/service";
import { deskOf, openDesk, type Desk } from "../support/two-desks";

const desks = 600;
/** The head, the run's line and the first batch of 250 outcomes have passed, the second has not. */
const afterFirstBatch = 12_000;

let service: StartedService;
let network: Network;
let browser: Browser;
let desk: Desk;
let ids: readonly number[];
let letGo: () => void = () => undefined;

async function columnOf(header: string): Promise<string> {
  const first = await desk.cellOf("Contacts", header, String(ids[0]));
  const last = await desk.cellOf("Contacts", header, String(ids.at(-1)));
  return `${first}:${last}`;
}

function writeCells([address, cells]: readonly [string, string[][]]): Promise<void> {
  return Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Contacts").getRange(address).values = cells;
    await context.sync();
  });
}

const applied = async () =>
  (await desk.values("Contacts", await columnOf("Status")))
    .flat()
    .filter((text) => /^applied/.test(String(text)));

beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "20" });
  ids = await makeContacts(service, desks);
  network = await openNetwork(service.url);
  browser = await launchBrowser();
  desk = await openDesk(browser, { service, origin: network.origin }, { name: "Ada Admin", role: "admin" });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await network.close();
  await service.stop();
});

/** Types a number of its own beside every desk and reviews it. */
async function typePhones(first: number): Promise<void> {
  const phones = ids.map((_, at) => [`555 ${first + at}`]);
  await desk.pane.evaluate(writeCells, [await columnOf("Phone"), phones] as const);
  await goTo(desk.pane, "Review");
  await desk.sees(`${desks} contacts changed in ${desks} fields`);
  await desk.sees("Cost: 3 requests, a few seconds.");
  await desk.pane.getByLabel("Reason").fill("New numbers");
  await desk.pane.getByLabel(`Type ${desks}, the number of records, to confirm`).fill(String(desks));
}

async function openAgain(): Promise<void> {
  const page = await browser.contexts()[0]!.newPage();
  await page.goto(`${network.origin}/preview`);
  desk = deskOf(jobOf(page, await paneFrame(page)), []);
}

it("[AP2] a run goes on in the service when the workbook is closed", async () => {
  await typePhones(1000);
  const held = network.holdNext("POST /app/runs", afterFirstBatch);
  await desk.presses(`Apply ${desks} records`);
  await held;
  await desk.sees(`Run 1: 250 applied of ${desks} records`);
  expect(await applied()).toHaveLength(0);
  await desk.page.close({ runBeforeUnload: true });
  await service.service.runs.whenIdle();
  expect((await readRun(service, 1)).run).toMatchObject({ state: "ended", counts: { applied: desks } });
});

it("[AP2] opened again, the pane shows the run and writes its outcomes beside the rows", async () => {
  await openAgain();
  await desk.sees(`Run 1, which this workbook began, has ended: ${desks} applied of ${desks} records.`);
  await desk.pane.getByRole("heading", { name: "Run 1" }).waitFor();
  expect(await applied()).toHaveLength(desks);
  await goTo(desk.pane, "Review");
  await desk.sees("Nothing has been changed in the sheets.");
});

it("[AP2] what was heard of once is not told again", async () => {
  await desk.page.reload();
  desk = deskOf(await openJob(desk.page, `${network.origin}/preview`), []);
  await goTo(desk.pane, "Review");
  await desk.sees("Nothing has been changed in the sheets.");
  expect(await desk.pane.getByText(/which this workbook began/).count()).toBe(0);
});

it("[AP2] [PL5] a run that still goes on when the workbook is opened again is shown with how far it is", async () => {
  const gate = holdBatches(service.service.backend, 1);
  await typePhones(3000);
  await desk.presses(`Apply ${desks} records`);
  await gate.isReached;
  await desk.sees(`Run 2: 250 applied of ${desks} records`);
  await desk.page.close({ runBeforeUnload: true });
  await openAgain();
  await desk.pane.getByRole("progressbar", { name: "Run 2 goes on in the service" }).waitFor();
  await desk.sees(`Run 2: 250 applied of ${desks} records`);
  await desk.sees(`250 of ${desks}`);
  expect(await desk.pane.getByRole("heading", { name: "Review" }).count()).toBe(1);
  letGo = gate.open;
});

it("[AP2] [AP9] and it is stopped there: the batch in flight ends, the rest is not sent and stays an edit", async () => {
  await desk.presses("Stop");
  await desk.pane.getByRole("button", { name: "Stopping after this batch" }).waitFor();
  letGo();
  await desk.sees(/^Run 2, which this workbook began, has ended: 500 applied, 100 not sent of 600 records\./);
  expect(await applied()).toHaveLength(500);
  expect((await readRun(service, 2)).run).toMatchObject({
    state: "ended",
    counts: { applied: 500, "not sent": 100 },
  });
  await goTo(desk.pane, "Review");
  await desk.sees("100 contacts changed in 100 fields");
});

it("[WB9] what was not applied last time can be chosen alone, also when the workbook was closed in between", async () => {
  await desk.page.close({ runBeforeUnload: true });
  await openAgain();
  await goTo(desk.pane, "Review");
  await desk.pane.getByRole("combobox", { name: "Rows" }).selectOption({ label: "Not applied last time" });
  await desk.sees("100 of 100 changed records are among those that were not applied last time.");
});
