// The account's products and promotions made ready for prices: what is JSON or text in the lists is read once, codes are found in
// whatever case. Knows no customer.
import type { Lists } from "./lists";
import type { PricedProduct, Offer, Terms } from "./unit-price";
import type { Product } from "./product";
import type { Promotion } from "./promotion";
import { splitValued } from "./spelling";
import { numberOf, textOf, type Entries, type Entry } from "./value";

export interface PriceBook {
  /** Those that are sold; an inactive product has no price. */
  readonly products: readonly PricedProduct[];
  readonly promotionOf: (code: string) => Promotion | undefined;
  /** The account's own spelling of a tier's price column; another text stays. */
  readonly columnOf: (column: string) => string;
}

/** The book of these lists. Linear in their length. */
export function makePriceBook(lists: Lists): PriceBook {
  const products = lists.products.filter(({ isActive }) => isActive !== false).map(pricedProduct);
  const promotions = new Map(lists.promotions.map((promotion) => [promotion.code, promotion]));
  const columns = new Map(
    lists.priceTiers.map(({ priceColumn }) => [priceColumn?.toLowerCase(), priceColumn]),
  );
  return {
    products,
    promotionOf: (code) => promotions.get(code),
    columnOf: (column) => columns.get(column.toLowerCase()) ?? column,
  };
}

/** A function that answers the book of these lists, made when it is first asked for. */
export function makeLazyPriceBook(lists: Lists): () => PriceBook {
  let book: PriceBook | undefined;
  return () => (book ??= makePriceBook(lists));
}

/** A product as prices are worked out. */
export function pricedProduct({ code, name, category, cost, prices }: Product): PricedProduct {
  return {
    code: code ?? "",
    name,
    category,
    cost: cost ?? undefined,
    prices: pricesIn(prices),
  };
}

/** Prices that are no JSON object of whole hundredths are none: they are the backend's own and cannot be mended here. */
function pricesIn(json: string | null): Readonly<Record<string, number>> {
  const read = readJson(json ?? "");
  if (typeof read !== "object" || read === null) return {};
  if (!Array.isArray(read) && areWhole(read)) return read;
  return Object.fromEntries(
    Object.entries(read).filter((entry): entry is [string, number] => Number.isSafeInteger(entry[1])),
  );
}

function areWhole(read: object): read is Readonly<Record<string, number>> {
  return Object.values(read).every(Number.isSafeInteger);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The terms in a customer's entries; without a price tier no product has a price. */
export function termsOf({ priceColumn, percentageOff }: Entries, book: PriceBook): Terms {
  return {
    column: book.columnOf(textOf(priceColumn) ?? ""),
    discount: numberOf(percentageOff) ?? 0,
  };
}

/** The offers that are ticked in a value and that the account has, in its order. */
export function offersIn(ticked: Entry | undefined, book: PriceBook): readonly Offer[] {
  return splitValued(ticked).flatMap(({ name, amount }) => {
    const promotion = book.promotionOf(name);
    return promotion ? [{ promotion, override: amount }] : [];
  });
}
