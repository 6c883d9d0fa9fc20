// What a sale comes to: exact in hundredths for any quantities, prices and rates.
import fc from "fast-check";
import { shareOf } from "../../src/domain/exact";
import { lineTotal, saleTotals, unitPriceOf, type SaleAmounts } from "../../src/domain/sale-totals";

const sale = (more: Partial<SaleAmounts> = {}): SaleAmounts => ({
  lines: [{ qty: 2_00, unitPrice: unitPriceOf(10_00), discount: 0 }],
  freight: 0,
  surcharge: 0,
  discount: 0,
  taxStatus: "Excl",
  taxRate: 15_00,
  ...more,
});

const anyAmount = fc.integer({ min: 0, max: 100_000_00 });
const anyRate = fc.constantFrom(0, 5_00, 10_00, 12_50, 15_00, 20_00);
const anyLine = fc.record({
  qty: fc.integer({ min: -1_000_00, max: 1_000_00 }),
  unitPrice: fc.integer({ min: 0, max: 100_000_000_000 }),
  discount: anyAmount,
});
const anySale: fc.Arbitrary<SaleAmounts> = fc.record({
  lines: fc.array(anyLine, { maxLength: 8 }),
  freight: anyAmount,
  surcharge: anyAmount,
  discount: anyAmount,
  taxStatus: fc.constantFrom("Undefined", "Incl", "Excl", "Exempt"),
  taxRate: anyRate,
});

describe("a share of hundredths", () => {
  it.each([
    [10_05, 50_00, 100_00, 5_03],
    [-10_05, 50_00, 100_00, -5_03],
    [1, 1, 3, 0],
    [2, 1, 3, 1],
    [0, 15_00, 115_00, 0],
  ])("%i × %i ÷ %i is %i", (amount, part, whole, expected) => {
    expect(shareOf(amount, part, whole)).toBe(expected);
  });
  it("is never more than half a hundredth off, and turns with its sign", () => {
    const anyNumber = fc.integer({ min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(
        anyNumber,
        fc.integer({ min: 0, max: 1e6 }),
        fc.integer({ min: 1, max: 1e6 }),
        (a, b, c) => {
          const share = shareOf(a, b, c);
          const off = BigInt(share) * BigInt(c) * 2n - BigInt(a) * BigInt(b) * 2n;
          expect(off <= BigInt(c) && -off <= BigInt(c)).toBe(true);
          expect(shareOf(-a, b, c) + share).toBe(0);
        },
      ),
    );
  });
});

describe("the totals of a sale [SA5]", () => {
  it.each([
    [3_330000, 1_50, 5_00],
    [19_990000, 3_00, 59_97],
    [8_695652, 23_00, 200_00],
    [8_695652, -23_00, -200_00],
    [4, 100_00, 0],
  ])("[SA5] take a price of %i millionths for %i hundredths of a unit as %i", (unitPrice, qty, amount) => {
    expect(lineTotal({ unitPrice, qty, discount: 0 })).toBe(amount);
  });
  it("[SA5] put the tax on top of lines, freight and surcharge less discount", () => {
    const totals = saleTotals(sale({ freight: 5_00, surcharge: 1_00, discount: 2_00 }));
    expect(totals).toEqual({ productTotal: 20_00, tax: 3_60, total: 27_60 });
  });
  it("[SA5] hold the tax where prices include it, and none where the sale is exempt", () => {
    expect(saleTotals(sale({ taxStatus: "Incl" }))).toEqual({ productTotal: 20_00, tax: 2_61, total: 20_00 });
    expect(saleTotals(sale({ taxStatus: "Exempt" }))).toEqual({ productTotal: 20_00, tax: 0, total: 20_00 });
  });
  it("[SA5] tax a line by its own rate", () => {
    const lines = [
      { qty: 1_00, unitPrice: unitPriceOf(10_00), discount: 0, taxRate: 0 },
      { qty: 1_00, unitPrice: unitPriceOf(10_00), discount: 0 },
    ];
    expect(saleTotals(sale({ lines }))).toEqual({ productTotal: 20_00, tax: 1_50, total: 21_50 });
  });
  it("[SA5] round once for a rate, not once for a line", () => {
    const line = { qty: 1_00, unitPrice: unitPriceOf(3), discount: 0 };
    expect(saleTotals(sale({ lines: [line, line, line, line] })).tax).toBe(2);
  });
  it("[SA5] add up: product and charges, and the tax where it is not in them", () => {
    fc.assert(
      fc.property(anySale, (given) => {
        const { productTotal, tax, total } = saleTotals(given);
        const lines = given.lines.map(lineTotal).reduce((sum, amount) => sum + amount, 0);
        const base = productTotal + given.freight + given.surcharge - given.discount;
        const isOnTop = given.taxStatus === "Excl" || given.taxStatus === "Undefined";
        expect([productTotal, total]).toEqual([lines, base + (isOnTop ? tax : 0)]);
      }),
    );
  });
  it("[SA5] do not depend on the order of the lines, and turn with the sign of all quantities", () => {
    fc.assert(
      fc.property(anySale, (given) => {
        expect(saleTotals({ ...given, lines: [...given.lines].reverse() })).toEqual(saleTotals(given));
        const plain = { ...given, freight: 0, surcharge: 0, discount: 0 };
        const lines = given.lines.map((line) => ({ ...line, discount: 0 }));
        const back = lines.map((line) => ({ ...line, qty: -line.qty }));
        const total = saleTotals({ ...plain, lines }).total;
        expect(saleTotals({ ...plain, lines: back }).total + total).toBe(0);
      }),
    );
  });
});
