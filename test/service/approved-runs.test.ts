// What is applied is what was approved, once, over HTTP.
import { recordTypesFor } from "../../src/domain/record-types";
import type { RunOrder } from "../../src/service/runs";
import { apply, orderFor, post, refusal, update } from "../support/app-client";
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

it("[PL8] whoever might have approved it may apply it, too, but nobody else", async () => {
  const changes = [to.limit(to.freshId())];
  const { id } = await to.submitted(changes);
  await to.approve(id);
  expect((await refusal(await to.applyApproved(changes, id, to.vic))).status).toBe(403);
  expect((await refusal(await to.applyApproved(changes, id, to.eva))).status).toBe(403);
  const { run } = await outcomesOf(await to.applyApproved(changes, id, to.mia));
  expect(run).toMatchObject({ who: "Mia Finance", approval: { submittedBy: "Ben Finance" } });
});

it("[PL8] before it is approved, after it was returned or withdrawn, or once it was used, it is not applied", async () => {
  const changes = [to.limit(to.freshId())];
  const { id } = await to.submitted(changes);
  const refusedAs = async (message: RegExp) => {
    const refused = await refusal(await to.applyApproved(changes, id));
    expect(refused).toMatchObject({ status: 400, message: expect.stringMatching(message) });
  };
  await refusedAs(/still waits/);
  await to.decide(id, { kind: "return", comment: "Half of it" }, to.mia);
  await refusedAs(/was returned by Mia Finance already/);
  const again = await to.submitted(changes);
  await to.approve(again.id);
  await outcomesOf(await to.applyApproved(changes, again.id));
  const back = [update(keyOfFirst(changes), { creditLimit: [2_000_00, null] })];
  const undo = await to.submitted(back);
  await to.approve(undo.id);
  await outcomesOf(await to.applyApproved(back, undo.id));
  const used = await refusal(await to.applyApproved(changes, again.id));
  expect(used.message).toMatch(/was applied by Ben Finance as run \d+: a plan is applied once/);
  expect(await to.limitOf(keyOfFirst(changes))).toBeNull();
});

it("[PL8] only the very plan that was approved is applied: another value, another record, one record more are not", async () => {
  const changes = [to.limit(to.freshId())];
  const { id } = await to.submitted(changes);
  await to.approve(id);
  const own = keyOfFirst(changes);
  const others = [
    [to.limit(own, 2_000_01)],
    [to.limit(to.freshId())],
    [...changes, update(to.freshId(), { notes: [null, "and this"] })],
    [update(own, { creditLimit: [null, 2_000_00], notes: [null, "and this"] })],
  ];
  for (const other of others) {
    const refused = await refusal(await to.applyApproved(other, id));
    expect(refused).toMatchObject({ status: 409, code: "plan differs" });
    expect(refused.message).toContain(`Approval ${id} is of another plan`);
  }
  expect(await to.limitOf(own)).toBeNull();
  const forged = { ...(await orderFor(to.service, changes)), changes: others[0], approval: id };
  expect((await refusal(await post(to.service, "/app/runs", forged, to.ben))).status).toBe(409);
  expect((await to.applyApproved(changes, id)).status).toBe(200);
});

it("[PL8] a field that moved since the approval is a conflict, never won; the others are applied", async () => {
  const [one, other] = [to.freshId(), to.freshId()];
  const changes = [to.limit(one), to.limit(other)];
  const { id } = await to.submitted(changes);
  await to.approve(id);
  await apply(to.service, [update(one, { creditLimit: [null, 500_00] })]);
  expect((await to.view(id)).conflicts).toEqual([
    { key: String(one), isGone: false, fields: { creditLimit: 500_00 } },
  ]);
  const { kinds } = await outcomesOf(await to.applyApproved(changes, id));
  expect([...kinds].sort()).toEqual(["applied", "conflicted"]);
  expect([await to.limitOf(one), await to.limitOf(other)]).toEqual([500_00, 2_000_00]);
});

it("[PL8] a plan that claims another limit before, so that the rise looks small, is a conflict and nothing else", async () => {
  const own = to.freshId();
  const small = [update(own, { creditLimit: [9_500_00, 10_000_00] })];
  expect((await to.planApproval(small)).asks).toEqual([]);
  const { outcomes } = await apply(to.service, small);
  expect(outcomes.map(({ kind }) => kind)).toEqual(["conflicted"]);
  expect(await to.limitOf(own)).toBeNull();
});

it("[PL8] rules are asked again when it is approved and when it is applied", async () => {
  const [own, taken] = [to.freshId(), to.freshId()];
  const email = "wanted@harbourcafe.example";
  const changes = [update(own, { creditLimit: [null, 2_000_00], email: [null, email] })];
  const { id } = await to.submitted(changes);
  await apply(to.service, [update(taken, { email: [null, email] })]);
  const refused = await refusal(await to.decide(id, { kind: "approve" }, to.mia));
  expect(refused).toMatchObject({ status: 409, message: expect.stringContaining("CO4") });
  await apply(to.service, [update(taken, { email: [email, null] })]);
  await to.approve(id);
  await apply(to.service, [update(taken, { email: [null, email] })]);
  expect((await to.view(id)).leftOut).toMatchObject([{ key: String(own) }]);
  const { fingerprint } = (await to.view(id)).approval;
  const order = { changes, fingerprint, reason: "", workbook: "", approval: id };
  const late = await refusal(await post(to.service, "/app/runs", order, to.ben));
  expect(late).toMatchObject({ status: 409, message: expect.stringContaining("CO4") });
  expect(await to.limitOf(own)).toBeNull();
});

it("[PL8] of two who decide at the same moment, one decides and the other is told; so it is with two who apply", async () => {
  const noor = await to.signIn("Noor Finance", "finance");
  const changes = [to.limit(to.freshId())];
  const { id } = await to.submitted(changes);
  const answers = await Promise.all([
    to.decide(id, { kind: "approve" }, to.mia),
    to.decide(id, { kind: "approve" }, noor),
    to.decide(id, { kind: "return", comment: "Not now" }, to.service.cookie),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
  const { approval } = await to.view(id);
  expect(approval.steps).toHaveLength(1);
  const loser = await refusal(answers.find(({ ok }) => !ok)!);
  expect(loser.message).toContain(`Approval ${id} was ${approval.state} by`);
  const mine = [to.limit(to.freshId())];
  const twice = await to.submitted(mine);
  await to.approve(twice.id);
  const runs = await Promise.all(
    [to.ben, to.mia, noor].map((cookie) => to.applyApproved(mine, twice.id, cookie)),
  );
  expect(runs.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
  const all = await to.runs();
  expect(all.filter((run) => run.approval?.id === twice.id)).toHaveLength(1);
});

it("[PL8] of two runs that were both let through, the one that is journalled second is none", async () => {
  const changes = [to.limit(to.freshId())];
  const { id } = await to.submitted(changes);
  await to.approve(id);
  const { runs, backend } = to.service.service;
  const { lines } = await to.view(id);
  const order: RunOrder = {
    run: {
      ...{ who: "Ben Finance", why: "Both at once", workbook: "", fingerprint: "" },
      approval: { id, submittedBy: "Ben Finance", approvedBy: "Mia Finance" },
    },
    lines,
    types: recordTypesFor(await backend.readLists()),
  };
  const started = await Promise.allSettled([runs.start(order), runs.start(order)]);
  expect(started.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const loser = started.find((one) => one.status === "rejected");
  expect(String(loser?.reason)).toContain(`Approval ${id} was used or withdrawn a moment ago`);
  await runs.whenIdle();
  expect((await to.runs()).filter(({ why }) => why === "Both at once")).toHaveLength(1);
});

it("[PL4] an approval confirms no accident: the number is typed all the same", async () => {
  const cleared = Array.from({ length: 20 }, () => to.freshId());
  for (const own of cleared) await apply(to.service, [update(own, { fax: [null, "555 01"] })]);
  const changes = [...cleared.map((own) => update(own, { fax: ["555 01", null] })), to.limit(to.freshId())];
  const { id } = await to.submitted(changes);
  await to.approve(id);
  expect((await to.view(id)).guardrails).toMatchObject([{ kind: "blanked" }]);
  const order = { ...(await orderFor(to.service, changes)), approval: id };
  const refused = await refusal(await post(to.service, "/app/runs", { ...order, confirmed: "" }, to.ben));
  expect(refused.message).toContain("Type 21");
  expect((await to.view(id)).approval.state).toBe("approved");
  expect((await post(to.service, "/app/runs", order, to.ben)).status).toBe(200);
});
