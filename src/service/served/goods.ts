// The goods of one request's lines, by option id and by code; looked up at once. Knows no price of anyone.
import { listTypes } from "../../domain/lists";
import type { Product } from "../../domain/product";
import { productOptionType } from "../../domain/product-option";
import { unitCostOf, type SoldOption } from "../../domain/sale-lines";
import { numberOf, textOf, type Values } from "../../domain/value";
import type { Database } from "../database/database";
import { readRows } from "../database/served-rows";

export interface Goods {
  readonly fetch: (optionIds: readonly number[], codes: readonly string[]) => Promise<void>;
  readonly byId: (optionId: number) => SoldOption | undefined;
  /** By the option's code, in any case. */
  readonly byCode: (code: string) => SoldOption | undefined;
}

/** Nothing yet. */
export function makeGoods(database: Database): Goods {
  const byId = new Map<number, SoldOption>();
  const byCode = new Map<string, SoldOption>();
  return {
    byId: (optionId) => byId.get(optionId),
    byCode: (code) => byCode.get(code.toLowerCase()),
    fetch: async (optionIds, codes) => {
      const options = [
        ...(await readRows(database, productOptionType, { field: "id", values: [...new Set(optionIds)] })),
        ...(await readRows(database, productOptionType, {
          field: "productOptionCode",
          values: [...new Set(codes)],
        })),
      ];
      const productIds = [...new Set(options.flatMap(({ productId }) => numberOf(productId) ?? []))];
      const products = await readRows(database, listTypes.products, { field: "id", values: productIds });
      const productOf = new Map(products.map((product) => [product["id"], product as Product]));
      for (const option of options) {
        const product = productOf.get(option["productId"] ?? null);
        if (!product) continue;
        const sold = soldOf(option, product);
        byId.set(Number(option["id"]), sold);
        const code = textOf(option["productOptionCode"])?.toLowerCase();
        if (code !== undefined && !byCode.has(code)) byCode.set(code, sold);
      }
    },
  };
}

/** An option sells at its own prices, else at its product's. */
function soldOf(option: Values, product: Product): SoldOption {
  const own = textOf(option["ownPrices"]);
  return {
    product: own === undefined ? product : { ...product, prices: own },
    values: {
      productId: product.id,
      productOptionId: option["id"] ?? null,
      code: option["productOptionCode"] ?? null,
      name: product.name,
      option1: option["option1"] ?? null,
      option2: option["option2"] ?? null,
      option3: option["option3"] ?? null,
      styleCode: product.code,
      barcode: option["productOptionBarcode"] ?? null,
      supplierCode: option["supplierCode"] ?? null,
      unitCost: unitCostOf(product),
    },
  };
}
