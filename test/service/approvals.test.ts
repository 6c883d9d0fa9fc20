// Plans that need a second person, over HTTP: who may submit and decide, in which order.
import type { AccountAnswer } from "../../src/contract/app";
import type { Approval, Decision } from "../../src/contract/approvals";
import { apply, orderFor, post, readRun, refusal, update } from "../support/app-client";
import { keyOfFirst, outcomesOf, startGuarded, type Guarded } from "../support/approval-client";
import { removeFolders } from "../support/service";

let to: Guarded;
beforeAll(async () => {
  to = await startGuarded(60);
});
afterAll(async () => {
  await to.service.stop();
  await removeFolders();
});

it("[PL8] a plan over the figures says so, and is not applied without an approval", async () => {
  const changes = [to.limit(to.freshId())];
  const message = "One credit limit rises by more than NZD 1,000: contact #";
  const { asks, submitted: before } = await to.planApproval(changes, to.ben);
  expect(asks).toEqual([expect.stringContaining(message)]);
  expect(before).toBeNull();
  const refused = await refusal(await post(to.service, "/app/runs", await orderFor(to.service, changes)));
  expect(refused).toMatchObject({ status: 400, code: "refused" });
  expect(refused.message).toContain("This plan needs approval: One credit limit rises");
  expect(refused.message).toContain("a second person who is finance or admin approves it");
  expect(await to.limitOf(keyOfFirst(changes))).toBeNull();
});

it("[PL8] a plan below the figures needs none: it is applied, and cannot be submitted", async () => {
  const changes = [to.limit(to.freshId(), 1_000_00)];
  expect(await to.planApproval(changes, to.ben)).toEqual({ asks: [], submitted: null });
  expect(await refusal(await to.submit(changes))).toMatchObject({
    status: 400,
    message: "This plan needs no approval: apply it. Nothing was submitted.",
  });
  const { outcomes } = await apply(to.service, changes);
  expect(outcomes.map(({ kind }) => kind)).toEqual(["applied"]);
});

it("[PL8] submitted, approved, applied: the run says who submitted and who approved, with the reason that was approved", async () => {
  const changes = [to.limit(to.freshId())];
  const { id, ...waiting } = await to.submitted(changes);
  const toApprove = async (cookie: string) =>
    ((await (await to.service.fetch("/app/account", { headers: { cookie } })).json()) as AccountAnswer)
      .toApprove;
  expect(await Promise.all([to.mia, to.ben, to.eva, to.vic].map(toApprove))).toEqual([1, 0, 0, 0]);
  expect(waiting).toMatchObject({ who: "Ben Finance", state: "waiting", total: 1, steps: [], undoes: null });
  expect((await to.planApproval(changes, to.ben)).submitted).toMatchObject({ id, state: "waiting" });
  expect((await to.planApproval(changes, to.mia)).submitted).toBeNull();
  const { lines, may } = await to.view(id);
  expect(lines).toEqual([{ label: expect.stringMatching(/^Desk/), change: changes[0] }]);
  expect(may).toMatchObject({ decide: null, withdraw: expect.stringContaining("Only Ben Finance") });
  const approved = await to.approve(id);
  expect(approved).toMatchObject({ state: "approved", steps: [{ kind: "approved", who: "Mia Finance" }] });
  expect(await to.limitOf(keyOfFirst(changes))).toBeNull();
  expect(await toApprove(to.mia)).toBe(0);
  const { kinds, run } = await outcomesOf(await to.applyApproved(changes, id));
  expect(kinds).toEqual(["applied"]);
  expect(await to.limitOf(keyOfFirst(changes))).toBe(2_000_00);
  const approval = { id, submittedBy: "Ben Finance", approvedBy: "Mia Finance" };
  const kept = { who: "Ben Finance", why: "They pay on the day", workbook: "Contacts.xlsx", approval };
  expect((await readRun(to.service, Number(run?.id))).run).toMatchObject(kept);
  const runs = await to.runs();
  expect(runs[0]).toMatchObject(kept);
  expect((await to.view(id)).approval).toMatchObject({ state: "applied", steps: [{}, { runId: run?.id }] });
});

it("[PL8] nobody approves their own plan, whatever their role; it may be withdrawn until it is applied", async () => {
  const changes = [to.limit(to.freshId())];
  const own = await to.submitted(changes, to.service.cookie);
  for (const kind of ["approve", "return"] as const) {
    const refused = await refusal(await to.decide(own.id, { kind, comment: "Fine" }, to.service.cookie));
    expect(refused).toMatchObject({ status: 403, message: expect.stringContaining("yourself") });
  }
  expect(await refusal(await to.decide(own.id, { kind: "withdraw" }, to.mia))).toMatchObject({ status: 403 });
  await to.approve(own.id);
  expect((await to.decide(own.id, { kind: "withdraw" }, to.service.cookie)).status).toBe(200);
  expect((await to.view(own.id)).approval.steps.map(({ kind }) => kind)).toEqual(["approved", "withdrawn"]);
  expect((await refusal(await to.applyApproved(changes, own.id, to.service.cookie))).message).toMatch(
    /withdrawn/,
  );
});

it("[PL8] an editor does not approve, nor does a viewer submit or approve", async () => {
  const changes = [to.limit(to.freshId())];
  const { id } = await to.submitted(changes);
  for (const [cookie, role] of [
    [to.eva, "editor"],
    [to.vic, "viewer"],
  ] as const) {
    const refused = await refusal(await to.decide(id, { kind: "approve" }, cookie));
    expect(refused).toMatchObject({ status: 403, code: "not allowed" });
    expect(refused.message).toBe(`Plans are approved by finance and admin; you are ${role}.`);
    expect((await to.view(id, cookie)).may.decide).toBe(refused.message);
    expect((await to.submit([to.limit(to.freshId())], cookie)).status).toBe(403);
  }
  expect((await to.view(id)).approval.state).toBe("waiting");
});

it("[PL8] what is returned says what shall be different, and may be submitted again", async () => {
  const changes = [to.limit(to.freshId())];
  const { id } = await to.submitted(changes);
  const silent = await refusal(await to.decide(id, { kind: "return", comment: "  " }, to.mia));
  expect(silent).toMatchObject({
    status: 400,
    message: expect.stringContaining("say what shall be different"),
  });
  await to.decide(id, { kind: "return", comment: "Ask for a deposit first" }, to.mia);
  const { submitted: told } = await to.planApproval(changes, to.ben);
  expect(told?.steps).toMatchObject([{ kind: "returned", comment: "Ask for a deposit first" }]);
  const again = await to.submitted(changes);
  expect(again.id).toBeGreaterThan(id);
  expect((await to.planApproval(changes, to.ben)).submitted).toMatchObject({
    id: again.id,
    state: "waiting",
  });
});

it("[PL8] the very same plan waits once for one person; without a reason it is not submitted", async () => {
  const changes = [to.limit(to.freshId())];
  const { id } = await to.submitted(changes);
  expect((await refusal(await to.submit(changes))).message).toContain(`as approval ${id}`);
  expect((await refusal(await to.submit([to.limit(to.freshId())], to.ben, " "))).message).toContain(
    "say why",
  );
});

it("[PL8] GL accounts of more contacts than the figure need one, too", async () => {
  const { lists } = (await (await to.service.fetch("/app/account")).json()) as {
    lists: { glAccounts: { name: string; kind: string; isActive: boolean }[] };
  };
  const income = lists.glAccounts.find(({ kind, isActive }) => kind === "Income" && isActive)?.name ?? "";
  const moved = [to.freshId(), to.freshId()].map((own) => update(own, { costCenter: [null, income] }));
  expect((await to.planApproval(moved, to.ben)).asks).toEqual([
    "GL accounts change in 2 contacts; more than 1 need an approval.",
  ]);
  expect((await to.planApproval(moved.slice(1), to.ben)).asks).toEqual([]);
});

it("[SE8] what was submitted and decided has no way to be changed or taken away", async () => {
  const { id } = await to.submitted([to.limit(to.freshId())]);
  for (const method of ["PUT", "PATCH", "DELETE"])
    for (const path of [`/app/approvals/${id}`, `/app/approvals/${id}/decision`]) {
      const answer = await to.service.fetch(path, { method, body: "{}" });
      expect(answer.status).toBe(404);
    }
  const odd = await refusal(await to.decide(id, { kind: "applied" } as unknown as Decision, to.mia));
  expect(odd.status).toBe(400);
  expect((await to.view(id)).approval.state).toBe("waiting");
});

it("lists what still waits or is approved before what is settled, the newest first", async () => {
  const settled = await to.submitted([to.limit(to.freshId())]);
  await to.decide(settled.id, { kind: "withdraw" }, to.ben);
  const open = await to.submitted([to.limit(to.freshId())]);
  const answer = await to.service.fetch("/app/approvals", { headers: { cookie: to.vic } });
  const { approvals } = (await answer.json()) as { approvals: Approval[] };
  expect(approvals[0]).toMatchObject({ id: open.id, state: "waiting" });
  const states = approvals.map(({ state }) => state === "waiting" || state === "approved");
  expect(states.lastIndexOf(true)).toBeLessThan(states.indexOf(false));
  expect((await refusal(await to.service.fetch("/app/approvals/999"))).status).toBe(404);
  expect((await fetch(`${to.service.url}/app/approvals`)).status).toBe(401);
});
