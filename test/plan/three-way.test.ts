import fc from "fast-check";
import { recordTypesFor } from "../../src/domain/record-types";
import type { Value } from "../../src/domain/value";
import { mergeRecord } from "../../src/plan/three-way";
import { lists } from "../support/makers";

const type = recordTypesFor(lists()).get("contact")!;
const base = { company: "Harbour Cafe", creditLimit: 50_000, stages: "Prospect", promotions: "S10" };
const merge = (mine: Record<string, Value>, theirs: Record<string, Value>) =>
  mergeRecord(type, { base, mine: { ...base, ...mine }, theirs: { ...base, ...theirs } });

describe("three sides of a record", () => {
  it("[PL3] what moved there alone is taken, what moved here alone stays an edit", () => {
    const merged = merge({ company: "Harbour Bar" }, { creditLimit: 90_000 });
    expect(merged).toEqual({
      baseline: { ...base, creditLimit: 90_000 },
      shown: { creditLimit: 90_000 },
      clashes: [],
    });
  });

  it("[PL3] what moved on both sides keeps what was loaded, and all three are told", () => {
    const { baseline, shown, clashes } = merge({ creditLimit: 60_000 }, { creditLimit: 90_000 });
    expect(baseline).toEqual(base);
    expect(shown).toEqual({});
    expect(clashes).toEqual([{ field: "creditLimit", base: 50_000, mine: 60_000, theirs: 90_000 }]);
  });

  it("what moved to the same on both sides is no edit any more", () => {
    const merged = merge({ creditLimit: 90_000 }, { creditLimit: 90_000 });
    expect(merged).toEqual({ baseline: { ...base, creditLimit: 90_000 }, shown: {}, clashes: [] });
  });

  it("ticks merge one by one, numbers of their own too", () => {
    const merged = merge(
      { stages: "Prospect, VIP", promotions: "S10, W26=7.5" },
      { stages: "Quoted", promotions: "S10=5" },
    );
    expect(merged.shown).toEqual({ stages: "Quoted, VIP", promotions: "S10=5, W26=7.5" });
    expect(merged.baseline).toMatchObject({ stages: "Quoted", promotions: "S10=5" });
  });

  it("two numbers for one tick clash", () => {
    const { clashes } = merge({ promotions: "S10=5" }, { promotions: "S10=7.5" });
    expect(clashes).toEqual([{ field: "promotions", base: "S10", mine: "S10=5", theirs: "S10=7.5" }]);
  });

  it("what was typed and cannot be read clashes, and is not lost", () => {
    const mine = { ...base, creditLimit: { typed: "5k" } };
    const { clashes } = mergeRecord(type, { base, mine, theirs: { creditLimit: 90_000 } });
    expect(clashes).toMatchObject([{ mine: { typed: "5k" }, theirs: 90_000 }]);
  });

  it("[PL3] never loses a side: the sheet, the backend or a clash holds it", () => {
    const side = fc.record({
      company: fc.constantFrom<Value>(null, "a", "b", "c"),
      creditLimit: fc.constantFrom<Value>(null, 0, 1, 2),
    });
    fc.assert(
      fc.property(side, side, side, (loaded, mine, theirs) => {
        const { baseline, shown, clashes } = mergeRecord(type, { base: loaded, mine, theirs });
        for (const name of ["company", "creditLimit"] as const) {
          const isClash = clashes.some(({ field }) => field === name);
          const isMine = mine[name] !== loaded[name];
          const isTheirs = theirs[name] !== loaded[name];
          expect(isClash).toBe(isMine && isTheirs && mine[name] !== theirs[name]);
          const after = shown[name] === undefined ? mine[name] : shown[name];
          expect(after).toBe(isMine || isClash ? mine[name] : theirs[name]);
          expect(baseline[name]).toBe(isClash ? loaded[name] : theirs[name]);
        }
      }),
    );
  });
});
