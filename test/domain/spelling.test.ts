// What a field makes of what was typed, and back.
import fc from "fast-check";
import { fieldNamed } from "../../src/domain/catalogue";
import { contactTypeFor } from "../../src/domain/lists";
import { makeLookup } from "../../src/domain/lookup";
import {
  errorEntry,
  joinValued,
  parseAgain,
  parseEntry,
  printEntry,
  splitValued,
  type Typed,
} from "../../src/domain/spelling";
import { valueArbitrary } from "../support/arbitraries";
import { lists } from "../support/makers";

const type = contactTypeFor(lists());
const lookup = makeLookup(lists());
const parse = (name: string, typed: Typed) => parseEntry(fieldNamed(type, name), typed, lookup);

describe("what was typed is understood", () => {
  const cases: [string, Typed, unknown][] = [
    ["company", "  Harbour Cafe ", "Harbour Cafe"],
    ["company", "", null],
    ["company", "   ", null],
    ["company", null, null],
    ["company", "#N/A", "#N/A"],
    ["company", true, "TRUE"],
    ["phone", 95550101, "95550101"],
    ["creditLimit", 500, 500_00],
    ["creditLimit", 500 * 1.1, 550_00],
    ["creditLimit", 0.1 + 0.2, 30],
    ["creditLimit", "1250.50", 1250_50],
    ["creditLimit", "12.3400", 12_34],
    ["creditLimit", -5, -5_00],
    ["creditLimit", "-0", 0],
    ["onHold", "Yes", true],
    ["onHold", "FALSE", false],
    ["onHold", 1, true],
    ["onHold", "0", false],
    ["members_1001", "2024-02-29", "2024-02-29"],
    ["lastOrderDate", "2026-11-24T09:41:00Z", "2026-11-24T09:41:00Z"],
    ["type", "customer", "Customer"],
    ["type", "Reseller", "Reseller"],
    ["country", "Ad", "Andorra"],
    ["country", "nz", "New Zealand"],
    ["country", "Nowhere", "Nowhere"],
    ["group", "retail , hospitality,Retail", "Hospitality, Retail"],
    ["group", "Nowhere,", "Nowhere"],
    ["group", " , ", null],
    ["promotions", " w26 = 7.50,TWO, s10=0.05", "TWO, W26=7.5, s10=0.05"],
    ["promotions", "W26, w26", "W26"],
    ["promotions", "W26=-0, TWO=-5.5", "TWO=-5.5, W26=0"],
    ["promotions", true, "TRUE"],
    ["priceColumn", 2, "WholesaleNZD"],
    ["priceColumn", true, "TRUE"],
    ["id", "41", 41],
  ];
  it.each(cases)("%s: %p", (name, typed, entry) => {
    expect(parse(name, typed)).toStrictEqual(entry);
  });
});

describe("[CO10] what a cell cannot hold stays as it was typed", () => {
  const cases: [string, Typed, string][] = [
    ["creditLimit", "5k", "5k"],
    ["creditLimit", "n/a", "n/a"],
    ["creditLimit", "1,250.50", "1,250.50"],
    ["creditLimit", "$500", "$500"],
    ["creditLimit", "1e3", "1e3"],
    ["creditLimit", "5%", "5%"],
    ["creditLimit", 12.345, "12.345"],
    ["creditLimit", "12.345", "12.345"],
    ["creditLimit", 1e15, "1000000000000000"],
    ["creditLimit", true, "TRUE"],
    ["onHold", "maybe", "maybe"],
    ["onHold", 2, "2"],
    ["members_1001", "31/02", "31/02"],
    ["members_1001", "2023-02-29", "2023-02-29"],
    ["members_1001", "2024-13-01", "2024-13-01"],
    ["members_1001", 45000, "45000"],
    ["lastOrderDate", "2026-11-24T25:00:00Z", "2026-11-24T25:00:00Z"],
    ["id", 4.5, "4.5"],
    ["promotions", "TWO, W26=abc", "TWO, W26=abc"],
    ["promotions", "W26=", "W26="],
    ["promotions", "=5", "=5"],
    ["promotions", "W26=7.525", "W26=7.525"],
    ["promotions", "W26=7.5%", "W26=7.5%"],
    ["promotions", "W26=1=2", "W26=1=2"],
    ["promotions", "W26=5, w26=6", "W26=5, w26=6"],
    ["promotions", "W26, W26=5", "W26, W26=5"],
  ];
  it.each(cases)("%s: %p", (name, typed, kept) => {
    expect(parse(name, typed)).toEqual({ typed: kept });
  });
});

it("[CH4] parse(print(value)) is that value, for every field and every canonical value", () => {
  for (const field of type.fields) {
    fc.assert(
      fc.property(valueArbitrary(field), (value) => {
        expect(parseEntry(field, printEntry(field, value, lookup), lookup)).toBe(value);
      }),
    );
  }
});

it("[CH4] what was typed twice gives the same value: parse(print(parse(typed))) is parse(typed)", () => {
  const typed = fc.oneof(
    fc.string(),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.integer({ min: -3, max: 30 }),
  );
  for (const field of type.fields) {
    fc.assert(
      fc.property(typed, (cell) => {
        const once = parseEntry(field, cell, lookup);
        const again = parseEntry(field, printEntry(field, once, lookup), lookup);
        expect(again).toEqual(once);
      }),
    );
  }
});

it("[CH4] an untouched cell is the loaded value, also one that typing would not give", () => {
  const company = fieldNamed(type, "company");
  const kind = fieldNamed(type, "type");
  expect(parseAgain(company, { typed: " Harbour ", loaded: " Harbour " }, lookup)).toBe(" Harbour ");
  expect(parseAgain(company, { typed: " Quay ", loaded: " Harbour " }, lookup)).toBe("Quay");
  expect(parseAgain(kind, { typed: "customer", loaded: "customer" }, lookup)).toBe("customer");
  expect(parseAgain(company, { typed: "", loaded: null }, lookup)).toBeNull();
});

it("[CO12] an Excel error is unread also where text is allowed", () => {
  expect(errorEntry("#REF!")).toEqual({ typed: "#REF!" });
  expect(printEntry(fieldNamed(type, "company"), errorEntry("#REF!"), lookup)).toBe("#REF!");
});

describe("[CH4] ticks that take a number", () => {
  const tick = fc.record({
    name: fc.constantFrom("W26", "W2", "TWO", "s10"),
    amount: fc.option(fc.integer({ min: -1_000_00, max: 1_000_000_000_00 }), { nil: undefined }),
  });
  it("split(join(ticks)) are these ticks, the last of each name, by name", () => {
    fc.assert(
      fc.property(fc.array(tick), (ticks) => {
        const byName = new Map(ticks.map((one): [string, typeof one] => [one.name, one]));
        const expected = ["TWO", "W2", "W26", "s10"].flatMap((name) => byName.get(name) ?? []);
        expect(splitValued(joinValued(ticks))).toEqual(expected);
        expect(joinValued(splitValued(joinValued(ticks)))).toBe(joinValued(ticks));
      }),
    );
  });
  it("order is by name, not by what stands beside it", () => {
    const ticks = [
      { name: "W26", amount: 7_50 },
      { name: "W2", amount: 5 },
    ];
    expect(joinValued(ticks)).toBe("W2=0.05, W26=7.5");
  });
  it("none is no value", () => {
    expect(joinValued([])).toBeNull();
    expect(splitValued(null)).toEqual([]);
    expect(splitValued({ typed: "W26=abc" })).toEqual([]);
  });
});
