// Products, their options, categories and branches written through the served contract.
import { openShop, type Shop, type Wire } from "../support/shop";

let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.service.stop());

const errorsOf = async (method: string, path: string, records: readonly unknown[]) =>
  (await shop.send(method, path, records)).map(({ errors }) => errors);

describe("products", () => {
  it("[CT3] are made with their options, whose prices go by the account's price columns", async () => {
    const id = await shop.made("/Products", {
      Name: "Flat white kit",
      StyleCode: "KIT-1",
      status: "Public",
      productOptions: [
        { productOptionCode: "KIT-1-S", priceColumns: { retailNZD: 25.5, WholesaleNZD: 20 } },
        { productOptionCode: "KIT-1-L", retailPrice: 30 },
      ],
    });
    const product = await shop.read(`/Products/${id}`);
    expect(product).toMatchObject({ name: "Flat white kit", styleCode: "KIT-1", status: "Public" });
    const options = product["productOptions"] as readonly Wire[];
    expect(options.map(({ code, retailPrice, priceColumns }) => [code, retailPrice, priceColumns])).toEqual([
      ["KIT-1-S", 25.5, { retailNZD: 25.5, wholesaleNZD: 20 }],
      ["KIT-1-L", 30, { retailNZD: 30 }],
    ]);
    const memberId = await shop.customer();
    const orderId = await shop.made("/SalesOrders", { memberId, lineItems: [{ code: "kit-1-s", qty: 1 }] });
    expect(await shop.read(`/SalesOrders/${orderId}`)).toMatchObject({
      lineItems: [{ name: "Flat white kit", unitPrice: 18 }],
    });
  });

  it("[CT3] change by id, with their options; a style code is one product's", async () => {
    const id = await shop.made("/Products", { name: "Cup", styleCode: "CUP-9", productOptions: [{}] });
    const [option] = (await shop.read(`/Products/${id}`))["productOptions"] as readonly Wire[];
    await shop.send("PUT", "/Products", [
      { id, status: "Inactive", productOptions: [{ id: option?.id, option1: "Blue" }] },
    ]);
    expect(await shop.read(`/Products/${id}`)).toMatchObject({
      name: "Cup",
      status: "Inactive",
      productOptions: [{ id: option?.id, option1: "Blue" }],
    });
    expect(
      await errorsOf("POST", "/Products", [{ name: "Other", styleCode: "cup-9" }, { styleCode: "X" }]),
    ).toEqual([[`“cup-9” is that of product ${id} already. It belongs to one.`], ["name is needed."]]);
    expect(
      await errorsOf("POST", "/Products", [
        {
          name: "Odd",
          productOptions: [{ priceColumns: { moonNZD: 1 } }, { priceColumns: { retailNZD: 1.234 } }],
        },
      ]),
    ).toEqual([
      [
        "productOptions[0]: priceColumns: the account has no price column moonNZD.",
        "productOptions[1]: priceColumns: retailNZD must be a number with at most two decimals.",
      ],
    ]);
  });
});

describe("product options", () => {
  it("[CT3] belong to a product that there is, and change their own prices alone", async () => {
    const productId = await shop.made("/Products", {
      name: "Tea",
      productOptions: [{ productOptionCode: "TEA-1", priceColumns: { retailNZD: 10 } }],
    });
    const id = await shop.made("/ProductOptions", { productId, productOptionCode: "TEA-2" });
    const pricesOf = async (optionId: number) => {
      const [found] = (await shop.read(`/ProductOptions/${optionId}`)) as unknown as readonly Wire[];
      return found?.["priceColumns"];
    };
    expect(await pricesOf(id)).toEqual({ retailNZD: 10 });
    await shop.send("PUT", "/ProductOptions", [{ id, priceColumns: { wholesaleNZD: 8 } }]);
    expect(await pricesOf(id)).toEqual({ retailNZD: 10, wholesaleNZD: 8 });
    expect(await errorsOf("POST", "/ProductOptions", [{}, { productId: 999_999 }])).toEqual([
      ["productId is needed: it says of which product this is an option."],
      ["There is no product 999999 (productId)."],
    ]);
    expect(await errorsOf("PUT", "/ProductOptions", [{ id, productId: 1 }])).toEqual([
      ["An option stays with its product: productId cannot be changed."],
    ]);
  });
});

describe("product categories", () => {
  it("[CT3] have a name, and stand below one that there is, never in a circle", async () => {
    const top = await shop.made("/ProductCategories", { name: "Gifts" });
    const below = await shop.made("/ProductCategories", { name: "Cards", parentId: top });
    expect(await shop.read(`/ProductCategories/${below}`)).toMatchObject({ name: "Cards", parentId: top });
    expect(await errorsOf("PUT", "/ProductCategories", [{ id: top, parentId: below }])).toEqual([
      [`A category cannot stand below itself (parentId ${below}).`],
    ]);
    expect(await errorsOf("POST", "/ProductCategories", [{}, { name: "A", parentId: 999_999 }])).toEqual([
      ["name is needed."],
      ["There is no product category 999999 (parentId)."],
    ]);
  });
});

describe("branches", () => {
  it("[CT3] have a company or a first name, and their people are merged by id", async () => {
    const id = await shop.made("/Branches", { company: "Pop-up", secondaryContacts: [{ firstName: "Ana" }] });
    const [ana] = (await shop.read(`/Branches/${id}`))["secondaryContacts"] as readonly Wire[];
    await shop.send("PUT", "/Branches", [
      { id, secondaryContacts: [{ id: ana?.id, lastName: "Ruiz" }, { firstName: "Tom" }] },
    ]);
    expect(await shop.read(`/Branches/${id}`)).toMatchObject({
      company: "Pop-up",
      type: "Branch",
      secondaryContacts: [{ firstName: "Ana", lastName: "Ruiz" }, { firstName: "Tom" }],
    });
    expect(await errorsOf("PUT", "/Branches", [{ id, company: "" }])).toEqual([
      ["A branch needs a company or a first name."],
    ]);
  });
});
