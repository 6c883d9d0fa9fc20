// A credit note (CreditNote of the Cin7 Omni v1 contract §5.5): goods that come back. Its quantities are negative, and so is its total.
import { z } from "zod";
import { recordType } from "./catalogue";
import { idOf, instant, integer, text } from "./field";
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
} from "./sale-header";

const credit = "Credit";

const creditNoteShape = z.object({
  ...saleIdentity,
  ...saleCustomer,
  ...saleAddresses,
  ...salePlace,
  ...saleAmounts,
  ...saleTax,
  ...saleOrigin,
  ...saleEnd,
  salesReference: text(50, { label: "Sales reference", group: credit, help: "The order's reference." }),
  creditNoteNumber: idOf({ label: "Credit note number", group: credit, readOnly: true }),
  creditNoteDate: instant({ label: "Credited", group: credit }),
  completedDate: instant({ label: "Completed", group: credit }),
  customerReport: text(undefined, { label: "Reason", group: credit, help: "What the customer is told." }),
  alternativeAccountCode: text(250, { label: "Alternative GL account", group: credit }),
  logisticsCarrier: text(250, { label: "Carrier", group: credit }),
  logisticsStatus: integer({ label: "Logistics status", group: credit }),
  distributionBranchId: idOf({ label: "Distribution branch", group: credit }),
  accountingAttributes,
});

export const creditNoteType = recordType(
  { name: "credit_note", plural: "Credit notes", keyField: "id" },
  creditNoteShape,
);
