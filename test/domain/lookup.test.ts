// What a label means and what a code prints. Knows the sample lists of the makers.
import fc from "fast-check";
import { contactType } from "../../src/domain/contact";
import { fieldNamed } from "../../src/domain/catalogue";
import { choicesOf, makeLookup, parseReference, printReference } from "../../src/domain/lookup";
import { collidingName, listsArbitrary } from "../support/arbitraries";
import { lists } from "../support/makers";

const lookup = makeLookup(lists());
const tier = fieldNamed(contactType, "priceColumn");
const gl = fieldNamed(contactType, "costCenter");
const salesPerson = fieldNamed(contactType, "salesPersonId");
const billTo = fieldNamed(contactType, "billingId");

describe("a reference that was typed", () => {
  const cases: [string, typeof tier, string | number, unknown][] = [
    ["a tier's number", tier, 2, "WholesaleNZD"],
    ["a tier's number as text", tier, " 2 ", "WholesaleNZD"],
    ["a tier's name in another case", tier, "WHOLESALE", "WholesaleNZD"],
    ["a tier's price column in another case", tier, "wholesalenzd", "WholesaleNZD"],
    ["a shared name with its currency", tier, "trade  aud", "TradeAUD"],
    ["a name that two tiers share stays text", tier, "Trade", "Trade"],
    ["a number that is no tier stays text", tier, 25, "25"],
    ["a near miss stays text", tier, "Wholsale", "Wholsale"],
    ["a tier that is off is understood", tier, "clearance", "ClearanceNZD"],
    ["a code in quotation marks is that code", tier, '"2"', "2"],
    ["a GL account's name", gl, "online sales", "Online Sales"],
    ["a GL account's code", gl, 203, "Goods Purchased"],
    ["a user's name", salesPerson, "ana ruiz", 3],
    ["a user's email", salesPerson, "TL@contactsheet.example", 5],
    ["a user's id", salesPerson, 4, 4],
    ["a name that two users share is unread", salesPerson, "Tom Lee", { typed: "Tom Lee" }],
    ["no id", salesPerson, 0, null],
    ["half an id", salesPerson, 4.5, { typed: "4.5" }],
    ["a company", billTo, "harbour group ltd", 7],
    ["an id with its mark", billTo, "#7", 7],
    ["a label whose company has since changed", billTo, "Harbour Holdings #7", 7],
    ["an id that no list has", billTo, "#4711", 4711],
    ["a company that no list has is unread", billTo, "Nobody Ltd", { typed: "Nobody Ltd" }],
  ];
  it.each(cases)("%s", (_what, field, typed, entry) => {
    expect(parseReference(field, typed, lookup)).toEqual(entry);
  });
});

describe("a code that is printed", () => {
  const cases: [typeof tier, string | number, string][] = [
    [tier, "WholesaleNZD", "Wholesale"],
    [tier, "TradeNZD", "Trade NZD"],
    [tier, "Unheard", "Unheard"],
    [tier, "2", '"2"'],
    [tier, "Wholesale", '"Wholesale"'],
    [gl, "Online Sales", "Online Sales"],
    [salesPerson, 3, "Ana Ruiz"],
    [salesPerson, 4, "tom@contactsheet.example"],
    [salesPerson, 99, "#99"],
    [billTo, 7, "Harbour Group Ltd #7"],
  ];
  it.each(cases)("%# %p", (field, code, label) => {
    expect(printReference(field, code, lookup)).toBe(label);
  });
});

it("parse(print(code)) is that code, for codes of text, in lists that share names as badly as can be", () => {
  fc.assert(
    fc.property(listsArbitrary, collidingName, (account, unheard) => {
      const index = makeLookup(account);
      const columns = account.priceTiers.flatMap(({ priceColumn }) => priceColumn ?? []);
      const names = account.glAccounts.flatMap(({ name }) => name ?? []);
      for (const code of [...columns, unheard]) {
        expect(parseReference(tier, printReference(tier, code, index), index)).toBe(code);
      }
      for (const code of [...names, unheard]) {
        expect(parseReference(gl, printReference(gl, code, index), index)).toBe(code);
      }
    }),
    { numRuns: 500 },
  );
});

it("parse(print(id)) is that id, in lists that share names as badly as can be", () => {
  fc.assert(
    fc.property(listsArbitrary, fc.integer({ min: 1, max: 60 }), (account, unheard) => {
      const index = makeLookup(account);
      const users = account.users.flatMap(({ id }) => id ?? []);
      const parents = account.parents.map(({ id }) => id);
      for (const id of [...users, unheard]) {
        expect(parseReference(salesPerson, printReference(salesPerson, id, index), index)).toBe(id);
      }
      for (const id of [...parents, unheard]) {
        expect(parseReference(billTo, printReference(billTo, id, index), index)).toBe(id);
      }
    }),
    { numRuns: 500 },
  );
});

it("a drop-down offers what is on and active, in the account's order", () => {
  expect(choicesOf(tier, lookup)).toEqual(["Retail", "Wholesale", "Trade NZD", "Trade AUD"]);
  expect(choicesOf(fieldNamed(contactType, "group"), lookup)).toEqual(["Hospitality", "Retail"]);
  expect(choicesOf(fieldNamed(contactType, "type"), lookup)).toContain("Branch");
  expect(choicesOf(fieldNamed(contactType, "company"), lookup)).toEqual([]);
});
