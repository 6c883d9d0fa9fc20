// The lines of one document of the sample account: goods that the customer may see, at the customer's price, in quantities that come to
// about what the document is meant to be worth.
import type { Product } from "../../domain/product";
import { splitTicks } from "../../domain/spelling";
import { pricedProduct } from "../../domain/price-book";
import { unitCostOf } from "../../domain/sale-lines";
import { unitPriceOf } from "../../domain/sale-totals";
import { ownPrice, type PricedProduct } from "../../domain/unit-price";
import type { Value, Values } from "../../domain/value";
import type { Random } from "./random";

const oneUnit = 100;
const usualColumn = "RetailNZD";

/** One option as lines name it, with the prices that it sells at. */
export interface Sold {
  readonly values: Values;
  readonly priced: PricedProduct;
}

/** What can be sold, by the group of customers that sees it. */
export interface Shelf {
  readonly seenBy: (group: Value | undefined) => readonly Sold[];
}

/** The options that are sold: those of active products. */
export function makeShelf(products: readonly Product[], options: readonly Values[]): Shelf {
  const byId = new Map(products.map((product) => [product.id, product]));
  const shelves = new Map<string, Sold[]>();
  const all: Sold[] = [];
  for (const option of options) {
    const product = byId.get(Number(option["productId"]));
    if (!product || product.isActive === false) continue;
    const sold = soldAs(product, option);
    all.push(sold);
    for (const group of splitTicks(product.shownTo)) shelfOf(shelves, group).push(sold);
  }
  return { seenBy: (group) => shelves.get(String(group)) ?? all };
}

function shelfOf(shelves: Map<string, Sold[]>, group: string): Sold[] {
  const shelf = shelves.get(group) ?? [];
  shelves.set(group, shelf);
  return shelf;
}

function soldAs(product: Product, option: Values): Sold {
  const prices = option["ownPrices"] ?? product.prices;
  return {
    values: {
      ...{ id: 0, transactionId: 0, createdDate: "" },
      productId: product.id,
      productOptionId: option["id"] ?? null,
      code: option["productOptionCode"] ?? null,
      name: product.name,
      option1: option["option1"] ?? null,
      styleCode: product.code,
      barcode: option["productOptionBarcode"] ?? null,
      supplierCode: option["supplierCode"] ?? null,
      unitCost: unitCostOf(product),
    },
    priced: pricedProduct({ ...product, prices: typeof prices === "string" ? prices : null }),
  };
}

/** A line under way: its id and document are given when all documents stand in their order. */
export type Line = Record<string, Value>;

/** One to five lines that come to at least `worth` hundredths together. */
export function linesFor(
  customer: Values,
  { shelf, worth, random }: { readonly shelf: Shelf; readonly worth: number; readonly random: Random },
): Line[] {
  const goods = shelf.seenBy(customer["group"]);
  const count = 1 + random.below(5);
  const lines: Line[] = [];
  for (let sort = 1; sort <= count; sort++) {
    const sold = goods[random.below(goods.length)];
    if (!sold) throw new TypeError("The sample has no goods.");
    const price = priceOf(sold.priced, customer);
    const qty = Math.max(1, Math.ceil(worth / count / Math.max(1, price))) * oneUnit;
    const unitPrice = unitPriceOf(price);
    lines.push({ ...sold.values, sort, qty, unitPrice, discount: 0, qtyShipped: 0, holdingQty: 0 });
  }
  return lines;
}

/** The customer's own price; who has a tier or a discount that cannot be buys at retail. */
function priceOf(priced: PricedProduct, { priceColumn, percentageOff }: Values): number {
  const column = typeof priceColumn === "string" && priced.prices[priceColumn] ? priceColumn : usualColumn;
  const discount = typeof percentageOff === "number" ? percentageOff : 0;
  return ownPrice(priced, { column, discount }) ?? ownPrice(priced, { column, discount: 0 }) ?? 0;
}
