import fc from "fast-check";
import type { Finding } from "../../src/domain/finding";
import type { DraftChange } from "../../src/plan/change";
import { toggleLeftOut, withoutLeftOut } from "../../src/plan/leave-out";
import { makePlan, type PlanInput } from "../../src/plan/plan";

const limits = { batch: 250, paceMs: 0, dailyQuota: null };
const update = (
  key: string,
  fields: Record<string, readonly [string | number | null, string | number | null]>,
): DraftChange => ({
  kind: "update",
  key,
  fields,
});
const finding = (key: string, severity: "E" | "W"): Finding => ({
  rule: "CR1",
  severity,
  key,
  message: "too much",
});
const planOf = (input: Partial<PlanInput>) =>
  makePlan({ changes: [], findings: [], warningsBlock: false, limits, ...input });

describe("plan", () => {
  it("[PL1] the same changes give the same plan and fingerprint, whatever the order of records and fields", () => {
    const one = update("1", { phone: [null, "1"], company: ["a", "b"] });
    const same = update("1", { company: ["a", "b"], phone: [null, "1"] });
    const other = update("2", { phone: [null, "2"] });
    const first = planOf({ changes: [one, other] });
    expect(planOf({ changes: [other, same] }).fingerprint).toBe(first.fingerprint);
    expect(planOf({ changes: [one] }).fingerprint).not.toBe(first.fingerprint);
  });

  it("[PL1] another value gives another fingerprint", () => {
    const anyText = fc.option(fc.string(), { nil: null });
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        fc.pre(a !== b);
        const fingerprints = [a, b].map(
          (to) => planOf({ changes: [update("1", { company: ["x", to] })] }).fingerprint,
        );
        expect(fingerprints[0]).not.toBe(fingerprints[1]);
      }),
    );
  });

  it("[PL2] a record with an E finding is left out and said; the others go", () => {
    const changes = [update("1", { phone: [null, "1"] }), update("2", { phone: [null, "2"] })];
    const plan = planOf({ changes, findings: [finding("1", "E"), finding("2", "W"), finding("3", "E")] });
    expect(plan.changes.map(({ key }) => key)).toEqual(["2"]);
    expect(plan.leftOut).toEqual([{ key: "1", findings: [finding("1", "E")] }]);
    expect(plan.findings.map(({ key }) => key)).toEqual(["1", "2"]);
  });

  it("[PL2] where the policy says so, a warning stops its record too", () => {
    const plan = planOf({
      changes: [update("2", { phone: [null, "2"] })],
      findings: [finding("2", "W")],
      warningsBlock: true,
    });
    expect(plan.changes).toEqual([]);
    expect(plan.leftOut).toHaveLength(1);
  });

  it("[PL2] what cannot be read never gets into a plan, even without a finding", () => {
    const changes: DraftChange[] = [
      { kind: "update", key: "1", fields: { creditLimit: [null, { typed: "5k" }] } },
    ];
    expect(planOf({ changes }).changes).toEqual([]);
  });

  it("[PL6] new records stand first, then those that others are billed to, then the rest by id", () => {
    const changes: DraftChange[] = [
      update("10", { billingId: [null, 90] }),
      update("9", { phone: [null, "1"] }),
      update("90", { phone: [null, "2"] }),
      { kind: "create", key: "new 10", values: { company: "b" } },
      { kind: "create", key: "new 2", values: { company: "a" } },
    ];
    expect(planOf({ changes }).changes.map(({ key }) => key)).toEqual(["new 2", "new 10", "90", "9", "10"]);
  });

  it("adds up records, fields, tier moves and the rise in credit, in hundredths", () => {
    const changes: DraftChange[] = [
      update("1", { creditLimit: [100_00, 150_00], priceColumn: ["A", "B"] }),
      update("2", { creditLimit: [200_00, null] }),
      { kind: "create", key: "new 1", values: { company: "a", creditLimit: 25_00 } },
    ];
    expect(planOf({ changes }).totals).toEqual({
      creates: 1,
      updates: 2,
      fields: 3,
      byType: { contact: { creates: 1, updates: 2, fields: 3 } },
      byField: { creditLimit: 2, priceColumn: 1 },
      creditRise: 50_00 - 200_00 + 25_00,
    });
  });

  it("[PL5] states its cost in requests, seconds at the backend's pace and share of the day's quota", () => {
    const changes = Array.from({ length: 600 }, (_, at) => update(String(at + 1), { phone: [null, "1"] }));
    const plan = planOf({ changes, limits: { batch: 250, paceMs: 1000, dailyQuota: 5000 } });
    expect(plan.cost).toEqual({ requests: 3, seconds: 3, quotaShare: 3 / 5000 });
  });

  it("[PL5] counts the time to write the records, where that is what a run waits for", () => {
    const changes = Array.from({ length: 600 }, (_, at) => update(String(at + 1), { phone: [null, "1"] }));
    const limits = { batch: 250, paceMs: 0, dailyQuota: null, recordsInSecond: 100 };
    expect(planOf({ changes, limits }).cost).toEqual({ requests: 3, seconds: 6, quotaShare: null });
  });
});

describe("leaving out by hand", () => {
  const changes = [
    update("1", { phone: [null, "1"], company: ["a", "b"] }),
    update("2", { phone: [null, "2"] }),
  ];

  it("takes out a record, a field, or a record whose every field is out", () => {
    expect(withoutLeftOut(changes, { "1": true })).toEqual([changes[1]]);
    expect(withoutLeftOut(changes, { "1": ["phone"] })[0]).toEqual(update("1", { company: ["a", "b"] }));
    expect(withoutLeftOut(changes, { "2": ["phone"] })).toEqual([changes[0]]);
  });

  it("a second tick puts back what the first took out", () => {
    expect(toggleLeftOut(toggleLeftOut({}, "1"), "1")).toEqual({});
    expect(toggleLeftOut(toggleLeftOut({}, "1", "phone"), "1", "phone")).toEqual({});
    expect(toggleLeftOut(toggleLeftOut({}, "1", "phone"), "1", "company")).toEqual({
      "1": ["phone", "company"],
    });
  });
});
