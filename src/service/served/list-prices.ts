// A product's prices in our list and those of its options, kept together: the list has the prices of the first option that has any, and an
// option holds its own only where they differ. What an option sells at never moves because another one was written.
import { productOptions, products } from "../../contract/cin7/resources";
import { numberOf, textOf, type Value, type Values } from "../../domain/value";
import { readRows } from "../database/served-rows";
import type { Following, Writing } from "./keeper";

/** What is to be written of a product and its options so that both say the same prices; `cost` is the one that was sent with them. */
export async function followingPrices(
  productId: number,
  cost: number | undefined,
  { database, now }: Pick<Writing, "database" | "now">,
): Promise<readonly Following[]> {
  const [product] = await readRows(database, products.type, { field: "id", values: [productId] });
  if (!product) return [];
  const options = await readRows(database, productOptions.type, { field: "productId", values: [productId] });
  const soldAt = options.map(({ ownPrices }) => ownPrices ?? product["prices"] ?? null);
  const listed = soldAt.find(isPriced) ?? product["prices"] ?? null;
  const moved: Values = {
    ...(isSame(listed, product["prices"]) ? {} : { prices: listed }),
    ...(cost === undefined || cost === numberOf(product["cost"]) ? {} : { cost }),
  };
  const ofOptions = options.flatMap((option, at): Following[] => {
    const own = isSame(soldAt[at], listed) || !isPriced(soldAt[at]) ? null : (soldAt[at] ?? null);
    const isKept = own === (option["ownPrices"] ?? null);
    return isKept ? [] : [followingOf(productOptions, option, { ownPrices: own })];
  });
  const ofProduct =
    Object.keys(moved).length > 0 ? [followingOf(products, product, { ...moved, modifiedDate: now })] : [];
  return [...ofProduct, ...ofOptions];
}

function followingOf(resource: Following["resource"], row: Values, values: Values): Following {
  return { resource, held: { id: Number(row["id"]), values: row, parts: new Map() }, values };
}

function pricesIn(json: Value | undefined): [string, unknown][] {
  return Object.entries(JSON.parse(textOf(json) ?? "{}") as object).sort(([one], [other]) =>
    one < other ? -1 : 1,
  );
}

function isPriced(json: Value | undefined): boolean {
  return pricesIn(json).length > 0;
}

function isSame(one: Value | undefined, other: Value | undefined): boolean {
  return JSON.stringify(pricesIn(one)) === JSON.stringify(pricesIn(other));
}
