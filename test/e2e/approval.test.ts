/**
 * Two people and a plan that needs both: submitted, returned with a comment, submitted again, approved, applied; then one that whoever
 * approved it applies, while the rows of the workbook it came from take the outcomes. The steps build on each other.
 */
import type { Browser } from "playwright-core";
import { loadContacts } from "../support/app-client";
import { startGuarded, type Guarded } from "../support/approval-client";
import { launchBrowser } from "../support/browser";
import { goTo, settle } from "../support/pane-screens";
import { removeFolders } from "../support/service";
import { inDatabase, openDesk, type Desk } from "../support/two-desks";

let to: Guarded;
let browser: Browser;
let ben: Desk;
let mia: Desk;
const ids: number[] = [];

const id = (at: number): number => ids[at] ?? Number.NaN;
const held = async (at: number) => inDatabase(to.service, id(at));

async function submit(reason: string): Promise<void> {
  await goTo(ben.pane, "Review");
  await ben.sees("This plan needs approval.");
  await ben.pane.getByLabel("Reason").fill(reason);
  await ben.presses("Submit for approval");
}

async function openApproval(desk: Desk, number: number): Promise<void> {
  await goTo(desk.pane, "Load");
  await desk.presses(/^Approvals/);
  await desk.presses(`Open approval ${number}`);
  await desk.pane.getByRole("heading", { name: `Approval ${number}` }).waitFor();
}

beforeAll(async () => {
  to = await startGuarded(10);
  for (let at = 0; at < 10; at++) ids.push(to.freshId());
  browser = await launchBrowser();
  const { service } = to;
  ben = await openDesk(browser, { service }, { name: "Ben Finance", role: "finance" });
  mia = await openDesk(browser, { service }, { name: "Mia Finance", role: "finance" });
}, 180_000);

afterAll(async () => {
  await browser.close();
  await to.service.stop();
  await removeFolders();
});

it("[PL8] Review says that a plan needs approval, and why; it is submitted with a reason, and nothing changes yet", async () => {
  await ben.edit({ header: "Credit limit", id: id(0), to: "2000" });
  await ben.edit({ header: "Phone", id: id(1), to: "555 0101" });
  await goTo(ben.pane, "Review");
  await ben.sees(/One credit limit rises by more than NZD 1,000: contact #\d+ from none to 2,000/);
  await ben.sees("Give a reason to submit.");
  await submit("They pay on the day");
  await ben.sees(/^Submitted as approval 1\. Nothing has changed yet/);
  await ben.sees("Submitted as approval 1; it waits for somebody to approve it.");
  expect(await ben.pane.getByRole("button", { name: /^Apply/ }).count()).toBe(0);
  expect([(await held(0))["creditLimit"], (await held(1))["phone"]]).toEqual([null, null]);
});

it("[PL8] a second person sees record by record what would change, and returns it with a comment", async () => {
  await openApproval(mia, 1);
  await mia.sees("Reason: They pay on the day");
  await mia.sees("Credit limit: (blank) → 2,000.00");
  await mia.sees("Phone: (blank) → 555 0101");
  const back = mia.pane.getByRole("button", { name: "Return" });
  expect(await back.getAttribute("aria-disabled")).toBe("true");
  await mia.pane.getByLabel("Comment").fill("1,500 is enough");
  await mia.presses("Return");
  await mia.sees("Returned to Ben Finance with your comment.");
});

it("[PL8] a plan that changed is submitted anew, and applied once it is approved", async () => {
  await goTo(ben.pane, "Review");
  await ben.sees(/^Returned by Mia Finance, .*: “1,500 is enough”/);
  await ben.edit({ header: "Credit limit", id: id(0), to: "1500" });
  await submit("1,500 as Mia says");
  await ben.sees(/^Submitted as approval 2\./);
  await openApproval(mia, 2);
  await mia.presses("Approve 2 records");
  await mia.sees("Approved. Ben Finance can apply it now, and so can you.");
  await goTo(ben.pane, "Review");
  await ben.sees(/^Approved by Mia Finance/);
  await ben.presses("Apply 2 records");
  await ben.sees("All 2 records were applied.");
  expect(await held(0)).toMatchObject({ creditLimit: 1_500_00 });
  expect(await held(1)).toMatchObject({ phone: "555 0101" });
});

it("[PL8] History says whose plan it was, and who approved it", async () => {
  await goTo(ben.pane, "History");
  await ben.presses("Open run 1");
  await ben.sees(/approved by Mia Finance/);
  await ben.sees(/1,500 as Mia says/);
});

it("[PL8] what the approver applies is written beside the rows that it came from", async () => {
  await ben.edit({ header: "Credit limit", id: id(2), to: "3000" });
  await ben.pane.evaluate(addRow, { Type: "Internal", Company: "Quay Desk", "Credit limit": 2500 });
  await submit("A new shop");
  await ben.sees(/^Submitted as approval 3\./);
  await openApproval(mia, 3);
  await mia.sees("Quay Desk, new");
  await mia.presses("Approve 2 records");
  await mia.presses("Apply 2 records");
  await mia.sees("Approval 3: 2 records applied.");
  await mia.sees(/^Applied as run 2 by Mia Finance/);
  expect(await held(2)).toMatchObject({ creditLimit: 3_000_00 });
  await goTo(ben.pane, "Review");
  await ben.sees(/^Run 2, which this workbook began, has ended: 2 applied/);
  await goTo(ben.pane, "Review");
  await settle(ben.pane);
  await ben.sees("Nothing has been changed in the sheets.");
  const { contacts } = await loadContacts(to.service, { text: "Quay Desk" });
  expect(contacts).toMatchObject([{ company: "Quay Desk", creditLimit: 2_500_00 }]);
  expect(await ben.cell("Company", Number(contacts[0]?.["id"]))).toBe("Quay Desk");
});

it("neither pane complains in the browser's console", () => {
  expect([ben.complaints, mia.complaints]).toEqual([[], []]);
});

/** Adds a row at the foot of Contacts, by header. */
function addRow(values: Readonly<Record<string, string | number>>): Promise<void> {
  return Excel.run(async (context) => {
    const table = context.workbook.worksheets.getItem("Contacts").tables.getItemAt(0);
    const columns = table.columns.load("items/name");
    await context.sync();
    table.rows.add(undefined, [columns.items.map(({ name }) => values[name] ?? "")]);
    await context.sync();
  });
}
