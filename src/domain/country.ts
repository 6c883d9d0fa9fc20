// Countries as people write them, by the names and codes of ISO 3166: data of i18n-iso-countries, English only. Knows no account
// and no rule; which of a country's names an account uses is the lookup's business.
import codes from "i18n-iso-countries/codes.json";
import english from "i18n-iso-countries/langs/en.json";

/** An alpha-2 code of ISO 3166-1: "NZ". */
export type CountryCode = string;

/** Parts of a country that stand on addresses in its place. */
const parts: Readonly<Record<string, CountryCode>> = {
  England: "GB",
  Scotland: "GB",
  Wales: "GB",
  "Northern Ireland": "GB",
  Holland: "NL",
};

/** One text for all spellings of a name: case, accents, dots and spaces do not count. */
function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}|[.'’]/gu, "")
    .replace(/[\s-]+/g, " ")
    .trim()
    .toLowerCase();
}

const namesOf = new Map<CountryCode, readonly string[]>(
  Object.entries(english.countries).map(([code, names]) => [
    code,
    typeof names === "string" ? [names] : names,
  ]),
);

/** The usual spellings as they stand: nearly every text is one of them, and is found without being folded. */
const exact: ReadonlyMap<string, CountryCode> = new Map([
  ...[...namesOf].flatMap(([code, names]) => [...names, code].map((name) => [name, code] as const)),
  ...codes.flatMap(([two = "", three = ""]) => [[two, two] as const, [three, two] as const]),
  ...Object.entries(parts),
]);

const byFolded: ReadonlyMap<string, CountryCode> = new Map(
  [...exact].map(([name, code]) => [folded(name), code]),
);

/** The country that a text names: its name in English, or its two or three letters, in any case; `undefined` for none. */
export function countryOf(text: string): CountryCode | undefined {
  return exact.get(text) ?? byFolded.get(folded(text));
}

/** The country's usual name in English; the code itself where it has none. */
export function countryName(code: CountryCode): string {
  return namesOf.get(code)?.[0] ?? code;
}

/** Every name of every country, with its code. */
export function countryNames(): { readonly text: string; readonly value: CountryCode }[] {
  return [...namesOf].flatMap(([value, names]) => names.map((text) => ({ text, value })));
}

/** The country that a currency belongs to, by the first two letters of ISO 4217 ("NZD" → "NZ"); none for the euro. */
export function countryOfCurrency(currency: string): CountryCode | undefined {
  const code = currency.slice(0, 2).toUpperCase();
  return namesOf.has(code) && code !== "EU" ? code : undefined;
}
