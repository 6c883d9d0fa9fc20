// A product, as far as a customer's price and what customers may see need it. Its prices and costs are the backend's own: only who
// sees it is edited here.
import { z } from "zod";
import { recordType } from "./catalogue";
import { groupClassification } from "./contact";
import { decimal, json, key, text, ticks, yesNo } from "./field";

const identity = "Identity";
const prices = "Prices";

export const productShape = z.object({
  id: key({ label: "ID", group: identity, width: 8, help: "Given by the backend; never type here." }),
  code: text(20, { label: "Code", group: identity, width: 12, readOnly: true, wireName: "styleCode" }),
  name: text(250, { label: "Name", group: identity, width: 32, readOnly: true }),
  category: text(250, { label: "Category", group: identity, width: 18, readOnly: true }),
  isActive: yesNo({ label: "Active", group: identity, width: 8, readOnly: true, wire: "none" }),
  cost: decimal({
    label: "Cost",
    group: prices,
    unit: "money",
    width: 12,
    readOnly: true,
    wire: "none",
    help: "Blank: not known.",
  }),
  /** `{"RetailNZD":1250}`: hundredths by the tier's price column. */
  prices: json({ label: "Prices", group: prices, readOnly: true, wire: "none" }),
  shownTo: ticks(groupClassification, {
    label: "Shown to",
    group: "Visibility",
    width: 24,
    allowsMany: true,
    wire: "none",
  }),
});

export type Product = z.infer<typeof productShape>;

export const productType = recordType({ name: "product", plural: "Products", keyField: "id" }, productShape);
