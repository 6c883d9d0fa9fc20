// The rule on telephone numbers, of contacts and of their people.
import type { Rule, RuleContext } from "./check";
import { countryName, countryOf, countryOfCurrency, type CountryCode } from "./country";
import { makePhones } from "./phone";
import { numberOf, textOf, type Entries } from "./value";
import { labelOf, quote } from "./wording";

const phoneFields: readonly string[] = ["phone", "mobile", "fax"];

const dialled: Rule = {
  id: "CO11",
  severity: "W",
  why: "A number that no telephone can dial is found out when a delivery stands before a locked door.",
  prepare: (context) => {
    const fields = context.type.fields.filter(({ name }) => phoneFields.includes(name));
    const countryTextOf = makeCountryTextOf(context);
    const home = countryOfCurrency(context.policy.accountCurrency);
    const { isNumber } = makePhones();
    return {
      each: (draft, report) => {
        let text: string | undefined;
        let country: CountryCode | undefined;
        for (const field of fields) {
          const value = draft.entries[field.name];
          if (typeof value !== "string" || value === "") continue;
          if (text === undefined) {
            text = countryTextOf(draft.entries) ?? "";
            country = countryOf(text) ?? home;
          }
          if (isNumber(value, country)) continue;
          const of = country === undefined ? "" : ` of ${countryName(country)}`;
          const message = `${labelOf(field)} ${quote(value)} is no telephone number${of}. Numbers of another country begin with + and its code.`;
          report(draft, { field: field.name, value, message });
        }
      },
    };
  },
};

/** The country that a record's numbers are dialled from: its own, or that of the contact whose person it is. */
function makeCountryTextOf({ type, lists }: RuleContext): (entries: Entries) => string | undefined {
  if (!type.fields.some(({ name }) => name === "contactId")) return ({ country }) => textOf(country);
  const countries = new Map(lists.parents.map(({ id, country }) => [id, country]));
  return ({ contactId }) => textOf(countries.get(numberOf(contactId) ?? 0));
}

export const phoneRules = { dialled } as const;
