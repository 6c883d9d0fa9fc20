// What a customer pays for a product on a day and in a quantity, which promotion decides it and why the others do not. The pane
// shows it for the selected row. Pure: the day is handed in.
import type { Lists } from "./lists";
import {
  isFor,
  isPercent,
  offeredPrice,
  ownPrice,
  valueOf,
  type Offer,
  type PricedProduct,
  type Terms,
} from "./unit-price";
import { makePriceBook, offersIn, pricedProduct, termsOf } from "./price-book";
import type { Product } from "./product";
import type { Promotion } from "./promotion";
import { fromHundredths, type Entries } from "./value";
import { amount } from "./wording";

export interface PriceQuestion {
  /** The customer's entries: priceColumn, percentageOff and promotions are looked at. */
  readonly customer: Entries;
  readonly product: Product;
  readonly quantity: number;
  /** "2026-11-24" */
  readonly day: string;
}

/** What became of one ticked promotion. */
export interface Considered {
  readonly code: string;
  readonly name: string | null;
  /** The unit price that it gives, in hundredths; absent where it gives none. */
  readonly price?: number;
  /** "wins": this is the price. "loses": it applies, and another price is lower. "does not apply": the reason says why. */
  readonly fate: "wins" | "loses" | "does not apply";
  /** A sentence: "20% off category Cups from 10 units; 5 are too few." */
  readonly reason: string;
}

export interface PriceAnswer {
  /** The tier's price before anything is taken off; absent where the tier has none for this product. All in hundredths a unit. */
  readonly tierPrice?: number;
  /** The tier's price less the customer's discount. */
  readonly ownPrice?: number;
  /** What is paid: the lowest of the own price and what the promotions give; absent where there is no price at all. */
  readonly price?: number;
  /** Every promotion that is ticked for the customer, in the order of their codes. */
  readonly considered: readonly Considered[];
}

/**
 * The price of one unit. The lowest price wins, the customer's own among them; of two promotions with one price the first by code.
 * A minimum spend is met by the customer's own price times the quantity. A promotion that the account does not have is left out.
 */
export function priceFor({ customer, product, quantity, day }: PriceQuestion, lists: Lists): PriceAnswer {
  const book = makePriceBook({ ...lists, products: [] });
  const priced = pricedProduct(product);
  const terms = termsOf(customer, book);
  const own = ownPrice(priced, terms);
  const asked = { priced, terms, own, quantity, day };
  const weighed = offersIn(customer.promotions, book).map((offer) => weigh(offer, asked));
  const lowest = weighed.reduce(
    (low, { price, refusal }) => (refusal ? low : Math.min(low, price ?? low)),
    own ?? Infinity,
  );
  const winner =
    lowest === own ? undefined : weighed.find(({ price, refusal }) => !refusal && price === lowest);
  const tierPrice = priced.prices[terms.column];
  return {
    ...(tierPrice === undefined ? {} : { tierPrice }),
    ...(own === undefined ? {} : { ownPrice: own }),
    ...(lowest === Infinity ? {} : { price: lowest }),
    considered: weighed.map((one) => consider(one, { winner, lowest })),
  };
}

interface Asked {
  readonly priced: PricedProduct;
  readonly terms: Terms;
  readonly own: number | undefined;
  readonly quantity: number;
  readonly day: string;
}

interface Weighed {
  readonly offer: Offer;
  readonly price: number | undefined;
  readonly refusal: string | undefined;
}

function weigh(offer: Offer, asked: Asked): Weighed {
  const price = offeredPrice(offer, asked.priced, asked.terms);
  return { offer, price, refusal: refusalOf(offer, price, asked) };
}

/** Why an offer does not apply; `undefined` where it does. */
function refusalOf({ promotion }: Offer, price: number | undefined, asked: Asked): string | undefined {
  const { isActive, starts, ends, minQuantity, minSpend } = promotion;
  if (isActive === false) return "it is switched off";
  if (starts && asked.day < starts) return `it starts on ${starts}`;
  if (ends && asked.day > ends) return `it ended on ${ends}`;
  if (!isFor(promotion, asked.priced)) return "this product is not one of its goods";
  if (price === undefined)
    return "it has no value that it can have, or its price tier no price for this product";
  if (minQuantity !== null && asked.quantity < minQuantity) return `${asked.quantity} are too few`;
  return isSpendMet(minSpend, asked)
    ? undefined
    : `${asked.quantity} at ${amount(asked.own ?? 0)} are too little`;
}

function isSpendMet(minSpend: number | null, { own, quantity }: Asked): boolean {
  return minSpend === null || (own ?? 0) * quantity >= minSpend;
}

function consider(
  { offer, price, refusal }: Weighed,
  { winner, lowest }: { winner: Weighed | undefined; lowest: number },
): Considered {
  const { code, name } = offer.promotion;
  const made = { code: code ?? "", name, ...(price === undefined ? {} : { price }) };
  const says = describe(offer);
  if (refusal !== undefined) return { ...made, fate: "does not apply", reason: `${says}; ${refusal}.` };
  if (offer === winner?.offer) return { ...made, fate: "wins", reason: `${says}: the lowest price.` };
  const by = winner ? (winner.offer.promotion.code ?? "") : "the customer's own price";
  const how = price === lowest ? `the same as ${by}` : `${amount((price ?? 0) - lowest)} more than ${by}`;
  return { ...made, fate: "loses", reason: `${says}; ${amount(price ?? 0)} is ${how}.` };
}

/** An offer in words: "7.5% off category Cups from 10 units", with "for this customer" where the number is an override. */
function describe(offer: Offer): string {
  const says = takesOff(offer.promotion, printValue(offer));
  const whose = offer.override === undefined ? "" : "for this customer";
  return [says, whose, threshold(offer.promotion)].filter(Boolean).join(" ");
}

function printValue(offer: Offer): string {
  const value = valueOf(offer);
  if (value === undefined) return "nothing";
  return isPercent(offer.promotion) ? `${fromHundredths(value)}%` : amount(value);
}

function takesOff({ kind, priceColumn, category, product }: Promotion, off: string): string {
  switch (kind) {
    case "% off price tier":
      return `${off} off ${priceColumn ?? "the customer's price tier"}`;
    case "% off category":
      return `${off} off category ${category ?? ""}`;
    case "$ off":
      return `${off} off each unit${category === null ? "" : ` of category ${category}`}`;
    case "Contract price":
      return `contract price ${off} for ${product ?? ""}`;
    default:
      return `a promotion of no known kind`;
  }
}

function threshold({ minQuantity, minSpend }: Promotion): string {
  const parts = [
    minQuantity === null ? "" : `from ${minQuantity} units`,
    minSpend === null ? "" : `from a spend of ${amount(minSpend)}`,
  ];
  return parts.filter(Boolean).join(" and ");
}
