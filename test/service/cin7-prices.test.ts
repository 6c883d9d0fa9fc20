// Prices of product options written through the served contract, and the same prices in the account's list of products, which the pane
// tells a customer's price from.
import { priceFor } from "../../src/domain/price";
import type { Product } from "../../src/domain/product";
import { openShop, type Shop, type Wire } from "../support/shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.service.stop());

const listed = async (productId: number): Promise<Product> => {
  const { products } = await shop.service.service.backend.readLists();
  const product = products.find(({ id }) => id === productId);
  if (!product) throw new Error(`No product ${productId} is listed.`);
  return product;
};
const pricesListed = async (productId: number): Promise<unknown> =>
  JSON.parse((await listed(productId)).prices ?? "null");
const sold = async (optionId: number): Promise<Wire> => {
  const [option] = (await shop.read(`/ProductOptions/${optionId}`)) as unknown as readonly Wire[];
  return option ?? { id: 0 };
};
const columnsOf = async (optionId: number) => (await sold(optionId))["priceColumns"];
let made = 0;
const product = (more: Readonly<Record<string, unknown>> = {}) =>
  shop.made("/Products", { name: "Tea", styleCode: `TEA-${(made += 1)}`, ...more });
const put = (path: string, record: unknown) => shop.send("PUT", path, [record]);

describe("prices of options and of the product", () => {
  it("[CT8] a new option's prices are those of a product that had none, also in the pane", async () => {
    const productId = await product();
    const id = await shop.made("/ProductOptions", {
      productId,
      priceColumns: { wholesaleNZD: 8, vipNZD: 7.5 },
    });
    expect(await pricesListed(productId)).toEqual({ WholesaleNZD: 8_00, VIPNZD: 7_50 });
    const lists = await shop.service.service.backend.readLists();
    const customer = { priceColumn: "WholesaleNZD", percentageOff: 10_00, promotions: null };
    const asked = { customer, product: await listed(productId), quantity: 1, day: "2026-11-24" };
    expect(priceFor(asked, lists)).toMatchObject({ tierPrice: 8_00, price: 7_20 });
    expect(await columnsOf(id)).toEqual({ wholesaleNZD: 8, vipNZD: 7.5 });
  });

  it("[CT8] the first option's prices move the list; what the other options sell at stays", async () => {
    const productId = await product();
    const option = (more: object) => shop.made("/ProductOptions", { productId, ...more });
    const first = await option({ priceColumns: { retailNZD: 10 } });
    const like = await option({});
    const own = await option({ priceColumns: { retailNZD: 12 } });
    expect(await pricesListed(productId)).toEqual({ RetailNZD: 10_00 });
    await put("/ProductOptions", { id: first, priceColumns: { retailNZD: 11 } });
    expect(await pricesListed(productId)).toEqual({ RetailNZD: 11_00 });
    expect([await columnsOf(first), await columnsOf(like), await columnsOf(own)]).toEqual([
      { retailNZD: 11 },
      { retailNZD: 10 },
      { retailNZD: 12 },
    ]);
    await put("/ProductOptions", { id: own, retailPrice: 13 });
    expect(await pricesListed(productId)).toEqual({ RetailNZD: 11_00 });
    expect(await columnsOf(own)).toEqual({ retailNZD: 13 });
  });

  it("[CT8] the same through PUT Products, where an option keeps the prices that it does not name", async () => {
    const productOptions = [{ priceColumns: { retailNZD: 10, wholesaleNZD: 8 } }, {}];
    const productId = await product({ productOptions });
    const [first, second] = (await shop.read(`/Products/${productId}`))["productOptions"] as readonly Wire[];
    await put("/Products", {
      id: productId,
      productOptions: [{ id: second?.id, priceColumns: { wholesaleNZD: 7 } }],
    });
    expect(await columnsOf(second?.id ?? 0)).toEqual({ retailNZD: 10, wholesaleNZD: 7 });
    await put("/Products", {
      id: productId,
      productOptions: [{ id: first?.id, priceColumns: { wholesaleNZD: 9 } }],
    });
    expect(await pricesListed(productId)).toEqual({ RetailNZD: 10_00, WholesaleNZD: 9_00 });
    expect(await columnsOf(second?.id ?? 0)).toEqual({ retailNZD: 10, wholesaleNZD: 7 });
  });

  it("[CT8] a cost is the product's, told and taken as costNZD beside the prices", async () => {
    const productId = await product();
    const id = await shop.made("/ProductOptions", {
      productId,
      priceColumns: { retailNZD: 10, costNZD: 4.25 },
    });
    expect((await listed(productId)).cost).toBe(4_25);
    expect(await columnsOf(id)).toEqual({ retailNZD: 10, costNZD: 4.25 });
    await put("/ProductOptions", await sold(id));
    await put("/ProductOptions", { id, priceColumns: { costNZD: 4.5 } });
    expect(await columnsOf(id)).toEqual({ retailNZD: 10, costNZD: 4.5 });
    expect(await pricesListed(productId)).toEqual({ RetailNZD: 10_00 });
  });

  it("[SE8] what moves in the product is in the journal, with before and after", async () => {
    const productId = await product();
    const id = await shop.made("/ProductOptions", { productId, priceColumns: { retailNZD: 10 } });
    await put("/ProductOptions", { id, priceColumns: { retailNZD: 11 } });
    const [run] = (await (await shop.service.fetch("/app/runs")).json()) as readonly {
      readonly id: number;
    }[];
    const answer = await shop.service.fetch(`/app/runs/${run?.id}`);
    expect(await answer.text()).toContain(JSON.stringify(['{"RetailNZD":1000}', '{"RetailNZD":1100}']));
  });

  it("says the same back without a change: modified dates stay", async () => {
    const { body } = await shop.api.call<readonly Wire[]>("/ProductOptions?rows=3&order=id%20ASC");
    const [answer] = await put("/ProductOptions", body[0]);
    expect(answer).toMatchObject({ success: true });
    expect(await sold(body[0]?.id ?? 0)).toEqual(body[0]);
  });
});
