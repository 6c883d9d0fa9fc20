// Rules on price tiers, GL accounts and payment terms as their own sheets edit them.
import { account } from "../support/makers";
import { listDraft, newListDraft, recordFindings } from "../support/record-findings";

const retail = (edits: Parameters<typeof listDraft>[2]) => listDraft("priceTiers", 1, edits);
const revenue = (edits: Parameters<typeof listDraft>[2]) => listDraft("glAccounts", 1, edits);
const thirtyDays = (edits: Parameters<typeof listDraft>[2]) => listDraft("paymentTerms", 2, edits);

it("[TI6, TI7, TI8, GL6, GL7, PT3, PT4] lists that are right have no finding", () => {
  const drafts = [retail({}), revenue({}), thirtyDays({}), retail({ name: "Shop" })];
  for (const id of ["TI6", "TI7", "TI8", "GL6", "GL7", "PT3", "PT4"])
    expect(recordFindings(id, drafts)).toEqual([]);
});

describe("[TI6] a tier has a number of its own from 1 to 20", () => {
  it.each([0, 21])("refuses %i", (number) => {
    expect(
      recordFindings("TI6", [newListDraft("priceTiers", { number, priceColumn: "NewNZD" })]),
    ).toHaveLength(1);
  });
  it("takes 20, and none, since the backend gives one; it refuses another's", () => {
    expect(recordFindings("TI6", [newListDraft("priceTiers", { number: 20 })])).toEqual([]);
    expect(recordFindings("TI6", [newListDraft("priceTiers", {})])).toEqual([]);
    expect(recordFindings("TI6", [newListDraft("priceTiers", { number: 1 })])[0]?.message).toBe(
      "tier “1” belongs to “Retail” too; it must be unique.",
    );
  });
});

describe("[TI7] a tier has a price column of its own", () => {
  it("refuses none and another's, in whatever case", () => {
    expect(recordFindings("TI7", [retail({ priceColumn: null })])).toHaveLength(1);
    expect(recordFindings("TI7", [retail({ priceColumn: "wholesalenzd" })])).toHaveLength(1);
  });
  it("takes two tiers with one name", () => {
    expect(recordFindings("TI7", [listDraft("priceTiers", 3), listDraft("priceTiers", 4)])).toEqual([]);
  });
});

describe("[TI8] a currency is three letters", () => {
  it.each(["NZ", "NZ$", "1AB", "NZDX"])("refuses %s", (currency) => {
    expect(recordFindings("TI8", [retail({ currency })])[0]?.message).toBe(
      `currency must be three letters, e.g. NZD. You typed “${currency}”.`,
    );
  });
  it.each(["AUD", "aud", null])("takes %p", (currency) => {
    expect(recordFindings("TI8", [retail({ currency })])).toEqual([]);
  });
});

it("[GL6] an account has a code and a name", () => {
  expect(recordFindings("GL6", [revenue({ code: null, name: "" })]).map(({ message }) => message)).toEqual([
    "code is needed; it is blank.",
    "name is needed; it is blank.",
  ]);
});

describe("[GL7] an account's name is its own among those in use", () => {
  it("refuses another's", () => {
    expect(recordFindings("GL7", [revenue({ name: "Online Sales" })])).toMatchObject([
      { key: "gl_account 1", field: "name" },
    ]);
  });
  it("takes that of one that is switched off", () => {
    expect(recordFindings("GL7", [revenue({ name: "Old Revenue" })])).toEqual([]);
  });
  it("where two had it all along, both are told", () => {
    const twins = { glAccounts: [account(1, "Wholesale Revenue"), account(2, "wholesale revenue")] };
    const both = [revenue({}), listDraft("glAccounts", 2, { name: "wholesale revenue" })];
    const loaded = both.map((draft) => ({ ...draft, baseline: draft.entries as never }));
    expect(recordFindings("GL7", loaded, { lists: twins })).toHaveLength(2);
  });
});

it("[PT3] terms have a name of their own among those in use", () => {
  expect(recordFindings("PT3", [thirtyDays({ name: null })])).toHaveLength(1);
  expect(recordFindings("PT3", [thirtyDays({ name: "Supplier 60 days" })])).toHaveLength(1);
  expect(recordFindings("PT3", [thirtyDays({ name: "Old terms" })])).toEqual([]);
});

it("[PT4] months and days are 0 or more, a deposit 0 to 100 %", () => {
  const bad = thirtyDays({ months: -1, days: -1, depositPercent: 100_01 });
  expect(recordFindings("PT4", [bad]).map(({ field }) => field)).toEqual([
    "months",
    "days",
    "depositPercent",
  ]);
  expect(recordFindings("PT4", [thirtyDays({ months: 0, days: 0, depositPercent: 100_00 })])).toEqual([]);
});
