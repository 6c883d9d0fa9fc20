// What quotes, sales orders and credit notes have in common at their head, part by part. Names, limits and what is read-only are those
// of the Cin7 Omni v1 contract (§5.1). Knows no lines and no rule.
import {
  choice,
  decimal,
  idOf,
  instant,
  json,
  key,
  referenceById,
  text,
  yesNo,
  type FieldMeta,
} from "./field";
import { taxStatuses } from "./sale-totals";

const identity = "Identity";
const customer = "Customer";
const deliveryAddress = "Delivery address";
const billingAddress = "Billing address";
const amounts = "Amounts";
const tax = "Tax";
const selling = "Selling";
const other = "Other";

/** The place of a word is the number that clients may send for it. Source: contract §1. */
const taxStatusChoices = ["Undefined", ...taxStatuses] as const;

/** As answers write them. Source: contract §1, JSON casing. */
const saleStatuses = ["DRAFT", "APPROVED", "VOID"] as const;

const name = (label: string, group: string) => text(250, { label, group });
const money = (label: string, more: Partial<FieldMeta> = {}) =>
  decimal({ label, group: amounts, unit: "money", ...more });
const moment = (label: string, more: Partial<FieldMeta> = {}) => instant({ label, group: other, ...more });

export const saleIdentity = {
  id: key({ label: "ID", group: identity, help: "Given by the backend." }),
  createdDate: moment("Created", { readOnly: true }),
  modifiedDate: moment("Modified", { readOnly: true }),
  createdBy: referenceById("users", { label: "Created by", group: identity }),
  processedBy: referenceById("users", { label: "Processed by", group: identity }),
  isApproved: yesNo({ label: "Approved", group: identity, help: "True unless told otherwise." }),
  reference: text(30, {
    label: "Reference",
    group: identity,
    help: "Unique among its kind; given by the backend where it is blank.",
  }),
  status: choice(saleStatuses, {
    label: "Status",
    group: identity,
    readOnly: true,
    isDerived: true,
    help: "VOID where the document is void, else APPROVED or DRAFT.",
  }),
} as const;

export const saleCustomer = {
  memberId: referenceById("parents", {
    label: "Customer",
    group: customer,
    help: "The contact that buys; this or memberEmail is given.",
  }),
  memberEmail: name("Customer's email", customer),
  firstName: name("First name", customer),
  lastName: name("Last name", customer),
  company: name("Company", customer),
  email: name("Email", customer),
  phone: text(50, { label: "Phone", group: customer }),
  mobile: text(50, { label: "Mobile", group: customer }),
  fax: text(50, { label: "Fax", group: customer }),
} as const;

export const saleAddresses = {
  deliveryFirstName: name("Delivery first name", deliveryAddress),
  deliveryLastName: name("Delivery last name", deliveryAddress),
  deliveryCompany: name("Delivery company", deliveryAddress),
  deliveryAddress1: name("Delivery address 1", deliveryAddress),
  deliveryAddress2: name("Delivery address 2", deliveryAddress),
  deliveryCity: name("Delivery city", deliveryAddress),
  deliveryState: name("Delivery state", deliveryAddress),
  deliveryPostalCode: name("Delivery postcode", deliveryAddress),
  deliveryCountry: name("Delivery country", deliveryAddress),
  billingFirstName: name("Billing first name", billingAddress),
  billingLastName: name("Billing last name", billingAddress),
  billingCompany: name("Billing company", billingAddress),
  billingAddress1: name("Billing address 1", billingAddress),
  billingAddress2: name("Billing address 2", billingAddress),
  billingCity: name("Billing city", billingAddress),
  billingPostalCode: name("Billing postcode", billingAddress),
  billingState: name("Billing state", billingAddress),
  billingCountry: name("Billing country", billingAddress),
} as const;

export const salePlace = {
  branchId: idOf({ label: "Branch", group: selling, help: "The main branch where it is not given." }),
  branchEmail: name("Branch's email", selling),
  projectName: name("Project", selling),
  trackingCode: text(50, { label: "Tracking code", group: selling }),
  internalComments: text(undefined, { label: "Internal comments", group: other }),
} as const;

export const saleAmounts = {
  productTotal: money("Product total", { help: "What the lines come to." }),
  freightTotal: money("Freight"),
  freightDescription: name("Freight description", amounts),
  surcharge: money("Surcharge"),
  surchargeDescription: name("Surcharge description", amounts),
  discountTotal: money("Discount"),
  discountDescription: name("Discount description", amounts),
  total: money("Total", { help: "Product and freight less discount, with surcharge and tax." }),
  currencyId: idOf({ label: "Currency id", group: amounts }),
  currencyCode: text(3, { label: "Currency", group: amounts, help: "ISO 4217, e.g. NZD." }),
  currencyRate: decimal({
    label: "Rate of exchange",
    group: amounts,
    unit: "measure",
    help: "0 or none: looked up.",
  }),
  currencySymbol: text(10, { label: "Currency symbol", group: amounts }),
} as const;

export const saleTax = {
  taxStatus: choice(taxStatusChoices, { label: "Tax status", group: tax }),
  taxRate: decimal({ label: "Tax rate", group: tax, unit: "percent", help: "0–100, e.g. 15." }),
} as const;

export const saleOrigin = {
  source: text(250, { label: "Source", group: other, readOnly: true, help: 'Who made it, e.g. "API".' }),
  customFields: json({ label: "Custom fields", group: other, empty: "{}" }),
} as const;

/** What quotes and sales orders have and credit notes have not. */
export const saleTerms = {
  stage: text(250, { label: "Stage", group: selling, help: "New unless told otherwise." }),
  costCenter: name("GL account", selling),
  paymentTerms: name("Payment terms", selling),
} as const;

/** What stands at the end of all three. */
export const saleEnd = {
  memberCostCenter: name("Customer's GL account", selling),
  memberAlternativeTaxRate: name("Customer's tax rate", tax),
  alternativeTaxRate: name("Alternative tax rate", tax),
  estimatedDeliveryDate: moment("Estimated delivery"),
  salesPersonId: referenceById("users", { label: "Sales person", group: selling }),
  salesPersonEmail: name("Sales person's email", selling),
  customerOrderNo: text(250, { label: "Customer's order number", group: selling }),
  voucherCode: text(30, { label: "Voucher", group: selling }),
  deliveryInstructions: text(2000, { label: "Delivery instructions", group: other }),
  cancellationDate: moment("Cancelled", { readOnly: true }),
  modifiedCOGSDate: moment("Cost of goods modified", { readOnly: true }),
} as const;

/** How the accounts took a document in. */
export const accountingAttributes = json({
  label: "Accounting attributes",
  group: other,
  empty: '{"importDate":null,"accountingImportStatus":"NotImported"}',
});
