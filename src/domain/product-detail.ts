// A product with all that the Cin7 Omni v1 contract (§6) says of it: the fields of product.ts, which prices, rules and sheets need, and
// those that only the served contract carries. Both stand in one table: there is one price of a product.
import { z } from "zod";
import { recordType } from "./catalogue";
import { choice, decimalOrZero, idOf, instant, json, text } from "./field";
import { productShape, productType } from "./product";

const identity = "Identity";
const goods = "Goods";
const accounts = "Accounts";
const size = "Size";

/** What can be seen of a product that is active; one that is not is "Inactive". */
const visibilities = ["Public", "ShowInB2B", "Internal"] as const;

/** The place of a word is the number that clients may send for it. */
const productStatuses = ["Inactive", ...visibilities] as const;

const measure = (label: string) =>
  decimalOrZero({ label, group: size, unit: "measure", most: 999, help: "0–999." });
const words = (label: string, group: string) => text(250, { label, group });

const { id, isActive, cost, prices, shownTo } = productShape.shape;

const productDetailShape = z.object({
  id,
  status: choice(productStatuses, {
    label: "Status",
    group: identity,
    isDerived: true,
    help: "Inactive, or who sees it.",
  }),
  visibility: choice(visibilities, { label: "Visibility", group: identity, wire: "none" }),
  isActive,
  createdDate: instant({ label: "Created", group: identity, readOnly: true }),
  modifiedDate: instant({ label: "Modified", group: identity, readOnly: true }),
  code: text(20, { label: "Code", group: identity, wireName: "styleCode" }),
  name: words("Name", identity),
  description: text(undefined, { label: "Description", group: goods, help: "HTML." }),
  tags: words("Tags", goods),
  images: json({ label: "Images", group: goods, empty: "[]" }),
  pdfUpload: words("PDF", goods),
  pdfDescription: words("PDF description", goods),
  supplierId: idOf({ label: "Supplier", group: goods }),
  brand: words("Brand", goods),
  category: words("Category", goods),
  subCategory: words("Sub category", goods),
  categoryIdArray: json({ label: "Category ids", group: goods, empty: "[]" }),
  channels: words("Channels", goods),
  weight: measure("Weight"),
  height: measure("Height"),
  width: measure("Width"),
  length: measure("Length"),
  volume: measure("Volume"),
  stockControl: words("Stock control", goods),
  orderType: words("Order type", goods),
  productType: words("Product type", goods),
  productSubtype: words("Product subtype", goods),
  projectName: words("Project", goods),
  optionLabel1: words("Option label 1", goods),
  optionLabel2: words("Option label 2", goods),
  optionLabel3: words("Option label 3", goods),
  salesAccount: words("Sales account", accounts),
  purchasesAccount: words("Purchases account", accounts),
  importCustomsDuty: words("Import customs duty", accounts),
  sizeRangeId: idOf({ label: "Size range", group: size }),
  customFields: json({ label: "Custom fields", group: goods, empty: "{}" }),
  cost,
  prices,
  shownTo,
});

/** The product of the served contract: the table is that of the list of products. */
export const productDetailType = recordType(
  { name: productType.name, plural: productType.plural, keyField: productType.keyField },
  productDetailShape,
);
