// Values: amounts as whole hundredths, and how findings print them.
import fc from "fast-check";
import { fromHundredths, toHundredths } from "../../src/domain/value";
import { amount } from "../../src/domain/wording";

it("every count of hundredths survives the number that a cell and JSON hold", () => {
  fc.assert(
    fc.property(fc.integer({ min: -9e13, max: 9e13 }), (hundredths) => {
      expect(toHundredths(fromHundredths(hundredths))).toBe(hundredths);
    }),
  );
});

const amounts: [number, number | undefined][] = [
  [0.1 + 0.2, 30],
  [500 * 1.1, 550_00],
  [0.1 * 3 * 10 + 0.7, 3_70],
  [12.345, undefined],
  [0.001, undefined],
  [1e15, undefined],
  [NaN, undefined],
  [Infinity, undefined],
];
it.each(amounts)("%p is %p hundredths", (number, hundredths) => {
  expect(toHundredths(number)).toBe(hundredths);
});

const printed: [number, string][] = [
  [0, "0"],
  [5, "0.05"],
  [812_50, "812.50"],
  [1_000_00, "1,000"],
  [-1_234_567_89, "-1,234,567.89"],
];
it.each(printed)("%p hundredths are printed as %s", (hundredths, text) => {
  expect(amount(hundredths)).toBe(text);
});
