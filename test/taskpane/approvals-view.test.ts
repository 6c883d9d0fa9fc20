import type { Approval } from "../../src/contract/approvals";
import { defaultPolicy, type Policy } from "../../src/domain/policy";
import type { Change } from "../../src/plan/change";
import { approvalNeedOf, isApprovedPlan, sayApprovedBy, sayStep } from "../../src/taskpane/approvals-view";

const approval = (more: Partial<Approval> = {}): Approval => ({
  id: 12,
  who: "Ben",
  at: "2026-11-24T09:41:00Z",
  reason: "They pay on the day",
  workbook: "Contacts.xlsx",
  fingerprint: "this",
  total: 1,
  asks: [],
  undoes: null,
  state: "waiting",
  steps: [],
  ...more,
});
const returned = {
  kind: "returned",
  who: "Mia",
  at: "2026-11-24T09:45:00Z",
  comment: "Half",
  runId: null,
} as const;

const changes: Change[] = [{ kind: "update", key: "41", fields: { creditLimit: [null, 2_000_00] } }];
const policy: Policy = { ...defaultPolicy, approval: { ...defaultPolicy.approval, creditRiseAmount: 1000 } };
const need = (submitted: Approval | null, plan = { changes, fingerprint: "this" }) =>
  approvalNeedOf(plan, { policy, submitted });

describe("[PL8] what a plan in Review waits for", () => {
  it("nothing, where the policy asks for nothing, or what asked was left out", () => {
    expect(
      approvalNeedOf({ changes, fingerprint: "this" }, { policy: defaultPolicy, submitted: null }),
    ).toEqual({
      kind: "none",
    });
    expect(need(approval({ state: "approved" }), { changes: [], fingerprint: "that" })).toEqual({
      kind: "none",
    });
  });

  it("to be submitted, then for a decision, then to be applied", () => {
    expect(need(null)).toMatchObject({ kind: "to submit", asks: [expect.stringContaining("NZD 1,000")] });
    expect(need(approval())).toMatchObject({ kind: "waits" });
    expect(need(approval({ state: "approved" }))).toMatchObject({ kind: "approved" });
  });

  it("to be submitted again once it was returned, withdrawn or applied", () => {
    expect(need(approval({ state: "returned", steps: [returned] }))).toMatchObject({
      kind: "to submit",
      returned,
    });
    for (const state of ["withdrawn", "applied"] as const)
      expect(need(approval({ state }))).toEqual({ kind: "to submit", asks: [expect.any(String)] });
  });

  it("an approval of its own, where it is not the very plan that was submitted", () => {
    const plan = { changes, fingerprint: "another" };
    for (const state of ["waiting", "approved"] as const) {
      expect(need(approval({ state }), plan)).toMatchObject({ kind: "to submit" });
      expect(isApprovedPlan(approval({ state }), plan)).toBe(false);
    }
    expect(isApprovedPlan(approval({ state: "approved" }), { fingerprint: "this" })).toBe(true);
    expect(isApprovedPlan(approval(), { fingerprint: "this" })).toBe(false);
  });
});

it("says what happened, by whom, and with which words", () => {
  expect(sayStep(returned)).toMatch(/^Returned by Mia, 24 Nov 2026, .*: “Half”\.$/);
  const applied = { kind: "applied", who: "Ben", at: "2026-11-24T10:00:00Z", comment: "", runId: 7 } as const;
  expect(sayStep(applied)).toMatch(/^Applied as run 7 by Ben, 24 Nov 2026, .*\.$/);
  expect(sayApprovedBy({ id: 12, submittedBy: "Ben", approvedBy: "Mia" })).toBe(
    "Submitted by Ben, approved by Mia (approval 12).",
  );
});
