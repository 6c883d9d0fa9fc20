// Tax numbers of the sample account, with check digits that add up. They are made up; one may exist by chance.
import type { CountryCode } from "./names";
import type { Random } from "./random";

const digits = (count: number, random: Random): string =>
  String(10 ** (count - 1) + random.below(9 * 10 ** (count - 1)));

/** A number in the form of its country: IRD, ABN, EIN. */
export function pickTaxNumber(country: CountryCode, random: Random): string {
  switch (country) {
    case "NZ":
      return inGroups(withIrdCheck(`0${digits(7, random)}`), [3, 3, 3], "-");
    case "AU":
      return inGroups(withAbnCheck(digits(9, random)), [2, 3, 3, 3], " ");
    case "US":
      return `${digits(2, random)}-${digits(7, random)}`;
    default:
      return country satisfies never;
  }
}

const irdWeights = [3, 2, 7, 6, 5, 4, 3, 2] as const;

/** Eight digits and their check digit; the next eight where they have none. Source: Inland Revenue, IRD number validation. */
function withIrdCheck(eight: string): string {
  const rest = weighted(eight, irdWeights) % 11;
  const check = rest === 0 ? 0 : 11 - rest;
  return check < 10 ? `${eight}${check}` : withIrdCheck(String(Number(eight) + 1).padStart(8, "0"));
}

const abnFirst = 10;

/** Nine digits behind the two that check them. Source: Australian Business Register, format of the ABN. */
function withAbnCheck(nine: string): string {
  const sum = weighted(nine, [3, 5, 7, 9, 11, 13, 15, 17, 19]);
  return `${89 - (sum % 89) + abnFirst}${nine}`;
}

function weighted(text: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * Number(text[at] ?? 0), 0);
}

function inGroups(text: string, sizes: readonly number[], mark: string): string {
  let at = 0;
  return sizes.map((size) => text.slice(at, (at += size))).join(mark);
}
