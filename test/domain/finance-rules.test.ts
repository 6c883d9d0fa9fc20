// Rules on GL accounts and on who pays.
import fc from "fast-check";
import { checkContext, draft, lists } from "../support/makers";
import { findingsOf, messagesOf } from "../support/rule-findings";

describe("[GL1] a GL account exists", () => {
  it.each(["costCenter", "billingCostCenter"])("offers the one that was meant, in %s", (field) => {
    expect(findingsOf("GL1", draft({}, { [field]: "Wholesale Revenu" }))).toMatchObject([
      { field, fix: { field, to: "Wholesale Revenue", label: "Use Wholesale Revenue" } },
    ]);
  });
  it("says what there is where nothing is near", () => {
    expect(messagesOf("GL1", draft({}, { costCenter: "Piggy bank" }))).toEqual([
      "GL account “Piggy bank” does not exist. Use Wholesale Revenue, Online Sales, Goods Purchased or Freight.",
    ]);
  });
  it("takes none, another case, and any where the account has none", () => {
    expect(
      findingsOf("GL1", [draft({ costCenter: null }), draft({}, { costCenter: "online sales" })]),
    ).toEqual([]);
    expect(findingsOf("GL1", draft(), checkContext({ lists: { glAccounts: [] } }))).toEqual([]);
  });
});

describe("[GL2] a GL account is active", () => {
  it("refuses one that is switched off", () => {
    expect(messagesOf("GL2", draft({}, { costCenter: "Old Revenue" }))).toEqual([
      "GL account “Old Revenue” is switched off. Choose an active one.",
    ]);
  });
  it("takes an active one, also where an old one has its name", () => {
    const [first] = lists().glAccounts;
    const twice = checkContext({ lists: { glAccounts: [first!, { ...first!, id: 9, isActive: false }] } });
    expect(findingsOf("GL2", draft(), twice)).toEqual([]);
    expect(findingsOf("GL2", draft({}, { costCenter: "Piggy bank" }))).toEqual([]);
  });
});

describe("[GL3] a GL account is of a kind that fits", () => {
  const kinds: [string, string, number][] = [
    ["Customer", "Wholesale Revenue", 0],
    ["Customer", "Freight", 1],
    ["Customer", "Goods Purchased", 1],
    ["Supplier", "Wholesale Revenue", 1],
    ["Supplier", "Freight", 0],
    ["Supplier", "Goods Purchased", 0],
    ["Internal", "Freight", 0],
    ["Branch", "Freight", 0],
  ];
  it.each(kinds)("%s on %s: %i", (type, costCenter, count) => {
    expect(findingsOf("GL3", draft({}, { type, costCenter }))).toHaveLength(count);
  });
  it("says what is needed", () => {
    expect(messagesOf("GL3", draft({}, { type: "Supplier" }))).toEqual([
      "GL account “Wholesale Revenue” is of kind Income; a supplier needs Expense or Cost of sales.",
    ]);
  });
});

describe("[BI1] bill-to names an existing, active contact of the same type", () => {
  const payers: [string, number, string | undefined][] = [
    ["Customer", 7, undefined],
    ["Customer", 9, "bill to Mill & Co #9: its type is Supplier; Customer bills to Customer."],
    ["Supplier", 9, undefined],
    ["Branch", 7, undefined],
    ["Branch", 9, undefined],
    ["Internal", 7, "bill to Harbour Group Ltd #7: its type is Customer; Internal bills to Internal."],
    ["Customer", 8, "bill to Closed Group Ltd #8: it is not active."],
    ["Customer", 4711, "bill to #4711: there is no such contact."],
  ];
  it.each(payers)("%s billed to #%i: %s", (type, billingId, message) => {
    expect(messagesOf("BI1", draft({ type }, { billingId }))).toEqual(message === undefined ? [] : [message]);
  });
  it("takes the sheet's word on a payer that is on it", () => {
    const closed = draft({ id: 7, company: "Harbour Group Ltd" }, { isActive: false });
    const fresh = draft({ id: 77, company: "Fresh" });
    const billed = [draft({ billingId: 7 }), draft({ id: 42 }, { billingId: 77 })];
    expect(findingsOf("BI1", [closed, fresh, ...billed]).map(({ key }) => key)).toEqual(["41"]);
  });
  it("refuses a name that nobody has, and offers the one that was meant", () => {
    expect(findingsOf("BI1", draft({}, { billingId: { typed: "Harbour Grup Ltd" } }))).toMatchObject([
      {
        message: "“Harbour Grup Ltd” names no contact to bill to. Did you mean Harbour Group Ltd #7?",
        fix: { field: "billingId", to: 7, label: "Use Harbour Group Ltd #7" },
      },
    ]);
    expect(findingsOf("BI1", draft({}, { billingId: { typed: "Zzz" } }))[0]?.fix).toBeUndefined();
  });
  it("leaves an Excel error and a circle to their rules", () => {
    expect(
      findingsOf("BI1", [draft({}, { billingId: { typed: "#N/A" } }), draft({}, { billingId: 41 })]),
    ).toEqual([]);
  });
});

describe("[BI2] no contact bills to itself, directly or in a circle", () => {
  it("refuses itself", () => {
    expect(messagesOf("BI2", draft({}, { billingId: 41 }))).toEqual([
      "bill to goes in a circle: Harbour Cafe Ltd #41 → Harbour Cafe Ltd #41.",
    ]);
  });
  it("blames the one that closed the circle, not the chain before it nor the tail that leads to it", () => {
    const chain = [
      draft({ id: 1, company: "A", billingId: 2 }),
      draft({ id: 2, company: "B", billingId: 3 }),
      draft({ id: 3, company: "C" }, { billingId: 1 }),
      draft({ id: 4, company: "D", billingId: 1 }),
    ];
    expect(findingsOf("BI2", chain)).toMatchObject([
      { key: "3", message: "bill to goes in a circle: C #3 → A #1 → B #2 → C #3." },
    ]);
  });
  it("names every member where all were loaded so", () => {
    const loaded = [draft({ id: 1, billingId: 2 }), draft({ id: 2, billingId: 1 })];
    expect(findingsOf("BI2", loaded).map(({ key }) => key)).toEqual(["1", "2"]);
  });
  it("sees a circle through contacts that are not on the sheet", () => {
    const [first] = lists().parents;
    const context = checkContext({ lists: { parents: [{ ...first!, billingId: 41 }] } });
    expect(findingsOf("BI2", draft({}, { billingId: 7 }), context)).toHaveLength(1);
    expect(
      findingsOf("BI2", [draft({}, { billingId: 7 }), draft({ id: 7, billingId: null })], context),
    ).toEqual([]);
  });
  it("finds exactly those from which bill-to leads back to them, whatever the graph", () => {
    const targets = fc.array(fc.option(fc.integer({ min: 0, max: 8 }), { nil: null }), { maxLength: 9 });
    fc.assert(
      fc.property(targets, (billedTo) => {
        const drafts = billedTo.map((target, index) =>
          draft({ id: index + 1, billingId: target === null ? null : target + 1 }),
        );
        const leadsBack = (start: number) => {
          let at: number | null | undefined = billedTo[start];
          for (let step = 0; step < billedTo.length && at !== start; step += 1) at = billedTo[at ?? -1];
          return at === start;
        };
        const expected = drafts.filter((_, index) => leadsBack(index)).map(({ key }) => key);
        expect(findingsOf("BI2", drafts).map(({ key }) => key)).toEqual(expected);
      }),
    );
  });
});
