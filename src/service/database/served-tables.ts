// The tables of the served resources: which there are, what is looked up in them, and how a record is read where some of its fields
// follow from others. Made from the catalogue; holds no value of a caller.
import type { RecordType } from "../../domain/catalogue";
import { productDetailType } from "../../domain/product-detail";
import { resources } from "../../contract/cin7/resources";
import { listTypes } from "../../domain/lists";
import type { Database } from "./database";
import { quoted } from "./tables";

const listNames = new Set(Object.values(listTypes).map(({ name }) => name));

/** Types with a table of their own; users and products stand in the tables of their lists. */
export const servedTypes: readonly RecordType[] = [
  ...new Map(
    resources
      .flatMap(({ type, parts }) => [type, ...parts.map((part) => part.type)])
      .filter(({ name }) => !listNames.has(name))
      .map((type) => [type.name, type] as const),
  ).values(),
];

/** A list's table that holds more fields than the list itself. */
export const widenedTypes: readonly RecordType[] = [productDetailType];

const document = ['lower("reference")', '"memberId"', '"modifiedDate"', '"createdDate"'];
const line = ['"transactionId", sort, id'];

/** What clients ask for, by table. */
const indexed: Readonly<Record<string, readonly string[]>> = {
  sales_order: [...document, '"invoiceDate"', '"dispatchedDate"'],
  quote: document,
  credit_note: [...document, 'lower("salesReference")'],
  sales_order_line: line,
  quote_line: line,
  credit_note_line: line,
  payment: ['"orderId"', '"modifiedDate"'],
  product: ["id", "lower(code)"],
  product_option: [
    '"productId"',
    'lower("productOptionCode")',
    'lower("productOptionBarcode")',
    '"modifiedDate"',
  ],
  stock: ['"productOptionId"', '"branchId"', '"modifiedDate"'],
  voucher: ["lower(code)"],
};

/** The statements that make the indexes that are missing. */
export const servedIndexes: readonly string[] = Object.entries(indexed).flatMap(([table, all]) =>
  all.map((columns) => {
    const name = quoted(`${table}_${columns.replace(/[^A-Za-z]+/g, "_")}`);
    return `CREATE INDEX IF NOT EXISTS ${name} ON ${quoted(table)} (${columns})`;
  }),
);

const approved = `CASE WHEN own."isApproved" = 1 THEN 'APPROVED' ELSE 'DRAFT' END`;
const referenceOf = (table: string) => `(SELECT reference FROM ${table} WHERE id = own."orderId")`;
const inBranches = (column: string) =>
  `(SELECT CAST(coalesce(sum(${column}), 0) AS bigint) FROM stock WHERE stock."productOptionId" = own.id)`;
const available = (table: string) =>
  `coalesce(${table}."stockOnHand", 0) - coalesce(${table}."openSales", 0) - coalesce(${table}.holding, 0)`;

type Derived = (dialect: Database["dialect"]) => {
  readonly columns: Readonly<Record<string, string>>;
  readonly joined?: string;
};

/** A cost is told as the live API does, beside the prices: "costNZD", in the currency of the account's first tier. */
function withCost(prices: string, dialect: Database["dialect"]): string {
  const name = `('Cost' || coalesce((SELECT currency FROM price_tier ORDER BY number LIMIT 1), ''))`;
  const all = `coalesce(${prices}, '{}')`;
  const both =
    dialect === "postgres"
      ? `CAST(jsonb_build_object(${name}, product.cost) || CAST(${all} AS jsonb) AS text)`
      : `json_patch(json_object(${name}, product.cost), ${all})`;
  return `CASE WHEN product.cost IS NULL THEN ${prices} ELSE ${both} END`;
}

const productOption: Derived = (dialect) => {
  const prices = `coalesce(own."ownPrices", product.prices)`;
  const inTier = (name: string) => {
    const column = `(SELECT "priceColumn" FROM price_tier WHERE lower(name) = '${name}' ORDER BY number LIMIT 1)`;
    return dialect === "postgres"
      ? `CAST(CAST(${prices} AS jsonb) ->> ${column} AS bigint)`
      : `json_extract(${prices}, '$."' || ${column} || '"')`;
  };
  return {
    columns: {
      code: `own."productOptionCode"`,
      barcode: `own."productOptionBarcode"`,
      priceColumns: withCost(prices, dialect),
      retailPrice: inTier("retail"),
      wholesalePrice: inTier("wholesale"),
      vipPrice: inTier("vip"),
      specialPrice: inTier("special price"),
      stockOnHand: inBranches('stock."stockOnHand"'),
      stockAvailable: inBranches(available("stock")),
    },
    joined: `LEFT JOIN product ON product.id = own."productId"`,
  };
};

/** How a field that no column holds follows from others. */
const derived: ReadonlyMap<string, Derived> = new Map<string, Derived>([
  [
    "sales_order",
    () => ({ columns: { status: `CASE WHEN own."isVoid" = 1 THEN 'VOID' ELSE ${approved} END` } }),
  ],
  ["quote", () => ({ columns: { status: approved } })],
  ["credit_note", () => ({ columns: { status: approved } })],
  [
    "payment",
    () => ({
      columns: {
        orderRef: `CASE own."orderType" WHEN 'SalesOrder' THEN ${referenceOf("sales_order")}
        WHEN 'CreditNote' THEN ${referenceOf("credit_note")} WHEN 'Quote' THEN ${referenceOf("quote")} END`,
      },
    }),
  ],
  ["branch", () => ({ columns: { type: "'Branch'" } })],
  [
    "product",
    () => ({
      columns: {
        status: `CASE WHEN own."isActive" = 0 THEN 'Inactive' ELSE coalesce(own.visibility, 'Public') END`,
      },
    }),
  ],
  ["product_option", productOption],
  [
    "stock",
    () => ({
      columns: {
        productId: `sold."productId"`,
        styleCode: "product.code",
        code: `sold."productOptionCode"`,
        barcode: `sold."productOptionBarcode"`,
        branchName: "branch.company",
        productName: "product.name",
        option1: "sold.option1",
        option2: "sold.option2",
        option3: "sold.option3",
        size: "sold.size",
        available: available("own"),
      },
      joined: `JOIN product_option AS sold ON sold.id = own."productOptionId"
      LEFT JOIN product ON product.id = sold."productId" LEFT JOIN branch ON branch.id = own."branchId"`,
    }),
  ],
]);

/** What stands after FROM: a table with every field of the type as a column. Failure: a derived field without a way to read it. */
export function sourceOf(type: RecordType, dialect: Database["dialect"]): string {
  const { columns, joined = "" } = derived.get(type.name)?.(dialect) ?? { columns: {} };
  const all = type.fields.map(({ name, isDerived }) => {
    const told = isDerived ? columns[name] : `own.${quoted(name)}`;
    if (told === undefined) throw new TypeError(`Nothing says what ${name} of ${type.name} follows from.`);
    return `${told} AS ${quoted(name)}`;
  });
  return `(SELECT ${all.join(", ")} FROM ${quoted(type.name)} AS own ${joined}) AS served`;
}
