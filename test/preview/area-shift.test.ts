import fc from "fast-check";
import { parseArea, printArea } from "../../src/preview/host/address";
import type { Area } from "../../src/preview/host/address";
import { areaAfter } from "../../src/preview/host/area-shift";
import type { Shift } from "../../src/preview/host/area-shift";

function area(address: string): Area {
  const parsed = parseArea(address);
  if (!parsed) throw new Error(`${address} is no address`);
  return parsed;
}

function after(address: string, shift: Shift): string | null {
  const result = areaAfter(area(address), shift);
  return result && printArea(result);
}

describe("a rectangle follows its cells", () => {
  it.each<[string, Shift, string | null]>([
    ["B2:D9", { kind: "insert", axis: "row", at: 1, count: 2 }, "B4:D11"],
    ["B2:D9", { kind: "insert", axis: "row", at: 8, count: 2 }, "B2:D11"],
    ["B2:D9", { kind: "insert", axis: "row", at: 9, count: 2 }, "B2:D9"],
    ["B2:D9", { kind: "insert", axis: "column", at: 2, count: 1 }, "B2:E9"],
    ["B2:D9", { kind: "remove", axis: "row", at: 0, count: 3 }, "B1:D6"],
    ["B2:D9", { kind: "remove", axis: "row", at: 7, count: 10 }, "B2:D7"],
    ["B2:D9", { kind: "remove", axis: "row", at: 1, count: 8 }, null],
    ["B2:D9", { kind: "remove", axis: "column", at: 5, count: 1 }, "B2:D9"],
  ])("%s after %j is %s", (before, shift, expected) => {
    expect(after(before, shift)).toBe(expected);
  });

  it.each<[string, Shift, string]>([
    ["A3:B6", { kind: "moveLines", axis: "row", from: 3, count: 1, to: 5 }, "A3:B6"],
    ["A3:B6", { kind: "moveLines", axis: "row", from: 2, count: 4, to: 10 }, "A7:B10"],
    ["A3:B6", { kind: "moveLines", axis: "row", from: 0, count: 1, to: 9 }, "A2:B5"],
    ["A3:B6", { kind: "moveLines", axis: "row", from: 8, count: 2, to: 4 }, "A3:B8"],
  ])("%s after lines moved %j is %s", (before, shift, expected) => {
    expect(after(before, shift)).toBe(expected);
  });

  it.each([
    ["A1:B4", "A1:B9", "D1:E9", "D1:E4"],
    ["A1:B4", "A3:B9", "A4:B10", "A1:B5"],
    ["A1:B4", "A4:B9", "A3:B8", "A1:B3"],
    ["A1:B4", "A5:B9", "A4:B8", "A1:B3"],
    ["A1:B4", "A3:A9", "A4:A10", "A1:B4"],
    ["A1:B9", "A3:B3", "A4:B4", "A1:B9"],
    ["A1:B9", "A6:B6", "A3:B3", "A1:B9"],
  ])("%s, with the cells %s moved to %s, is %s", (before, from, to, expected) => {
    expect(after(before, { kind: "moveCells", from: area(from), to: area(to) })).toBe(expected);
  });

  it("inserting lines and removing them again changes nothing", () => {
    const anyArea = fc.record({
      row: fc.nat(50),
      column: fc.nat(50),
      rowCount: fc.integer({ min: 1, max: 50 }),
      columnCount: fc.integer({ min: 1, max: 50 }),
    });
    const anyInsert = fc.record({
      axis: fc.constantFrom("row" as const, "column" as const),
      at: fc.nat(100),
      count: fc.integer({ min: 1, max: 20 }),
    });
    fc.assert(
      fc.property(anyArea, anyInsert, (before, insert) => {
        const grown = areaAfter(before, { kind: "insert", ...insert });
        expect(grown && areaAfter(grown, { kind: "remove", ...insert })).toEqual(before);
      }),
    );
  });
});
