// Rules on a contact's tax: its rate exists and is the one that the tax rules give, and its tax number is one.
import { fieldNamed } from "./catalogue";
import { isChanged, type Draft, type Rule } from "./check";
import { countryName, countryOf } from "./country";
import { codeIn } from "./lookup";
import { makeSuggest } from "./suggest";
import { makeTaxRateAt, usualRate, type TaxPlace } from "./tax-area";
import { failedTaxNumber } from "./tax-number";
import { isUnread, textOf } from "./value";
import { quote } from "./wording";

/** The field of each type that holds a tax rate. */
const rateFields = ["taxStatus", "taxRate"] as const;

const known: Rule = {
  id: "TX1",
  severity: "E",
  why: "An order is taxed by the rate's name; under a name that does not exist it goes out without tax.",
  prepare: ({ type, lists, lookup }) => {
    const name = rateFields.find((own) => type.fields.some((field) => field.name === own));
    if (name === undefined || lists.taxRates.length === 0) return {};
    const suggest = makeSuggest(fieldNamed(type, name), lookup);
    const index = lookup.list("taxRates");
    const retired = new Set(
      lists.taxRates.filter(({ isActive }) => isActive === false).map((rate) => rate.name),
    );
    const isNeeded = name === "taxRate";
    return {
      each: (draft, report) => {
        const value = draft.entries[name] ?? null;
        if (isUnread(value)) return;
        const text = textOf(value);
        if (text === undefined) {
          if (isNeeded)
            report(draft, { field: name, value, message: `a tax rule needs a tax rate.${suggest("").hint}` });
          return;
        }
        const code = codeIn(index, text);
        const isRetired = retired.has(String(code)) && isChanged(draft, name);
        if (code !== undefined && !isRetired) return;
        const { hint, fix } = isRetired ? { hint: " Choose one that is in use." } : suggest(text);
        const message = `tax rate ${quote(text)} ${isRetired ? "is no longer in use" : "does not exist"}.${hint}`;
        report(draft, { field: name, value, message, ...(fix ? { fix } : {}) });
      },
    };
  },
};

/** Whom tax rules are about: those who are sold to. */
const soldTo: ReadonlySet<unknown> = new Set(["Customer", "Branch"]);

const fitting: Rule = {
  id: "TX2",
  severity: "W",
  why: "Tax goes by where the customer is; the wrong rate is paid back, or paid twice, at the next return.",
  prepare: (context) => {
    if (context.lists.taxRules.length === 0) return {};
    const own = (text: string) => String(codeIn(context.lookup.list("taxRates"), text) ?? text);
    const rules = context.lists.taxRules.map((rule) => ({
      ...rule,
      taxRate: rule.taxRate && own(rule.taxRate),
    }));
    const rateAt = makeTaxRateAt(rules);
    const usual = usualRate(context.policy.accountCurrency, rateAt);
    return {
      each: (draft, report) => {
        const { country, taxStatus = null, type } = draft.entries;
        if (typeof country !== "string" || country === "" || !soldTo.has(type) || isUnread(taxStatus)) return;
        const place = placeOf(draft, country);
        const right = rateAt(place);
        const text = textOf(taxStatus);
        const rate = text ?? usual;
        if (right === undefined || rate === undefined || rate === right || own(rate) === right) return;
        const says =
          text === undefined
            ? `tax rate is blank, so that ${quote(rate)} is charged`
            : `tax rate is ${quote(text)}`;
        const message = `${says}; the tax rules give ${quote(right)} for ${placeText(place)}.`;
        report(draft, {
          field: "taxStatus",
          value: taxStatus,
          message,
          fix: { field: "taxStatus", to: right, label: `Use ${right}` },
        });
      },
    };
  },
};

function placeOf({ entries }: Draft, country: string): TaxPlace {
  const { state, postCode } = entries;
  return {
    country,
    state: typeof state === "string" ? state : "",
    postcode: typeof postCode === "string" ? postCode : "",
  };
}

function placeText({ country, state, postcode }: TaxPlace): string {
  const code = countryOf(country);
  return [state, postcode, code === undefined ? country : countryName(code)].filter(Boolean).join(" ");
}

const validNumber: Rule = {
  id: "TX4",
  severity: "W",
  why: "A tax number that fails its check was mistyped; the invoice that carries it is refused for the buyer's tax.",
  prepare: () => ({
    each: (draft, report) => {
      const { taxNumber, country } = draft.entries;
      if (typeof taxNumber !== "string" || typeof country !== "string") return;
      const value = taxNumber.trim();
      const code = value === "" ? undefined : countryOf(country);
      const called = code === undefined ? undefined : failedTaxNumber(value, code);
      if (code === undefined || called === undefined) return;
      const message = `tax number ${quote(value)} is no ${called} of ${countryName(code)}: its figures do not add up.`;
      report(draft, { field: "taxNumber", value: taxNumber, message });
    },
  }),
};

export const taxRules = { known, fitting, validNumber } as const;
