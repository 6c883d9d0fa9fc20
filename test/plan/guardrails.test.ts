import { defaultPolicy, type Policy } from "../../src/domain/policy";
import { recordTypesFor } from "../../src/domain/record-types";
import type { Value } from "../../src/domain/value";
import type { Change } from "../../src/plan/change";
import { guardrailsOf, lostTicks, type LostTick } from "../../src/plan/guardrails";
import { lists } from "../support/makers";

const types = recordTypesFor(lists());

const updates = (
  count: number,
  field: string,
  step: (at: number) => readonly [from: Value, to: Value],
): Change[] =>
  Array.from({ length: count }, (_, at): Change => ({
    kind: "update",
    key: String(at + 1),
    fields: { [field]: step(at) },
  }));

const found = (
  changes: readonly Change[],
  confirm: Partial<Policy["confirm"]> = {},
  carried: (tick: LostTick) => number | undefined = () => undefined,
) =>
  guardrailsOf(changes, {
    types,
    carried,
    policy: { ...defaultPolicy, confirm: { ...defaultPolicy.confirm, ...confirm } },
  }).map(({ message }) => message);

describe("[PL4] what looks like an accident", () => {
  it("more records than the policy's figure, and not as many", () => {
    const three = updates(3, "onHold", () => [false, true]);
    expect(found(three, { records: 2 })).toEqual([
      "3 records change at once; more than 2 ask for a confirmation.",
    ]);
    expect(found(three, { records: 3 })).toEqual([]);
  });

  it("a field cleared in many records, not one that was blank before or is filled", () => {
    expect(found(updates(20, "phone", (at) => [`555 ${at}`, null]))).toEqual([
      "Phone is cleared in 20 contacts.",
    ]);
    expect(found(updates(19, "phone", (at) => [`555 ${at}`, null]))).toEqual([]);
    expect(found(updates(40, "phone", () => [null, null]))).toEqual([]);
  });

  it("a credit limit times ten, not a little less, and not one where there was none", () => {
    expect(found(updates(1, "creditLimit", () => [500_00, 5_000_00]))).toEqual([
      "One credit limit rises to 10 times what it was, or more: contact 1 from 500.00 to 5,000.00.",
    ]);
    expect(found(updates(2, "creditLimit", () => [500_00, 9_000_00]))).toEqual([
      "2 credit limits rise to 10 times what it was, or more: contact 1 from 500.00 to 9,000.00.",
    ]);
    expect(found(updates(1, "creditLimit", () => [500_00, 4_999_99]))).toEqual([]);
    expect(found(updates(1, "creditLimit", () => [null, 900_000_00]))).toEqual([]);
  });

  it("one value over many different ones, not where all were alike", () => {
    const filled = updates(50, "phone", (at) => [`555 ${at}`, "555 0000"]);
    expect(found(filled)).toEqual([
      "Phone becomes one and the same in 50 contacts that had 50 different ones.",
    ]);
    expect(found(filled.slice(1))).toEqual([]);
    expect(found(updates(200, "priceColumn", () => ["RetailNZD", "WholesaleNZD"]))).toEqual([]);
  });

  it("ticks taken from most of those who have them, not from a few, nor where nobody counted", () => {
    const lost = updates(12, "stages", () => ["Prospect, VIP", "Prospect"]);
    expect(lostTicks(lost, types)).toEqual([{ field: "stages", name: "VIP", lost: 12 }]);
    expect(found(lost, {}, () => 24)).toEqual(["VIP is taken from 12 of the 24 contacts that have it."]);
    expect(found(lost, {}, () => 25)).toEqual([]);
    expect(found(lost)).toEqual([]);
    expect(lostTicks(lost.slice(3), types)).toEqual([]);
  });

  it("counts a tick by its name, whatever number it carries", () => {
    const moved = updates(12, "promotions", () => ["W26=7.5", "W26=5"]);
    expect(lostTicks(moved, types)).toEqual([]);
    const gone = updates(12, "promotions", () => ["W26=7.5", null]);
    expect(lostTicks(gone, types)).toEqual([{ field: "promotions", name: "W26", lost: 12 }]);
  });
});
