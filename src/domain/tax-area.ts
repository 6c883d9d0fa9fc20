// Where a tax rule holds, and which rule of several counts for an address: the narrowest. Knows no draft and no finding.
import { countryOf, countryOfCurrency } from "./country";
import type { TaxRule } from "./tax-rule";

/** Where a customer is, as far as tax goes by it. */
export interface TaxPlace {
  readonly country: string;
  readonly state: string;
  readonly postcode: string;
}

/** Postcodes from one to another, both included, in the form in which they are compared. */
export interface PostcodeRange {
  readonly from: string;
  readonly to: string;
}

const comparedDigits = 12;
const zipPlusFour = /^(\d{5})-\d{4}$/;

/** A postcode as it is compared: of figures by their number, else letter by letter; what follows a ZIP code counts for nothing. */
function comparable(postcode: string): string {
  const bare = postcode.trim().replace(zipPlusFour, "$1").replace(/[\s-]/g, "").toUpperCase();
  return /^\d+$/.test(bare) ? bare.padStart(comparedDigits, "0") : bare;
}

const last = "\uffff";

/** The postcodes of a rule; `undefined` where it holds for all. A range with one end blank is open at that end. */
export function rangeOf({ postcodeFrom, postcodeTo }: Partial<TaxRule>): PostcodeRange | undefined {
  const from = comparable(postcodeFrom ?? "");
  const to = comparable(postcodeTo ?? "");
  if (from === "" && to === "") return undefined;
  // "SW" as an end takes in SW1A 1AA.
  return { from, to: /^\d*$/.test(to) && to !== "" ? to : to + last };
}

/** A state in the form in which it is compared. */
export function stateForm(state: string | null | undefined): string {
  return (state ?? "").trim().toLowerCase();
}

/** One rule made ready. */
interface Area {
  readonly state: string;
  readonly range: PostcodeRange | undefined;
  readonly rate: string;
}

/** How many postcodes are in a range: the fewer the narrower; letters cannot be counted. */
function widthOf({ from, to }: PostcodeRange): number {
  const width = Number(to) - Number(from);
  return Number.isNaN(width) ? Number.MAX_VALUE : width;
}

/** Postcodes are narrower than a state, a state is narrower than a country; of two ranges the one with fewer postcodes. */
function narrowestFirst(one: Area, other: Area): number {
  if (one.range && other.range && one.range !== other.range) {
    const byState = Number(other.state !== "") - Number(one.state !== "");
    return widthOf(one.range) - widthOf(other.range) || byState;
  }
  const rank = ({ state, range }: Area) => (range ? 2 : 0) + (state === "" ? 0 : 1);
  return rank(other) - rank(one);
}

/** A function that answers the tax rate that the rules give for a place; it remembers each place. */
export function makeTaxRateAt(rules: readonly TaxRule[]): (place: TaxPlace) => string | undefined {
  const areasOf = new Map<string, Area[]>();
  for (const rule of rules) {
    const code = countryOf(rule.country ?? "");
    if (code === undefined || rule.isActive === false || !rule.taxRate) continue;
    const area = { state: stateForm(rule.state), range: rangeOf(rule), rate: rule.taxRate };
    const known = areasOf.get(code);
    if (known) known.push(area);
    else areasOf.set(code, [area]);
  }
  for (const areas of areasOf.values()) areas.sort(narrowestFirst);
  const answers = new Map<string, Map<string, string | undefined>>();
  return (place) => {
    let byPlace = answers.get(place.country);
    if (!byPlace) answers.set(place.country, (byPlace = new Map<string, string | undefined>()));
    const asked = `${place.postcode}\n${place.state}`;
    if (!byPlace.has(asked)) byPlace.set(asked, rateIn(areasOf.get(countryOf(place.country) ?? ""), place));
    return byPlace.get(asked);
  };
}

function rateIn(areas: readonly Area[] | undefined, place: TaxPlace): string | undefined {
  const state = stateForm(place.state);
  const postcode = comparable(place.postcode);
  const holds = ({ state: own, range }: Area) =>
    (own === "" || own === state) &&
    (!range || (postcode !== "" && range.from <= postcode && postcode <= range.to));
  return areas?.find(holds)?.rate;
}

/** What a blank tax rate means: the rate that the rules give for the whole of the country of the account's currency. */
export function usualRate(
  currency: string,
  rateAt: (place: TaxPlace) => string | undefined,
): string | undefined {
  const country = countryOfCurrency(currency);
  return country === undefined ? undefined : rateAt({ country, state: "", postcode: "" });
}
