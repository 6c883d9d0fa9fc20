// An option of a product, the thing that is sold (ProductOption of the Cin7 Omni v1 contract §6). It sells at its product's prices unless
// it has its own: `priceColumns` is the one or the other.
import { z } from "zod";
import { recordType } from "./catalogue";
import { choice, decimal, decimalOrZero, idOf, instant, integer, json, key, text } from "./field";

const identity = "Identity";
const prices = "Prices";
const stock = "Stock";

/** The place of a word is the number that clients may send for it. */
const optionStatuses = ["Primary", "Active", "Disabled"] as const;

const price = (label: string) =>
  decimal({ label, group: prices, unit: "money", isDerived: true, help: "As in priceColumns." });

const productOptionShape = z.object({
  id: key({ label: "ID", group: identity, help: "Given by the backend." }),
  createdDate: instant({ label: "Created", group: identity, readOnly: true }),
  modifiedDate: instant({ label: "Modified", group: identity, readOnly: true }),
  status: choice(optionStatuses, { label: "Status", group: identity }),
  productId: idOf({ label: "Product", group: identity }),
  code: text(20, {
    label: "Code",
    group: identity,
    readOnly: true,
    isDerived: true,
    help: "Obsolete: productOptionCode.",
  }),
  barcode: text(13, {
    label: "Barcode",
    group: identity,
    readOnly: true,
    isDerived: true,
    help: "Obsolete: productOptionBarcode.",
  }),
  productOptionCode: text(20, { label: "Option code", group: identity }),
  productOptionSizeCode: text(20, { label: "Option size code", group: identity }),
  productOptionBarcode: text(13, { label: "Option barcode", group: identity }),
  productOptionSizeBarcode: text(13, { label: "Option size barcode", group: identity }),
  supplierCode: text(20, { label: "Supplier's code", group: identity }),
  option1: text(50, { label: "Option 1", group: identity }),
  option2: text(50, { label: "Option 2", group: identity }),
  option3: text(50, { label: "Option 3", group: identity }),
  optionWeight: decimalOrZero({ label: "Weight", group: identity, unit: "measure" }),
  size: text(250, { label: "Size", group: identity }),
  sizeId: idOf({ label: "Size id", group: identity }),
  retailPrice: price("Retail price"),
  wholesalePrice: price("Wholesale price"),
  vipPrice: price("VIP price"),
  specialPrice: price("Special price"),
  specialsStartDate: instant({ label: "Special starts", group: prices }),
  specialDays: integer({ label: "Days of the special", group: prices }),
  stockAvailable: decimal({
    label: "Available",
    group: stock,
    unit: "quantity",
    readOnly: true,
    isDerived: true,
    help: "Over all branches.",
  }),
  stockOnHand: decimal({
    label: "On hand",
    group: stock,
    unit: "quantity",
    readOnly: true,
    isDerived: true,
    help: "Over all branches.",
  }),
  uomOptions: json({ label: "Units of measure", group: prices, empty: "[]" }),
  image: json({ label: "Image", group: identity, empty: '{"link":null}' }),
  /** As `prices` of a product: hundredths by the tier's price column. */
  priceColumns: json({ label: "Price columns", group: prices, isDerived: true, empty: "{}" }),
  ownPrices: json({
    label: "Own prices",
    group: prices,
    wire: "none",
    help: "Null: those of the product.",
  }),
});

export const productOptionType = recordType(
  { name: "product_option", plural: "Product options", keyField: "id" },
  productOptionShape,
);
