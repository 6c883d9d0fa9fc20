// The account's own lists that contacts refer to: tiers, classifications and groups, terms, GL accounts, tax rates, users,
// custom fields. Each is a record type of the catalogue too; none of them knows a sheet or a wire.
import { z } from "zod";
import { extendRecordType, recordType, type RecordType } from "./catalogue";
import { contactType } from "./contact";
import type { Field, Kind } from "./field";
import * as field from "./field";
import { productShape, productType } from "./product";
import { promotionShape, promotionType } from "./promotion";
import { stageShape, stageType } from "./stage";
import { taxRuleShape, taxRuleType } from "./tax-rule";

const list = "List";

export const priceTierShape = z.object({
  number: field.integer({ label: "Tier", group: list, help: "1–20." }),
  name: field.text(50, { label: "Name", group: list }),
  currency: field.text(3, { label: "Currency", group: list, help: "ISO 4217, e.g. NZD." }),
  isOn: field.yesNo({ label: "On", group: list }),
  priceColumn: field.text(50, {
    label: "Price column",
    group: list,
    help: "The wire's name, e.g. WholesaleNZD.",
  }),
});
export const classificationShape = z.object({
  id: field.integer({ label: "ID", group: list }),
  name: field.text(50, { label: "Name", group: list }),
  isRequired: field.yesNo({ label: "Required", group: list }),
  allowsMany: field.yesNo({ label: "Many ticks", group: list }),
});
export const groupShape = z.object({
  id: field.integer({ label: "ID", group: list }),
  classificationId: field.integer({ label: "Classification", group: list }),
  name: field.text(50, { label: "Name", group: list, help: "No commas: the wire separates names by them." }),
  parent: field.text(50, { label: "Belongs to group", group: list }),
  isActive: field.yesNo({ label: "Active", group: list }),
});
export const paymentTermShape = z.object({
  id: field.integer({ label: "ID", group: list }),
  name: field.text(50, { label: "Name", group: list }),
  use: field.choice(["Sales", "Purchase", "Both"], { label: "Transaction type", group: list }),
  months: field.integer({ label: "Months ahead", group: list }),
  days: field.integer({ label: "Days ahead", group: list }),
  depositPercent: field.decimal({ label: "Deposit %", group: list, unit: "percent" }),
  isActive: field.yesNo({ label: "Active", group: list }),
});
export const glAccountShape = z.object({
  id: field.integer({ label: "ID", group: list }),
  code: field.text(20, { label: "Code", group: list }),
  name: field.text(50, { label: "Name", group: list, help: "What contacts carry as their GL account." }),
  kind: field.choice(["Income", "Expense", "Cost of sales", "Asset", "Liability", "Equity"], {
    label: "Kind",
    group: list,
  }),
  isActive: field.yesNo({ label: "Active", group: list }),
});
export const taxRateShape = z.object({
  id: field.integer({ label: "ID", group: list }),
  name: field.text(50, { label: "Name", group: list }),
  ratePercent: field.decimal({ label: "Rate %", group: list, unit: "percent" }),
  country: field.text(50, { label: "Country", group: list }),
  isActive: field.yesNo({ label: "Active", group: list }),
});
export const userShape = z.object({
  id: field.integer({ label: "ID", group: list }),
  firstName: field.text(50, { label: "First name", group: list }),
  lastName: field.text(50, { label: "Last name", group: list }),
  email: field.text(250, { label: "Email", group: list }),
  jobTitle: field.text(50, { label: "Job title", group: list }),
  isActive: field.yesNo({ label: "Active", group: list }),
});
export const customFieldShape = z.object({
  name: field.text(50, { label: "Key", group: list, help: "The wire's key, e.g. members_1000." }),
  label: field.text(50, { label: "Label", group: list }),
  kind: field.choice(["text", "number", "date", "yes/no", "choice"], { label: "Kind", group: list }),
  options: field.text(undefined, { label: "Choices", group: list, help: "Separated by line breaks." }),
});

/** The lists as record types, in the order in which they depend on each other [PL6]. */
export const listTypes = {
  priceTiers: recordType({ name: "price_tier", plural: "Price tiers", keyField: "number" }, priceTierShape),
  classifications: recordType(
    { name: "classification", plural: "Classifications", keyField: "id" },
    classificationShape,
  ),
  groups: recordType({ name: "contact_group", plural: "Groups", keyField: "id" }, groupShape),
  paymentTerms: recordType(
    { name: "payment_term", plural: "Payment terms", keyField: "id" },
    paymentTermShape,
  ),
  glAccounts: recordType({ name: "gl_account", plural: "GL accounts", keyField: "id" }, glAccountShape),
  taxRates: recordType({ name: "tax_rate", plural: "Tax rates", keyField: "id" }, taxRateShape),
  users: recordType({ name: "app_user", plural: "Users", keyField: "id" }, userShape),
  customFields: recordType(
    { name: "custom_field", plural: "Custom fields", keyField: "name" },
    customFieldShape,
  ),
  taxRules: taxRuleType,
  stages: stageType,
  products: productType,
  promotions: promotionType,
} as const satisfies Record<string, RecordType>;

/** A contact that others are, or may be, billed to [BI1], or that people and addresses belong to: enough to name and to judge it. */
export const parentShape = z.object({
  id: z.int(),
  type: z.string().nullable(),
  company: z.string().nullable(),
  isActive: z.boolean().nullable(),
  billingId: z.int().nullable(),
  onHold: z.boolean().nullable(),
  country: z.string().nullable(),
});

/** Everything that a check needs of the account beside the contacts themselves. */
export const listsShape = z.object({
  priceTiers: z.array(priceTierShape),
  classifications: z.array(classificationShape),
  groups: z.array(groupShape),
  paymentTerms: z.array(paymentTermShape),
  glAccounts: z.array(glAccountShape),
  taxRates: z.array(taxRateShape),
  users: z.array(userShape),
  customFields: z.array(customFieldShape),
  taxRules: z.array(taxRuleShape),
  stages: z.array(stageShape),
  products: z.array(productShape),
  promotions: z.array(promotionShape),
  parents: z.array(parentShape),
});

export type Lists = z.infer<typeof listsShape>;
export type ListKey = keyof typeof listTypes;
export type PriceTier = z.infer<typeof priceTierShape>;
export type Classification = z.infer<typeof classificationShape>;
export type Group = z.infer<typeof groupShape>;
export type PaymentTerm = z.infer<typeof paymentTermShape>;
export type GlAccount = z.infer<typeof glAccountShape>;
export type TaxRate = z.infer<typeof taxRateShape>;
export type User = z.infer<typeof userShape>;
export type CustomField = z.infer<typeof customFieldShape>;
export type Parent = z.infer<typeof parentShape>;

const customKinds: Record<string, Kind> = {
  text: "text",
  number: "decimal",
  date: "date",
  "yes/no": "boolean",
  choice: "choice",
};

function customFieldOf(custom: CustomField): Field {
  const kind = customKinds[custom.kind ?? "text"] ?? "text";
  const options = kind === "choice" ? { options: (custom.options ?? "").split("\n").filter(Boolean) } : {};
  return {
    name: custom.name ?? "",
    label: custom.label ?? "",
    kind,
    group: "Custom fields",
    wire: "customFields",
    width: 16,
    ...options,
  };
}

function classificationFieldOf(classification: Classification): Field {
  const { id, name } = classification;
  return {
    name: `classification_${id}`,
    label: name ?? "",
    kind: "ticks",
    group: "Selling",
    classification: id ?? 0,
    wire: "none",
    width: 18,
  };
}

/**
 * The contact as this account has it: the catalogue's fields, then its further classifications (those beyond Group and
 * Sub group, which the wire cannot carry), then its custom fields.
 */
export function contactTypeFor(lists: Lists): RecordType {
  const known = new Set(contactType.fields.map((own) => own.classification));
  const further = lists.classifications.filter(({ id }) => !known.has(id ?? 0)).map(classificationFieldOf);
  return extendRecordType(contactType, [...further, ...lists.customFields.map(customFieldOf)]);
}
