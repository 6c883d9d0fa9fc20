// The text of a page of the baseline, and back: whatever the values are, however often they repeat.
import fc from "fast-check";
import type { Value, Values } from "../../src/domain/value";
import { parsePage, printPage } from "../../src/workbook/baseline-page";

const fields = ["id", "company", "notes", "isActive"];
const blank: Values = Object.fromEntries(fields.map((name) => [name, null]));

const letters = fc.string({
  unit: fc.constantFrom("a", "|", '"', "\\", "\n", "~", "é", "\ud83c\udf89", "\ud800", "\u0000"),
});
const value: fc.Arbitrary<Value> = fc.oneof(
  letters,
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const repeated: fc.Arbitrary<Value[][]> = fc
  .array(value, { minLength: 1, maxLength: 50 })
  .chain((few) =>
    fc.array(fc.array(fc.constantFrom(...few), { minLength: 4, maxLength: 4 }), { maxLength: 120 }),
  );

function pageOf(one: fc.Arbitrary<Value>): fc.Arbitrary<Values[]> {
  const record = fc.record(Object.fromEntries(fields.map((name) => [name, one])));
  return fc.array(record, { maxLength: 120 });
}

describe("a page of the baseline", () => {
  it.each([
    ["of any values", pageOf(value)],
    ["of values that repeat", repeated.map((rows) => rows.map(recordOf))],
    ["of texts and blanks", pageOf(fc.option(fc.string({ minLength: 1 }), { nil: null }))],
  ])("[WB1] %s comes back as it was printed", (_, page) => {
    fc.assert(
      fc.property(page, (records) => {
        expect(parsePage(printPage(records, fields), blank)).toEqual(records);
      }),
    );
  });

  it.each([
    ["many texts", Array.from({ length: 60 }, (_, at) => `Quay "Store" ${at}`)],
    ["texts that hold the letter between texts", ["a|b", "c", "d|e"]],
    ["blank texts and nulls", ["", null, "x", "y"]],
    ["as many values as have a place, and one more", Array.from({ length: 82 }, (_, at) => at % 41)],
  ])("[WB1] %s come back as they were printed", (_, values) => {
    const records = values.map((notes): Values => ({ ...blank, notes }));
    expect(parsePage(printPage(records, fields), blank)).toEqual(records);
  });

  it("takes little room for what repeats", () => {
    const countries = ["New Zealand", "Australia"];
    const records = Array.from({ length: 100 }, (_, at): Values => ({ company: countries[at % 2] ?? null }));
    expect(printPage(records, ["company"]).length).toBeLessThan(200);
  });

  it("says where a text is no page", () => {
    expect(parsePage("{", blank)).toBeUndefined();
    expect(parsePage("", blank)).toBeUndefined();
  });
});

function recordOf(values: readonly Value[]): Values {
  return Object.fromEntries(fields.map((name, at) => [name, values[at] ?? null]));
}
