import { sortedOrder } from "../../src/preview/host/cell-order";
import type { SortLevel, SortValue } from "../../src/preview/host/cell-order";

const up: SortLevel = { key: 0, ascending: true, textAsNumber: false };

function sorted(values: readonly SortValue[], level: SortLevel = up, matchCase = false): SortValue[] {
  const lines = values.map((value) => [value]);
  return sortedOrder(lines, [level], matchCase).map((index) => values[index]);
}

describe("Excel's order of cells", () => {
  it("puts numbers before text, FALSE before TRUE, then errors, and blanks last", () => {
    const mixed = ["#N/A", true, undefined, "b", false, 2, "A", -1, ""];
    expect(sorted(mixed)).toEqual([-1, 2, "A", "b", false, true, "#N/A", undefined, ""]);
  });

  it("keeps blanks last when it descends", () => {
    expect(sorted([1, undefined, 3], { ...up, ascending: false })).toEqual([3, 1, undefined]);
  });

  it("keeps equal lines in their order, whatever their case", () => {
    expect(sorted(["b", "A", "a", "B"])).toEqual(["A", "a", "b", "B"]);
    expect(sorted(["a", "A"], { ...up, ascending: false })).toEqual(["a", "A"]);
  });

  it("puts lower case first where case matters", () => {
    expect(sorted(["A", "a"], up, true)).toEqual(["a", "A"]);
  });

  it("treats text of digits as a number only when asked to", () => {
    expect(sorted(["10", 9, "8"])).toEqual([9, "10", "8"]);
    expect(sorted(["10", 9, "8"], { ...up, textAsNumber: true })).toEqual(["8", 9, "10"]);
  });

  it("asks the next level only where the first is equal", () => {
    const lines = [
      ["x", 1],
      ["a", 2],
      ["x", 0],
    ];
    expect(sortedOrder(lines, [up, { ...up, key: 1 }], false)).toEqual([1, 2, 0]);
  });
});
