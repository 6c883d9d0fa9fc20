// What every backend promises of products and price tiers: the lists that prices are told from are those of the account, and so are the
// prices.
import type { Lists } from "../../src/domain/lists";
import { priceFor } from "../../src/domain/price";
import { textOf } from "../../src/domain/value";
import type { Desk } from "./backend-desk";

const day = "2026-11-24";

/** What a product is, whoever may see it; keys of prices are in camelCase on the wire, so capitals of a column that nobody carries are lost. */
function goodsOf({ products }: Lists) {
  return products
    .map(({ id, code, name, category, isActive, cost, prices: json }) => {
      const columns = Object.entries(JSON.parse(json ?? "{}") as Record<string, number>);
      const prices = columns.map(([column, price]) => [column.toLowerCase(), price] as const).sort();
      return { id, code, name, category, isActive, cost, prices: Object.fromEntries(prices) };
    })
    .sort((one, other) => Number(one.id) - Number(other.id));
}

function columnsOf({ priceTiers }: Lists): (string | null)[] {
  return priceTiers.map(({ priceColumn }) => priceColumn?.toLowerCase() ?? null).sort();
}

/** What it sells at. */
export function promisesOfGoods(desk: () => Desk): void {
  it("[TI1] a price tier for each price column that the account's products have, and none that nobody knows", async () => {
    const { lists, account, load } = desk();
    const priced = new Set(goodsOf(account.lists).flatMap(({ prices }) => Object.keys(prices)));
    expect(priced.size).toBeGreaterThan(10);
    expect(columnsOf(lists)).toEqual(expect.arrayContaining([...priced]));
    const carried = (await load({})).map(({ priceColumn }) => textOf(priceColumn)?.toLowerCase() ?? null);
    expect([...columnsOf(account.lists), ...carried]).toEqual(expect.arrayContaining(columnsOf(lists)));
  });

  it("every product with its prices by tier and its cost", () => {
    const { lists, account } = desk();
    const goods = goodsOf(account.lists);
    expect(goods.some(({ cost }) => cost !== null)).toBe(true);
    expect(goodsOf(lists)).toEqual(goods);
  });

  it("[CT3] the price that a customer pays: tier, less the discount", async () => {
    const { lists, account, load } = desk();
    const customers = (await load({ types: ["Customer"], isActive: true })).slice(0, 25);
    const priced = (of: Lists) =>
      customers.map(({ priceColumn = null, percentageOff = null }) =>
        of.products.slice(0, 20).map((product) => {
          const customer = { priceColumn, percentageOff, promotions: null };
          const { tierPrice, price } = priceFor({ customer, product, quantity: 1, day }, of);
          return { code: product.code, tierPrice, price };
        }),
      );
    const prices = priced(account.lists);
    expect(prices.flat().filter(({ price }) => price !== undefined).length).toBeGreaterThan(100);
    expect(priced(lists)).toEqual(prices);
  });
}
