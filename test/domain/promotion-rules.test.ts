// Rules on a promotion itself, as its sheet edits it.
import { listDraft, newListDraft, recordFindings } from "../support/record-findings";

/** Promotion W26: 10 % off the customer's price tier. */
const w26 = (edits: Parameters<typeof listDraft>[2]) => listDraft("promotions", 1, edits);
const cups = (edits: Parameters<typeof listDraft>[2]) => listDraft("promotions", 2, edits);
const two = (edits: Parameters<typeof listDraft>[2]) => listDraft("promotions", 3, edits);
const beans = (edits: Parameters<typeof listDraft>[2]) => listDraft("promotions", 4, edits);
const untouched = [w26({}), cups({}), two({}), beans({})];
const added = { code: "NEW", name: "New", kind: "% off price tier", percent: 5_00 };

it("[PR1, PR2, PR3, PR7, PR8, PR9, PR12, PR13] promotions that are right have no finding", () => {
  const drafts = [...untouched, newListDraft("promotions", added)];
  for (const id of ["PR1", "PR2", "PR3", "PR7", "PR8", "PR9", "PR12", "PR13", "TI1", "TI2"])
    expect(recordFindings(id, drafts)).toEqual([]);
});

describe("[PR1] a percentage is over 0 and at most 100, an amount over 0", () => {
  it.each([0, -5_00, 100_01])("refuses %p hundredths of a percent", (percent) => {
    expect(recordFindings("PR1", [w26({ percent })])).toMatchObject([
      { key: "promotion 1", field: "percent", severity: "E" },
    ]);
  });
  it.each([1, 100_00])("takes %p hundredths of a percent", (percent) => {
    expect(recordFindings("PR1", [w26({ percent })])).toEqual([]);
  });
  it("refuses an amount of 0 and takes a cent", () => {
    const [found, ...others] = recordFindings("PR1", [two({ amount: 0 }), beans({ amount: 1 })]);
    expect(others).toEqual([]);
    expect(found?.message).toBe("amount must be over 0, with at most two decimals. You typed “0”.");
  });
  it("refuses a third decimal, once", () => {
    const draft = w26({ percent: { typed: "7.525" } });
    expect(recordFindings("PR1", [draft])).toHaveLength(1);
    expect(recordFindings("CO10", [draft])).toEqual([]);
  });
  it("leaves what is no number to CO10", () => {
    const draft = w26({ percent: { typed: "5%" } });
    expect(recordFindings("PR1", [draft])).toEqual([]);
    expect(recordFindings("CO10", [draft])).toHaveLength(1);
    expect(recordFindings("PR2", [draft])).toEqual([]);
  });
});

describe("[PR2] exactly one kind of value", () => {
  it("refuses two values and offers to clear the other kind's", () => {
    expect(recordFindings("PR2", [w26({ amount: 2_00 })])).toMatchObject([
      {
        field: "amount",
        message:
          "a promotion of kind “% off price tier” takes % off, not amount. Clear amount, or choose another kind.",
        fix: { field: "amount", to: null },
      },
    ]);
  });
  it("refuses none", () => {
    expect(recordFindings("PR2", [beans({ amount: null })])).toMatchObject([
      { field: "amount", message: "a promotion of kind “Contract price” needs amount; it is blank." },
    ]);
  });
  it("refuses the other kind's alone, and offers nothing", () => {
    const found = recordFindings("PR2", [two({ amount: null, percent: 5_00 })]);
    expect(found.map(({ field }) => field)).toEqual(["amount", "percent"]);
    expect(found.every(({ fix }) => fix === undefined)).toBe(true);
  });
  it("refuses a kind that there is not, and none", () => {
    expect(recordFindings("PR2", [w26({ kind: "Contract prise" })])).toMatchObject([
      { field: "kind", fix: { to: "Contract price" } },
    ]);
    expect(recordFindings("PR2", [w26({ kind: null })])[0]?.message).toBe(
      "kind must be % off price tier, % off category, $ off or Contract price. It is blank.",
    );
  });
});

describe("[PR3] it starts on or before the day it ends", () => {
  it("refuses an end before the start", () => {
    expect(recordFindings("PR3", [two({ ends: "2026-05-31" })])).toMatchObject([
      {
        field: "ends",
        message: "it ends on 2026-05-31, before it starts on 2026-06-01. Ends is the last day.",
      },
    ]);
  });
  it("takes one day, and an open end", () => {
    expect(recordFindings("PR3", [two({ ends: "2026-06-01" }), w26({ ends: "2020-01-01" })])).toEqual([]);
    expect(recordFindings("PR3", [two({ ends: null })])).toEqual([]);
  });
});

describe("[PR7] a category exists among the products", () => {
  it("offers the one that was meant", () => {
    expect(recordFindings("PR7", [cups({ category: "Cupps" })])).toMatchObject([
      { field: "category", message: "there is no category “Cupps”. Did you mean Cups?", fix: { to: "Cups" } },
    ]);
  });
  it("is needed for % off category, not for $ off", () => {
    expect(recordFindings("PR7", [cups({ category: null })])).toMatchObject([
      { message: "a promotion of kind “% off category” needs a category; it is blank." },
    ]);
    expect(recordFindings("PR7", [two({ category: null })])).toEqual([]);
    expect(recordFindings("PR7", [two({ category: "Spoons" })])).toHaveLength(1);
  });
  it("takes another case, and any category where no products are known", () => {
    expect(recordFindings("PR7", [cups({ category: "cups" })])).toEqual([]);
    expect(recordFindings("PR7", [cups({ category: "Any" })], { lists: { products: [] } })).toEqual([]);
  });
});

describe("[PR8] a code of its own, without commas and =", () => {
  it.each(["A,B", "A=5"])("refuses %s", (code) => {
    expect(recordFindings("PR8", [w26({ code })])).toHaveLength(1);
  });
  it("is needed", () => {
    expect(recordFindings("PR8", [newListDraft("promotions", { ...added, code: " " })])).toMatchObject([
      { key: "new promotion 1", message: "code is needed; it is blank." },
    ]);
  });
  it("blames who took another's code, whatever the case", () => {
    const taker = newListDraft("promotions", { ...added, code: "w26" });
    expect(recordFindings("PR8", [...untouched, taker])).toMatchObject([
      { key: "new promotion 1", message: "code “w26” belongs to “Promotion W26” too; it must be unique." },
    ]);
  });
  it("sees two new ones, and a code that was given up in the same edit", () => {
    const twins = [newListDraft("promotions", added), newListDraft("promotions", added, "new 2")];
    expect(recordFindings("PR8", twins).map(({ key }) => key)).toEqual([
      "new promotion 1",
      "new promotion 2",
    ]);
    const swap = [w26({ code: "TWO" }), two({ code: "W26" })];
    expect(recordFindings("PR8", swap)).toEqual([]);
  });
});

describe("[PR9] a contract price names a product", () => {
  it("refuses none, and one that does not exist", () => {
    expect(recordFindings("PR9", [beans({ product: null })])).toMatchObject([{ field: "product" }]);
    expect(recordFindings("PR9", [beans({ product: "BEENS" })])[0]?.message).toContain(
      "there is no product “BEENS”.",
    );
  });
  it("asks none of the other kinds", () => {
    expect(recordFindings("PR9", [w26({ product: "BEENS" })])).toEqual([]);
  });
});

it("[PR12] a minimum is 0 or more", () => {
  const found = recordFindings("PR12", [w26({ minQuantity: -1, minSpend: -50 }), two({ minQuantity: 0 })]);
  expect(found.map(({ message }) => message)).toEqual([
    "minimum quantity must be 0 or more. You typed “-1”.",
    "minimum spend must be 0 or more. You typed “-0.50”.",
  ]);
});

describe("[PR13] what the kind does not look at", () => {
  it("warns and offers to clear it", () => {
    expect(recordFindings("PR13", [w26({ category: "Cups" })])).toMatchObject([
      { severity: "W", field: "category", fix: { field: "category", to: null, label: "Clear category" } },
    ]);
  });
  it("says nothing of what it does look at", () => {
    expect(recordFindings("PR13", [w26({ priceColumn: "RetailNZD" }), two({ category: "Cups" })])).toEqual(
      [],
    );
  });
});

it("[TI1, TI2] the price tier of a promotion exists and is switched on", () => {
  expect(recordFindings("TI1", [w26({ priceColumn: "Wholsale" })])).toMatchObject([
    { fix: { to: "WholesaleNZD" } },
  ]);
  expect(recordFindings("TI2", [w26({ priceColumn: "ClearanceNZD" })])).toHaveLength(1);
});
