// A sales order (SalesOrder of the Cin7 Omni v1 contract §5.3). Payments say what is paid of it: the order itself does not.
import { z } from "zod";
import { recordType } from "./catalogue";
import { idOf, instant, integer, text, yesNo } from "./field";
import {
  accountingAttributes,
  saleAddresses,
  saleAmounts,
  saleCustomer,
  saleEnd,
  saleIdentity,
  saleOrigin,
  salePlace,
  saleTax,
  saleTerms,
} from "./sale-header";

const dispatch = "Dispatch";

/** Logistics status of an order that has left wholly; 1 before that. Source: contract §5.3. */
export const fullyDispatched = 2;

const salesOrderShape = z.object({
  ...saleIdentity,
  ...saleCustomer,
  ...saleAddresses,
  ...salePlace,
  ...saleAmounts,
  ...saleTax,
  ...saleOrigin,
  ...saleTerms,
  ...saleEnd,
  invoiceDate: instant({ label: "Invoiced", group: dispatch }),
  invoiceNumber: idOf({
    label: "Invoice number",
    group: dispatch,
    readOnly: true,
    help: "Given when the invoice date is.",
  }),
  dispatchedDate: instant({
    label: "Dispatched",
    group: dispatch,
    help: "All of it has left; the lines' shipped quantities follow.",
  }),
  logisticsCarrier: text(250, { label: "Carrier", group: dispatch }),
  logisticsStatus: integer({ label: "Logistics status", group: dispatch, help: "1; 2 once all has left." }),
  ediStatus: integer({ label: "EDI status", group: dispatch }),
  distributionBranchId: idOf({ label: "Distribution branch", group: dispatch }),
  departmentNumber: text(250, { label: "Department number", group: dispatch }),
  storeLocationNumber: text(250, { label: "Store location number", group: dispatch }),
  distributionCenter: text(250, { label: "Distribution center", group: dispatch }),
  isVoid: yesNo({ label: "Void", group: dispatch, help: "True voids the order and cannot be taken back." }),
  accountingAttributes,
});

export const salesOrderType = recordType(
  { name: "sales_order", plural: "Sales orders", keyField: "id" },
  salesOrderShape,
);
