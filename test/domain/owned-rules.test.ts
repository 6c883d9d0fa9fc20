// Rules on people and addresses that belong to a contact.
import { check, type CheckContext, type Draft } from "../../src/domain/check";
import { deliveryAddressType } from "../../src/domain/delivery-address";
import type { Finding } from "../../src/domain/finding";
import { rulesOf } from "../../src/domain/rules";
import { secondaryContactType } from "../../src/domain/secondary-contact";
import type { Entry, Values } from "../../src/domain/value";
import { checkContext, parent } from "../support/makers";

type Edits = Readonly<Record<string, Entry>>;

function made(typeName: string, id: number, [loaded, edits]: readonly [Values, Edits]): Draft {
  return { key: `${typeName} ${id}`, baseline: loaded, entries: { ...loaded, ...edits } };
}
const address = (id: number, loaded: Values = {}, edits: Edits = {}) => {
  const ordinary = { id, contactId: 7, country: "New Zealand", isDefault: false, isRemoved: false };
  return made("delivery_address", id, [{ ...ordinary, ...loaded }, edits]);
};
const person = (edits: Edits = {}) => {
  const ordinary = {
    id: 1,
    contactId: 7,
    firstName: "Ana",
    lastName: null,
    email: null,
    phone: "09 555 0101",
  };
  return made("secondary_contact", 1, [ordinary, edits]);
};
function found(id: string, drafts: readonly Draft[], context: CheckContext = checkContext()): Finding[] {
  const isAddress = drafts[0]?.key.startsWith("delivery_address") === true;
  const type = isAddress ? deliveryAddressType : secondaryContactType;
  return check(rulesOf(type.name), drafts, { ...context, type }).filter(({ rule }) => rule === id);
}
const keys = (findings: readonly Finding[]) => findings.map(({ key }) => key);

describe("[AD3] a contact that has addresses has exactly one default", () => {
  const first = address(1, { isDefault: true });
  it("refuses the second default, not the first", () => {
    const findings = found("AD3", [first, address(2, {}, { isDefault: true })]);
    expect(findings).toMatchObject([
      {
        key: "delivery_address 2",
        severity: "E",
        field: "isDefault",
        message: "contact #7 has two default addresses. Leave TRUE in one of them.",
      },
    ]);
  });
  it("refuses what leaves none: the default is taken away, or removed", () => {
    const message =
      "contact #7 has addresses, but none is the default. Type TRUE under Default in one of them.";
    expect(found("AD3", [address(1, { isDefault: true }, { isDefault: false }), address(2)])).toMatchObject([
      { key: "delivery_address 1", field: "isDefault", message },
    ]);
    expect(found("AD3", [address(1, { isDefault: true }, { isRemoved: true }), address(2)])).toMatchObject([
      { key: "delivery_address 1", field: "isRemoved", message },
    ]);
  });
  it("names one address where nobody moved it, and all defaults where two were loaded", () => {
    expect(keys(found("AD3", [address(1), address(2)]))).toEqual(["delivery_address 1"]);
    expect(keys(found("AD3", [first, address(2, { isDefault: true })]))).toHaveLength(2);
  });
  it("takes a default that moves, one default for each contact, and a book that is emptied", () => {
    const moved = [
      address(1, { isDefault: true }, { isDefault: false }),
      address(2, {}, { isDefault: true }),
    ];
    const two = [first, address(2), address(3, { contactId: 9, isDefault: true })];
    const emptied = [address(1, { isDefault: true }, { isRemoved: true })];
    for (const drafts of [moved, two, emptied]) expect(found("AD3", drafts)).toEqual([]);
  });
});

describe("[AD4] [SC1] an address and a person belong to a contact that exists", () => {
  it("is refused where it is not there, not named or not known", () => {
    expect(found("AD4", [address(1, {}, { contactId: 404 })])[0]?.message).toBe(
      "there is no contact #404 for an address to belong to.",
    );
    expect(found("AD4", [address(1, {}, { contactId: null })])[0]?.message).toBe(
      "an address needs the contact that it belongs to.",
    );
    expect(found("SC1", [person({ contactId: null })])[0]?.message).toBe(
      "a secondary contact needs the contact that it belongs to.",
    );
    expect(found("SC1", [person({ contactId: { typed: "Harbour Grup Ltd" } })])).toMatchObject([
      { severity: "E", fix: { field: "contactId", to: 7 } },
    ]);
  });
  it("is taken where it exists, also inactive", () => {
    for (const id of [7, 8]) expect(found("AD4", [address(1, {}, { contactId: id })])).toEqual([]);
    expect(found("SC1", [person()])).toEqual([]);
  });
});

describe("[SC2] a secondary contact has a name", () => {
  it("is refused without", () => {
    expect(found("SC2", [person({ firstName: " " })])).toMatchObject([{ severity: "E", field: "firstName" }]);
  });
  it("is taken with a last name alone", () => {
    expect(found("SC2", [person({ firstName: null, lastName: "Ruiz" })])).toEqual([]);
  });
});

it("[CO3] a secondary contact's email is well formed", () => {
  expect(found("CO3", [person({ email: "ana at harbour" })])).toHaveLength(1);
  expect(found("CO3", [person({ email: "ana@harbour.example" })])).toEqual([]);
});

it("[CO11] a secondary contact's numbers are read as those of the contact's country", () => {
  const context = checkContext({
    lists: { parents: [parent(7, "Harbour Group Ltd", { country: "Australia" })] },
  });
  expect(found("CO11", [person({ phone: "(02) 5550 0101" })], context)).toEqual([]);
  expect(found("CO11", [person({ phone: "5550101" })], context)[0]?.message).toContain("number of Australia");
});

it("[AD1] [AD2] an address's country and postcode are held to the rules of a contact's", () => {
  expect(found("AD1", [address(1, {}, { country: "Atlantis" })])).toHaveLength(1);
  expect(found("AD2", [address(1, {}, { postCode: "ABC" })])).toHaveLength(1);
});
