// A promotion: what some customers pay less for, how much less, and when. The API of Cin7 Omni knows none (contract §3), so they
// are the service's own. One line here is one column on the Promotions sheet, one check, one column in the table.
import { z } from "zod";
import { recordType } from "./catalogue";
import { choice, day, decimal, integer, key, reference, text, yesNo } from "./field";

const identity = "Identity";
const value = "Value";
const conditions = "Conditions";

/** The four kinds of the promotional matrix of Cin7 Omni, in the order in which the drop-down offers them. */
export const promotionKinds = ["% off price tier", "% off category", "$ off", "Contract price"] as const;

export const promotionShape = z.object({
  id: key({ label: "ID", group: identity, width: 8, help: "Given by the backend; never type here." }),
  code: text(20, {
    label: "Code",
    group: identity,
    width: 12,
    help: "Short, unique, without commas and =, e.g. W26.",
  }),
  name: text(100, { label: "Name", group: identity, width: 28 }),
  isActive: yesNo({ label: "Active", group: identity, width: 8, help: "TRUE: customers can be ticked." }),
  kind: choice(promotionKinds, { label: "Kind", group: value, width: 18 }),
  priceColumn: reference("priceTiers", {
    label: "Price tier",
    group: value,
    width: 18,
    help: "For % off price tier: the tier that the percentage is taken off. Blank: the customer's own.",
  }),
  category: reference("categories", {
    label: "Category",
    group: value,
    width: 18,
    help: "For % off category: the category of goods. For $ off: blank means all goods.",
  }),
  product: reference("products", {
    label: "Product",
    group: value,
    width: 16,
    help: "For a contract price: the code of the product.",
  }),
  percent: decimal({
    label: "% off",
    group: value,
    unit: "percent",
    width: 10,
    help: "Over 0, at most 100, e.g. 7.5.",
  }),
  amount: decimal({
    label: "Amount",
    group: value,
    unit: "money",
    width: 12,
    help: "$ off each unit, or the contract price.",
  }),
  minQuantity: integer({
    label: "Minimum quantity",
    group: conditions,
    width: 12,
    help: "Blank: from the first unit.",
  }),
  minSpend: decimal({
    label: "Minimum spend",
    group: conditions,
    unit: "money",
    width: 12,
    help: "Blank: whatever is spent.",
  }),
  starts: day({ label: "Starts", group: conditions, width: 12, help: "A date; blank: now." }),
  ends: day({ label: "Ends", group: conditions, width: 12, help: "The last day; blank: for ever." }),
});

export type Promotion = z.infer<typeof promotionShape>;

export const promotionType = recordType(
  { name: "promotion", plural: "Promotions", keyField: "id" },
  promotionShape,
);
