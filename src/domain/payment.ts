// A payment for a document, most often a sales order (Payment of the Cin7 Omni v1 contract §5.6).
import { z } from "zod";
import { recordType } from "./catalogue";
import { choice, decimal, idOf, instant, integer, key, text, yesNo } from "./field";

const payment = "Payment";
const document = "Document";

/** The place of a word is the number that clients may send for it. */
const orderTypes = [
  "Undefined",
  "GenericOrder",
  "SalesOrder",
  "PreOrder",
  "ProductionJob",
  "PurchaseOrder",
  "PurchaseQuote",
  "Quote",
  "Adjustment",
  "BatchOrSplitInvoice",
  "BinLocationTransfer",
  "BranchTransfer",
  "SupplierConsignment",
  "Consignment",
  "CreditNote",
  "SupplierCreditNote",
  "Layby",
  "BomMaster",
  "SalesOrdersWithCartons",
] as const;

const paymentShape = z.object({
  id: key({ label: "ID", group: payment, help: "Given by the backend." }),
  createdDate: instant({ label: "Created", group: payment, readOnly: true }),
  modifiedDate: instant({ label: "Modified", group: payment, readOnly: true }),
  paymentDate: instant({ label: "Paid", group: payment }),
  amount: decimal({ label: "Amount", group: payment, unit: "money" }),
  method: text(250, { label: "Method", group: payment, help: "On Account, Credit Card, Cash, …" }),
  direction: integer({ label: "Direction", group: payment }),
  isAuthorized: yesNo({ label: "Authorized", group: payment }),
  transactionRef: text(50, { label: "Transaction ref", group: payment }),
  comments: text(250, { label: "Comments", group: payment }),
  orderId: idOf({ label: "Order id", group: document, help: "The id of the document that is paid." }),
  orderRef: text(30, {
    label: "Order ref",
    group: document,
    readOnly: true,
    isDerived: true,
    help: "The reference of the document that is paid.",
  }),
  paymentImportedRef: text(250, { label: "Imported ref", group: document }),
  batchReference: text(250, { label: "Batch reference", group: document, readOnly: true }),
  reconcileDate: instant({ label: "Reconciled", group: document }),
  branchId: idOf({ label: "Branch", group: document }),
  orderType: choice(orderTypes, { label: "Order type", group: document, help: "What the order id is of." }),
});

export const paymentType = recordType({ name: "payment", plural: "Payments", keyField: "id" }, paymentShape);
