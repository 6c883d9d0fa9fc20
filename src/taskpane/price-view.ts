// What a price would be, as people read it: products to choose from, the steps to the price, and each promotion. Pure.
import type { Lists } from "../domain/lists";
import { priceFor, type Considered } from "../domain/price";
import type { Product } from "../domain/product";
import { fromHundredths, isUnread, numberOf, textOf, type Entries, type Entry } from "../domain/value";
import { amount, quote } from "../domain/wording";

/** A customer's row as the sheets have it. */
export interface PricedRow {
  readonly name: string;
  readonly entries: Entries;
}

/** What is asked, as typed. */
export interface PriceAsked {
  /** A product's code, or its label as listed. */
  readonly product: string;
  readonly quantity: string;
  /** "2026-11-24" */
  readonly day: string;
}

/** The answer line by line. */
export interface PriceSaid {
  /** "19.00 each; 10 cost 190.00. W26 Winter sale decides it." */
  readonly headline: string;
  readonly steps: readonly { readonly label: string; readonly price: string }[];
  readonly promotions: readonly PromotionSaid[];
}

export interface PromotionSaid {
  readonly code: string;
  readonly title: string;
  readonly fate: string;
  readonly price: string;
  readonly reason: string;
}

const mostProducts = 20;

/** "CUP-12 Paper cup 12 oz": how a product is listed, and chosen. */
export function productLabel({ code, name }: Product): string {
  return [code, name].filter(Boolean).join(" ");
}

/** The products with these letters in code or name, those whose code begins with them first. */
export function productsMatching(products: readonly Product[], typed: string): readonly Product[] {
  const letters = typed.trim().toLowerCase();
  const holds = (text: string | null) => (text ?? "").toLowerCase().includes(letters);
  const begins = ({ code }: Product) => (code ?? "").toLowerCase().startsWith(letters);
  const matching = products.filter(
    (product) => holds(product.code) || holds(product.name) || holds(productLabel(product)),
  );
  return [...matching.filter(begins), ...matching.filter((product) => !begins(product))].slice(
    0,
    mostProducts,
  );
}

/** The product that is meant: its code or its label, in whatever case. */
export function productMeant(products: readonly Product[], typed: string): Product | undefined {
  const letters = typed.trim().toLowerCase();
  if (letters === "") return undefined;
  return products.find(
    (product) => product.code?.toLowerCase() === letters || productLabel(product).toLowerCase() === letters,
  );
}

/** A quantity as typed: "12", "1,200", "2.5"; undefined where it is none above 0. */
export function parseQuantity(typed: string): number | undefined {
  const plain = typed.trim().replaceAll(/,(?=\d{3}\b)/g, "");
  if (!/^\d{1,9}(\.\d{1,4})?$/.test(plain)) return undefined;
  const quantity = Number(plain);
  return quantity > 0 ? quantity : undefined;
}

/** What the customer would pay; undefined where the product, the quantity or the day is none. */
export function sayPrice(
  { name, entries }: PricedRow,
  asked: PriceAsked,
  lists: Lists,
): PriceSaid | undefined {
  const product = productMeant(lists.products, asked.product);
  const quantity = parseQuantity(asked.quantity);
  if (!product || quantity === undefined || !/^\d{4}-\d\d-\d\d$/.test(asked.day)) return undefined;
  const answer = priceFor({ customer: entries, product, quantity, day: asked.day }, lists);
  const { tierPrice, ownPrice, price, considered } = answer;
  const tier = tierNamed(entries["priceColumn"], lists);
  const discount = numberOf(entries["percentageOff"]) ?? 0;
  const steps = [
    { label: `Price tier ${tier}`.trim(), price: tierPrice === undefined ? "none" : priceText(tierPrice) },
    { label: `Less ${amount(discount)}%`, price: ownPrice === undefined ? "none" : priceText(ownPrice) },
  ];
  return {
    headline: price === undefined ? sayNoPrice(name, tier) : sayPaid({ price, quantity, considered }),
    steps: discount === 0 ? steps.slice(0, 1) : steps,
    promotions: considered.map(sayConsidered),
  };
}

function sayPaid(at: { price: number; quantity: number; considered: readonly Considered[] }): string {
  const { price, quantity, considered } = at;
  const winner = considered.find(({ fate }) => fate === "wins");
  const total =
    quantity === 1
      ? ""
      : `; ${quantity.toLocaleString("en")} cost ${priceText(Math.round(price * quantity))}`;
  return `${priceText(price)} each${total}. ${winner ? `${titleOf(winner)} decides it.` : sayUndecided(considered)}`;
}

function sayUndecided(considered: readonly Considered[]): string {
  if (considered.length === 0) return "No promotion is ticked.";
  return considered.length === 1
    ? "The promotion that is ticked gives no lower price."
    : `None of the ${considered.length} promotions that are ticked gives a lower price.`;
}

function sayNoPrice(name: string, tier: string): string {
  return tier === ""
    ? `${name} has no price tier, so there is no price.`
    : `Price tier ${tier} has no price for this product.`;
}

/** "3 VIP (NZD)"; what was typed where it is no tier. */
function tierNamed(entry: Entry | undefined, { priceTiers }: Lists): string {
  if (isUnread(entry)) return quote(entry.typed);
  const column = textOf(entry);
  const tier = priceTiers.find(({ priceColumn }) => priceColumn?.toLowerCase() === column?.toLowerCase());
  return column && tier ? `${tier.number} ${tier.name} (${tier.currency})` : (column ?? "");
}

function titleOf({ code, name }: Considered): string {
  return [code, name].filter(Boolean).join(" ");
}

const fates: Readonly<Record<Considered["fate"], string>> = {
  wins: "Wins",
  loses: "Loses",
  "does not apply": "Does not apply",
};

function sayConsidered(one: Considered): PromotionSaid {
  const { code, fate, price, reason } = one;
  return {
    code,
    title: titleOf(one),
    fate: fates[fate],
    price: price === undefined ? "" : priceText(price),
    reason,
  };
}

function priceText(hundredths: number): string {
  return fromHundredths(hundredths).toLocaleString("en", {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
}
