import {
  parseQuantity,
  productLabel,
  productMeant,
  productsMatching,
  sayPrice,
  type PriceAsked,
} from "../../src/taskpane/price-view";
import { contact, lists } from "../support/makers";
import { product, promotion } from "../support/selling-makers";

const products = [
  product(1, "BEAN-1"),
  product(2, "CUP-12", { name: "Cup for beans" }),
  product(3, "BEAN-2"),
];
const account = lists({
  products,
  promotions: [
    promotion(1, "S10", { kind: "% off price tier", percent: 10_00 }),
    promotion(2, "W26", { kind: "$ off", amount: 5_00, minQuantity: 10 }),
    promotion(3, "OLD", { kind: "$ off", amount: 9_00, ends: "2026-01-31" }),
  ],
});
const row = (promotions: string | null, more = {}) => ({
  name: "Harbour Cafe Ltd",
  entries: contact({ promotions, ...more }),
});
const asked = (more: Partial<PriceAsked> = {}): PriceAsked => ({
  product: "BEAN-1",
  quantity: "1",
  day: "2026-11-24",
  ...more,
});

describe("choosing a product", () => {
  it("lists what has the letters in code or name, codes that begin with them first", () => {
    expect(productsMatching(products, "bean").map(({ code }) => code)).toEqual([
      "BEAN-1",
      "BEAN-2",
      "CUP-12",
    ]);
    expect(productsMatching(products, "nothing")).toEqual([]);
    expect(productsMatching(products, "")).toHaveLength(3);
  });

  it("means a product by its code or its whole label, in whatever case", () => {
    expect(productMeant(products, " cup-12 ")?.id).toBe(2);
    expect(productMeant(products, productLabel(products[1]!))?.id).toBe(2);
    expect(productMeant(products, "bean")).toBeUndefined();
    expect(productMeant([product(4, "", { code: "" })], "")).toBeUndefined();
  });
});

it.each([
  ["12", 12],
  [" 1,200 ", 1200],
  ["2.5", 2.5],
  ["0", undefined],
  ["-3", undefined],
  ["1e3", undefined],
  ["a dozen", undefined],
  ["", undefined],
])("the quantity %j is %s", (typed, quantity) => {
  expect(parseQuantity(typed)).toBe(quantity);
});

describe("what a price would be", () => {
  it("[PR5] goes from the tier by the discount to the promotion that wins, and says why", () => {
    const said = sayPrice(row("OLD, S10, W26"), asked({ quantity: "10" }), account);
    expect(said?.headline).toMatch(/^\d+\.\d\d each; 10 cost \d+\.\d\d\. W26 Promotion W26 decides it\.$/);
    expect(said?.steps).toEqual([
      { label: "Price tier 2 Wholesale (NZD)", price: "15.00" },
      { label: "Less 5%", price: "14.25" },
    ]);
    expect(said?.promotions.map(({ code, fate }) => [code, fate])).toEqual([
      ["OLD", "Does not apply"],
      ["S10", "Loses"],
      ["W26", "Wins"],
    ]);
    expect(said?.promotions[0]?.reason).toMatch(/ended on 2026-01-31/);
  });

  it("a quantity below the threshold, and a day before the end, are weighed anew", () => {
    const fates = (more: Partial<PriceAsked>) =>
      sayPrice(row("OLD, S10, W26"), asked(more), account)?.promotions.map(({ fate }) => fate);
    expect(fates({ quantity: "9" })).toEqual(["Does not apply", "Wins", "Does not apply"]);
    expect(fates({ day: "2026-01-31" })?.[0]).toBe("Wins");
  });

  it("one unit has no total; without promotions the own price decides", () => {
    expect(sayPrice(row(null), asked(), account)?.headline).toBe("14.25 each. No promotion is ticked.");
    expect(sayPrice(row(null, { percentageOff: null }), asked(), account)?.steps).toHaveLength(1);
    expect(sayPrice(row("OLD"), asked(), account)?.headline).toBe(
      "14.25 each. The promotion that is ticked gives no lower price.",
    );
  });

  it("says why there is no price", () => {
    expect(sayPrice(row(null, { priceColumn: null }), asked(), account)?.headline).toBe(
      "Harbour Cafe Ltd has no price tier, so there is no price.",
    );
    const typed = { name: "Quay", entries: { priceColumn: { typed: "gold" } } };
    expect(sayPrice(typed, asked(), account)?.headline).toBe(
      "Price tier “gold” has no price for this product.",
    );
  });

  it("asks for a product, a quantity and a day first", () => {
    expect(sayPrice(row(null), asked({ product: "" }), account)).toBeUndefined();
    expect(sayPrice(row(null), asked({ quantity: "some" }), account)).toBeUndefined();
    expect(sayPrice(row(null), asked({ day: "" }), account)).toBeUndefined();
  });
});
