import type { Draft } from "../../src/domain/check";
import {
  mostPeople,
  peopleIn,
  sayFound,
  sayPerson,
  toPerson,
  type Match,
  type Person,
} from "../../src/taskpane/people-view";
import { contact, draft, newDraft } from "../support/makers";

const match = (more: Partial<Match> = {}): Match => ({
  id: 41,
  type: "Customer",
  company: "Harbour Cafe Ltd",
  name: "Mia Tane",
  email: "mia@harbourcafe.example",
  phone: "09 555 0134",
  accountNumber: "C0041",
  city: "Nelson",
  isActive: true,
  ...more,
});
const person = (more: Partial<Person> = {}): Person => ({
  key: "41",
  type: "Customer",
  name: "Harbour Cafe Ltd",
  because: "",
  isActive: true,
  ...more,
});

describe("who was found, and what matched", () => {
  it.each([
    ["harb", ""],
    ["tane", "Mia Tane"],
    ["cafe.ex", "Email mia@harbourcafe.example"],
    ["0041", "Account number C0041"],
    ["5550134", "Phone 09 555 0134"],
    ["(09) 555", "Phone 09 555 0134"],
    ["nels", "City Nelson"],
  ])("%s is found by “%s”", (letters, because) => {
    expect(toPerson(match(), letters).because).toBe(because);
  });

  it("what the service looked through and did not send is told by the city", () => {
    expect(toPerson(match(), "7010").because).toBe("Nelson");
  });

  it("a contact without a company is called by its name, then by its email, then by its id", () => {
    expect(toPerson(match({ company: null }), "tane")).toMatchObject({ name: "Mia Tane", because: "" });
    expect(toPerson(match({ company: null, name: null }), "tane").name).toBe("mia@harbourcafe.example");
    expect(toPerson(match({ company: "", name: "", email: null }), "tane").name).toBe("contact 41");
  });

  it("the list says type, what matched and the id, and who is not active", () => {
    expect(sayPerson(person({ because: "Phone 09 555" }))).toBe("Customer · Phone 09 555 · #41");
    expect(sayPerson(person({ key: "new 1", isActive: false }))).toBe("Customer · new 1 · not active");
  });
});

describe("who is found without the service", () => {
  const drafts: readonly Draft[] = [
    draft({ id: 41, mobile: "021 555 010", postCode: "0610" }),
    draft({ id: 42, company: "Quay Store", email: null }, { company: "Pier Store" }),
    newDraft({ company: "Quay Bakery" }),
    { key: "secondary_contact 7", entries: { firstName: "Quay", contactId: 41 } },
  ];
  const found = (letters: string) => peopleIn(drafts, letters).map(({ key }) => key);

  it("the sheets count as they are now, new rows too, and contacts alone", () => {
    expect(found("quay")).toEqual(["new 1"]);
    expect(found("pier")).toEqual(["42"]);
  });

  it("mobile numbers and postcodes are looked through, and said", () => {
    expect(peopleIn(drafts, "021555")).toMatchObject([{ key: "41", because: "Mobile 021 555 010" }]);
    expect(peopleIn(drafts, "0610")).toMatchObject([{ key: "41", because: "Postcode 0610" }]);
  });

  it("digits inside words match as they stand, never across other letters", () => {
    expect(peopleIn([draft({ company: "7 Lanes 77" })], "777")).toEqual([]);
  });

  it("the first are enough", () => {
    const many = Array.from({ length: 100 }, (_, at): Draft => {
      const baseline = contact({ id: at + 1 });
      return { key: String(at + 1), baseline, entries: baseline };
    });
    expect(peopleIn(many, "harbour")).toHaveLength(mostPeople);
  });
});

describe("the line under the box", () => {
  const people = (count: number) => Array.from({ length: count }, (_, at) => person({ key: String(at) }));
  it("says what to type, how many match, and when only the workbook was looked through", () => {
    expect(sayFound(undefined)).toMatch(/^Type 3 letters or more/);
    expect(sayFound({ kind: "people", letters: "qua", people: [], isOffline: false })).toBe(
      "Nobody matches “qua”.",
    );
    expect(sayFound({ kind: "people", letters: "qua", people: people(1), isOffline: false })).toBe(
      "1 contact matches.",
    );
    expect(sayFound({ kind: "people", letters: "qua", people: people(2), isOffline: true })).toBe(
      "2 contacts match in this workbook (the service does not answer).",
    );
    expect(sayFound({ kind: "people", letters: "qua", people: people(20), isOffline: false })).toMatch(
      /^The first 20 .*type more/,
    );
    expect(sayFound({ kind: "not searched", message: "Load first." })).toBe("Load first.");
  });
});
