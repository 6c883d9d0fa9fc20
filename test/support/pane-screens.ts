// Every screen of the pane, one after another, as a person gets to it: what is looked at on all of them is looked at here.
import type { Browser, BrowserContext, Frame, Page, Route } from "playwright-core";
import { paneFrame } from "./grid";
import { openJob, type Job } from "./pane";
import type { Product } from "./product";

export const paneThemes = ["light", "dark", "contrast"] as const;
export type PaneTheme = (typeof paneThemes)[number];
type Cookies = Awaited<ReturnType<BrowserContext["cookies"]>>;

/** Looks at the screen that the pane shows; waits until it has looked. */
export type Look = (screen: string, page: Page, pane: Frame) => Promise<void>;

/** Signs in by the printed link, which works once: further windows take the cookies. */
export async function signInOnce(browser: Browser, product: Product): Promise<Cookies> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(product.link);
  const cookies = await context.cookies();
  await context.close();
  return cookies;
}

/** A window of its own, with a pane of that theme and width, in which nothing fades. Without cookies nobody is signed in. */
export async function openWindow(
  browser: Browser,
  look: { readonly theme: PaneTheme; readonly width: number; readonly cookies: Cookies },
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1100, height: 760 },
    reducedMotion: "reduce",
  });
  await context.addCookies(look.cookies);
  await context.addInitScript(
    ([theme, width]) => {
      localStorage.setItem("preview.theme", theme);
      localStorage.setItem("preview.pane-width", width);
    },
    [look.theme, String(look.width)] as const,
  );
  return context;
}

/** Presses a button of the pane. */
export const press = (pane: Frame, name: string | RegExp) =>
  pane.getByRole("button", { name, exact: true }).first().click();

/** Goes to a place by its tab; resolves when it has read what it shows. */
export async function goTo(pane: Frame, place: string): Promise<void> {
  await pane.getByRole("tab", { name: place }).click();
  await settle(pane);
}

/** Resolves when the pane does no work. */
export async function settle(pane: Frame): Promise<void> {
  await pane.locator("main [role=progressbar]").waitFor({ state: "detached" });
}

/** Loads everything by the pane's button. */
export async function load(job: Job): Promise<void> {
  await press(job.pane, "Load");
  await job.sees("contacts loaded;");
}

type Cell = readonly [header: string, key: string, value: string | number | boolean];

/** Writes cells of the Contacts sheet as an edit. */
export async function edit(job: Job, cells: readonly Cell[]): Promise<void> {
  for (const [header, key, value] of cells) {
    const address = await job.cellOf("Contacts", header, key);
    await job.pane.evaluate(writeCell, [address, value] as const);
  }
}

function writeCell([address, value]: readonly [string, Cell[2]]): Promise<void> {
  return Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Contacts").getRange(address).values = [[value]];
    await context.sync();
  });
}

/** Someone else changes a contact, by the served contract. */
async function changeElsewhere(product: Product, id: number, fields: object): Promise<void> {
  const answer = await fetch(`${product.origin}/api/v1/Contacts`, {
    method: "PUT",
    headers: { authorization: product.authorization, "content-type": "application/json" },
    body: JSON.stringify([{ id, ...fields }]),
  });
  const [item] = (await answer.json()) as readonly { readonly success: boolean }[];
  if (!item?.success) throw new Error(`Contact ${id} was not changed: ${answer.status}`);
}

/** Someone else deletes a contact. */
async function deleteElsewhere(product: Product, id: number): Promise<void> {
  const { authorization } = product;
  const answer = await fetch(`${product.origin}/api/v1/Contacts/${id}`, {
    method: "DELETE",
    headers: { authorization },
  });
  if (!answer.ok) throw new Error(`Contact ${id} was not deleted: ${answer.status}`);
}

/** Holds up the next thing that the pane asks of a path, until the answered function is called. */
async function holdUp(page: Page, path: string): Promise<() => Promise<void>> {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  let sent = () => {};
  const isSent = new Promise<void>((resolve) => (sent = resolve));
  const hold = async (route: Route) => {
    await released;
    await route.continue();
    sent();
  };
  await page.route(path, hold, { times: 1 });
  return async () => {
    release();
    await isSent;
  };
}

/** Walks through the screens before anyone is signed in. */
export async function walkSignIn(context: BrowserContext, product: Product, look: Look): Promise<void> {
  const page = await context.newPage();
  await page.goto(`${product.origin}/preview`);
  const pane = await paneFrame(page);
  await pane.getByRole("button", { name: "Sign in" }).waitFor();
  await look("sign in", page, pane);
  await pane.getByLabel("Sign-in link or code").fill("used");
  await press(pane, "Sign in");
  await pane.getByText(/used, too old or wrong/).waitFor();
  await look("sign in refused", page, pane);
}

/** Opens the pane of a window that is signed in. */
export async function openPane(context: BrowserContext, product: Product): Promise<Job> {
  return openJob(await context.newPage(), `${product.origin}/preview`);
}

/** Unfolds every choice of what to load; none of them is made. */
async function walkChoices(pane: Frame, see: (screen: string) => Promise<void>): Promise<void> {
  const unfold = (line: RegExp) => pane.locator("summary").filter({ hasText: line }).first().click();
  await press(pane, "Save view…");
  await see("load, a view to be saved");
  await press(pane, "Cancel");
  for (const line of [/^Customers:/, /^Prices and lists:/, /^More filters/]) await unfold(line);
  await see("load, sheets and filters");
  await unfold(/^Columns:/);
  await unfold(/^Contacts: all/);
  await unfold(/^One by one:/);
  await see("load, columns");
  for (const line of [/^Customers:/, /^Prices and lists:/, /^More filters/, /^Columns:/]) await unfold(line);
}

/** Walks through Load: empty, loading, loaded, and the question before edits are replaced. Leaves edits of contacts 1 to `gone`. */
export async function walkLoad(job: Job, look: Look, gone: number): Promise<void> {
  const { page, pane } = job;
  const see = (screen: string) => look(screen, page, pane);
  await see("load, empty");
  await walkChoices(pane, see);
  for (const place of ["Check", "Review", "History"]) {
    await goTo(pane, place);
    await see(`${place}, nothing loaded`);
  }
  await goTo(pane, "Load");
  const release = await holdUp(page, "**/app/contacts*");
  await press(pane, "Load");
  await pane.getByRole("button", { name: "Stop" }).waitFor();
  await see("loading");
  await release();
  await job.sees("contacts loaded;");
  await see("loaded");
  await edit(job, [
    ["Price tier", "1", "2"],
    ["Price tier", "2", "3"],
    ["Credit limit", "3", 7001],
    ["Credit limit", "4", "5k"],
    ["Phone", "5", ""],
    ["Phone", String(gone), "555 1235"],
  ]);
  await press(pane, "Load");
  await pane.getByRole("alertdialog").waitFor();
  await see("edits would be replaced");
  await press(pane, "Cancel");
}

/** Ten times the credit limit of someone whose row has no finding: looks like an accident. The sheets must have been checked. */
async function raiseLimit(job: Job): Promise<void> {
  const column = (await job.cellOf("Contacts", "Credit limit", "1")).replace(/\d+$/, "");
  const rows = await job.values("Contacts", "A2:B90");
  const limits = await job.values("Contacts", `${column}2:${column}90`);
  const at = rows.findIndex(([, status], row) => status === "" && isSmall(Number(limits[row]?.[0])));
  await edit(job, [["Credit limit", String(rows[at]?.[0]), Number(limits[at]?.[0]) * 10]]);
}

/** Ten times as much is below the sample account's ceiling. */
const isSmall = (limit: number) => limit >= 1000 && limit <= 25_000;

/** Types the number of records that the pane asks for where the plan looks like an accident. */
async function confirm(pane: Frame): Promise<void> {
  const label = await pane.getByText(/^Type \d+, the number of records/).innerText();
  const box = pane.getByRole("group", { name: "Confirmation" }).getByRole("textbox");
  await box.fill(/\d+/.exec(label)?.[0] ?? "");
}

/** Walks on through Check, Review, applying, outcomes and History. Contact `gone` is deleted meanwhile, contact 3 changed. */
export async function walkApply(job: Job, product: Product, { look, gone }: { look: Look; gone: number }) {
  const { page, pane } = job;
  const see = (screen: string) => look(screen, page, pane);
  await goTo(pane, "Check");
  await see("check");
  await pane.getByRole("combobox", { name: "Rule" }).selectOption({ index: 1 });
  await see("check, one rule");
  await changeElsewhere(product, 3, { creditLimit: gone * 100 });
  await deleteElsewhere(product, gone);
  await raiseLimit(job);
  await goTo(pane, "Review");
  await job.sees(/Credit limit: loaded .*, yours .*, now /);
  await pane
    .getByRole("button", { name: /, all$/ })
    .first()
    .waitFor();
  await pane.getByRole("checkbox", { name: /Row 2 / }).click();
  await see("review");
  await pane.getByRole("region", { name: "Records that change" }).hover();
  await page.mouse.wheel(0, 2000);
  await see("review, its foot");
  await pane.getByLabel("Reason").fill("Winter tiers");
  await confirm(pane);
  await see("review, confirmed");
  const release = await holdUp(page, "**/app/runs");
  await press(pane, /^Apply \d+ record/);
  await pane.getByText("Applying", { exact: true }).waitFor();
  await see("applying");
  await release();
  await job.sees(/records were applied/);
  await see("outcomes");
  await goTo(pane, "History");
  await see("history");
  await press(pane, /^Open run \d+/);
  await job.sees(/Reason: Winter tiers/);
  await see("one run");
}

/** Walks through every place while the service does not answer; the window comes back at the end. */
export async function walkOffline(job: Job, context: BrowserContext, look: Look): Promise<void> {
  const { page, pane } = job;
  await context.setOffline(true);
  await goTo(pane, "Review");
  await job.sees(/does not answer/);
  for (const place of ["Load", "Check", "Review", "History"]) {
    await goTo(pane, place);
    await look(`${place}, offline`, page, pane);
  }
  await context.setOffline(false);
}

/** Comes back after the service was away, and walks through the undo of the newest run, which is not applied. */
export async function walkUndo(job: Job, look: Look): Promise<void> {
  const { page, pane } = job;
  await press(pane, "Connect again");
  await settle(pane);
  await goTo(pane, "History");
  await press(pane, /^Open run \d+/);
  await press(pane, "Undo this run");
  await pane.getByRole("heading", { name: /^Undo of run/ }).waitFor();
  await settle(pane);
  await look("undo", page, pane);
}
