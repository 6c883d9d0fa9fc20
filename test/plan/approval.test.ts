import { defaultPolicy, isApprovalOn, type Policy } from "../../src/domain/policy";
import type { Value } from "../../src/domain/value";
import { approvalAsksOf } from "../../src/plan/approval";
import type { Change } from "../../src/plan/change";

const update = (key: string, fields: Readonly<Record<string, readonly [Value, Value]>>): Change => ({
  kind: "update",
  key,
  fields,
});
const limit = (key: string, from: Value, to: Value) => update(key, { creditLimit: [from, to] });
const create = (values: Readonly<Record<string, Value>>): Change => ({
  kind: "create",
  key: "new 1",
  values,
});

const policy = (approval: Partial<Policy["approval"]>): Policy => ({
  ...defaultPolicy,
  approval: { ...defaultPolicy.approval, ...approval },
});
const asked = (changes: readonly Change[], approval: Partial<Policy["approval"]>) =>
  approvalAsksOf(changes, policy(approval)).map(({ message }) => message);

describe("[PL8] what needs an approval", () => {
  it("is nothing where the account set no figure", () => {
    const risky = [
      limit("1", 1_00, 200_000_00),
      limit("2", 5_00, null),
      update("3", { costCenter: ["A", "B"] }),
    ];
    expect(approvalAsksOf(risky, defaultPolicy)).toEqual([]);
    expect(isApprovalOn(defaultPolicy)).toBe(false);
    for (const figure of [{ creditRisePercent: 0 }, { creditRiseAmount: 5 }, { glAccountRecords: 0 }])
      expect(isApprovalOn(policy(figure))).toBe(true);
  });

  it("a credit limit that rises by more than the share, not by as much", () => {
    expect(asked([limit("41", 1_000_00, 1_500_00)], { creditRisePercent: 50 })).toEqual([]);
    expect(asked([limit("41", 1_000_00, 1_500_01)], { creditRisePercent: 50 })).toEqual([
      "One credit limit rises by more than 50%: contact #41 from 1,000 to 1,500.01.",
    ]);
  });

  it("a credit limit that rises by more than the amount, not by as much", () => {
    expect(asked([limit("41", 20_000_00, 25_000_00)], { creditRiseAmount: 5000 })).toEqual([]);
    expect(asked([limit("41", 20_000_00, 25_000_01)], { creditRiseAmount: 5000 })).toEqual([
      "One credit limit rises by more than NZD 5,000: contact #41 from 20,000 to 25,000.01.",
    ]);
  });

  it("either figure is enough; those that rise less are not counted", () => {
    const bounds = { creditRisePercent: 50, creditRiseAmount: 5000 };
    const changes = [
      limit("1", 1_000_00, 2_000_00),
      limit("2", 90_000_00, 96_000_00),
      limit("3", 9_000_00, 10_000_00),
      limit("4", 9_000_00, 10_00),
    ];
    expect(asked(changes, bounds)).toEqual([
      "2 credit limits rise, together by NZD 7,000, by more than 50% or NZD 5,000 each: contact #1 from 1,000 to 2,000.",
    ]);
  });

  it("a rise from nothing, and a new contact's limit, by the amount alone", () => {
    for (const change of [limit("41", null, 6_000_00), limit("41", 0, 6_000_00)]) {
      expect(asked([change], { creditRisePercent: 50 })).toEqual([]);
      expect(asked([change], { creditRiseAmount: 5000 })).toHaveLength(1);
    }
    expect(asked([create({ creditLimit: 6_000_00 })], { creditRiseAmount: 5000 })).toEqual([
      "One credit limit rises by more than NZD 5,000: contact new 1 from none to 6,000.",
    ]);
    expect(asked([create({ company: "Quay Bakery" })], { creditRiseAmount: 0 })).toEqual([]);
  });

  it("a limit that is cleared, for that is credit without end; not where there was none", () => {
    expect(asked([limit("41", 500_00, null)], { creditRisePercent: 50 })).toEqual([
      "One credit limit is cleared, which leaves no limit at all: contact #41 had NZD 500.",
    ]);
    expect(asked([limit("41", 500_00, 0)], { creditRisePercent: 50 })).toEqual([]);
    expect(asked([limit("41", 500_00, null)], { glAccountRecords: 0 })).toEqual([]);
  });

  it("GL accounts changed in more contacts than the figure, each contact counted once", () => {
    const both = update("1", { costCenter: ["A", "B"], billingCostCenter: ["A", null] });
    const one = update("2", { billingCostCenter: [null, "B"] });
    expect(asked([both, one], { glAccountRecords: 2 })).toEqual([]);
    expect(asked([both, one], { glAccountRecords: 1 })).toEqual([
      "GL accounts change in 2 contacts; more than 1 need an approval.",
    ]);
    expect(asked([both], { glAccountRecords: 0 })).toEqual([
      "GL accounts change in one contact; more than 0 need an approval.",
    ]);
  });

  it("neither other fields, nor a new contact's account, nor records of other types", () => {
    const bounds = { creditRisePercent: 0, creditRiseAmount: 0, glAccountRecords: 0 };
    const quiet = [
      update("1", { phone: ["1", "2"], onHold: [false, true] }),
      create({ costCenter: "A" }),
      update("gl_account 4", { name: ["A", "B"], costCenter: ["A", "B"], creditLimit: [1, 2] }),
    ];
    expect(asked(quiet, bounds)).toEqual([]);
  });
});
