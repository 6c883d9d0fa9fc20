// What a product costs a customer: the formula, which promotion wins, and why the others do not.
import fc from "fast-check";
import type { Lists } from "../../src/domain/lists";
import { priceFor, type PriceAnswer, type PriceQuestion } from "../../src/domain/price";
import { lessPercent } from "../../src/domain/unit-price";
import type { Values } from "../../src/domain/value";
import { contact, lists } from "../support/makers";
import { product, promotion } from "../support/selling-makers";

/** Harbour Cafe buys BEAN1 at Wholesale 15.00 less 5 %, so at 14.25. */
function ask(
  promotions: string | null,
  more: Partial<Omit<PriceQuestion, "customer">> & {
    customer?: Values;
    offered?: Lists["promotions"];
  } = {},
): PriceAnswer {
  const { customer = {}, offered, ...rest } = more;
  const question = { product: product(1, "BEAN1"), quantity: 1, day: "2026-11-24", ...rest };
  const account = lists(offered ? { promotions: offered } : {});
  return priceFor({ ...question, customer: contact({ promotions, ...customer }) }, account);
}
const cup = product(3, "CUP1", { category: "Cups", prices: JSON.stringify({ WholesaleNZD: 10_00 }) });
const fates = ({ considered }: PriceAnswer) => considered.map(({ code, fate }) => `${code} ${fate}`);

describe("a percentage is taken off exactly, half up", () => {
  it.each([
    [10_05, 50_00, 5_03],
    [10_04, 50_00, 5_02],
    [1, 50_00, 1],
    [15_00, 0, 15_00],
    [15_00, 100_00, 0],
    [9_999_999_999_99, 0, 9_999_999_999_99],
  ])("%i less %i hundredths of a percent is %i", (price, percent, expected) => {
    expect(lessPercent(price, percent)).toBe(expected);
  });
  it("agrees with whole numbers of any length, for every amount and percentage", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.integer({ min: 0, max: 100_00 }), (price, percent) => {
        const exact = (BigInt(price) * BigInt(100_00 - percent) + 50_00n) / 100_00n;
        expect(lessPercent(price, percent)).toBe(Number(exact));
      }),
    );
  });
});

describe("without a promotion", () => {
  it("it is the tier's price less the discount", () => {
    expect(ask(null)).toEqual({ tierPrice: 15_00, ownPrice: 14_25, price: 14_25, considered: [] });
  });
  it("finds the tier in another case", () => {
    expect(ask(null, { customer: { priceColumn: "wholesalenzd" } }).price).toBe(14_25);
  });
  it("is none where the tier has none, the customer has no tier, or the prices cannot be read", () => {
    expect(ask(null, { customer: { priceColumn: "TradeAUD" } })).toEqual({ considered: [] });
    expect(ask(null, { customer: { priceColumn: null } })).toEqual({ considered: [] });
    for (const prices of ["{", "null", '{"WholesaleNZD":"15"}', null])
      expect(ask(null, { product: product(1, "BEAN1", { prices }) }).price).toBeUndefined();
  });
});

describe("each kind of promotion", () => {
  it("% off price tier: off the tier's price, the discount is not stacked", () => {
    expect(ask("W26")).toMatchObject({
      price: 13_50,
      considered: [
        {
          code: "W26",
          price: 13_50,
          fate: "wins",
          reason: "10% off the customer's price tier: the lowest price.",
        },
      ],
    });
  });
  it("% off price tier that names a tier: off that tier's price", () => {
    const offered = [promotion(1, "RET", { priceColumn: "TradeNZD", percent: 10_00 })];
    expect(ask("RET", { offered }).price).toBe(10_80);
  });
  it("% off category: off the customer's own price, for its goods alone", () => {
    expect(ask("CUPS", { product: cup, quantity: 10 }).price).toBe(7_60);
    expect(ask("CUPS", { quantity: 10 })).toMatchObject({
      price: 14_25,
      considered: [
        { fate: "does not apply", reason: expect.stringContaining("not one of its goods") as string },
      ],
    });
  });
  it("$ off: off the customer's own price, never below 0", () => {
    expect(ask("TWO").price).toBe(12_25);
    expect(ask("TWO=20").price).toBe(0);
  });
  it("contract price: the amount, for its product alone, also without a tier", () => {
    expect(ask("BEANS").price).toBe(11_00);
    expect(ask("BEANS", { customer: { priceColumn: null } }).price).toBe(11_00);
    expect(fates(ask("BEANS", { product: cup }))).toEqual(["BEANS does not apply"]);
  });
});

describe("a number beside a tick", () => {
  it("takes the place of the promotion's own", () => {
    expect(ask("W26=7.5")).toMatchObject({
      price: 13_88,
      considered: [{ reason: "7.5% off the customer's price tier for this customer: the lowest price." }],
    });
    expect(ask("BEANS=10.5").price).toBe(10_50);
  });
  it("may be 0 %: the own price stands", () => {
    expect(ask("W26=0")).toMatchObject({
      price: 14_25,
      considered: [
        {
          fate: "loses",
          price: 15_00,
          reason: expect.stringContaining("0.75 more than the customer's own price") as string,
        },
      ],
    });
  });
});

describe("[PR5] the lowest price wins", () => {
  it("and the losers are named, with by how much", () => {
    const answer = ask("BEANS, TWO, W26");
    expect(fates(answer)).toEqual(["BEANS wins", "TWO loses", "W26 loses"]);
    expect(answer.considered[1]?.reason).toBe("2 off each unit; 12.25 is 1.25 more than BEANS.");
  });
  it("of two with one price the first by code", () => {
    const offered = [promotion(1, "B", { percent: 20_00 }), promotion(2, "A", { percent: 20_00 })];
    const answer = ask("A, B", { offered });
    expect(fates(answer)).toEqual(["A wins", "B loses"]);
    expect(answer.considered[1]?.reason).toContain("12 is the same as A.");
  });
  it("the customer's own price, where it is as low", () => {
    expect(ask("W26=5")).toMatchObject({ price: 14_25, considered: [{ fate: "loses" }] });
  });
});

describe("what keeps a promotion from applying", () => {
  const says = (answer: PriceAnswer) => answer.considered[0]?.reason;
  it("its days, the first and the last included", () => {
    expect(says(ask("TWO", { day: "2026-05-31" }))).toContain("it starts on 2026-06-01");
    expect(says(ask("TWO", { day: "2027-01-01" }))).toContain("it ended on 2026-12-31");
    expect(fates(ask("TWO", { day: "2026-06-01" }))).toEqual(["TWO wins"]);
    expect(fates(ask("TWO", { day: "2026-12-31" }))).toEqual(["TWO wins"]);
  });
  it("its quantity", () => {
    expect(says(ask("CUPS", { product: cup, quantity: 9 }))).toBe(
      "20% off category Cups from 10 units; 9 are too few.",
    );
  });
  it("its spend, at the customer's own price", () => {
    const offered = [promotion(1, "BIG", { percent: 20_00, minSpend: 142_50 })];
    expect(says(ask("BIG", { offered, quantity: 9 }))).toContain("9 at 14.25 are too little");
    expect(fates(ask("BIG", { offered, quantity: 10 }))).toEqual(["BIG wins"]);
  });
  it("that it is switched off, or has no value that it can have", () => {
    expect(ask("W26=170")).toMatchObject({ price: 14_25, considered: [{ fate: "does not apply" }] });
    const offered = [promotion(1, "OFF", { percent: 20_00, isActive: false }), promotion(2, "VOID")];
    expect(says(ask("OFF", { offered }))).toContain("it is switched off");
    expect(says(ask("VOID", { offered }))).toContain("it has no value");
  });
  it("one that the account does not have is left out", () => {
    expect(ask("NOTHING").considered).toEqual([]);
  });
});
