// The lines of quotes, sales orders and credit notes (contract §5.4). Each kind of document has a table of lines of its own:
// `transactionId` says whose a line is.
import { z } from "zod";
import { recordType } from "./catalogue";
import { choice, decimal, idOf, instant, integer, json, key, text } from "./field";

const goods = "Goods";
const amounts = "Amounts";
const dispatch = "Dispatch";

/** The place of a word is the number that clients may send for it. */
const stockControls = ["Undefined", "Batch", "Machine", "Serial", "Labour", "FIFO"] as const;

const line = {
  id: key({ label: "ID", group: goods, help: "Given by the backend." }),
  createdDate: instant({ label: "Created", group: goods, readOnly: true }),
  transactionId: idOf({
    label: "Document",
    group: goods,
    help: "The id of the document that the line is in.",
  }),
  parentId: idOf({ label: "Parent line", group: goods, readOnly: true, help: "0 but for parts of a kit." }),
  productId: idOf({ label: "Product", group: goods, readOnly: true }),
  productOptionId: idOf({
    label: "Product option",
    group: goods,
    help: "This or the code says which product it is.",
  }),
  integrationRef: text(250, { label: "Integration ref", group: goods }),
  sort: integer({ label: "Sort", group: goods }),
  code: text(250, { label: "Code", group: goods }),
  name: text(250, { label: "Name", group: goods }),
  option1: text(250, { label: "Option 1", group: goods }),
  option2: text(250, { label: "Option 2", group: goods }),
  option3: text(250, { label: "Option 3", group: goods }),
  qty: decimal({ label: "Quantity", group: amounts, unit: "quantity" }),
  styleCode: text(250, { label: "Style code", group: goods }),
  barcode: text(250, { label: "Barcode", group: goods }),
  supplierCode: text(250, { label: "Supplier's code", group: goods }),
  sizeCodes: text(undefined, {
    label: "Size codes",
    group: goods,
    readOnly: true,
    help: "Qty|Size|Code|Barcode.",
  }),
  lineComments: text(undefined, { label: "Comments", group: goods }),
  unitCost: decimal({ label: "Unit cost", group: amounts, unit: "unit price" }),
  unitPrice: decimal({
    label: "Unit price",
    group: amounts,
    unit: "unit price",
    help: "The customer's price where it is not given. At most 6 decimals.",
  }),
  discount: decimal({ label: "Discount", group: amounts, unit: "money", help: "Off the whole line." }),
  qtyShipped: decimal({ label: "Shipped", group: dispatch, unit: "quantity", readOnly: true }),
  holdingQty: decimal({ label: "Held", group: dispatch, unit: "quantity", readOnly: true }),
} as const;

const accountCode = text(250, { label: "GL account", group: amounts });

const orderLineShape = z.object({
  ...line,
  uomPrice: decimal({ label: "Price of the unit of measure", group: amounts, unit: "unit price" }),
  uomQtyOrdered: decimal({ label: "Units of measure ordered", group: amounts, unit: "quantity" }),
  uomQtyShipped: decimal({
    label: "Units of measure shipped",
    group: dispatch,
    unit: "quantity",
    readOnly: true,
  }),
  uomSize: decimal({
    label: "Size of the unit of measure",
    group: amounts,
    unit: "quantity",
    readOnly: true,
  }),
  accountCode,
  stockControl: choice(stockControls, { label: "Stock control", group: goods }),
  stockMovements: json({ label: "Stock movements", group: dispatch, readOnly: true, empty: "[]" }),
  sizes: json({ label: "Sizes", group: goods, empty: "[]" }),
  taxRate: decimal({ label: "Tax rate", group: amounts, unit: "percent", help: "None: the document's." }),
});

export const orderLineType = recordType(
  { name: "sales_order_line", plural: "Lines of sales orders", keyField: "id" },
  orderLineShape,
);
export const quoteLineType = recordType(
  { name: "quote_line", plural: "Lines of quotes", keyField: "id" },
  z.object(line),
);
export const creditNoteLineType = recordType(
  { name: "credit_note_line", plural: "Lines of credit notes", keyField: "id" },
  z.object({ ...line, accountCode }),
);
