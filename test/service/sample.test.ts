// The sample account: what every start, test and measurement begins from.
import { check, nothingKnown } from "../../src/domain/check";
import { contactTypeFor, listsShape } from "../../src/domain/lists";
import { defaultPolicy } from "../../src/domain/policy";
import { contactRules } from "../../src/domain/rules";
import { hardValues } from "../../src/service/sample/hard-values";
import { makeSample } from "../../src/service/sample/sample";

const { lists, contacts } = makeSample({ contacts: 2500 });
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

const drafts = records.map((record) => ({ key: String(record.id), entries: record, baseline: record }));
const context = {
  type: contactTypeFor(lists),
  lists,
  policy: defaultPolicy,
  known: nothingKnown,
  today: "2026-11-24",
};
const findings = check(contactRules, drafts, context);

describe("the messy part of the sample account", () => {
  it.each([
    ["CO1", 6],
    ["CO2", 12],
    ["CO3", 12],
    ["CO4", 12],
    ["CO5", 6],
    ["CO8", 6],
    ["CO9", 12],
    ["TI1", 6],
    ["TI2", 6],
    ["TI3", 4],
    ["TI4", 6],
    ["TI5", 6],
    ["PT1", 6],
    ["PT2", 6],
    ["CR1", 12],
    ["CR2", 12],
    ["CR4", 5],
    ["CR5", 6],
    ["GR1", 12],
    ["GR2", 6],
    ["GR3", 6],
    ["GR4", 6],
    ["GL1", 6],
    ["GL2", 6],
    ["GL3", 10],
    ["BI1", 5],
    ["BI2", 15],
    ["CF1", 10],
  ])("trips [%s] %i times in 2,500 contacts", (rule, times) => {
    expect(findings.filter((finding) => finding.rule === rule)).toHaveLength(times);
  });

  it.each(["CO6", "CO10", "CO12", "CR3", "CR6", "GR5"])(
    "cannot trip [%s], which asks for an edit or for a cell",
    (rule) => {
      expect(findings.filter((finding) => finding.rule === rule)).toEqual([]);
    },
  );

  it("is a small part: fewer than one contact in ten has a finding, and no hard value is one", () => {
    const found = new Set(findings.map(({ key }) => key));
    expect(found.size).toBeGreaterThan(150);
    expect(found.size).toBeLessThan(250);
    const hard = records.filter((record) => hardValues.some(([field, value]) => record[field] === value));
    expect(hard.length).toBeGreaterThan(200);
    expect(hard.filter(({ id }) => found.has(String(id)))).toEqual([]);
  });
});
