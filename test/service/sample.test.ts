// The sample account: what every start, test and measurement begins from.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nothingKnown, type Draft } from "../../src/domain/check";
import { checkRecords } from "../../src/domain/check-records";
import { contactTypeFor, listsShape, listTypes, parentShape } from "../../src/domain/lists";
import { defaultPolicy } from "../../src/domain/policy";
import { promotionKinds } from "../../src/domain/promotion";
import { keyOfId } from "../../src/domain/record-key";
import { editedLists, recordTypesFor } from "../../src/domain/record-types";
import type { Value, Values } from "../../src/domain/value";
import { hardValues } from "../../src/service/sample/hard-values";
import { makeSample } from "../../src/service/sample/sample";

const sample = makeSample({ contacts: 2500 });
const { lists, contacts } = sample;
const records = [...contacts];

function countBy(field: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const record of records) counts[String(record[field])] = (counts[String(record[field])] ?? 0) + 1;
  return counts;
}

describe("the sample account", () => {
  it("has lists of their own shape: 12 tiers, 3 classifications, 25 groups, five kinds of custom field", () => {
    expect(listsShape.parse(lists)).toEqual(lists);
    expect(lists.priceTiers).toHaveLength(12);
    expect(lists.priceTiers.filter(({ isOn }) => !isOn)).toHaveLength(2);
    expect(lists.classifications.filter(({ isRequired }) => isRequired)).toHaveLength(2);
    expect(lists.groups).toHaveLength(25);
    expect(lists.customFields.map(({ kind }) => kind)).toEqual([
      "text",
      "number",
      "date",
      "yes/no",
      "choice",
    ]);
  });

  it("has 14 promotions of all four kinds, 9 stages, 600 products in 12 categories, tax rules for three countries", () => {
    expect(lists.promotions).toHaveLength(14);
    expect(new Set(lists.promotions.map(({ kind }) => kind))).toEqual(new Set(promotionKinds));
    expect(lists.stages).toHaveLength(9);
    expect(lists.products).toHaveLength(600);
    expect(new Set(lists.products.map(({ code }) => code)).size).toBe(600);
    expect(new Set(lists.products.map(({ category }) => category)).size).toBe(12);
    const columns = lists.priceTiers.map(({ priceColumn }) => priceColumn).sort();
    for (const { prices } of lists.products)
      expect(Object.keys(JSON.parse(prices ?? "{}") as object).sort()).toEqual(columns);
    expect(new Set(lists.taxRules.map(({ country }) => country)).size).toBe(3);
  });

  it("gives a fifth of the customers several addresses, and people ids that no two share", () => {
    const books = records.map((record) => sample.ownedBy(record).delivery_address);
    const several = books.filter((book) => book.length > 1);
    const customers = records.filter(({ type }) => type === "Customer");
    expect(books.some((book) => book.length === 1)).toBe(false);
    expect(several.length / customers.length).toBeCloseTo(0.2, 1);
    for (const name of ["secondary_contact", "delivery_address"] as const) {
      const ids = records.flatMap((record) => sample.ownedBy(record)[name].map(({ id }) => id));
      expect(ids.length).toBeGreaterThan(200);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it("ticks customers for stages and promotions, some with a number of their own, and assigns products", () => {
    const share = (field: string, mark = "") =>
      records.filter((record) => String(record[field] ?? "").includes(mark) && record[field] !== null)
        .length / records.length;
    expect(share("stages")).toBeGreaterThan(0.8);
    expect(share("promotions")).toBeGreaterThan(0.2);
    expect(share("promotions", "=")).toBeGreaterThan(0.05);
    expect(share("assignedProducts")).toBeGreaterThan(0.03);
  });

  it("is the same every time, and the first contacts do not depend on how many there are", () => {
    expect([...makeSample({ contacts: 2500 }).contacts]).toEqual(records);
    expect([...makeSample({ contacts: 100 }).contacts]).toEqual(records.slice(0, 100));
    expect([...contacts]).toEqual(records);
  });

  it("gives every contact every field of the account's contact type, and no other", () => {
    const names = contactTypeFor(lists)
      .fields.map(({ name }) => name)
      .sort();
    for (const record of records) expect(Object.keys(record).sort()).toEqual(names);
  });

  it("is mostly customers, with suppliers, branches billed to parents and internal contacts", () => {
    const { Customer = 0, Supplier = 0, Branch = 0, Internal = 0, Lead = 0 } = countBy("type");
    expect(Customer + Supplier + Branch + Internal + Lead).toBe(2500);
    expect(Customer / 2500).toBeCloseTo(0.8, 1);
    expect(Supplier / 2500).toBeCloseTo(0.12, 1);
    expect(Branch / 2500).toBeCloseTo(0.06, 1);
    expect(Internal).toBeGreaterThan(10);
    const parents = new Set(lists.parents.map(({ id }) => id));
    const branches = records.filter(({ type }) => type === "Branch");
    for (const { billingId } of branches) expect(parents.has(Number(billingId))).toBe(true);
  });

  it("has emails that are unique but for the messy ones, postcodes with leading zeros, and names that repeat", () => {
    const emails = records.flatMap(({ email }) => (typeof email === "string" ? [email] : []));
    expect(new Set(emails).size).toBe(emails.length);
    expect(records.some(({ postCode }) => String(postCode).startsWith("0"))).toBe(true);
    expect(Math.max(...Object.values(countBy("company")))).toBeGreaterThan(1);
  });

  it.each(hardValues)("[WB1] holds in %s the value %j", (field, value) => {
    expect(records.some((record) => record[field] === value)).toBe(true);
  });
});

/** As the whole workbook would have them: lists, contacts and what contacts own. */
const parents = records.map((record) => ({ ...record, company: record["company"] ?? null }));
const everything = { ...lists, parents: parentShape.array().parse(parents) };
const unchanged = (typeName: string, id: Value | undefined, values: Values): Draft => ({
  key: keyOfId(typeName, String(id)),
  entries: values,
  baseline: values,
});
const owned = records.flatMap((record) => Object.entries(sample.ownedBy(record)));
const drafts = [
  ...editedLists.flatMap((list) => {
    const { name, keyField } = listTypes[list];
    return lists[list].map((values: Values) => unchanged(name, values[keyField], values));
  }),
  ...records.map((record) => unchanged("contact", record["id"], record)),
  ...owned.flatMap(([name, some]) => some.map((values) => unchanged(name, values["id"], values))),
];
const findings = checkRecords(drafts, {
  types: recordTypesFor(lists),
  lists: everything,
  policy: { ...defaultPolicy, stagesApart: [["Regular", "Won back"]] },
  known: nothingKnown,
  today: "2026-11-24",
});

/** The table of docs/rules.md: rule, how often it is tripped, a message of one finding. */
const document = readFileSync(join(__dirname, "..", "..", "docs", "rules.md"), "utf8");
const toldInTheDocument = [...document.matchAll(/^\| ([A-Z]{2}\d+) +\| +(\d+) \| (.*?) +\|$/gm)].map(
  ([, rule = "", times, example = ""]): [string, number, string] => [rule, Number(times), example],
);

/** A message as a cell of a Markdown table can hold it. */
function inATable(message: string): string {
  return message.replace(/\s+/g, " ").replaceAll("|", "/").trim();
}

function byRule(one: string, other: string): number {
  return one.localeCompare(other, "en", { numeric: true });
}

describe("the messy part of the sample account", () => {
  it.each(toldInTheDocument)("trips [%s] %i times, as docs/rules.md tells", (rule, times, example) => {
    const found = findings.filter((finding) => finding.rule === rule);
    expect(found).toHaveLength(times);
    expect(found.map(({ message }) => inATable(message))).toContain(example);
  });

  it("docs/rules.md tells of every rule that it trips", () => {
    expect(toldInTheDocument.map(([rule]) => rule)).toEqual(
      [...new Set(findings.map(({ rule }) => rule))].sort(byRule),
    );
  });

  it.each(["CO6", "CO10", "CO12", "CO13", "CR3", "CR6", "GR5", "ST1", "PR10", "PV2", "SC1", "AD4"])(
    "cannot trip [%s], which asks for an edit or for a cell",
    (rule) => {
      expect(findings.filter((finding) => finding.rule === rule)).toEqual([]);
    },
  );

  it("is a small part: fewer than one contact in six has a finding, and no hard value is one", () => {
    const grave = findings.filter(({ rule }) => rule !== "ST3");
    const found = new Set(grave.filter(({ key }) => /^\d+$/.test(key)).map(({ key }) => key));
    expect(found.size).toBeGreaterThan(300);
    expect(found.size).toBeLessThan(400);
    const hard = records.filter((record) => hardValues.some(([field, value]) => record[field] === value));
    expect(hard.length).toBeGreaterThan(200);
    expect(hard.filter(({ id }) => found.has(String(id)))).toEqual([]);
  });
});
