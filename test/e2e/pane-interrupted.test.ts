/**
 * What is cut off in the middle: a load that is stopped while contacts arrive, and an apply whose connection dies. The pane says what
 * became of it, and nothing is lost. The steps build on each other.
 */
import type { Browser } from "playwright-core";
import { loadContacts, makeContacts, readRun } from "../support/app-client";
import { launchBrowser } from "../support/browser";
import { openNetwork, type Network } from "../support/network";
import { openJob, type Job } from "../support/pane";
import { edit, goTo, load, press, settle } from "../support/pane-screens";
import { startService, type StartedService } from "../support/service";

const admin = { name: "Ada Admin", role: "admin" } as const;
const sample = 40;
const desks = 600;
/** The head, the run's line and the first batch of 250 outcomes have passed, the second has not. */
const afterFirstBatch = 12_000;

let service: StartedService;
let network: Network;
let browser: Browser;
let job: Job;
let ids: readonly number[];

const phoneOf = (at: number) => `555 ${1000 + at}`;

/** The cells of a column of the desks, which stand below the sample in the order of their ids. */
async function columnOf(header: string): Promise<string> {
  const first = await job.cellOf("Contacts", header, String(ids[0]));
  const last = await job.cellOf("Contacts", header, String(ids.at(-1)));
  return `${first}:${last}`;
}

function writeCells([address, cells]: readonly [string, string[][]]): Promise<void> {
  return Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Contacts").getRange(address).values = cells;
    await context.sync();
  });
}

async function phonesInDatabase(): Promise<readonly unknown[]> {
  const { contacts } = await loadContacts(service);
  return contacts.filter(({ id }) => ids.includes(Number(id))).map(({ phone }) => phone);
}

beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: String(sample) });
  ids = await makeContacts(service, desks);
  network = await openNetwork(service.url);
  browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 1100, height: 760 } });
  job = await openJob(
    page,
    `${network.origin}/preview?token=${await service.service.signIn.makeToken(admin)}`,
  );
  await load(job);
});

afterAll(async () => {
  await browser.close();
  await network.close();
  await service.stop();
});

it("a load that is stopped while contacts arrive changes nothing, and is no lost connection", async () => {
  await edit(job, [["Phone", "2", "555 0100"]]);
  const isHeld = network.holdNext("POST /app/contacts", 20_000);
  await press(job.pane, "Load");
  await press(job.pane, "Load and discard edits");
  await isHeld;
  await press(job.pane, "Stop");
  await job.sees("Stopped. Nothing was changed.");
  await job.sees("· Ada Admin");
  expect(await job.values("Contacts", await job.cellOf("Contacts", "Phone", "2"))).toEqual([["555 0100"]]);
  await press(job.pane, "Load");
  await press(job.pane, "Load and discard edits");
  await job.sees(`${sample + desks} contacts loaded;`);
});

it("[AP5] an apply whose connection dies says so, marks what it heard of, and goes on in the service", async () => {
  await job.pane.evaluate(writeCells, [await columnOf("Phone"), ids.map((_, at) => [phoneOf(at)])] as const);
  await goTo(job.pane, "Review");
  await job.sees(`${desks} contacts changed in ${desks} fields`);
  await job.pane.getByLabel("Reason").fill("New numbers");
  await job.pane.getByLabel(`Type ${desks}, the number of records, to confirm`).fill(String(desks));
  const held = network.holdNext("POST /app/runs", afterFirstBatch);
  await press(job.pane, `Apply ${desks} records`);
  const breakOff = await held;
  await job.sees(/Run 1: 250 applied of 600 records/);
  breakOff();
  await job.sees(/The connection broke while the plan was being applied.*press Connect again.*History shows/);
  await job.sees(/not connected/);
  await job.sees(/Run 1: 250 applied of 600 records/);
  const statuses = (await job.values("Contacts", await columnOf("Status"))).flat().map(String);
  expect(statuses.filter((status) => status.startsWith("applied"))).toHaveLength(250);
  await service.service.runs.whenIdle();
  expect((await readRun(service, 1)).run).toMatchObject({ state: "ended", counts: { applied: desks } });
});

it("[AP2] connected again, the pane tells of every record, and the outcomes that were missing stand beside the rows", async () => {
  await press(job.pane, "Connect again");
  await job.sees("Run 1, which this workbook began, has ended: 600 applied of 600 records.");
  await settle(job.pane);
  const statuses = (await job.values("Contacts", await columnOf("Status"))).flat().map(String);
  expect(statuses.filter((status) => status.startsWith("applied"))).toHaveLength(desks);
  await goTo(job.pane, "History");
  await job.sees(`${desks} records: ${desks} applied. New numbers`);
  await goTo(job.pane, "Review");
  await job.sees("Nothing has been changed in the sheets.");
  const phones = ids.map((_, at) => phoneOf(at));
  expect(await phonesInDatabase()).toEqual(phones);
  await goTo(job.pane, "Load");
  await load(job);
  expect((await job.values("Contacts", await columnOf("Phone"))).flat()).toEqual(phones);
});
