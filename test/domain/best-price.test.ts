// Rules on the promotions that a customer is ticked for: they exist, their numbers fit, one of them is worth having.
import { checkContext, draft } from "../support/makers";
import { findingsOf, messagesOf } from "../support/rule-findings";
import { product, promotion } from "../support/selling-makers";

const ticked = (promotions: string | null) => draft({}, { promotions });
const withPromotions = (...promotions: ReturnType<typeof promotion>[]) =>
  checkContext({ lists: { promotions } });

it("[PR4, PR5, PR6, PR10, PR11] promotions that are right have no finding", () => {
  const quiet = [draft(), ticked("CUPS, W26=7.5"), ticked("TWO=1"), draft({ promotions: "BEANS" })];
  for (const id of ["PR4", "PR5", "PR6", "PR10", "PR11"]) expect(findingsOf(id, quiet)).toEqual([]);
});

describe("[PR4] a number is in the promotion's own unit and range", () => {
  it.each(["W26=100.01", "W26=-1", "CUPS=101", "TWO=0", "BEANS=-1"])("refuses %s", (text) => {
    expect(findingsOf("PR4", ticked(text))).toMatchObject([{ severity: "E", field: "promotions" }]);
  });
  it.each(["W26=0", "W26=100", "TWO=0.01", "BEANS=250", "NOTHING=-1", "W26"])("takes %s", (text) => {
    expect(findingsOf("PR4", ticked(text))).toEqual([]);
  });
  it("names the promotion and what it may be", () => {
    expect(messagesOf("PR4", ticked("TWO=0, W26=120"))).toEqual([
      "the number of “TWO” must be an amount over 0. You typed “0”.",
      "the number of “W26” must be a percentage from 0 to 100. You typed “120”.",
    ]);
  });
});

describe("[PR5] a promotion that never gives the best price", () => {
  const deep = promotion(1, "DEEP", { percent: 30_00 });
  const flat = promotion(2, "FLAT", { percent: 10_00 });
  const cups = promotion(3, "CUPS", { kind: "% off category", category: "Coffee", percent: 20_00 });
  it("is named, with the one that wins, and may be unticked", () => {
    expect(findingsOf("PR5", ticked("DEEP, FLAT=5"), withPromotions(deep, flat))).toMatchObject([
      {
        severity: "W",
        message:
          "promotion “FLAT” never gives the lowest price: on all 2 of its products DEEP is as good or better. Untick it, or change its value.",
        fix: { field: "promotions", to: "DEEP", label: "Untick FLAT" },
      },
    ]);
  });
  it("each loser is named, and then none is offered to be unticked", () => {
    const found = findingsOf("PR5", ticked("CUPS, DEEP, FLAT"), withPromotions(deep, flat, cups));
    expect(found).toHaveLength(2);
    expect(found.every(({ fix }) => fix === undefined)).toBe(true);
  });
  it("of two alike the second by code", () => {
    const context = withPromotions(deep, promotion(2, "TWIN", { percent: 30_00 }));
    expect(messagesOf("PR5", ticked("DEEP, TWIN"), context)[0]).toContain("“TWIN” never");
  });
  it("says nothing of one that wins on some of its goods", () => {
    const wide = promotion(4, "WIDE", { kind: "$ off", amount: 10 });
    const bean = promotion(5, "BEAN", { kind: "Contract price", product: "BEAN1", amount: 10_00 });
    expect(findingsOf("PR5", ticked("BEAN, WIDE"), withPromotions(wide, bean))).toEqual([]);
  });
  it("says nothing of one with a day, a quantity or a spend of its own", () => {
    const others = [
      promotion(1, "DEEP", { percent: 30_00, ends: "2026-12-31" }),
      promotion(1, "DEEP", { percent: 30_00, starts: "2026-12-01" }),
      promotion(1, "DEEP", { percent: 30_00, minQuantity: 2 }),
      promotion(1, "DEEP", { percent: 30_00, minSpend: 1 }),
    ];
    for (const other of others)
      expect(findingsOf("PR5", ticked("DEEP, FLAT"), withPromotions(other, flat))).toEqual([]);
  });
  it("says nothing of one that is switched off or has ended, of the inactive, or without products", () => {
    const off = withPromotions({ ...deep, isActive: false }, flat);
    const over = withPromotions({ ...deep, ends: "2026-11-23" }, flat);
    for (const context of [off, over]) expect(findingsOf("PR5", ticked("DEEP, FLAT"), context)).toEqual([]);
    const inactive = draft({ isActive: false }, { promotions: "DEEP, FLAT" });
    expect(findingsOf("PR5", inactive, withPromotions(deep, flat))).toEqual([]);
    const bare = checkContext({ lists: { promotions: [deep, flat], products: [] } });
    expect(findingsOf("PR5", ticked("DEEP, FLAT"), bare)).toEqual([]);
  });
  it("is worked out for each customer's own tier and discount", () => {
    const trade = promotion(1, "TRADE", { priceColumn: "TradeNZD", percent: 1_00 });
    const own = promotion(2, "OWN", { kind: "% off category", category: "Coffee", percent: 20_00 });
    const at = (percentageOff: number) =>
      draft({ id: percentageOff + 1 }, { percentageOff, promotions: "OWN, TRADE" });
    const found = findingsOf("PR5", [at(0), at(50_00)], withPromotions(trade, own));
    expect(found.map(({ key, message }) => `${key} ${message.slice(0, 18)}`)).toEqual([
      "1 promotion “OWN” ne",
      "5001 promotion “TRADE” ",
    ]);
  });
});

describe("[PR6] a promotion that has ended, or sells below cost", () => {
  const ended = promotion(1, "W25", { percent: 5_00, ends: "2026-11-23" });
  it("warns of one that has ended, not on its last day", () => {
    expect(findingsOf("PR6", ticked("W25=1"), withPromotions(ended))).toMatchObject([
      {
        severity: "W",
        message: "promotion “W25” ended on 2026-11-23. Untick it, or move its end.",
        fix: { to: null, label: "Untick W25" },
      },
    ]);
    const today = withPromotions({ ...ended, ends: "2026-11-24" });
    expect(findingsOf("PR6", ticked("W25"), today)).toEqual([]);
  });
  it("warns of a price below cost, not of one at cost", () => {
    // BEAN1 costs 6.00 and is 15.00 at Wholesale; what BEAN2 costs is not known.
    expect(messagesOf("PR6", ticked("W26=60.01"))).toEqual([]);
    expect(messagesOf("PR6", ticked("W26=61"))).toEqual([
      "promotion “W26” sells “BEAN1” at 5.85, below its cost of 6.",
    ]);
  });
  it("names the worst and counts the others", () => {
    const products = [product(1, "A"), product(2, "B", { cost: 14_00 }), product(3, "C", { cost: 13_99 })];
    const context = checkContext({ lists: { products } });
    expect(messagesOf("PR6", ticked("W26=50"), context)).toEqual([
      "promotion “W26” sells “B” at 7.50, below its cost of 14, and 1 more of its products below theirs.",
    ]);
  });
  it("looks at the customer's own tier and discount", () => {
    const half = (edits: Record<string, number | string>) => draft({}, { promotions: "TWO", ...edits });
    expect(findingsOf("PR6", half({ percentageOff: 46_00 }))).toEqual([]);
    expect(findingsOf("PR6", half({ percentageOff: 47_00 }))).toHaveLength(1);
    // CUP1 costs 1.00 and is 5.00 at Retail alone.
    expect(findingsOf("PR6", half({ percentageOff: 40_00, priceColumn: "RetailNZD" }))).toEqual([]);
    expect(findingsOf("PR6", half({ percentageOff: 41_00, priceColumn: "RetailNZD" }))).toHaveLength(1);
  });
  it("leaves a number that cannot be to PR4, and a discount to TI4", () => {
    expect(findingsOf("PR6", ticked("TWO=-50, W26=170"))).toEqual([]);
    expect(findingsOf("PR6", draft({}, { promotions: "TWO", percentageOff: 170_00 }))).toEqual([]);
  });
  it("says nothing of one that is switched off, of products that are, or of costs that are not known", () => {
    const off = withPromotions(promotion(1, "OFF", { percent: 90_00, isActive: false }));
    expect(findingsOf("PR6", ticked("OFF"), off)).toEqual([]);
    const products = [product(1, "BEAN1", { isActive: false }), product(2, "BEAN2", { cost: null })];
    expect(findingsOf("PR6", ticked("W26=90"), checkContext({ lists: { products } }))).toEqual([]);
  });
});

it("[PR5, PR6] many customers cost no more than the ways in which they differ", () => {
  const looksFor = (customers: number): number => {
    let looks = 0;
    const counting = promotion(1, "ALL");
    Object.defineProperty(counting, "percent", { get: () => ((looks += 1), 90_00) });
    const context = withPromotions(counting, promotion(2, "TEN", { percent: 10_00 }));
    const drafts = Array.from({ length: customers }, (_, at) =>
      draft({ id: at + 1 }, { promotions: "ALL, TEN" }),
    );
    expect(findingsOf("PR5", drafts, context)).toHaveLength(customers);
    expect(findingsOf("PR6", drafts, context)).toHaveLength(customers);
    return looks;
  };
  expect(looksFor(500)).toBe(looksFor(1));
});

describe("[PR10] every promotion that was ticked exists", () => {
  it("refuses a mistyped one and offers the right one with its number", () => {
    expect(findingsOf("PR10", ticked("CUPPS=5, W26"))).toMatchObject([
      {
        severity: "E",
        message: "there is no promotion “CUPPS”. Did you mean CUPS?",
        fix: { field: "promotions", to: "CUPS=5, W26", label: "Use CUPS" },
      },
    ]);
  });
  it("takes those that were loaded, also with another number", () => {
    expect(findingsOf("PR10", draft({ promotions: "OLD" }, { promotions: "OLD=5" }))).toEqual([]);
  });
});

describe("[PR11] a promotion that was loaded no longer exists", () => {
  it("warns", () => {
    expect(findingsOf("PR11", draft({ promotions: "OLD=5, W26" }))).toMatchObject([
      { severity: "W", message: "promotion “OLD” was loaded, but the account has it no longer." },
    ]);
  });
  it("says nothing of one that was typed just now", () => {
    expect(findingsOf("PR11", ticked("OLD"))).toEqual([]);
  });
});
