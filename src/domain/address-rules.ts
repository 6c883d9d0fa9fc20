// Rules on addresses, of contacts and of their address books alike: the country is one, and uses such postcodes.
import { postcodeValidator, postcodeValidatorExistsForCountry } from "postcode-validator";
import type { Found, Report, Rule } from "./check";
import { countryName, countryNames, countryOf, type CountryCode } from "./country";
import type { Field } from "./field";
import { countryNamed, type Lookup } from "./lookup";
import { onlyNear } from "./nearest";
import { textOf } from "./value";
import { labelOf, quote } from "./wording";

const knownCountry: Rule = {
  id: "AD1",
  severity: "E",
  why: "Tax, freight, phone numbers and postcodes go by country; a country that is none has none of them.",
  prepare: ({ type, lookup }) => {
    const fields = type.fields.filter(({ isCountry }) => isCountry);
    const suggest = makeSuggestCountry(lookup);
    return {
      each: (draft, report) => {
        for (const field of fields) {
          const value = textOf(draft.entries[field.name]);
          if (value !== undefined && countryOf(value) === undefined)
            report(draft, { field: field.name, value, ...suggest(field, value) });
        }
      },
    };
  },
};

/** What to say of a text that names no country; a name near to it is looked for once for each text. */
function makeSuggestCountry(lookup: Lookup): (field: Field, text: string) => Pick<Found, "message" | "fix"> {
  const nearOf = new Map<string, string | undefined>();
  return (field, text) => {
    if (!nearOf.has(text)) nearOf.set(text, onlyNear(text, countryNames()));
    const code = nearOf.get(text);
    const says = `${labelOf(field)} ${quote(text)} is no country.`;
    if (code === undefined)
      return { message: `${says} Use its name in English or its ISO code, such as NZ.` };
    const to = countryNamed(code, lookup);
    return { message: `${says} Did you mean ${to}?`, fix: { field: field.name, to, label: `Use ${to}` } };
  };
}

/** The postcode of each address that a record may have, with the country that it is in. */
const addresses = [
  { postcode: "postCode", country: "country" },
  { postcode: "postalPostCode", country: "postalCountry" },
] as const;

const usedPostcode: Rule = {
  id: "AD2",
  severity: "W",
  why: "A postcode that its country does not use sends goods astray; a leading zero is often what was lost.",
  prepare: ({ type }) => {
    const own = addresses.filter(({ postcode }) => type.fields.some(({ name }) => name === postcode));
    const answers = new Map<string, Map<string, Misused | typeof isRight>>();
    const misused = (postcode: string, country: string) => {
      let known = answers.get(country);
      if (!known) answers.set(country, (known = new Map<string, Misused | typeof isRight>()));
      let answer = known.get(postcode);
      if (answer === undefined)
        known.set(postcode, (answer = misusedPostcode(postcode, countryOf(country)) ?? isRight));
      return answer === isRight ? undefined : answer;
    };
    return {
      each: (draft, report: Report) => {
        for (const { postcode: field, country } of own) {
          const value = draft.entries[field];
          const where = draft.entries[country];
          if (typeof value !== "string" || value === "" || typeof where !== "string") continue;
          const found = misused(value, where);
          if (!found) continue;
          const { message, meant } = found;
          const fix = meant === undefined ? {} : { fix: { field, to: meant, label: `Use ${meant}` } };
          report(draft, { field, value, message, ...fix });
        }
      },
    };
  },
};

const isRight = "right";

interface Misused {
  readonly message: string;
  /** The same with the zeros that a spreadsheet took from its front. */
  readonly meant: string | undefined;
}

function isUsed(postcode: string, country: CountryCode): boolean {
  return postcodeValidator(postcode.trim().toUpperCase(), country);
}

const digitCounts = [4, 5, 6] as const;

function misusedPostcode(postcode: string, country: CountryCode | undefined): Misused | undefined {
  if (country === undefined || !postcodeValidatorExistsForCountry(country) || isUsed(postcode, country))
    return undefined;
  const padded = /^\d+$/.test(postcode) ? digitCounts.map((count) => postcode.padStart(count, "0")) : [];
  const meant = padded.find((text) => isUsed(text, country));
  const hint = meant === undefined ? "" : ` Did you mean ${meant}?`;
  return { message: `${countryName(country)} has no postcodes such as ${quote(postcode)}.${hint}`, meant };
}

export const addressRules = { knownCountry, usedPostcode } as const;
