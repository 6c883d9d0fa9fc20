// Rules on price tiers, discount and payment terms.
import { checkContext, draft } from "../support/makers";
import { findingsOf, messagesOf } from "../support/rule-findings";

describe("[TI1] a tier is 1–20 or the name of a defined tier", () => {
  it.each(["Wholsale", "wholesael", "WHOLESALLE", "WholesaleNZ"])(
    "offers Wholesale for %s",
    (priceColumn) => {
      expect(findingsOf("TI1", draft({}, { priceColumn }))).toMatchObject([
        {
          message: `price tier must be a tier's number (1–20) or its name. You typed “${priceColumn}”. Did you mean Wholesale?`,
          fix: { field: "priceColumn", to: "WholesaleNZD", label: "Use Wholesale" },
        },
      ]);
    },
  );
  it("offers the tier whose name stands where its price column should", () => {
    expect(findingsOf("TI1", draft({}, { priceColumn: "Wholesale" }))[0]?.fix?.to).toBe("WholesaleNZD");
  });
  it("names the choices where a name is shared, and offers none", () => {
    const [found] = findingsOf("TI1", draft({}, { priceColumn: "Trade" }));
    expect(found?.message).toContain("Several are called that: use Trade NZD or Trade AUD.");
    expect(found?.fix).toBeUndefined();
  });
  it("refuses a number beyond the tiers and a far name, and says what there is", () => {
    const [found] = findingsOf("TI1", draft({}, { priceColumn: "25" }));
    expect(found?.message).toContain("You typed “25”. Use Retail, Wholesale, Trade NZD or Trade AUD.");
    expect(found?.fix).toBeUndefined();
  });
  it("does not offer a tier that is off", () => {
    expect(findingsOf("TI1", draft({}, { priceColumn: "Clearence" }))[0]?.fix).toBeUndefined();
  });
  it("takes a tier in whatever case, none, and any where the account has no tiers", () => {
    expect(
      findingsOf("TI1", [draft(), draft({ priceColumn: "wholesalenzd" }), draft({ priceColumn: null })]),
    ).toEqual([]);
    const bare = checkContext({ lists: { priceTiers: [] } });
    expect(findingsOf("TI1", draft(), bare)).toEqual([]);
  });
});

describe("[TI2] a tier is switched on", () => {
  it("refuses one that is off", () => {
    expect(messagesOf("TI2", draft({}, { priceColumn: "ClearanceNZD" }))).toEqual([
      "price tier Clearance is switched off. Choose one that is on, or switch it on.",
    ]);
  });
  it("takes one that is on and leaves an unknown one to TI1", () => {
    expect(findingsOf("TI2", [draft(), draft({}, { priceColumn: "Nothing" })])).toEqual([]);
  });
});

describe("[TI3] a tier's currency is the contact's", () => {
  it("warns of another", () => {
    expect(findingsOf("TI3", draft({}, { priceColumn: "TradeAUD" }))).toMatchObject([
      { severity: "W", message: "price tier Trade is in AUD, but the account's currency is NZD." },
    ]);
  });
  it("says nothing of the account's own", () => {
    const sydney = checkContext({ policy: { accountCurrency: "aud" } });
    expect(findingsOf("TI3", draft())).toEqual([]);
    expect(findingsOf("TI3", draft({}, { priceColumn: "TradeAUD" }), sydney)).toEqual([]);
  });
});

describe("[TI4] a discount is 0 to 100 with at most two decimals", () => {
  it.each([-1, 100_01])("refuses %p hundredths", (percentageOff) => {
    expect(findingsOf("TI4", draft({}, { percentageOff }))).toHaveLength(1);
  });
  it("refuses three decimals, and leaves text to CO10", () => {
    expect(messagesOf("TI4", draft({}, { percentageOff: { typed: "12.345" } }))).toEqual([
      "discount must be 0 to 100, with at most two decimals. You typed “12.345”.",
    ]);
    expect(findingsOf("TI4", draft({}, { percentageOff: { typed: "5%" } }))).toEqual([]);
  });
  it.each([0, 100_00, null])("takes %p hundredths", (percentageOff) => {
    expect(findingsOf("TI4", draft({}, { percentageOff }))).toEqual([]);
  });
});

describe("[TI5] a discount over the policy's limit", () => {
  it("warns above it, not at it", () => {
    expect(messagesOf("TI5", draft({}, { percentageOff: 30_01 }))).toEqual([
      "discount is 30.01%, over the policy's limit of 30%.",
    ]);
    expect(findingsOf("TI5", draft({}, { percentageOff: 30_00 }))).toEqual([]);
  });
  it("leaves what is no discount at all to TI4", () => {
    expect(findingsOf("TI5", draft({}, { percentageOff: 100_01 }))).toEqual([]);
  });
});

describe("[PT1] payment terms exist", () => {
  it("offers the terms that were meant", () => {
    expect(findingsOf("PT1", draft({}, { paymentTerms: "20th of Folowing Month" }))).toMatchObject([
      { fix: { to: "20th of Following Month", label: "Use 20th of Following Month" } },
    ]);
  });
  it("says what there is where nothing is near", () => {
    expect(messagesOf("PT1", draft({}, { paymentTerms: "Barter" }))[0]).toMatch(
      /^payment terms “Barter” do not exist\. Use 20th of Following Month, /,
    );
  });
  it("lets terms that are no longer in use stay, but not be given anew", () => {
    expect(findingsOf("PT1", draft({ paymentTerms: "Old terms" }))).toEqual([]);
    expect(messagesOf("PT1", draft({}, { paymentTerms: "Old terms" }))[0]).toContain("no longer in use");
  });
  it("takes none, another case, and any where the account has none", () => {
    expect(findingsOf("PT1", [draft({ paymentTerms: null }), draft({ paymentTerms: "old TERMS" })])).toEqual(
      [],
    );
    expect(findingsOf("PT1", draft(), checkContext({ lists: { paymentTerms: [] } }))).toEqual([]);
  });
});

describe("[PT2] payment terms fit the contact's type", () => {
  const fits: [string, string, number][] = [
    ["Customer", "20th of Following Month", 0],
    ["Customer", "30 Days from Invoice", 0],
    ["Customer", "Supplier 60 Days", 1],
    ["Supplier", "20th of Following Month", 1],
    ["Supplier", "Supplier 60 Days", 0],
    ["Supplier", "30 Days from Invoice", 0],
    ["Branch", "Supplier 60 Days", 0],
    ["Internal", "20th of Following Month", 0],
  ];
  it.each(fits)("%s with %s: %i", (type, paymentTerms, count) => {
    expect(findingsOf("PT2", draft({}, { type, paymentTerms }))).toHaveLength(count);
  });
  it("says what is needed", () => {
    expect(messagesOf("PT2", draft({}, { paymentTerms: "Supplier 60 Days" }))).toEqual([
      "payment terms “Supplier 60 Days” are for purchase; a customer needs terms for sales.",
    ]);
  });
});
