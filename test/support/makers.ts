// Records, drafts and an account's lists for tests: each maker takes only what matters to the test. Arbitraries stand
// in arbitraries.ts. Ids and names repeat between tests on purpose: read one test, know them all.
import type { CheckContext, Draft, Known } from "../../src/domain/check";
import { nothingKnown } from "../../src/domain/check";
import { contactType } from "../../src/domain/contact";
import { contactTypeFor, type Lists } from "../../src/domain/lists";
import { defaultPolicy, type Policy } from "../../src/domain/policy";
import type { Entry, Values } from "../../src/domain/value";
import { blankTaxRule, product, promotion, stage } from "./selling-makers";

const blank: Values = Object.fromEntries(contactType.fields.map((field) => [field.name, null]));

/** A loaded contact that breaks no rule of `lists()`: Harbour Cafe, id 41. */
export function contact(values: Values = {}): Values {
  return {
    ...blank,
    id: 41,
    type: "Customer",
    isActive: true,
    company: "Harbour Cafe Ltd",
    firstName: "Mia",
    lastName: "Tane",
    accountNumber: "C0041",
    email: "mia@harbourcafe.example",
    priceColumn: "WholesaleNZD",
    percentageOff: 5_00,
    paymentTerms: "20th of Following Month",
    salesPersonId: 3,
    group: "Hospitality",
    subGroup: "Cafe",
    classification_3: "North",
    stages: "VIP",
    creditLimit: 5_000_00,
    balanceOwing: 812_50,
    onHold: false,
    costCenter: "Wholesale Revenue",
    ...values,
  };
}

/** The contact as it was loaded, and the sheet's edits on it. */
export function draft(loaded: Values = {}, edits: Readonly<Record<string, Entry>> = {}): Draft {
  const baseline = contact(loaded);
  return { key: String(baseline.id), baseline, entries: { ...baseline, ...edits } };
}

/** A row that was typed at the foot of the sheet; nothing of it was loaded. */
export function newDraft(entries: Readonly<Record<string, Entry>> = {}, key = "new 1"): Draft {
  const typed = {
    type: "Customer",
    company: "Quay Bakery",
    group: "Hospitality",
    classification_3: "North",
    stages: "Prospect",
    ...entries,
  };
  return { key, entries: { ...blank, ...typed } };
}

const tier = (number: number, name: string, more: Partial<Lists["priceTiers"][number]> = {}) => ({
  number,
  name,
  currency: "NZD",
  isOn: true,
  priceColumn: `${name}NZD`,
  ...more,
});
const term = (id: number, name: string, more: Partial<Lists["paymentTerms"][number]> = {}) => ({
  id,
  name,
  use: "Sales",
  months: 0,
  days: 0,
  depositPercent: 0,
  isActive: true,
  ...more,
});
/** A GL account. */
export const account = (id: number, name: string, more: Partial<Lists["glAccounts"][number]> = {}) => ({
  id,
  code: String(200 + id),
  name,
  kind: "Income",
  isActive: true,
  ...more,
});
const group = (id: number, name: string, more: Partial<Lists["groups"][number]> = {}) => ({
  id,
  classificationId: 1,
  name,
  parent: null,
  isActive: true,
  ...more,
});
/** A contact that others may be billed to, or that people and addresses belong to. */
export const parent = (id: number, company: string, more: Partial<Lists["parents"][number]> = {}) => ({
  id,
  type: "Customer",
  company,
  isActive: true,
  billingId: null,
  onHold: false,
  country: "New Zealand",
  ...more,
});
/** A user of the account. */
export const user = (id: number, firstName: string, lastName: string) => ({
  id,
  firstName,
  lastName,
  email: `${firstName.toLowerCase()}@contactsheet.example`,
  jobTitle: null,
  isActive: true,
});

/** A small account: two tiers share the name Trade, Clearance is off, Group is required, Region is the further one. */
export function lists(more: Partial<Lists> = {}): Lists {
  return {
    priceTiers: [
      tier(1, "Retail"),
      tier(2, "Wholesale"),
      tier(3, "Trade"),
      tier(4, "Trade", { currency: "AUD", priceColumn: "TradeAUD" }),
      tier(5, "Clearance", { isOn: false }),
    ],
    classifications: [
      { id: 1, name: "Group", isRequired: true, allowsMany: false },
      { id: 2, name: "Sub group", isRequired: false, allowsMany: false },
      { id: 3, name: "Region", isRequired: true, allowsMany: true },
    ],
    groups: [
      group(1, "Hospitality"),
      group(2, "Retail"),
      group(3, "Cafe", { classificationId: 2, parent: "Hospitality" }),
      group(4, "Restaurant", { classificationId: 2, parent: "Hospitality" }),
      group(5, "Gift shop", { classificationId: 2, parent: "Retail" }),
      group(6, "North", { classificationId: 3 }),
      group(7, "South", { classificationId: 3 }),
    ],
    paymentTerms: [
      term(1, "20th of Following Month", { months: 1, days: 19 }),
      term(2, "30 Days from Invoice", { days: 30, use: "Both" }),
      term(3, "Supplier 60 Days", { days: 60, use: "Purchase" }),
      term(4, "Old terms", { isActive: false }),
    ],
    glAccounts: [
      account(1, "Wholesale Revenue"),
      account(2, "Online Sales"),
      account(3, "Goods Purchased", { kind: "Cost of sales" }),
      account(4, "Freight", { kind: "Expense" }),
      account(5, "Old Revenue", { isActive: false }),
    ],
    taxRates: [{ id: 1, name: "GST 15%", ratePercent: 15_00, country: "New Zealand", isActive: true }],
    users: [
      user(3, "Ana", "Ruiz"),
      user(4, "Tom", "Lee"),
      { ...user(5, "Tom", "Lee"), email: "tl@contactsheet.example" },
    ],
    customFields: [
      { name: "members_1000", label: "Route", kind: "choice", options: "North\nSouth" },
      { name: "members_1001", label: "Opened", kind: "date", options: null },
      { name: "members_1002", label: "Seats", kind: "number", options: null },
      { name: "members_1003", label: "Licensed", kind: "yes/no", options: null },
      { name: "members_1004", label: "Remark", kind: "text", options: null },
    ],
    taxRules: [
      { ...blankTaxRule, id: 1, country: "New Zealand", taxRate: "GST 15%" },
      { ...blankTaxRule, id: 2, country: "Australia", taxRate: "GST 10%" },
    ],
    stages: [stage(1, "Prospect"), stage(2, "Quoted"), stage(3, "VIP")],
    products: [
      product(1, "BEAN1"),
      product(2, "BEAN2", { cost: null }),
      product(3, "CUP1", { category: "Cups", cost: 1_00, prices: JSON.stringify({ RetailNZD: 5_00 }) }),
    ],
    promotions: [
      promotion(1, "W26", { percent: 10_00 }),
      promotion(2, "CUPS", { kind: "% off category", category: "Cups", percent: 20_00, minQuantity: 10 }),
      promotion(3, "TWO", { kind: "$ off", amount: 2_00, starts: "2026-06-01", ends: "2026-12-31" }),
      promotion(4, "BEANS", { kind: "Contract price", product: "BEAN1", amount: 11_00 }),
    ],
    parents: [
      parent(7, "Harbour Group Ltd"),
      parent(8, "Closed Group Ltd", { isActive: false }),
      parent(9, "Mill & Co", { type: "Supplier" }),
    ],
    ...more,
  };
}

/** What a check needs beside the drafts; the type is that of the lists. */
export function checkContext(
  more: { lists?: Partial<Lists>; policy?: Partial<Policy>; known?: Partial<Known> } = {},
): CheckContext {
  const account = lists(more.lists);
  return {
    type: contactTypeFor(account),
    lists: account,
    policy: { ...defaultPolicy, ...more.policy },
    known: { ...nothingKnown, ...more.known },
    today: "2026-11-24",
  };
}
