// Rules on tax rates, tax rules and tax numbers.
import { check, type Draft } from "../../src/domain/check";
import type { Lists } from "../../src/domain/lists";
import { rulesOf } from "../../src/domain/rules";
import { makeTaxRateAt } from "../../src/domain/tax-area";
import { taxRuleType } from "../../src/domain/tax-rule";
import type { Values } from "../../src/domain/value";
import { checkContext, draft } from "../support/makers";
import { findingsOf, messagesOf } from "../support/rule-findings";
import { blankTaxRule } from "../support/selling-makers";

const rate = (id: number, name: string, more: Partial<Lists["taxRates"][number]> = {}) => ({
  id,
  name,
  ratePercent: 10_00,
  country: "Australia",
  isActive: true,
  ...more,
});
const rule = (id: number, more: Partial<Lists["taxRules"][number]> = {}) => ({
  ...blankTaxRule,
  id,
  country: "Australia",
  taxRate: "GST 10%",
  ...more,
});
const context = checkContext({
  lists: {
    taxRates: [
      rate(1, "GST 15%"),
      rate(2, "GST 10%"),
      rate(3, "GST 12.5%", { isActive: false }),
      rate(4, "Free"),
    ],
  },
});

function ruleDraft(values: Values): Draft {
  return { key: `tax_rule ${String(values.id)}`, baseline: values, entries: values };
}
const ruleFindings = (id: string, rules: readonly Values[]) =>
  check(rulesOf("tax_rule"), rules.map(ruleDraft), { ...context, type: taxRuleType }).filter(
    (finding) => finding.rule === id,
  );

describe("[TX1] a tax rate exists", () => {
  it("is refused on a contact and in a tax rule, with the one that was meant", () => {
    expect(findingsOf("TX1", draft({}, { taxStatus: "GTS 15%" }), context)).toMatchObject([
      {
        severity: "E",
        message: "tax rate “GTS 15%” does not exist. Did you mean GST 15%?",
        fix: { to: "GST 15%" },
      },
    ]);
    expect(ruleFindings("TX1", [rule(1, { taxRate: "Nothing" })])).toHaveLength(1);
    expect(ruleFindings("TX1", [rule(1, { taxRate: null })])[0]?.message).toMatch(
      /^a tax rule needs a tax rate\./,
    );
  });
  it("is refused where one out of use is chosen, not where it was loaded", () => {
    expect(messagesOf("TX1", draft({}, { taxStatus: "GST 12.5%" }), context)).toEqual([
      "tax rate “GST 12.5%” is no longer in use. Choose one that is in use.",
    ]);
    expect(findingsOf("TX1", draft({ taxStatus: "GST 12.5%" }), context)).toEqual([]);
  });
  it.each(["GST 15%", "gst 15%", null])("takes %p", (taxStatus) => {
    expect(findingsOf("TX1", draft({}, { taxStatus }), context)).toEqual([]);
  });
});

describe("[TX2] the tax rate that the tax rules give", () => {
  const inAustralia = { country: "Australia", state: "NSW", postCode: "2000" };
  it("is offered where another, or the usual one by a blank, would be charged", () => {
    const fix = { field: "taxStatus", to: "GST 10%", label: "Use GST 10%" };
    expect(findingsOf("TX2", draft(inAustralia, { taxStatus: "GST 15%" }), context)).toMatchObject([
      {
        severity: "W",
        message: "tax rate is “GST 15%”; the tax rules give “GST 10%” for NSW 2000 Australia.",
        fix,
      },
    ]);
    expect(findingsOf("TX2", draft(inAustralia), context)).toMatchObject([
      {
        message:
          "tax rate is blank, so that “GST 15%” is charged; the tax rules give “GST 10%” for NSW 2000 Australia.",
        fix,
      },
    ]);
  });
  it("says nothing where it is the right one, in another case, of suppliers, and of a country without rules", () => {
    const quiet = [
      draft(inAustralia, { taxStatus: "gst 10%" }),
      draft({ country: "nz" }),
      draft({ ...inAustralia, type: "Supplier" }),
      draft({ country: "Japan" }, { taxStatus: "Free" }),
      draft({ country: null }, { taxStatus: "Free" }),
    ];
    for (const one of quiet) expect(findingsOf("TX2", one, context)).toEqual([]);
  });
  it("cannot know the usual rate of an account in euros", () => {
    const euros = { ...context, policy: { ...context.policy, accountCurrency: "EUR" } };
    expect(findingsOf("TX2", draft(inAustralia), euros)).toEqual([]);
  });
  it("is that of the narrowest rule", () => {
    const rateAt = makeTaxRateAt([
      rule(1, { taxRate: "country" }),
      rule(2, { taxRate: "state", state: "NSW" }),
      rule(3, { taxRate: "wide", postcodeFrom: "2000", postcodeTo: "2999" }),
      rule(4, { taxRate: "narrow", postcodeFrom: "2600", postcodeTo: "2620" }),
      rule(5, { taxRate: "off", postcodeFrom: "2601", postcodeTo: "2601", isActive: false }),
      rule(6, { taxRate: "darwin", postcodeFrom: "0800", postcodeTo: "0899" }),
    ]);
    const at = (state: string, postcode: string) => rateAt({ country: "au", state, postcode });
    expect(at("VIC", "3000")).toBe("country");
    expect(at("nsw ", "")).toBe("state");
    expect(at("NSW", "2000")).toBe("wide");
    expect(at("ACT", "2601")).toBe("narrow");
    expect(at("NT", "0800")).toBe("darwin");
    expect(at("NT", "0900")).toBe("country");
    expect(rateAt({ country: "Japan", state: "", postcode: "" })).toBeUndefined();
  });
});

describe("[TX3] postcode ranges of the tax rules", () => {
  const range = (id: number, postcodeFrom: string | null, postcodeTo: string | null, more: Values = {}) =>
    rule(id, { postcodeFrom, postcodeTo, ...more });
  it("overlap", () => {
    expect(ruleFindings("TX3", [range(1, "2500", "3500"), range(2, "2000", "2999")])).toMatchObject([
      {
        key: "tax_rule 1",
        severity: "W",
        message:
          "postcodes 2500–3500 overlap those of tax rule #2, 2000–2999; the narrower of the two counts.",
      },
    ]);
    expect(ruleFindings("TX3", [range(1, null, "2999"), range(2, "2999", null)])).toHaveLength(1);
  });
  it("leave a gap that nothing takes", () => {
    expect(
      ruleFindings("TX3", [range(1, "0800", "0899"), range(2, "0901", "0999"), range(3, "2000", "2999")]),
    ).toMatchObject([
      {
        key: "tax_rule 2",
        message: expect.stringContaining("no tax rule takes in postcodes 0900 of Australia") as string,
      },
      { key: "tax_rule 3", message: expect.stringContaining("postcodes 1000–1999 of Australia") as string },
    ]);
  });
  it("end before they begin", () => {
    expect(ruleFindings("TX3", [range(1, "2999", "2000")])[0]?.message).toBe(
      "postcodes from “2999” to “2000” are none. Swap the two.",
    );
  });
  it("are right side by side, in other states and countries, out of use, and with a rule for the rest", () => {
    const quiet = [
      [range(1, "2000", "2999"), range(2, "3000", "3999")],
      [range(1, "2000", "2999"), range(2, "2000", "2999", { state: "NSW" })],
      [range(1, "2000", "2999"), range(2, "2000", "2999", { country: "New Zealand" })],
      [range(1, "2000", "2999"), range(2, "2500", "2600", { isActive: false })],
      [range(1, "2000", "2999"), range(2, "5000", "5999"), rule(3)],
      [range(1, "SW1", "SW9"), range(2, "W1", "W9")],
    ];
    for (const rules of quiet) expect(ruleFindings("TX3", rules)).toEqual([]);
  });
});

describe("[TX4] a tax number fails its country's check", () => {
  it.each([
    ["New Zealand", "49-091-851", "GST (IRD) number"],
    ["AU", "83 914 571 674", "ABN"],
    ["Germany", "DE136695978", "VAT number"],
    ["GB", "802311781", "VAT number"],
  ])("in %s: %s", (country, taxNumber, called) => {
    expect(findingsOf("TX4", draft({}, { country, taxNumber }))).toMatchObject([
      {
        severity: "W",
        field: "taxNumber",
        message: expect.stringContaining(`is no ${called} of `) as string,
      },
    ]);
  });
  it.each([
    ["New Zealand", "49-091-850"],
    ["nz", "49 091 850"],
    ["AU", "83 914 571 673"],
    ["Germany", "DE 136 695 976"],
    ["Germany", "136695976"],
    ["GB", "GB 980 7806 84"],
    ["United States", "12-3456789"],
    ["Atlantis", "1"],
    [null, "1"],
    ["New Zealand", null],
    ["New Zealand", " "],
  ])("and passes, or has none, in %p: %p", (country, taxNumber) => {
    expect(findingsOf("TX4", draft({}, { country, taxNumber }))).toEqual([]);
  });
});
