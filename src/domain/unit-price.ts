// What a product costs one customer, promotion by promotion. All amounts are whole hundredths; a share of one is rounded once, half
// up, to the hundredth, and what is rounded is what the next step starts from. Knows no sheet, no customer and no day.
import type { Promotion } from "./promotion";

const whole = 100_00;
const half = whole / 2;

/** An amount less a percentage, both in hundredths, rounded half up: 10.05 less 50 % is 5.03. Exact for every safe integer. */
export function lessPercent(amount: number, percent: number): number {
  const share = whole - percent;
  const rest = amount % whole;
  return ((amount - rest) / whole) * share + Math.floor((rest * share + half) / whole);
}

/** One product as prices are worked out: its prices in hundredths by price column. */
export interface PricedProduct {
  readonly code: string;
  readonly name: string | null;
  readonly category: string | null;
  /** Absent where it is not known. */
  readonly cost: number | undefined;
  readonly prices: Readonly<Record<string, number | undefined>>;
}

/** What a customer brings: the price column of the tier and the discount on top of it, a percentage in hundredths. */
export interface Terms {
  readonly column: string;
  readonly discount: number;
}

/** The customer's own price of a product: the tier's, less the discount; `undefined` where the tier has none, or the discount cannot be [TI4]. */
export function ownPrice({ prices }: PricedProduct, { column, discount }: Terms): number | undefined {
  const price = prices[column];
  const isDiscount = discount >= 0 && discount <= whole;
  return price === undefined || !isDiscount ? undefined : lessPercent(price, discount);
}

/** A promotion as a customer has it: with the number that overrides its own, if any. */
export interface Offer {
  readonly promotion: Promotion;
  readonly override: number | undefined;
}

/** What the offer takes off, or puts in place: a percentage or an amount in hundredths. */
export function valueOf({ promotion, override }: Offer): number | undefined {
  if (override !== undefined) return override;
  return (isPercent(promotion) ? promotion.percent : promotion.amount) ?? undefined;
}

/** True for a value that the kind can have at all: 0 to 100 %, or an amount over 0 [PR4]. */
export function isPossible(promotion: Promotion, value: number): boolean {
  return isPercent(promotion) ? value >= 0 && value <= whole : value > 0;
}

/** True for the kinds whose value is a percentage, not an amount. */
export function isPercent({ kind }: Promotion): boolean {
  return kind === "% off price tier" || kind === "% off category";
}

/** True where the promotion is one of this product at all, whatever the day and the quantity. */
export function isFor({ kind, category, product }: Promotion, of: PricedProduct): boolean {
  switch (kind) {
    case "% off price tier":
      return true;
    case "% off category":
      return category !== null && category === of.category;
    case "$ off":
      return category === null || category === of.category;
    case "Contract price":
      return product === of.code;
    default:
      return false;
  }
}

/**
 * The unit price that an offer makes of a product, `undefined` where it makes none (not its goods, no possible value, no price to begin
 * with):
 *
 * | kind             | price                                                                                         |
 * | % off price tier | that tier's price, or the customer's tier's, less the percentage; the discount is not stacked |
 * | % off category   | the customer's own price (the discount is in it), less the percentage                         |
 * | $ off            | the customer's own price less the amount, never below 0                                       |
 * | Contract price   | the amount                                                                                    |
 */
export function offeredPrice(offer: Offer, of: PricedProduct, terms: Terms): number | undefined {
  const value = valueOf(offer);
  const { kind, priceColumn } = offer.promotion;
  if (value === undefined || !isPossible(offer.promotion, value) || !isFor(offer.promotion, of))
    return undefined;
  if (kind === "Contract price") return value;
  const base = kind === "% off price tier" ? of.prices[priceColumn ?? terms.column] : ownPrice(of, terms);
  if (base === undefined) return undefined;
  return kind === "$ off" ? Math.max(0, base - value) : lessPercent(base, value);
}
