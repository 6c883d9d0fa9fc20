// The screens of a plan that needs approval, one after another, as who submits it and who decides about it get to them.
import { update } from "./app-client";
import type { Guarded } from "./approval-client";
import type { Job } from "./pane";
import { edit, goTo, load, press, settle, type Look } from "./pane-screens";

const openApproval = async (job: Job, id: number) => {
  await press(job.pane, `Open approval ${id}`);
  await job.pane.getByRole("heading", { name: `Approval ${id}` }).waitFor();
};

/** Walks through Review as it asks, waits, is told and may go on, then through Approvals. The pane is Ben's; others act by the API. */
export async function walkApprovals(job: Job, to: Guarded, look: Look): Promise<void> {
  const { page, pane } = job;
  const see = (screen: string) => look(screen, page, pane);
  await load(job);
  const own = to.freshId();
  await edit(job, [["Credit limit", String(own), 2000]]);
  await goTo(pane, "Review");
  await job.sees("This plan needs approval.");
  await see("review, needs approval");
  const id = await submit(job);
  await see("review, waits for approval");
  await to.decide(id, { kind: "return", comment: "1,500 is enough, ask them again in spring" });
  await goTo(pane, "Review");
  await job.sees(/^Returned by Mia/);
  await see("review, returned");
  const again = await submit(job);
  await to.approve(again);
  await goTo(pane, "Review");
  await job.sees(/^Approved by Mia/);
  await see("review, approved");
  const theirs = await submitTheirs(to);
  await press(pane, "Open Approvals");
  await pane.getByRole("button", { name: `Open approval ${again}` }).waitFor();
  await see("approvals");
  await openApproval(job, theirs);
  await job.sees(/^Moved since: Credit limit/);
  await see("an approval to decide, moved since");
  await press(pane, "All approvals");
  await openApproval(job, again);
  await see("one's own approval, to be applied");
  await press(pane, "Close");
}

async function submit(job: Job): Promise<number> {
  await job.pane.getByLabel("Reason").fill("They pay on the day");
  await press(job.pane, "Submit for approval");
  await job.sees(/^Submitted as approval \d+\./);
  await settle(job.pane);
  const said = await job.pane.getByText(/^Submitted as approval \d+\./).innerText();
  return Number(/\d+/.exec(said)?.[0]);
}

/** A plan of Mia's of which a record has moved since. */
async function submitTheirs(to: Guarded): Promise<number> {
  const own = to.freshId();
  const { id } = await to.submitted([to.limit(own)], to.mia);
  await to.applied([update(own, { creditLimit: [null, 500_00] })]);
  return id;
}
