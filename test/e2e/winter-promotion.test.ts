/**
 * One job from end to end, by hand in the browser: all Hospitality customers in Auckland get the winter promotion at 7.5 %, those who were
 * Quoted become VIP, those over their limits go on hold. What a person does is counted: the job must stay a short one.
 */
import type { Browser, Locator } from "playwright-core";
import type { LoadLine } from "../../src/contract/app";
import type { Value, Values } from "../../src/domain/value";
import type { Run, RunLine } from "../../src/plan/outcome";
import { launchBrowser, listenForComplaints } from "../support/browser";
import { openJob, type Job } from "../support/pane";
import { settle } from "../support/pane-screens";
import { startProduct, type Product } from "../support/product";

const contacts = 700;
const reason = "Winter promotion, Hospitality in Auckland";
/** What a person can do well within two minutes. */
const mostActions = 40;

let product: Product;
let browser: Browser;
let job: Job;
let complaints: readonly string[];
let before: ReadonlyMap<number, Values>;
let actions = 0;

const button = (name: string | RegExp) => job.pane.getByRole("button", { name, exact: true }).first();

async function click(what: Locator): Promise<void> {
  actions += 1;
  await what.click();
}

/** Clicks into a field and types. */
async function write(what: Locator, text: string): Promise<void> {
  await click(what);
  actions += 1;
  await what.pressSequentially(text);
}

/** Opens a list and chooses. */
async function choose(what: Locator, value: string): Promise<void> {
  actions += 2;
  await what.selectOption(value);
}

async function openSheet(name: string): Promise<void> {
  actions += 1;
  await job.grid.openSheet(name);
}

async function pressRibbon(label: string): Promise<void> {
  actions += 1;
  await job.press(label);
}

/** Every contact with every field, as the database now holds it. */
async function readEveryone(): Promise<ReadonlyMap<number, Values>> {
  const answer = await job.page.request.get(`${product.origin}/app/contacts`);
  const lines = (await answer.text())
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LoadLine);
  const fields = lines.flatMap((line) => (line.kind === "start" ? line.fields : []));
  const rows = lines.flatMap((line) => (line.kind === "records" ? line.rows : []));
  return new Map(
    rows.map((row) => {
      const values = Object.fromEntries(fields.map((name, at): [string, Value] => [name, row[at] ?? null]));
      return [Number(values["id"]), values];
    }),
  );
}

const ticksOf = (value: Value | undefined) =>
  String(value ?? "")
    .split(", ")
    .filter(Boolean);
const joined = (ticks: readonly string[]) => [...new Set(ticks)].sort().join(", ");

const isMeant = ({ type, group, city }: Values) =>
  type === "Customer" && ticksOf(group).includes("Hospitality") && city === "Auckland";

function isOver({ isActive, onHold, creditLimit, balanceOwing }: Values): boolean {
  return (
    isActive !== false &&
    onHold !== true &&
    creditLimit !== null &&
    Number(balanceOwing) > Number(creditLimit)
  );
}

/** What the job makes of a customer, worked out apart from the product. */
function wanted(contact: Values): Values {
  const others = ticksOf(contact["promotions"]).filter((tick) => !/^W26(=|$)/.test(tick));
  const stages = ticksOf(contact["stages"]).map((stage) => (stage === "Quoted" ? "VIP" : stage));
  return {
    promotions: joined([...others, "W26=7.5"]),
    stages: joined(stages),
    onHold: contact["onHold"] === true || isOver(contact),
  };
}

const comparable = ({ promotions, stages, onHold }: Values): Values => ({
  promotions: joined(ticksOf(promotions)),
  stages: joined(ticksOf(stages)),
  onHold: onHold === true,
});

beforeAll(async () => {
  product = await startProduct(contacts);
  browser = await launchBrowser();
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  complaints = listenForComplaints(page);
  job = await openJob(page, product.link);
  before = await readEveryone();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await product.stop();
});

it("loads the customers of one group in one city", async () => {
  const { pane } = job;
  await choose(pane.getByLabel("Group", { exact: true }), "Hospitality");
  await write(pane.getByLabel("City", { exact: true }), "Auckland");
  await click(pane.locator("summary").filter({ hasText: /^Customers:/ }));
  await click(pane.getByRole("checkbox", { name: "Stages" }));
  await click(pane.getByRole("checkbox", { name: "Customer promotions" }));
  await click(button("Load"));
  await job.sees("contacts loaded;");
});

it("[WB8] gives them all the promotion with a number of their own", async () => {
  const cell = await job.cellOf("Customer promotions", "W26", String(idsMeant()[0]));
  await openSheet("Customer promotions");
  actions += 1;
  await job.at(cell.replace(/\d+$/, "3"));
  await click(button("Ticks"));
  await write(job.pane.getByLabel("Number instead of a tick"), "7.5");
  actions += 1;
  await job.page.keyboard.press("Enter");
  await job.sees(/cells changed in \d+ visible rows of Customer promotions, W26/);
});

it("moves those who were Quoted to VIP", async () => {
  await openSheet("Stages");
  await choose(job.pane.getByLabel("From", { exact: true }), "Quoted");
  await choose(job.pane.getByLabel("To", { exact: true }), "VIP");
  await click(button("Move for visible"));
  await job.sees(/visible rows of Stages moved from Quoted to VIP/);
});

it("[CR4] puts those over their limits on hold", async () => {
  await pressRibbon("Check");
  await choose(job.pane.getByLabel("Rule", { exact: true }), "CR4");
  await click(button(/^Apply all \d+ fixes of CR4/));
  await job.sees(/fixes written as edits/);
  await settle(job.pane);
});

it("is applied as one plan, after few actions of a person", async () => {
  await pressRibbon("Review");
  await write(job.pane.getByLabel("Reason"), reason);
  await click(button(/^Apply \d+ records/));
  await job.sees(/^All \d+ records were applied/);
  expect(actions).toBeLessThanOrEqual(mostActions);
});

it("everything is right in the database, and nobody else has changed", async () => {
  const after = await readEveryone();
  const left = await idsWithErrors();
  const meant = idsMeant();
  expect(meant.length).toBeGreaterThan(10);
  expect(meant.filter((id) => isOver(before.get(id)!)).length).toBeGreaterThan(2);
  for (const id of meant.filter((own) => !left.has(own)))
    expect([id, comparable(after.get(id)!)]).toEqual([id, wanted(before.get(id)!)]);
  const applied = new Set(meant.filter((id) => !left.has(id)));
  const others = (all: ReadonlyMap<number, Values>) => [...all].filter(([id]) => !applied.has(id));
  expect(others(after)).toEqual(others(before));
  for (const id of applied) expect(untouched(after.get(id)!)).toEqual(untouched(before.get(id)!));
});

it("stands in the history as one run, with before and after of each field", async () => {
  await pressRibbon("History");
  await job.sees(reason);
  const runs = (await (await job.page.request.get(`${product.origin}/app/runs`)).json()) as readonly Run[];
  expect(runs.map(({ why, state }) => [why, state])).toEqual([[reason, "ended"]]);
  const answer = await job.page.request.get(`${product.origin}/app/runs/${String(runs[0]?.id)}`);
  const { lines } = (await answer.json()) as { readonly lines: readonly RunLine[] };
  const after = await readEveryone();
  expect(lines.length).toBeGreaterThan(10);
  for (const { change } of lines) {
    if (change.kind !== "update") throw new Error(`${change.key} is ${change.kind}.`);
    for (const [field, pair] of Object.entries(change.fields)) {
      const id = Number(change.key);
      expect([id, field, pair]).toEqual([id, field, [before.get(id)?.[field], after.get(id)?.[field]]]);
    }
  }
});

it("complains about nothing in the browser's console", () => {
  expect(complaints).toEqual([]);
});

const idsMeant = () => [...before].filter(([, contact]) => isMeant(contact)).map(([id]) => id);

/** Everything but what the job is about, and the moment of the change. */
function untouched(contact: Values): Values {
  const { promotions: _, stages: __, onHold: ___, modifiedDate: ____, ...others } = contact;
  return others;
}

/** Whom an error of their own kept out of the plan, as the sheet says it: "1 error, 2 warnings: TX1 …". */
async function idsWithErrors(): Promise<ReadonlySet<number>> {
  const rows = await job.values("Contacts", "A2:B60");
  return new Set(
    rows.flatMap(([id, status]) => (/^\d+ errors?[,:]/.test(String(status)) ? [Number(id)] : [])),
  );
}
