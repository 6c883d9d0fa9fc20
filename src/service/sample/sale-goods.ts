// What the sample account sells and where it keeps it: categories, the further fields of its products, their options and the branches.
// Deterministic; a product's number decides everything about it.
import type { Product } from "../../domain/product";
import type { Values } from "../../domain/value";
import { instantAt } from "./sale-calendar";
import { makeRandom } from "./random";

const hourMs = 3_600_000;
const since = Date.UTC(2022, 2, 1);
const million = 1_000_000;

/** The categories at the top, and those of the products in them. */
const tree = [
  ["Food and Drink", ["Coffee", "Tea", "Syrups"]],
  ["Hospitality Supplies", ["Cups and Lids", "Cleaning", "Kitchenware"]],
  ["Trade", ["Hand Tools", "Fixings", "Plumbing"]],
  ["Health", ["First Aid", "Skin Care"]],
  ["Office", ["Stationery"]],
] as const;

/** Parents first, in the order of their ids. */
export function sampleCategories(): Values[] {
  const made: Values[] = [];
  const add = (name: string, parentId: number | null): number => {
    const id = made.length + 1;
    made.push({ id, parentId, isActive: true, sort: id, name, description: `${name}.`, image: null });
    return id;
  };
  for (const [top, names] of tree) {
    const parentId = add(top, null);
    for (const name of names) add(name, parentId);
  }
  return made;
}

const brands = ["Harbour", "Kauri & Co", "Southern Cross", "Tasman", "Northgate"] as const;

/** A product's fields beyond those of the list of products. */
export function productDetails(
  products: readonly Product[],
  {
    categories,
    suppliers,
  }: { readonly categories: readonly Values[]; readonly suppliers: readonly number[] },
): Values[] {
  const categoryIds = new Map(categories.map(({ id, name }) => [name, id]));
  return products.map(({ id, category, name }, at): Values => {
    const random = makeRandom(at + 800_000);
    const created = since + at * hourMs;
    return {
      id,
      visibility: random.chance(0.9) ? "Public" : random.pick(["ShowInB2B", "Internal"]),
      createdDate: instantAt(created),
      modifiedDate: instantAt(created + random.below(35_000) * hourMs),
      description: `<p>${name ?? ""}</p>`,
      tags: category,
      brand: random.pick(brands),
      supplierId: suppliers[random.below(suppliers.length)] ?? null,
      subCategory: null,
      categoryIdArray: JSON.stringify([categoryIds.get(category) ?? 0]),
      channels: random.chance(0.5) ? "B2B" : null,
      weight: (50 + random.below(4000)) * 1000,
      height: (5 + random.below(60)) * million,
      width: (5 + random.below(60)) * million,
      length: (5 + random.below(90)) * million,
      volume: (1 + random.below(300)) * 1000,
      stockControl: "FIFO",
      orderType: "Order",
      productType: category,
      optionLabel1: "Pack",
      salesAccount: "Wholesale Revenue",
      purchasesAccount: "Cost of Goods Sold",
    };
  });
}

const caseEvery = 6;
const inCase = 12;
const paidInCase = 11;

/** One option for each product, under the product's code and id; every sixth also comes by the case, at prices of its own. */
export function sampleOptions(products: readonly Product[]): Values[] {
  const single = products.map((product) =>
    optionOf(product, { id: Number(product.id), code: product.code ?? "" }),
  );
  const cases = products
    .filter((_, at) => at % caseEvery === 0)
    .map((product, at) => ({
      ...optionOf(product, { id: products.length + 1 + at, code: `${product.code ?? ""}-${inCase}` }),
      status: "Active",
      option1: `Case of ${inCase}`,
      ownPrices: timesPrices(product.prices ?? "{}", paidInCase),
    }));
  return [...single, ...cases];
}

function optionOf(product: Product, { id, code }: { readonly id: number; readonly code: string }): Values {
  const random = makeRandom(id + 900_000);
  const created = since + id * hourMs;
  return {
    id,
    createdDate: instantAt(created),
    modifiedDate: instantAt(created + random.below(35_000) * hourMs),
    status: product.isActive === false ? "Disabled" : "Primary",
    productId: product.id,
    productOptionCode: code,
    productOptionBarcode: withCheckDigit(`942${String(100_000_000 + id)}`),
    supplierCode: `S${String(10_000 + Number(product.id))}`,
    option1: "Each",
    optionWeight: (50 + random.below(4000)) * 1000,
  };
}

function timesPrices(json: string, times: number): string {
  const prices = Object.entries(JSON.parse(json) as Record<string, number>);
  return JSON.stringify(Object.fromEntries(prices.map(([column, price]) => [column, price * times])));
}

/** Twelve digits and the one that checks them. Source: GS1, EAN-13. */
function withCheckDigit(twelve: string): string {
  const sum = Array.from(twelve, Number).reduce(
    (total, digit, at) => total + digit * (at % 2 === 0 ? 1 : 3),
    0,
  );
  return `${twelve}${(10 - (sum % 10)) % 10}`;
}

const branch = (id: number, parts: string): Values => {
  const [company = "", city = "", state = "", postCode = "", country = ""] = parts.split("|");
  const mail = company.toLowerCase().replaceAll(" ", ".");
  return {
    id,
    createdDate: instantAt(since),
    modifiedDate: instantAt(since + id * hourMs),
    isActive: true,
    company,
    firstName: "Hemi",
    lastName: "Parata",
    email: `${mail}@harbourtrading.example`,
    phone: "09 555 0100",
    address1: "1 Wharf Rd",
    city,
    state,
    postCode,
    country,
    branchType: id === mainBranch ? "Main" : "Warehouse",
    stockControlOptions: "FIFO",
    branchLocations: JSON.stringify([{ zone: "A", bins: ["A1", "A2"] }]),
  };
};

export const mainBranch = 3;

/** The main one first. */
export function sampleBranches(): Values[] {
  return [
    branch(mainBranch, "Harbour Trading Auckland|Auckland|Auckland|1010|New Zealand"),
    branch(4, "Harbour Trading Christchurch|Christchurch|Canterbury|8011|New Zealand"),
    branch(7, "Harbour Trading Sydney|Sydney|NSW|2000|Australia"),
    branch(230, "Harbour Trading Online|Auckland|Auckland|0610|New Zealand"),
  ];
}
