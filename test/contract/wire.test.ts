// The wire of a contact: what goes out comes back, and what clients of Cin7 Omni send is understood.
import fc from "fast-check";
import { mergePeople, readPeople } from "../../src/contract/cin7/secondary-contacts";
import { makeWire } from "../../src/contract/cin7/wire";
import { extendRecordType } from "../../src/domain/catalogue";
import type { Field } from "../../src/domain/field";
import { contactTypeFor } from "../../src/domain/lists";
import { salesOrderType } from "../../src/domain/sales-order";
import type { Value, Values } from "../../src/domain/value";
import { valueArbitrary } from "../support/arbitraries";
import { lists } from "../support/makers";

const type = contactTypeFor(lists());
const wire = makeWire(type);

const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 });
const people = fc
  .array(
    fc.record({
      company: fc.option(text),
      firstName: fc.option(text),
      lastName: fc.option(text),
      jobTitle: fc.option(text),
      email: fc.option(text),
      mobile: fc.option(text),
      phone: fc.option(text),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((some) => JSON.stringify(some.map((person, at) => ({ id: at + 1, ...person }))));
const accounting = fc
  .record({ xero: text, quickBooksOnline: fc.option(text), quickBooksDesktop: fc.option(text) })
  .map((ids) => JSON.stringify(ids));

function valueOf(field: Field): fc.Arbitrary<Value> {
  if (field.name === "secondaryContacts") return fc.option(people);
  if (field.kind === "json") return fc.option(accounting);
  if (field.kind === "key") return fc.integer({ min: 1 });
  return valueArbitrary(field).filter((value) => typeof value !== "string" || !/\p{Surrogate}/u.test(value));
}

const carried = type.fields.filter((field) => field.wire !== "none");
const record: fc.Arbitrary<Values> = fc.record(
  Object.fromEntries(carried.map((field) => [field.name, valueOf(field)])),
);

describe("a contact on the wire", () => {
  it("[CT2] fromWire(toWire(r)) = r, through JSON, whatever the record holds", () => {
    fc.assert(
      fc.property(record, (contact) => {
        const { values, errors } = wire.fromWire(JSON.parse(JSON.stringify(wire.toWire(contact))));
        expect(errors).toEqual([]);
        for (const { name } of carried) expect([name, values[name] ?? null]).toEqual([name, contact[name]]);
      }),
    );
  });

  it("carries every property of the contract, with 0 for no id and an object for accounting ids", () => {
    const sent = wire.toWire({ id: 41, type: "Customer", creditLimit: 500_050 });
    expect(sent).toMatchObject({
      id: 41,
      billingId: 0,
      salesPersonId: 0,
      creditLimit: 5000.5,
      company: null,
    });
    expect(sent.accountingIntegrationId).toEqual({
      xero: null,
      quickBooksOnline: null,
      quickBooksDesktop: null,
    });
    expect(sent.secondaryContacts).toEqual([]);
    expect(Object.keys(sent.customFields as object)).toEqual(lists().customFields.map(({ name }) => name));
    expect(sent).not.toHaveProperty("lastOrderDate");
    expect(sent).not.toHaveProperty("classification_3");
  });

  it("[CT4] understands PascalCase bodies, Id 0, nulls and unknown properties", () => {
    const { values, errors } = wire.fromWire({
      Id: 0,
      FIRSTNAME: "Mia",
      BillingId: 0,
      Company: null,
      EnteredById: 7,
      CustomFields: { MEMBERS_1004: "North", unknown_1: 1 },
    });
    expect(errors).toEqual([]);
    expect(values).toEqual({ firstName: "Mia", billingId: null, members_1004: "North" });
  });

  it('leaves absent and null alone, and clears on ""', () => {
    const { values } = wire.fromWire({ company: "", creditLimit: "", email: null });
    expect(values).toEqual({ company: null, creditLimit: null });
  });

  it.each([
    ["creditLimit", "5k", "creditLimit must be a number with at most two decimals."],
    ["percentageOff", 5.255, "percentageOff must be a number with at most two decimals."],
    ["isActive", "maybe", "isActive must be true or false."],
    ["company", ["a"], "company must be text."],
    ["type", "Lead", "type must be one of Customer, Supplier, Internal, Branch."],
    ["salesPersonId", 1.5, "salesPersonId must be a whole number."],
    ["secondaryContacts", {}, "secondaryContacts must be an array."],
    ["notes", "\ud800", "notes must be well-formed text: half a character stands in it."],
    ["customFields", "x", 'customFields must be an object, like {"members_1000":"North"}.'],
  ])("refuses a bad %s with a sentence that names it", (name, sent, sentence) => {
    expect(wire.fromWire({ [name]: sent, lastName: "Tane" })).toMatchObject({
      errors: [sentence],
      values: { lastName: "Tane" },
    });
  });

  it.each([[null], [[]], ["text"], [7]])("refuses the body %j as no contact", (body) => {
    expect(wire.fromWire(body).errors).toEqual(["A contact must be a JSON object."]);
  });

  it.each([
    ["type", "customer", "Customer"],
    ["type", 2, "Supplier"],
    ["isActive", "True", true],
    ["isActive", 0, false],
    ["creditLimit", "1250.50", 125_050],
    ["accountNumber", 123, "123"],
    ["stages", "Quoted,Prospect , Quoted", "Prospect, Quoted"],
    ["createdDate", "2024-06-30T15:00:12.750+12:00", "2024-06-30T03:00:12Z"],
  ])("reads %s %j as %j", (name, sent, value) => {
    expect(wire.fromWire({ [name]: sent })).toMatchObject({ errors: [], values: { [name]: value } });
  });

  it.each(["2024-13-01T00:00:00Z", "2024-01-01T25:00:00Z", "9999-12-31T23:59:59-13:00"])(
    "refuses %s as a moment",
    (sent) => {
      expect(makeWire(salesOrderType).fromWire({ invoiceDate: sent }).errors).toEqual([
        "invoiceDate must be a UTC time like 2026-11-24T09:41:00Z.",
      ]);
    },
  );

  it("[CT2] carries a field that is added to the catalogue, without a line here", () => {
    const more: Field = { name: "loyaltyNumber", label: "Loyalty number", group: "Other", kind: "text" };
    const grown = makeWire(extendRecordType(type, [more]));
    expect(grown.fromWire(grown.toWire({ loyaltyNumber: "L-1" })).values).toMatchObject({
      loyaltyNumber: "L-1",
    });
  });
});

describe("secondary contacts", () => {
  const merge = (current: string | null, sent: unknown) => mergePeople(current, readPeople(sent).people);
  const two = merge(null, [
    { firstName: "Ben", phone: "1" },
    { FirstName: "Mia", Id: 0 },
  ]);

  it("are numbered from 1 within their contact when they are new", () => {
    expect(JSON.parse(two ?? "")).toMatchObject([
      { id: 1, firstName: "Ben", phone: "1", email: null },
      { id: 2, firstName: "Mia" },
    ]);
  });

  it('are updated by id: absent and null stay, "" clears, those not sent stay', () => {
    const after = merge(two, [{ id: 1, firstName: null, phone: "", email: "b@x.example" }]);
    expect(JSON.parse(after ?? "")).toMatchObject([
      { id: 1, firstName: "Ben", phone: null, email: "b@x.example" },
      { id: 2, firstName: "Mia" },
    ]);
  });

  it("that are too long or of the wrong kind are refused by place", () => {
    const sent = [{ firstName: "x".repeat(51) }, 5, { id: -1 }, { phone: true }];
    expect(readPeople(sent).errors).toEqual([
      "secondaryContacts[0].firstName is longer than 50 characters (51).",
      "secondaryContacts[1] must be an object.",
      "secondaryContacts[2].id must be a whole number, 0 for a new one.",
      "secondaryContacts[3].phone must be text.",
    ]);
  });
});
