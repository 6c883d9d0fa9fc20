// Prices of a product option as clients send them, by the tier's key ("wholesaleNZD") or by the four old names, as the account's price
// columns have them. Whole hundredths.
import { priceKeyOf } from "../../contract/cin7/price-columns";
import { toHundredths, type Values } from "../../domain/value";
import type { Writing } from "./keeper";

/** The four prices that the contract has beside `priceColumns`: each is that of the tier with this name. */
const oldNames: Readonly<Record<string, string>> = {
  retailPrice: "retail",
  wholesalePrice: "wholesale",
  vipPrice: "vip",
  specialPrice: "special price",
};

/** What became of the prices that are sent. */
export type GivenPrices = { readonly prices: Readonly<Record<string, number>> } | { readonly error: string };

/** The prices that an option's values give, by price column; none where it gives none. */
export function pricesGiven(values: Values, { lists }: Pick<Writing, "lists">): GivenPrices {
  const columns = lists.priceTiers.flatMap(({ priceColumn }) => priceColumn ?? []);
  const prices: Record<string, number> = {};
  for (const [name, tier] of Object.entries(oldNames)) {
    const price = values[name];
    const column = columnOfTier(tier, lists);
    if (typeof price === "number" && price < 0) return { error: `${name} must be 0 or more.` };
    // Typed clients send 0 for a price that they do not know.
    if (typeof price === "number" && price !== 0 && column !== undefined) prices[column] = price;
  }
  const sent = values["priceColumns"];
  if (typeof sent !== "string") return { prices };
  for (const [key, amount] of Object.entries(JSON.parse(sent) as Record<string, unknown>)) {
    const column = columnNamed(key, columns);
    const isCost = column === undefined && costKey.test(key);
    if (column === undefined && !isCost)
      return { error: `priceColumns: the account has no price column ${key}.` };
    const price = typeof amount === "number" ? toHundredths(amount) : undefined;
    if (amount !== null && price === undefined)
      return { error: `priceColumns: ${key} must be a number with at most two decimals.` };
    if (price !== undefined && price < 0) return { error: `priceColumns: ${key} must be 0 or more.` };
    if (price !== undefined && column !== undefined) prices[column] = price;
  }
  return { prices };
}

/** "costNZD": what a product costs, whatever option it is sent with. */
const costKey = /^cost([a-z]{3})?$/i;

/** The cost among the prices that are sent, in hundredths; undefined where there is none, or where a tier has that name. */
export function costGiven(values: Values, { lists }: Pick<Writing, "lists">): number | undefined {
  const sent = values["priceColumns"];
  const columns = lists.priceTiers.flatMap(({ priceColumn }) => priceColumn ?? []);
  const given = typeof sent === "string" ? Object.entries(JSON.parse(sent) as Record<string, unknown>) : [];
  const [cost] = given.filter(([key]) => costKey.test(key) && columnNamed(key, columns) === undefined);
  return typeof cost?.[1] === "number" ? toHundredths(cost[1]) : undefined;
}

/** The column of the first tier with this name. */
function columnOfTier(tierName: string, { priceTiers }: Writing["lists"]): string | undefined {
  const tiers = priceTiers.filter(({ name }) => name?.toLowerCase() === tierName);
  const [first] = tiers.sort((one, other) => (one.number ?? 0) - (other.number ?? 0));
  return first?.priceColumn ?? undefined;
}

/** The column of a key in any case, with the key's own rule for capitals. */
function columnNamed(key: string, columns: readonly string[]): string | undefined {
  const wanted = key.toLowerCase();
  return columns.find(
    (column) => column.toLowerCase() === wanted || priceKeyOf(column).toLowerCase() === wanted,
  );
}

/** The prices with these given, as JSON text. */
export function pricesWith(before: unknown, given: Readonly<Record<string, number>>): string {
  const held = typeof before === "string" ? (JSON.parse(before) as Record<string, number>) : {};
  return JSON.stringify({ ...held, ...given });
}
