import fc from "fast-check";
import {
  dayFrom,
  numberFrom,
  optionFrom,
  stateFrom,
  styleOf,
  yesNoFrom,
} from "../../src/domain/loose-spelling";
import { makeNameIndex, squashName } from "../../src/domain/other-names";
import { contactType } from "../../src/domain/contact";

const points = styleOf(["1,250.50"]);
const commas = styleOf(["1.250,50"]);

describe("numbers of other systems", () => {
  it.each([
    ["1,250.00", "1250.00"],
    ["$1,250", "1250"],
    ["NZ$ 1 250.5", "1250.5"],
    ["1'250", "1250"],
    ["(50.00)", "-50.00"],
    ["1250 NZD", "1250"],
    ["+3", "3"],
  ])("%s means %s", (text, number) => expect(numberFrom(text, points, "money")).toBe(number));

  it("a percentage has a % sign or none, and nothing else has one", () => {
    expect(numberFrom("7.5 %", points, "percent")).toBe("7.5");
    expect(numberFrom("7.5", points, "percent")).toBe("7.5");
    expect(numberFrom("10%", points, "money")).toBeUndefined();
    expect(numberFrom("10%", points, undefined)).toBeUndefined();
    expect(numberFrom("$10", points, "percent")).toBeUndefined();
    expect(numberFrom("10 NZD", points, "percent")).toBeUndefined();
  });

  it.each(["5k", "1,2", "1,00,000", "12-3", "", "1.2.3", "one"])("%s means none", (text) =>
    expect(numberFrom(text, points, "money")).toBeUndefined(),
  );

  it("a column with decimal commas has thousands with points, also where a cell alone would not tell", () => {
    expect(styleOf(["1.250", "12,5"]).decimals).toBe(",");
    expect(numberFrom("1.250", commas, "money")).toBe("1250");
    expect(numberFrom("€ 1.250,75", commas, "money")).toBe("1250.75");
  });

  it("a column that tells two things is not read", () => {
    const mixed = styleOf(["1,5", "2.5"]);
    expect(mixed.decimals).toBeUndefined();
    expect(numberFrom("1,250", mixed, "money")).toBeUndefined();
  });

  it("every amount comes back from how English and German exports write it", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
        const amount = cents / 100;
        for (const locale of ["en", "de"]) {
          const text = amount.toLocaleString(locale, { minimumFractionDigits: 2 });
          expect(Number(numberFrom(text, styleOf([text]), "money"))).toBe(amount);
        }
      }),
    );
  });
});

describe("days of other systems", () => {
  it.each([
    ["24/11/2026", "2026-11-24"],
    ["1.2.2026", "2026-02-01"],
    ["2026/11/24", "2026-11-24"],
    ["2026-11-24T09:41:00Z", "2026-11-24"],
    ["24 Nov 2026", "2026-11-24"],
    ["24-November-2026", "2026-11-24"],
    ["Nov 24, 2026", "2026-11-24"],
  ])("%s means %s where the column has days first", (text, day) =>
    expect(dayFrom(text, styleOf(["31/12/2026"]))).toBe(day),
  );

  it("what could be two days is read only where another cell of the column tells", () => {
    expect(dayFrom("3/4/2026", styleOf(["3/4/2026", "1/2/2026"]))).toBeUndefined();
    expect(dayFrom("3/4/2026", styleOf(["12/31/2026"]))).toBe("2026-03-04");
    expect(dayFrom("4/4/2026", styleOf(["4/4/2026"]))).toBe("2026-04-04");
  });

  it.each(["31/02/2026", "24/11/26", "soon", "13/13/2026"])("%s is no day", (text) =>
    expect(dayFrom(text, styleOf(["31/12/2026"]))).toBeUndefined(),
  );
});

describe("words", () => {
  it("for yes and no, states and types", () => {
    expect(["Y", "on", "Active", "Archived", "f", "maybe"].map(yesNoFrom)).toEqual([
      true,
      true,
      true,
      false,
      false,
      undefined,
    ]);
    expect(stateFrom("y")).toBeUndefined();
    const types = ["Customer", "Supplier", "Internal", "Branch"];
    expect(["customers", "Vendor", "Client", "Lead"].map((text) => optionFrom(text, types))).toEqual([
      "Customer",
      "Supplier",
      "Customer",
      undefined,
    ]);
  });
});

describe("other systems' names", () => {
  const names = makeNameIndex(contactType.fields);
  const meant = (header: string) => names(squashName(header))[0]?.field;

  it.each([
    ["Customer Name", "company"],
    ["E-mail", "email"],
    ["Customer Email", "email"],
    ["Zip", "postCode"],
    ["Postal code", "postCode"],
    ["Shipping Zip/Postal Code", "postCode"],
    ["Billing City", "postalCity"],
    ["Mailing Street", "postalAddress1"],
    ["Pricing Option", "priceColumn"],
    ["Alternative GL", "costCenter"],
    ["Sub Group", "subGroup"],
    ["Phone Number", "phone"],
    ["Téléphone", "phone"],
    ["Surname", "lastName"],
    ["priceColumn", "priceColumn"],
    ["Contact Type*", "type"],
    ["Favourite colour", undefined],
  ])("“%s” means %s", (header, field) => expect(meant(header)).toBe(field));

  it("each field's label and wire name mean the field, however they are spelled", () => {
    for (const { label, name } of contactType.fields) {
      expect(names(squashName(label.toUpperCase())).map(({ field }) => field)).toContain(name);
      expect(names(squashName(` ${name}* `)).map(({ field }) => field)).toContain(name);
    }
  });
});
