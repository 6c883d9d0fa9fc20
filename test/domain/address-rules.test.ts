// Rules on countries and postcodes, and how a country is read.
import { fieldNamed } from "../../src/domain/catalogue";
import { contactType } from "../../src/domain/contact";
import { countryOf } from "../../src/domain/country";
import { makeLookup } from "../../src/domain/lookup";
import { parseAgain, parseEntry } from "../../src/domain/spelling";
import { checkContext, draft, lists } from "../support/makers";
import { findingsOf, messagesOf } from "../support/rule-findings";

describe("[AD1] a country is known", () => {
  it("by its name in English or its ISO code, in any case", () => {
    for (const text of ["New Zealand", "nz", "NZL", "NEW  zealand", " new-zealand "])
      expect(countryOf(text)).toBe("NZ");
    expect(countryOf("Côte d'Ivoire")).toBe(countryOf("cote divoire"));
    expect(["UK", "usa", "U.S.", "Holland", "Scotland"].map(countryOf)).toEqual([
      "GB",
      "US",
      "US",
      "NL",
      "GB",
    ]);
    expect(countryOf("Atlantis")).toBeUndefined();
  });
  it("and refused else, with the one that was probably meant", () => {
    expect(findingsOf("AD1", draft({}, { country: "New Zeeland" }))).toMatchObject([
      {
        severity: "E",
        field: "country",
        message: "country “New Zeeland” is no country. Did you mean New Zealand?",
        fix: { field: "country", to: "New Zealand", label: "Use New Zealand" },
      },
    ]);
    expect(messagesOf("AD1", draft({}, { postalCountry: "Atlantis" }))).toEqual([
      "postal country “Atlantis” is no country. Use its name in English or its ISO code, such as NZ.",
    ]);
  });
  it.each(["nz", "Australia", null])("takes %p", (country) => {
    expect(findingsOf("AD1", draft({}, { country }))).toEqual([]);
  });
});

describe("[CH4] another spelling of a country", () => {
  const field = fieldNamed(contactType, "country");
  const lookup = makeLookup(
    lists({ taxRates: [{ id: 1, name: "None", ratePercent: 0, country: "United States", isActive: true }] }),
  );
  it("becomes the name that the account uses, else the usual one", () => {
    expect(parseEntry(field, "usa", lookup)).toBe("United States");
    expect(parseEntry(field, "gb", lookup)).toBe("United Kingdom");
    expect(parseEntry(field, "Atlantis", lookup)).toBe("Atlantis");
  });
  it("is no change of what was loaded", () => {
    expect(parseAgain(field, { typed: "New Zealand", loaded: "nz" }, lookup)).toBe("nz");
    expect(parseAgain(field, { typed: "nz", loaded: "nz" }, lookup)).toBe("nz");
    expect(parseAgain(field, { typed: "AU", loaded: "nz" }, lookup)).toBe("Australia");
    expect(parseAgain(field, { typed: "Atlantis", loaded: "Atlantis II" }, lookup)).toBe("Atlantis");
  });
});

describe("[AD2] a postcode that its country does not use", () => {
  it("warns", () => {
    expect(findingsOf("AD2", draft({}, { country: "New Zealand", postCode: "SW1A 1AA" }))).toMatchObject([
      { severity: "W", field: "postCode", message: "New Zealand has no postcodes such as “SW1A 1AA”." },
    ]);
  });
  it("offers the zero that a spreadsheet took", () => {
    const edits = { postalCountry: "nz", postalPostCode: "610" };
    expect(findingsOf("AD2", draft({}, edits))).toMatchObject([
      { field: "postalPostCode", fix: { field: "postalPostCode", to: "0610", label: "Use 0610" } },
    ]);
  });
  it.each([
    ["New Zealand", "0610"],
    ["AU", "0800"],
    ["US", "02108-1234"],
    ["United Kingdom", "sw1a 1aa"],
    ["Atlantis", "?"],
    ["Antarctica", "none at all"],
    ["New Zealand", null],
    [null, "SW1A 1AA"],
  ])("says nothing in %p of %p", (country, postCode) => {
    expect(findingsOf("AD2", draft({}, { country, postCode }), checkContext())).toEqual([]);
  });
});
