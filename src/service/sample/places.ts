// Towns that the sample account's contacts are in, with real postcodes (leading zeros among them) and phone areas.
import type { CountryCode } from "./names";
import type { Random } from "./random";

export interface Town {
  readonly country: CountryCode;
  readonly city: string;
  readonly state: string;
  readonly postCode: string;
  /** Phone area with its trunk zero, or the US area code. */
  readonly area: string;
  /** The group of the classification Region. */
  readonly region: string;
}

const upper = "Upper North Island";
const lower = "Lower North Island";
const south = "South Island";
const east = "Eastern Australia";
const west = "Western Australia";
const states = "United States";

const town = (country: CountryCode, region: string, parts: string): Town => {
  const [city = "", state = "", postCode = "", area = ""] = parts.split("|");
  return { country, city, state, postCode, area, region };
};

const newZealand = [
  town("NZ", upper, "Auckland|Auckland|1010|09"),
  town("NZ", upper, "Auckland|Auckland|0610|09"),
  town("NZ", upper, "Whangārei|Northland|0110|09"),
  town("NZ", upper, "Kerikeri|Northland|0230|09"),
  town("NZ", upper, "Hamilton|Waikato|3204|07"),
  town("NZ", upper, "Tauranga|Bay of Plenty|3110|07"),
  town("NZ", lower, "Napier|Hawke's Bay|4110|06"),
  town("NZ", lower, "New Plymouth|Taranaki|4310|06"),
  town("NZ", lower, "Wellington|Wellington|6011|04"),
  town("NZ", south, "Nelson|Nelson|7010|03"),
  town("NZ", south, "Christchurch|Canterbury|8011|03"),
  town("NZ", south, "Dunedin|Otago|9016|03"),
] as const satisfies readonly Town[];

const australia = [
  town("AU", east, "Sydney|NSW|2000|02"),
  town("AU", east, "Newcastle|NSW|2300|02"),
  town("AU", east, "Melbourne|VIC|3000|03"),
  town("AU", east, "Brisbane|QLD|4000|07"),
  town("AU", east, "Hobart|TAS|7000|03"),
  town("AU", west, "Perth|WA|6000|08"),
  town("AU", west, "Darwin|NT|0800|08"),
  town("AU", west, "Alice Springs|NT|0870|08"),
] as const satisfies readonly Town[];

const unitedStates = [
  town("US", states, "San Francisco|CA|94103|415"),
  town("US", states, "Los Angeles|CA|90015|213"),
  town("US", states, "Austin|TX|78701|512"),
  town("US", states, "Seattle|WA|98101|206"),
  town("US", states, "Boston|MA|02108|617"),
  town("US", states, "Newark|NJ|07102|973"),
] as const satisfies readonly Town[];

export const countryNames: Readonly<Record<CountryCode, string>> = {
  NZ: "New Zealand",
  AU: "Australia",
  US: "United States",
};

/** A town: seven in ten in New Zealand, two in Australia, one in the United States. */
export function pickTown(random: Random): Town {
  const share = random.below(10);
  if (share < 7) return random.pick(newZealand);
  return share < 9 ? random.pick(australia) : random.pick(unitedStates);
}

const streets = [
  "Quay St",
  "High St",
  "Queen St",
  "Victoria Rd",
  "Station Rd",
  "George St",
  "Mill Lane",
  "Church St",
  "Great South Rd",
  "Main Rd",
  "Ocean View Parade",
  "King Edward Ave",
  "Market St",
  "Industrial Drive",
  "Harbour View Rd",
] as const;

/** A street with its number. */
export function pickStreet(random: Random): string {
  return `${1 + random.below(240)} ${random.pick(streets)}`;
}

/** Figures that no other number below their count has: two contacts with one number would look like one [CO7]. */
const figures = (index: number, count: number): string => String(index % 10 ** count).padStart(count, "0");

/** Seven figures as they are written; mobiles begin with others than landlines. */
function sevenFigures(lead: "55" | "56", index: number, joint: string): string {
  const five = figures(index, 5);
  return `${lead}${five.slice(0, 1)}${joint}${five.slice(1)}`;
}

/** A landline of the town in the way its country writes it; half of them with the country's code. */
export function pickPhone(town: Town, index: number, random: Random): string {
  const isLocal = random.chance(0.5);
  const own = sevenFigures("55", index, " ");
  switch (town.country) {
    case "NZ":
      return isLocal ? `${town.area} ${own}` : `+64 ${town.area.slice(1)} ${own}`;
    case "AU":
      return isLocal ? `(${town.area}) 5${own}` : `+61 ${town.area.slice(1)} 5${own}`;
    case "US":
      return isLocal ? `(${town.area}) ${sevenFigures("55", index, "-")}` : `+1 ${town.area} ${own}`;
    default:
      return town.country satisfies never;
  }
}

/** A mobile number of the town's country. */
export function pickMobile(town: Town, index: number, random: Random): string {
  const isLocal = random.chance(0.5);
  const own = sevenFigures("56", index, " ");
  const five = figures(index, 5);
  switch (town.country) {
    case "NZ":
      return isLocal ? `021 ${own}` : `+64 21 ${own}`;
    case "AU":
      return `+61 491 5${five.slice(0, 2)} ${five.slice(2)}`;
    case "US":
      return `+1 ${town.area} ${own}`;
    default:
      return town.country satisfies never;
  }
}
