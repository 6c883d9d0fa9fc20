// The 600 products of the sample account: fifty in each of twelve categories, priced in every tier. Deterministic; a product's number
// decides everything about it.
import type { Product } from "../../domain/product";
import { joinTicks } from "../../domain/spelling";
import { makeRandom } from "./random";

/** Category, first letters of its codes, and the groups that see its products. */
const categories = [
  ["Coffee", "CO", "Hospitality, Retail, Education, Online, Government"],
  ["Tea", "TE", "Hospitality, Retail, Education, Online, Government"],
  ["Syrups", "SY", "Hospitality, Retail, Online"],
  ["Cups and Lids", "CU", "Hospitality, Retail, Health, Education"],
  ["Cleaning", "CL", "Hospitality, Trade, Health, Education, Government"],
  ["Kitchenware", "KI", "Hospitality, Retail, Online"],
  ["Hand Tools", "HT", "Trade, Retail, Online, Education"],
  ["Fixings", "FI", "Trade, Retail, Online"],
  ["Plumbing", "PL", "Trade, Online"],
  ["First Aid", "FA", "Health, Education, Trade, Government"],
  ["Skin Care", "SK", "Health, Retail, Online"],
  ["Stationery", "ST", "Education, Health, Retail, Online, Government"],
] as const;

const kinds = [
  "Classic",
  "Premium",
  "Everyday",
  "Bulk",
  "Compact",
  "Organic",
  "Refill",
  "Travel",
  "Gift",
  "Trial",
];
const sizes = ["small", "medium", "large", "carton", "pallet"];

/** Each tier's price as a share of retail; USD and AUD tiers at their own money. */
const shares = {
  RetailNZD: 1,
  WholesaleNZD: 0.75,
  VIPNZD: 0.7,
  TradeNZD: 0.72,
  WholesaleAUD: 0.7,
  DistributorNZD: 0.62,
  HospitalityNZD: 0.74,
  ExportUSD: 0.4,
  StaffNZD: 0.55,
  SpecialPriceNZD: 0.6,
  ClearanceNZD: 0.5,
  MSRPUSD: 0.65,
} as const;

const inCategory = 50;

/** The code of the product of that number in its category: "CO-101". */
function codeOf(letters: string, at: number): string {
  return `${letters}-${101 + at}`;
}

/** All of them, in the order of their ids. One in fifty has no known cost, one in forty is out of use. */
export function sampleProducts(): Product[] {
  return categories.flatMap(([category, letters, shownTo], place) =>
    Array.from({ length: inCategory }, (_, at): Product => {
      const number = place * inCategory + at;
      const random = makeRandom(number + 700_000);
      const retail = 50 * (8 + random.below(392));
      return {
        id: number + 1,
        code: codeOf(letters, at),
        name: `${kinds[at % kinds.length]} ${category.toLowerCase()}, ${sizes[Math.floor(at / kinds.length)]}`,
        category,
        isActive: at % 40 !== 39,
        cost: at % 50 === 49 ? null : Math.round((retail * (24 + random.below(8))) / 100),
        prices: JSON.stringify(
          Object.fromEntries(
            Object.entries(shares).map(([column, share]) => [column, Math.round(retail * share)]),
          ),
        ),
        shownTo: joinTicks(shownTo.split(", ")),
      };
    }),
  );
}

/** Codes of products that a group sees; the first few of each category, all of them in use. */
export function codesSeenBy(group: string): readonly string[] {
  return categories.flatMap(([, letters, shownTo]) =>
    shownTo.split(", ").includes(group) ? [0, 1, 2, 3, 4].map((at) => codeOf(letters, at)) : [],
  );
}
