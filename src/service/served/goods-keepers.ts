// What products, their options and their categories keep: names, prices by the account's price columns, and that each belongs to what
// there is.
import { productOptions, productCategories, products } from "../../contract/cin7/resources";
import { numberOf, textOf, type Value, type Values } from "../../domain/value";
import { highestOf, readRows } from "../database/served-rows";
import type { GivenRecord } from "./given";
import { kept, movedFrom, refused, type Held, type Keeper, type PartWrites, type Writing } from "./keeper";
import { makeLatest } from "./latest";
import { followingPrices } from "./list-prices";
import { costGiven, pricesGiven, pricesWith } from "./option-prices";

const optionsProperty = "productOptions";

export const productKeeper: Keeper = {
  codeField: "code",
  create: async (given, writing) => {
    const values = withVisibility(given.values);
    if (textOf(values["name"]) === undefined) return refused("name is needed.");
    const options = optionsOf(given, undefined, writing);
    if (options.errors.length > 0) return refused(...options.errors);
    const id = (await highestOf(writing.database, products.type, "id")) + 1;
    const dates = { createdDate: writing.now, modifiedDate: writing.now };
    return kept({ id, ...dates, isActive: true, visibility: "Public", ...values }, { parts: [options] });
  },
  update: async (given, held, writing) => {
    const values = movedFrom(held.values, withVisibility(given.values));
    if (values["name"] === null) return refused("name is needed.");
    const options = optionsOf(given, held, writing);
    if (options.errors.length > 0) return refused(...options.errors);
    const { inserted, updated } = options;
    if (Object.keys(values).length + inserted.length + updated.length === 0) return kept({});
    return kept({ ...values, modifiedDate: writing.now }, { parts: [options] });
  },
  follow: (id, given, writing) => {
    const sent = given.parts.get(optionsProperty) ?? [];
    const [cost] = sent.flatMap((option) => costGiven(option.values, writing) ?? []);
    return followingPrices(id, cost, writing);
  },
};

/** `status` says whether a product is active, and who sees it. */
function withVisibility({ status, ...values }: Values): Values {
  if (status === undefined || status === null) return values;
  return status === "Inactive"
    ? { ...values, isActive: false }
    : { ...values, isActive: true, visibility: status };
}

interface OptionWrites extends PartWrites {
  readonly errors: readonly string[];
}

/** New options of a product, and changes of those that it has, by id. */
function optionsOf(given: GivenRecord, product: Held | undefined, writing: Writing): OptionWrites {
  const held = product?.parts.get(optionsProperty) ?? [];
  const listed = product?.values["prices"] ?? null;
  const latest = makeLatest(held.map((option) => ({ ...option, ownPrices: option["ownPrices"] ?? listed })));
  const inserted: Values[] = [];
  const errors: string[] = [];
  (given.parts.get(optionsProperty) ?? []).forEach((option, at) => {
    const before = option.id === undefined || held.length === 0 ? undefined : latest.of(option.id);
    const values = optionValues(option.values, before, writing);
    if (typeof values === "string") errors.push(`productOptions[${at}]: ${values}`);
    else if (before) latest.change(before, values);
    else if (option.id !== undefined && held.length > 0)
      errors.push(
        `productOptions[${at}]: the product has no option ${option.id}. Leave the id out to add one.`,
      );
    else inserted.push({ ...optionAtFirst(writing), ...values });
  });
  const { type } = productOptions;
  const updated = latest.moved();
  return { property: optionsProperty, type, parentField: "productId", inserted, updated, errors };
}

function optionAtFirst({ now }: Writing): Values {
  return { createdDate: now, modifiedDate: now, status: "Active" };
}

const sentPrices: ReadonlySet<string> = new Set([
  "priceColumns",
  "retailPrice",
  "wholesalePrice",
  "vipPrice",
  "specialPrice",
]);

/** An option's own columns of what is sent, or what is wrong with its prices. */
function optionValues(sent: Values, before: Values | undefined, writing: Writing): Values | string {
  const given = pricesGiven(sent, writing);
  if ("error" in given) return given.error;
  const own = Object.entries(sent).filter(([name]) => !sentPrices.has(name));
  const hasPrices = Object.keys(given.prices).length > 0;
  const ownPrices: Value = hasPrices ? pricesWith(before?.["ownPrices"], given.prices) : null;
  return { ...Object.fromEntries(own), ...(hasPrices ? { ownPrices } : {}) };
}

export const optionKeeper: Keeper = {
  codeField: "productOptionCode",
  create: async ({ values }, writing) => {
    const productId = numberOf(values["productId"]);
    if (productId === undefined)
      return refused("productId is needed: it says of which product this is an option.");
    const [product] = await readRows(writing.database, products.type, { field: "id", values: [productId] });
    if (!product) return refused(`There is no product ${productId} (productId).`);
    const own = optionValues(values, { ownPrices: product["prices"] ?? null }, writing);
    return typeof own === "string" ? refused(own) : kept({ ...optionAtFirst(writing), ...own });
  },
  update: async (given, held, writing) => {
    if (given.values["productId"] === null || "productId" in movedFrom(held.values, given.values))
      return refused("An option stays with its product: productId cannot be changed.");
    const prices = held.values["ownPrices"] ?? (await pricesOf(held.values, writing));
    const own = optionValues(given.values, { ownPrices: prices }, writing);
    if (typeof own === "string") return refused(own);
    const moved = movedFrom({ ...held.values, ownPrices: prices }, own);
    return kept(Object.keys(moved).length > 0 ? { ...moved, modifiedDate: writing.now } : {});
  },
  follow: async (id, given, writing) => {
    const [option] = await readRows(writing.database, productOptions.type, { field: "id", values: [id] });
    const productId = numberOf(option?.["productId"]) ?? -1;
    return followingPrices(productId, costGiven(given.values, writing), writing);
  },
};

/** The prices that an option without its own sells at. */
async function pricesOf({ productId }: Values, { database }: Writing): Promise<Value> {
  const [product] = await readRows(database, products.type, {
    field: "id",
    values: [numberOf(productId) ?? -1],
  });
  return product?.["prices"] ?? null;
}

export const categoryKeeper: Keeper = {
  create: async ({ values }, writing) => {
    if (textOf(values["name"]) === undefined) return refused("name is needed.");
    const missing = await missingParent(values, writing);
    return missing === undefined ? kept({ isActive: true, sort: 0, ...values }) : refused(missing);
  },
  update: async (given, held, writing) => {
    const values = movedFrom(held.values, given.values);
    if (values["name"] === null) return refused("name is needed.");
    const missing = await missingParent({ ...values, id: held.id }, writing);
    return missing === undefined ? kept(values) : refused(missing);
  },
};

/** Why a category cannot belong to its parent: there is none, or it goes in a circle. */
async function missingParent({ parentId, id }: Values, { database }: Writing): Promise<string | undefined> {
  let above = numberOf(parentId);
  const given = above;
  const { type } = productCategories;
  while (above !== undefined) {
    if (above === id) return `A category cannot stand below itself (parentId ${String(given)}).`;
    const [parent] = await readRows(database, type, { field: "id", values: [above] });
    if (!parent) return `There is no product category ${above} (parentId).`;
    above = numberOf(parent["parentId"]);
  }
  return undefined;
}
