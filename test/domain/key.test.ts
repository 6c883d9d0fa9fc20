// Rules on rows and keys: one row for one id, loaded ids only, and no id beside another record's data.
import fc from "fast-check";
import type { Finding } from "../../src/domain/finding";
import { checkKeys, identityFields } from "../../src/domain/key";
import type { Entries, Key, Values } from "../../src/domain/value";
import { contact } from "../support/makers";

const firstRow = 2;

function sheetOf(...records: Values[]): Map<Key, Values> {
  return new Map(records.map((values) => [String(values.id), values]));
}

const person = (id: number, company: string, more: Values = {}) =>
  contact({
    id,
    company,
    firstName: `First${id}`,
    lastName: "Lee",
    email: `${id}@x.example`,
    accountNumber: `C${id}`,
    ...more,
  });

const loaded = sheetOf(
  person(41, "Harbour"),
  person(42, "Quay"),
  person(43, "Mill"),
  person(44, "Chain"),
  person(45, "Chain"),
);

/** Rows as [id cell, what its columns say], in sheet order. */
type Rows = readonly (readonly [Key, Entries])[];

function findingsIn(rows: Rows, baseline: ReadonlyMap<Key, Values> = loaded): Finding[] {
  return checkKeys({
    sheet: "Contacts",
    rows: rows.map(([key, entries], index) => ({ row: index + firstRow, key, entries })),
    baseline,
    identity: identityFields("contact"),
    severities: {},
  });
}

const asLoaded = (baseline: ReadonlyMap<Key, Values> = loaded): [Key, Entries][] => [...baseline];

/** The rows as loaded, with edits by id. */
function edited(edits: Readonly<Record<Key, Entries>>): Rows {
  return asLoaded().map(([key, entries]) => [key, { ...entries, ...edits[key] }]);
}

const keysOf = (id: string, findings: readonly Finding[]) =>
  findings.filter((finding) => finding.rule === id).map(({ key }) => key);

it("says nothing of rows as loaded, in any order, and of new rows", () => {
  const rows: Rows = [...asLoaded().reverse(), ["", { company: "Quay" }], ["new 1", { company: "Fresh" }]];
  expect(findingsIn(rows)).toEqual([]);
});

it("[KE1] two rows with one id are both named, with their places", () => {
  const copy = asLoaded()[0]!;
  const findings = findingsIn([...asLoaded(), copy]);
  expect(findings).toMatchObject([
    { rule: "KE1", severity: "E", key: "41", place: { sheet: "Contacts", row: 2 } },
    { rule: "KE1", severity: "E", key: "41", place: { sheet: "Contacts", row: 7 } },
  ]);
  expect(findings[0]?.message).toContain("rows 2 and 7 have one id, 41.");
});

it("[KE2] an id that was not loaded is refused at its row", () => {
  expect(findingsIn([...asLoaded(), ["4711", { company: "Typed over" }]])).toMatchObject([
    {
      rule: "KE2",
      severity: "E",
      key: "4711",
      place: { sheet: "Contacts", row: 7 },
      message: expect.stringContaining("“4711” was not loaded") as string,
    },
  ]);
});

describe("[KE3] an id whose row holds another record's identity", () => {
  const identityOf = (id: Key): Entries => {
    const { company, email, accountNumber, firstName, lastName, integrationRef } = loaded.get(id)!;
    return { company, email, accountNumber, firstName, lastName, integrationRef };
  };
  it("names the row whose data was pasted over, and whose data it is", () => {
    expect(findingsIn(edited({ 41: identityOf("42") }))).toMatchObject([
      {
        rule: "KE3",
        severity: "E",
        key: "41",
        place: { row: 2 },
        message:
          "the row has the id of Harbour #41, but the data of Quay #42. Undo the sort or paste that parted them, or load again.",
      },
    ]);
  });
  it("names every row of a sort that left the ids behind", () => {
    const sorted = edited({ 41: identityOf("42"), 42: identityOf("43"), 43: identityOf("41") });
    expect(keysOf("KE3", findingsIn(sorted))).toEqual(["41", "42", "43"]);
  });
  it("names two rows that changed places", () => {
    const swapped = edited({ 41: identityOf("42"), 42: identityOf("41") });
    expect(keysOf("KE3", findingsIn(swapped))).toEqual(["41", "42"]);
  });
  it.each(["company", "email", "accountNumber"])("names every row of a sort of %s alone", (field) => {
    const of = (id: Key) => ({ [field]: loaded.get(id)?.[field] });
    const sorted = edited({ 41: of("42"), 42: of("43"), 43: of("41") });
    expect(keysOf("KE3", findingsIn(sorted))).toEqual(["41", "42", "43"]);
  });
  it("knows records that have only a company", () => {
    const bare = (id: number, company: string) =>
      contact({ id, company, email: null, accountNumber: null, firstName: null, lastName: null });
    const baseline = sheetOf(bare(1, "A"), bare(2, "B"), bare(3, "C"));
    const rows: Rows = [
      ["1", bare(1, "B")],
      ["2", bare(2, "A")],
      ["3", bare(3, "C")],
    ];
    expect(keysOf("KE3", findingsIn(rows, baseline))).toEqual(["1", "2"]);
  });
  it("knows a poorer record pasted over a richer one", () => {
    const poor = contact({
      id: 2,
      company: "B",
      email: null,
      accountNumber: null,
      firstName: null,
      lastName: null,
    });
    const baseline = sheetOf(person(1, "A"), poor);
    const rows: Rows = [
      ["1", { ...poor, id: 1 }],
      ["2", poor],
    ];
    expect(keysOf("KE3", findingsIn(rows, baseline))).toEqual(["1"]);
  });
  const harmless: [string, Readonly<Record<Key, Entries>>][] = [
    ["a rename", { 41: { company: "Harbour Holdings" } }],
    ["a rename to a name that another has", { 41: { company: "Quay" } }],
    ["a rename to a name that several have", { 41: { company: "Chain" } }],
    ["a new email and company", { 41: { company: "New", email: "new@x.example" } }],
    [
      "everything new",
      { 41: { company: "N", email: "n@x.example", accountNumber: "N1", firstName: "N", lastName: "N" } },
    ],
    ["two emails swapped", { 41: { email: "42@x.example" }, 42: { email: "41@x.example" } }],
    ["another spelling", { 41: { company: " HARBOUR " } }],
    [
      "all identity cleared",
      { 41: { company: null, email: null, accountNumber: null, firstName: null, lastName: null } },
    ],
    ["one of a chain renamed to its parent", { 44: { company: "Harbour" } }],
  ];
  it.each(harmless)("is not tripped by %s", (_what, edits) => {
    expect(findingsIn(edited(edits))).toEqual([]);
  });
  it("is not tripped by a rename to another's name where only the email is left to tell", () => {
    const two = (id: number, company: string) =>
      person(id, company, { accountNumber: null, firstName: null, lastName: null });
    const baseline = sheetOf(two(1, "A"), two(2, "B"));
    const rows: Rows = [
      ["1", two(1, "B")],
      ["2", two(2, "B")],
    ];
    expect(findingsIn(rows, baseline)).toEqual([]);
  });
  it("is not tripped by columns that are not there", () => {
    expect(findingsIn(asLoaded().map(([key]) => [key, { creditLimit: 1 }]))).toEqual([]);
  });
  it("names every displaced row of any shuffle of whole identities, and no other", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(["41", "42", "43"], { minLength: 3, maxLength: 3 }), (order) => {
        const keys = ["41", "42", "43"];
        const edits = Object.fromEntries(keys.map((key, index) => [key, identityOf(order[index]!)]));
        const displaced = keys.filter((key, index) => order[index] !== key);
        expect(keysOf("KE3", findingsIn(edited(edits)))).toEqual(displaced);
      }),
    );
  });
});

it("[KE4] a loaded row that is gone is said and is no delete", () => {
  const findings = findingsIn(asLoaded().slice(1));
  expect(findings).toMatchObject([{ rule: "KE4", severity: "W", key: "41" }]);
  expect(findings[0]?.message).toContain("The record (#41) is left as it is");
  expect(findings[0]?.place).toBeUndefined();
});

it("[KE4] a policy may make it an error", () => {
  const [finding] = checkKeys({
    sheet: "Contacts",
    rows: [],
    baseline: sheetOf(contact()),
    identity: identityFields("contact"),
    severities: { KE4: "E" },
  });
  expect(finding?.severity).toBe("E");
});
