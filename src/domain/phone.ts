// Telephone numbers in the one form in which they can be compared and dialled (E.164), by libphonenumber's metadata. The library
// takes some twenty microseconds for each number; the plain ones are read here in a twentieth of that, with the same answer.
import { parsePhoneNumberFromString, type CountryCode as PhoneCountry } from "libphonenumber-js/min";
import metadata from "libphonenumber-js/min/metadata";
import type { CountryCode } from "./country";

/** What the library's metadata says of one country's numbers, as far as plain ones need it. */
interface NumberingPlan {
  readonly callingCode: string;
  /** Digits that lead out of the country. */
  readonly outward: RegExp;
  readonly prefix: RegExp | undefined;
  readonly nationalPrefix: string;
  readonly whole: RegExp;
  /** Kinds of number; absent where the whole decides. */
  readonly kinds: readonly RegExp[] | undefined;
}

/** Where each part stands in the library's metadata (its METADATA.md). */
const at = {
  callingCode: 0,
  outward: 1,
  whole: 2,
  prefix: 5,
  prefixForParsing: 7,
  leading: 10,
  kinds: 11,
} as const;

const wholly = (pattern: string) => new RegExp(`^(?:${pattern})$`);
const atStart = (pattern: string) => new RegExp(`^(?:${pattern})`);

/** The plan of a country that is the first of those with its calling code: for others the library has to look further. */
function planOf(country: CountryCode): NumberingPlan | undefined {
  const parts: readonly unknown[] | undefined = metadata.countries[country as PhoneCountry];
  if (!parts || parts[at.leading]) return undefined;
  const callingCode = String(parts[at.callingCode]);
  const sharing: readonly string[] =
    metadata.country_calling_codes[callingCode as keyof typeof metadata.country_calling_codes] ?? [];
  if (sharing[0] !== country) return undefined;
  const nationalPrefix = typeof parts[at.prefix] === "string" ? String(parts[at.prefix]) : "";
  const parsing = parts[at.prefixForParsing] || nationalPrefix;
  const kinds = (parts[at.kinds] || undefined) as readonly (readonly [pattern?: string] | 0)[] | undefined;
  return {
    callingCode,
    outward: atStart(String(parts[at.outward])),
    prefix: typeof parsing === "string" && parsing !== "" ? atStart(parsing) : undefined,
    nationalPrefix,
    whole: wholly(String(parts[at.whole])),
    kinds: kinds?.flatMap((kind) => (kind && kind[0] ? [wholly(kind[0])] : [])),
  };
}

const separators = /[ ()-]+/g;

/** The number of a plain text that its country's plan takes as it stands; `undefined` leaves it to the library. */
function readPlain(text: string, plan: NumberingPlan): string | undefined {
  const digits = text.replace(separators, "");
  const { callingCode, prefix, nationalPrefix } = plan;
  if (digits.startsWith("+")) {
    const national = digits.slice(callingCode.length + 1);
    const isOwn = digits.startsWith(callingCode, 1) && !prefix?.test(national);
    return isOwn && isValid(national, plan) ? digits : undefined;
  }
  if (plan.outward.test(digits) || digits.startsWith(callingCode)) return undefined;
  const led = prefix?.exec(digits)?.[0];
  if (led !== undefined && led !== nationalPrefix) return undefined;
  const national = led === undefined ? digits : digits.slice(led.length);
  return isValid(national, plan) ? `+${callingCode}${national}` : undefined;
}

function isValid(national: string, { whole, kinds }: NumberingPlan): boolean {
  return whole.test(national) && (!kinds || kinds.some((kind) => kind.test(national)));
}

function readAny(text: string, country: CountryCode | undefined): string | undefined {
  const read = parsePhoneNumberFromString(text, country as PhoneCountry | undefined);
  return read?.isValid() ? read.number : undefined;
}

/** A function that reads a number as one of a country, or as one that carries +country; it remembers what was hard. */
export function makeReadPhone(): (text: string, country: CountryCode | undefined) => string | undefined {
  const plans = new Map<CountryCode, NumberingPlan | undefined>();
  const answers = new Map<string, string | undefined>();
  return (text, country) => {
    const home = country ?? "";
    if (!plans.has(home)) plans.set(home, planOf(home));
    const plan = plans.get(home);
    const number = plan && readPlain(text, plan);
    if (number !== undefined) return number;
    const asked = `${home}\n${text}`;
    if (!answers.has(asked)) answers.set(asked, readAny(text, country));
    return answers.get(asked);
  };
}
