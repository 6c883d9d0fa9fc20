// The served resources as data: path, record, verbs and nested parts, as the endpoint matrix of the contract (§3) has them. Contacts have
// routes of their own. Known to both ends; knows neither HTTP nor tables.
import { branchType } from "../../domain/branch";
import type { RecordType } from "../../domain/catalogue";
import { creditNoteType } from "../../domain/credit-note";
import { creditNoteLineType, orderLineType, quoteLineType } from "../../domain/line-item";
import { listTypes } from "../../domain/lists";
import { paymentType } from "../../domain/payment";
import { productCategoryType } from "../../domain/product-category";
import { productDetailType } from "../../domain/product-detail";
import { productOptionType } from "../../domain/product-option";
import { quoteType } from "../../domain/quote";
import { salesOrderType } from "../../domain/sales-order";
import { stockType } from "../../domain/stock";
import { voucherType } from "../../domain/voucher";

/** Records that stand in another one on the wire, as an array. */
export interface Part {
  /** The wire's name: "lineItems". */
  readonly property: string;
  readonly type: RecordType;
  /** The field of the part that holds the id of what it stands in. */
  readonly parentField: string;
}

export type WriteVerb = "POST" | "PUT" | "DELETE";

export interface Resource {
  /** Under /api/v1; a slash at the end and other case are understood. */
  readonly path: string;
  /** What one record of it is called: "sales order". */
  readonly noun: string;
  readonly type: RecordType;
  /** The field that the last part of the address of one record is compared with. */
  readonly oneBy: string;
  /** What GET of one answers: the record, or an array of all that match. */
  readonly one: "record" | "collection";
  /** Beside GET. */
  readonly writes: readonly WriteVerb[];
  readonly parts: readonly Part[];
  /** True where writes may carry `?loadboms=`; there are no bills of materials here, so it changes nothing. */
  readonly takesBoms?: true;
}

const usual = { oneBy: "id", one: "record", writes: ["POST", "PUT"], parts: [] } as const;
const readOnly = { ...usual, writes: [] } as const;

const lines = (type: RecordType): readonly Part[] => [
  { property: "lineItems", type, parentField: "transactionId" },
];

export const salesOrders: Resource = {
  ...usual,
  path: "/SalesOrders",
  noun: "sales order",
  type: salesOrderType,
  parts: lines(orderLineType),
  takesBoms: true,
};
/** The same orders, to be read alone: what goes into which carton is not kept. */
const salesOrdersWithCartons: Resource = {
  ...readOnly,
  path: "/SalesOrdersWithCartons",
  noun: "sales order with cartons",
  type: salesOrderType,
  parts: lines(orderLineType),
};
export const quotes: Resource = {
  ...usual,
  path: "/Quotes",
  noun: "quote",
  type: quoteType,
  parts: lines(quoteLineType),
  takesBoms: true,
};
export const creditNotes: Resource = {
  ...usual,
  path: "/CreditNotes",
  noun: "credit note",
  type: creditNoteType,
  parts: lines(creditNoteLineType),
};
export const payments: Resource = {
  ...usual,
  path: "/Payments",
  noun: "payment",
  type: paymentType,
  writes: ["POST", "PUT", "DELETE"],
};
export const branches: Resource = { ...usual, path: "/Branches", noun: "branch", type: branchType };
export const products: Resource = {
  ...usual,
  path: "/Products",
  noun: "product",
  type: productDetailType,
  parts: [{ property: "productOptions", type: productOptionType, parentField: "productId" }],
};
export const productOptions: Resource = {
  ...usual,
  path: "/ProductOptions",
  noun: "product option",
  type: productOptionType,
  one: "collection",
};
export const productCategories: Resource = {
  ...usual,
  path: "/ProductCategories",
  noun: "product category",
  type: productCategoryType,
};
const users: Resource = { ...readOnly, path: "/Users", noun: "user", type: listTypes.users };
const stock: Resource = {
  ...readOnly,
  path: "/Stock",
  noun: "stock item",
  type: stockType,
  oneBy: "barcode",
  one: "collection",
};
const vouchers: Resource = {
  ...readOnly,
  path: "/Voucher",
  noun: "voucher",
  type: voucherType,
  oneBy: "code",
};

/** All of them, Contacts aside. */
export const resources: readonly Resource[] = [
  salesOrders,
  salesOrdersWithCartons,
  quotes,
  creditNotes,
  payments,
  users,
  branches,
  products,
  productOptions,
  productCategories,
  stock,
  vouchers,
];
