/**
 * An admin lets a colleague in, who signs in by the link, in a browser of her own; is switched off and told so at her next step; is
 * let in again by a link that she pastes; and signs out. At the pane's narrowest. The steps build on each other.
 */
import type { Browser, Page } from "playwright-core";
import { launchBrowser, listenForComplaints } from "../support/browser";
import { openJob, type Job } from "../support/pane";
import { edit, load, press } from "../support/pane-screens";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
let browser: Browser;
let ada: Job;
let mia: Job;
let complaints: readonly string[];
let link: string;

beforeAll(async () => {
  service = await startService();
  browser = await launchBrowser();
  const token = await service.service.signIn.makeToken({ name: "Ada Admin", role: "admin" });
  const page = await newPage();
  complaints = listenForComplaints(page);
  ada = await openJob(page, `${service.url}/preview?token=${token}`);
  await press(ada.pane, "People");
}, 120_000);

afterAll(async () => {
  await browser.close();
  await service.stop();
});

/** A browser of somebody's own, which may write to the clipboard. */
async function newPage(): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1100, height: 900 },
    permissions: ["clipboard-read", "clipboard-write"],
  });
  await context.addInitScript(() => localStorage.setItem("preview.pane-width", "320"));
  return context.newPage();
}

/** Copies the link that stands there and answers it. */
async function copiedLink(): Promise<string> {
  await press(ada.pane, "Copy");
  await ada.sees("Copied.");
  return ada.page.evaluate(() => navigator.clipboard.readText());
}

const buttons = (job: Job) => job.pane.getByRole("group", { name: "Tools" }).getByRole("button");

it("[PE1] an admin lets Mia in as finance; the link, copied, opens the pane signed in as her", async () => {
  await press(ada.pane, "Add a person");
  await ada.pane.getByLabel("Name of the person").fill("Mia Marsh");
  await ada.pane.getByLabel("Role", { exact: true }).selectOption("finance");
  await press(ada.pane, "Make their link");
  link = await copiedLink();
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/preview\?token=[\w-]{32}$/);
  await press(ada.pane, "Done");
  await ada.sees(/^Has not signed in yet\. A link is good until/);
  mia = await openJob(await newPage(), link);
  await mia.sees("· Mia Marsh");
  expect(mia.page.url()).toBe(`${service.url}/preview`);
}, 120_000);

it("[PE1] she sees no tool of admins", async () => {
  expect(await buttons(ada).allTextContents()).toEqual(expect.arrayContaining(["Keys", "People"]));
  const own = await buttons(mia).allTextContents();
  expect(own).toContain("Find");
  expect(own).not.toContain("Keys");
  expect(own).not.toContain("People");
});

it("[PE3] the link does not work again", async () => {
  const page = await newPage();
  await page.goto(link);
  await page.frameLocator("#pane iframe").getByText("You are not signed in").waitFor();
  await page.close();
}, 120_000);

it("[PE2] switched off, her next step says so, and her edits stay", async () => {
  await load(mia);
  await edit(mia, [["Phone", "2", "555 0100"]]);
  await press(ada.pane, "Switch off Mia Marsh");
  await press(ada.pane, "Switch off: signed out at once (Mia Marsh)");
  await ada.sees("Switched off: cannot sign in.");
  await mia.pane.getByRole("tab", { name: "History" }).click();
  await mia.sees(/^An admin has switched you off, so nothing more was sent\. Your edits are in the workbook/);
  const address = await mia.cellOf("Contacts", "Phone", "2");
  expect(await mia.values("Contacts", address)).toEqual([["555 0100"]]);
}, 120_000);

it("[PE5] switched on again, she pastes the whole new link into the pane, and is who she was made", async () => {
  await press(ada.pane, "Switch on Mia Marsh");
  await ada.pane.getByLabel("Role of Mia Marsh").selectOption("editor");
  await press(ada.pane, "New link for Mia Marsh");
  await mia.pane.getByLabel("Sign-in link or code").fill(await copiedLink());
  await press(mia.pane, "Sign in");
  await mia.sees("· Mia Marsh");
  const answer = await mia.page.evaluate(async () => (await fetch("/app/account")).json());
  expect((answer as { user: unknown }).user).toEqual({ name: "Mia Marsh", role: "editor" });
}, 120_000);

it("[PE4] the admin cannot change or switch off herself", async () => {
  await ada.sees("Ada Admin (you)");
  expect(await ada.pane.getByRole("button", { name: /Ada Admin/ }).allTextContents()).toEqual(["New link"]);
  expect(await ada.pane.getByLabel("Role of Ada Admin").count()).toBe(0);
});

it("[PE7] whoever leaves the machine signs out, and is told what stays", async () => {
  await press(mia.pane, "Sign out");
  await mia.sees(/^You are signed out\. The workbook keeps what was loaded/);
  expect(await buttons(mia).allTextContents()).not.toContain("People");
  const status = await mia.page.evaluate(async () => (await fetch("/app/account")).status);
  expect(status).toBe(401);
  expect(complaints).toEqual([]);
});
