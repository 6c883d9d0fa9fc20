/**
 * The pane while the service is away, and with a sign-in that is refused: each says what to do, and nothing is lost. The steps build on each other.
 */
import { rmSync } from "node:fs";
import type { Browser, BrowserContext } from "playwright-core";
import { launchBrowser } from "../support/browser";
import { paneFrame } from "../support/grid";
import type { Job } from "../support/pane";
import { openJob } from "../support/pane";
import { edit, goTo, load, press, settle } from "../support/pane-screens";
import { makeFolder, startService, type StartedService } from "../support/service";

const admin = { name: "Ada Admin", role: "admin" } as const;
let dataDir: string;
let service: StartedService;
let isUp = false;
let browser: Browser;
let context: BrowserContext;
let job: Job;

/** Starts the service on its data folder; the second time where the browser expects it. */
async function start(port: string): Promise<void> {
  service = await startService({ DATA_DIR: dataDir, PORT: port });
  isUp = true;
}

async function stop(): Promise<void> {
  isUp = false;
  await service.stop();
}

const portOf = ({ url }: StartedService) => new URL(url).port;
const apply = () => job.pane.getByRole("button", { name: /^Apply \d+ record/ });

beforeAll(async () => {
  dataDir = makeFolder();
  await start("0");
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: { width: 1100, height: 760 } });
});

afterAll(async () => {
  await browser.close();
  if (isUp) await stop();
  rmSync(dataDir, { recursive: true });
});

it("a link that was used opens the pane signed out; a wrong code is refused at its field, a good one signs in", async () => {
  const token = await service.service.signIn.makeToken(admin);
  await service.service.signIn.useToken(token);
  const page = await context.newPage();
  await page.goto(`${service.url}/preview?token=${token}`);
  const pane = await paneFrame(page);
  await pane.getByText(/You are not signed in/).waitFor();
  const code = pane.getByLabel("Sign-in link or code");
  await code.fill(token);
  await press(pane, "Sign in");
  await pane.getByText(/used, too old or wrong/).waitFor();
  expect(await code.getAttribute("aria-invalid")).toBe("true");
  await code.fill(await service.service.signIn.makeToken(admin));
  await press(pane, "Sign in");
  await pane.getByText("· Ada Admin").waitFor();
  await page.close();
  job = await openJob(await context.newPage(), `${service.url}/preview`);
});

it("a load that finds no service says what to do, and the edits stay", async () => {
  await load(job);
  await edit(job, [
    ["Phone", "2", "555 0100"],
    ["Credit limit", "3", "5k"],
  ]);
  await stop();
  await press(job.pane, "Load");
  await press(job.pane, "Load and discard edits");
  await job.sees(/does not answer. Nothing is lost.*press Connect again/);
  await job.sees(/not connected/);
  expect(await job.values("Contacts", await job.cellOf("Contacts", "Phone", "2"))).toEqual([["555 0100"]]);
});

it("[WB9] Check and Review go on from the workbook; Apply waits and says why", async () => {
  await goTo(job.pane, "Check");
  await job.sees(/errors? and \d+ warnings?/);
  await job.pane.getByRole("combobox", { name: "Rule" }).selectOption("CO10");
  await job.sees(/You typed “5k”/);
  await goTo(job.pane, "Review");
  await job.sees(/1 contact changed in 1 field/);
  await job.sees(/Phone: .* → 555 0100/);
  await job.pane.getByLabel("Reason").fill("New number");
  await job.sees("Not connected: connect again to apply.");
  expect(await apply().isDisabled()).toBe(true);
  await goTo(job.pane, "History");
  await job.sees("Not connected: the service keeps the history. Connect again to read it.");
});

it("Connect again says that the service is still away, and picks the work up when it is back", async () => {
  await press(job.pane, "Connect again");
  await job.sees(/does not answer/);
  await goTo(job.pane, "Review");
  await start(portOf(service));
  await press(job.pane, "Connect again");
  await job.sees(/Connected to /);
  await settle(job.pane);
  await apply().click();
  await job.sees("The record was applied.");
  const answer = await service.fetch("/app/runs/1");
  expect(await answer.json()).toMatchObject({ run: { why: "New number", counts: { applied: 1 } } });
});
