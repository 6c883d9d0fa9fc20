// The lines of a sale: what they sell, and at what price where they give none [SA2, SA3]: the customer's tier, its discount, the best
// promotion. Knows no table: the goods are looked up by who calls.
import type { Lists } from "./lists";
import { priceFor } from "./price";
import type { Product } from "./product";
import { unitPriceOf } from "./sale-totals";
import { textOf, numberOf, type Values } from "./value";
import { fromHundredths } from "./value";
import { quote } from "./wording";

/** One sellable option, as a line names it. */
export interface SoldOption {
  readonly product: Product;
  /** What the line takes: code, name, productId, productOptionId, options, barcode, styleCode, supplierCode. */
  readonly values: Values;
}

export interface PricedLine {
  readonly values: Values;
  readonly error?: string;
}

export interface LinePrices {
  readonly lists: Lists;
  readonly member: Values;
  /** "2026-11-24" */
  readonly day: string;
}

const oneUnit = 100;

/**
 * A line with what its goods give and with a price; what the line gives itself wins. Failure: a sentence where neither the line nor
 * the customer's tier has a price.
 */
export function priceLine(given: Values, option: SoldOption | undefined, prices: LinePrices): PricedLine {
  const qty = numberOf(given["qty"]) ?? oneUnit;
  const values = { discount: 0, ...option?.values, ...withoutNulls(given), qty };
  if (numberOf(given["unitPrice"]) !== undefined) return { values };
  const price = option && priceOf(option.product, qty, prices);
  return price === undefined
    ? { values, error: noPrice(given, option, prices) }
    : { values: { ...values, unitPrice: unitPriceOf(price) } };
}

/** What one unit of a product costs, as a line says it; null where that is not known. */
export function unitCostOf({ cost }: Pick<Product, "cost">): number | null {
  return cost === null ? null : unitPriceOf(cost);
}

/** A customer without a tier buys at the account's first; promotions that ask for a quantity see the quantity of the line. */
function priceOf(product: Product, qty: number, { lists, member, day }: LinePrices): number | undefined {
  const quantity = Math.abs(fromHundredths(qty));
  const customer = { ...member, priceColumn: columnOf(member, lists) };
  return priceFor({ customer, product, quantity, day }, lists).price;
}

function columnOf(member: Values, { priceTiers }: Lists): string {
  return textOf(member["priceColumn"]) ?? priceTiers[0]?.priceColumn ?? "";
}

function noPrice(given: Values, option: SoldOption | undefined, { lists, member }: LinePrices): string {
  const code = textOf(option?.product.code) ?? textOf(given["code"]) ?? "";
  if (option)
    return `${quote(code)} has no price in the price tier ${columnOf(member, lists)}. Give the line a unitPrice.`;
  return code === ""
    ? "A line needs a code, a productOptionId or a unitPrice."
    : `There is no product option with the code ${quote(code)}. Correct it, or give the line a unitPrice.`;
}

function withoutNulls(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}
