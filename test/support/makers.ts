// Records, drafts and an account's lists for tests: each maker takes only what matters to the test. Each has an arbitrary
// beside it for property tests. Ids and names repeat between tests on purpose: read one test, know them all.
import fc from "fast-check";
import type { CheckContext, Draft, Known } from "../../src/domain/check";
import { nothingKnown } from "../../src/domain/check";
import { contactType, contactTypes } from "../../src/domain/contact";
import type { Field } from "../../src/domain/field";
import { contactTypeFor, type Lists } from "../../src/domain/lists";
import { defaultPolicy, type Policy } from "../../src/domain/policy";
import { joinTicks } from "../../src/domain/spelling";
import type { Entry, Value, Values } from "../../src/domain/value";

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
const account = (id: number, name: string, more: Partial<Lists["glAccounts"][number]> = {}) => ({
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
const user = (id: number, firstName: string, lastName: string) => ({
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
    parents: [
      { id: 7, type: "Customer", company: "Harbour Group Ltd", isActive: true, billingId: null },
      { id: 8, type: "Customer", company: "Closed Group Ltd", isActive: false, billingId: null },
      { id: 9, type: "Supplier", company: "Mill & Co", isActive: true, billingId: null },
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
  };
}

/** Text as people and machines leave it: with every sort of character, trimmed and not empty. */
export const textArbitrary: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      "00123",
      "+64 21 555 0101",
      "=1+1",
      "-A1",
      "@x",
      "TRUE",
      "1-2",
      "1234567890123456",
      "#N/A",
      "☕️\nbar",
    ),
  )
  .map((text) => text.trim())
  .filter((text) => text !== "");

const dayArbitrary = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function valueOfKind(field: Field): fc.Arbitrary<Value> {
  switch (field.kind) {
    case "key":
      return fc.nat();
    case "integer":
      return fc.maxSafeInteger();
    case "decimal":
      return fc.integer({ min: -1_000_000_000_00, max: 1_000_000_000_00 });
    case "boolean":
      return fc.boolean();
    case "date":
      return dayArbitrary;
    case "instant":
      return dayArbitrary.map((day) => `${day}T09:41:00Z`);
    case "choice":
      return fc.constantFrom(...(field.options ?? contactTypes));
    case "reference":
      return field.zeroForNone ? fc.integer({ min: 1, max: 100_000 }) : textArbitrary;
    case "ticks":
      return fc.array(tickName, { minLength: 1, maxLength: 3 }).map((names) => joinTicks(names));
    case "text":
    case "json":
      return textArbitrary.map((text) => text.slice(0, field.max).trim());
    default:
      return field.kind satisfies never;
  }
}

const tickName = fc.constantFrom("Hospitality", "Retail", "Cafe", "North", "South", "Gone");

/** Any canonical value of a field, `null` among them. */
export function valueArbitrary(field: Field): fc.Arbitrary<Value> {
  return fc.option(
    valueOfKind(field).filter((value) => value !== ""),
    { nil: null },
  );
}

/** A loaded contact with any canonical value in every field, its id among 1 … 100,000. */
export const contactArbitrary: fc.Arbitrary<Values> = fc.record({
  ...Object.fromEntries(contactType.fields.map((field) => [field.name, valueArbitrary(field)])),
  id: fc.integer({ min: 1, max: 100_000 }),
});

/** Names that collide by case, spaces, numbers, ids and quotation marks. */
export const collidingName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "Trade",
    "trade",
    "TRADE  ",
    "Trade NZD",
    "2",
    "#2",
    "Trade #2",
    '"Trade"',
    '"',
    " ",
    "Lee",
    "Ana Lee",
  ),
  textArbitrary,
);

/** An account whose tiers, GL accounts, users and parents share names, columns and codes as badly as can be. */
export const listsArbitrary: fc.Arbitrary<Lists> = fc
  .record({
    priceTiers: fc.array(
      fc.record({
        number: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
        name: fc.option(collidingName, { nil: null }),
        currency: fc.constantFrom("NZD", "AUD", null),
        isOn: fc.boolean(),
        priceColumn: fc.option(collidingName, { nil: null }),
      }),
      { maxLength: 6 },
    ),
    glAccounts: fc.array(
      fc.tuple(collidingName, collidingName).map(([code, name]) => account(1, name, { code })),
      { maxLength: 5 },
    ),
    users: fc.array(
      fc.tuple(fc.integer({ min: 1, max: 5 }), collidingName).map(([id, name]) => user(id, name, "Lee")),
      { maxLength: 5 },
    ),
    parents: fc.array(
      fc.record({
        id: fc.integer({ min: 1, max: 50 }),
        type: fc.constantFrom("Customer", "Supplier", null),
        company: fc.option(collidingName, { nil: null }),
        isActive: fc.boolean(),
        billingId: fc.constant(null),
      }),
      { maxLength: 6 },
    ),
  })
  .map(lists);
