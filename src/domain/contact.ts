// A contact: customer, supplier, internal contact or branch. Field names, limits and order are those of the Cin7 Omni
// v1 contract (Contact model). One line here is one column on the sheet, one property on the wire, one check, one column in the table.
import { z } from "zod";
import { recordType, type RecordType } from "./catalogue";
import {
  choice,
  decimal,
  instant,
  json,
  key,
  reference,
  referenceById,
  text,
  ticks,
  ticksFrom,
  valuedTicksFrom,
  yesNo,
} from "./field";

/** Also the order in which the drop-down offers them [CO5]. */
export const contactTypes = ["Customer", "Supplier", "Internal", "Branch"] as const;

const identity = "Identity";
const reach = "Reach";
const delivery = "Delivery address";
const postal = "Postal address";
const selling = "Selling";
const finance = "Finance";
const other = "Other";

/** Group and Sub group are the two classifications that the wire knows by name. */
export const groupClassification = 1;
const subGroupClassification = 2;

export const contactShape = z.object({
  id: key({
    label: "ID",
    group: identity,
    width: 8,
    help: "The contact's id. Given by the backend; never type here.",
  }),
  type: choice(contactTypes, {
    label: "Type",
    group: identity,
    width: 11,
    help: "Customer, Supplier, Internal or Branch.",
  }),
  isActive: yesNo({ label: "Active", group: identity, width: 8, help: "TRUE while the contact is in use." }),
  company: text(250, {
    label: "Company",
    group: identity,
    width: 30,
    help: "Company or first name is needed.",
  }),
  firstName: text(250, { label: "First name", group: identity, width: 14 }),
  lastName: text(250, { label: "Last name", group: identity, width: 14 }),
  jobTitle: text(250, { label: "Job title", group: identity, width: 16 }),
  accountNumber: text(10, {
    label: "Account number",
    group: identity,
    width: 15,
    help: "At most 10 characters, e.g. C0041.",
  }),
  integrationRef: text(undefined, {
    label: "Integration ref",
    group: identity,
    width: 15,
    help: "The key of this contact in another system.",
  }),
  email: text(undefined, {
    label: "Email",
    group: reach,
    width: 30,
    help: "Unique among contacts, e.g. mia@harbourcafe.example.",
  }),
  phone: text(50, { label: "Phone", group: reach, width: 16 }),
  mobile: text(50, { label: "Mobile", group: reach, width: 16 }),
  fax: text(50, { label: "Fax", group: reach, width: 14 }),
  website: text(50, { label: "Website", group: reach, width: 24 }),
  address1: text(50, { label: "Address 1", group: delivery, width: 24 }),
  address2: text(50, { label: "Address 2", group: delivery, width: 18 }),
  city: text(50, { label: "City", group: delivery, width: 16 }),
  state: text(50, { label: "State", group: delivery, width: 14 }),
  postCode: text(50, { label: "Postcode", group: delivery, width: 10, help: "Text: leading zeros stay." }),
  country: text(50, { label: "Country", group: delivery, width: 16, isCountry: true }),
  postalAddress1: text(50, { label: "Postal address 1", group: postal, width: 24 }),
  postalAddress2: text(50, { label: "Postal address 2", group: postal, width: 18 }),
  postalCity: text(50, { label: "Postal city", group: postal, width: 16 }),
  postalState: text(50, { label: "Postal state", group: postal, width: 14 }),
  postalPostCode: text(50, { label: "Postal postcode", group: postal, width: 15 }),
  postalCountry: text(50, { label: "Postal country", group: postal, width: 16, isCountry: true }),
  priceColumn: reference("priceTiers", {
    label: "Price tier",
    group: selling,
    width: 18,
    help: "A tier's number 1–20 or its name, e.g. 2 or Wholesale.",
  }),
  percentageOff: decimal({
    label: "Discount %",
    group: selling,
    unit: "percent",
    width: 12,
    help: "0–100, on top of the price tier.",
  }),
  paymentTerms: reference("paymentTerms", { label: "Payment terms", group: selling, width: 26 }),
  salesPersonId: referenceById("users", { label: "Sales person", group: selling, width: 18 }),
  group: ticks(groupClassification, {
    label: "Group",
    group: selling,
    width: 18,
    help: "The group ticked on the Groups sheet; may be typed here as well.",
  }),
  subGroup: ticks(subGroupClassification, {
    label: "Sub group",
    group: selling,
    width: 18,
    help: "Belongs to the group.",
  }),
  stages: ticksFrom("stages", { label: "Stages", group: selling, width: 22, onSheet: false }),
  promotions: valuedTicksFrom("promotions", {
    label: "Promotions",
    group: selling,
    width: 22,
    onSheet: false,
    wire: "none",
  }),
  assignedProducts: ticksFrom("products", {
    label: "Assigned products",
    group: selling,
    width: 24,
    wire: "none",
    help: "Codes of the products that only some customers may see, separated by commas.",
  }),
  creditLimit: decimal({
    label: "Credit limit",
    group: finance,
    unit: "money",
    width: 14,
    help: "0 or more; blank means none.",
  }),
  balanceOwing: decimal({
    label: "Balance owing",
    group: finance,
    unit: "money",
    width: 14,
    readOnly: true,
    help: "From accounting; never written.",
  }),
  onHold: yesNo({ label: "On hold", group: finance, width: 9, help: "TRUE warns or stops new orders." }),
  billingId: referenceById("parents", {
    label: "Bill to",
    group: finance,
    width: 30,
    help: "The contact that pays; blank: billed directly.",
  }),
  billingCompany: text(50, { label: "Billing company", group: finance, width: 24 }),
  costCenter: reference("glAccounts", { label: "GL account", group: finance, width: 24 }),
  billingCostCenter: reference("glAccounts", { label: "Parent GL account", group: finance, width: 24 }),
  taxStatus: reference("taxRates", {
    label: "Tax rate",
    group: finance,
    width: 18,
    help: "Only where it differs from the account's usual rate.",
  }),
  taxNumber: text(undefined, { label: "Tax number", group: finance, width: 16 }),
  accountsFirstName: text(50, { label: "Accounts first name", group: finance, width: 18 }),
  accountsLastName: text(50, { label: "Accounts last name", group: finance, width: 18 }),
  accountsPhone: text(50, { label: "Accounts phone", group: finance, width: 16 }),
  billingEmail: text(50, { label: "Billing email", group: finance, width: 28 }),
  notes: text(250, { label: "Notes", group: other, width: 40 }),
  secondaryContacts: json({ label: "Secondary contacts", group: other, empty: "[]" }),
  accountingIntegrationId: json({
    label: "Accounting ids",
    group: other,
    readOnly: true,
    empty: '{"xero":null,"quickBooksOnline":null,"quickBooksDesktop":null}',
  }),
  lastOrderDate: instant({ label: "Last order", group: other, width: 18, readOnly: true, wire: "none" }),
  createdDate: instant({ label: "Created", group: other, width: 18, readOnly: true }),
  modifiedDate: instant({ label: "Modified", group: other, width: 18, readOnly: true }),
});

/** The contact as the catalogue has it, before an account adds its own fields. */
export const contactType: RecordType = recordType(
  { name: "contact", plural: "Contacts", keyField: "id" },
  contactShape,
);
