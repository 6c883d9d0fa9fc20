// The account's policies: one file, checked at start, every mistake reported at once. Money is in whole currency units here,
// because people write this file by hand.
import { z } from "zod";

const severity = z.enum(["E", "W"]);

const onOrder = z.enum(["warn", "refuse"]).default("warn");

/** Who may do what. viewer reads; editor all but finance fields; finance also credit, hold, GL and tax; admin everything. */
export const roles = ["viewer", "editor", "finance", "admin"] as const;
export type Role = (typeof roles)[number];

/** Figures from which a plan looks like an accident and asks for a typed confirmation [PL4]. */
const confirmShape = z.strictObject({
  records: z.number().int().positive().default(500).describe("more records than this in one plan [PL4]"),
  blanked: z.number().int().positive().default(20).describe("a field cleared in this many records [PL4]"),
  limitTimes: z.number().min(2).default(10).describe("a credit limit that rises to this many times [PL4]"),
  sameValue: z
    .number()
    .int()
    .positive()
    .default(50)
    .describe("one value over this many different ones [PL4]"),
  ticksRemovedPercent: z
    .number()
    .positive()
    .max(100)
    .default(50)
    .describe("a tick taken from this share of the contacts that have it [PL4]"),
});

/** Figures over which a plan needs a second person's approval; null: that never asks for one [PL8]. */
const approvalShape = z.strictObject({
  creditRisePercent: z
    .number()
    .nonnegative()
    .nullable()
    .default(null)
    .describe("a credit limit that rises by more than this share [PL8]"),
  creditRiseAmount: z
    .number()
    .nonnegative()
    .nullable()
    .default(null)
    .describe("a credit limit that rises by more than this amount [PL8]"),
  glAccountRecords: z
    .number()
    .int()
    .nonnegative()
    .nullable()
    .default(null)
    .describe("GL accounts changed in more contacts than this [PL8]"),
  approvers: z
    .array(z.enum(roles).exclude(["viewer"]))
    .min(1)
    .default(["finance", "admin"])
    .describe("roles that may approve [PL8]"),
});

export const policyShape = z.strictObject({
  creditCeiling: z.number().nonnegative().default(250_000).describe("highest credit limit that may be given"),
  creditRisePercent: z.number().nonnegative().default(50).describe("a rise over this share warns [CR3]"),
  creditRiseAmount: z.number().nonnegative().default(10_000).describe("a rise over this amount warns [CR3]"),
  discountLimit: z.number().min(0).max(100).default(30).describe("a discount over this warns [TI5]"),
  stagesApart: z
    .array(z.array(z.string()))
    .default([])
    .describe("sets of stages of which a customer may be in one only [ST3]"),
  accountCurrency: z.string().length(3).default("NZD").describe("the contacts' currency, ISO 4217 [TI3]"),
  ordersOnHold: onOrder.describe("an order through the API for a customer on hold: warn, or refuse [SA6]"),
  ordersOverLimit: onOrder.describe(
    "an order that takes a customer over the credit limit: warn, or refuse [SA6]",
  ),
  pricesIncludeTax: z.boolean().default(false).describe("true: prices of sales include the tax [SA4]"),
  baselineMaxAgeDays: z.number().positive().default(14).describe("an older workbook warns [KE7]"),
  severities: z
    .record(z.string().regex(/^[A-Z]{2}\d+$/), severity)
    .default({})
    .describe("a rule's severity, changed"),
  warningsBlock: z.boolean().default(false).describe("true: a W finding stops its record too"),
  confirm: confirmShape.prefault({}).describe("what asks for a typed confirmation before it is applied"),
  approval: approvalShape.prefault({}).describe("what asks for a second person's approval"),
  financeFields: z
    .array(z.string())
    .default([
      "creditLimit",
      "onHold",
      "costCenter",
      "billingCostCenter",
      "taxStatus",
      "taxNumber",
      "billingId",
    ])
    .describe("fields that only finance and admin may change"),
});

export type Policy = z.infer<typeof policyShape>;

/** Policies where the account set none. */
export const defaultPolicy: Policy = policyShape.parse({});

/** True where the account has a figure over which a plan needs a second person's approval [PL8]. */
export function isApprovalOn({ approval }: Policy): boolean {
  const { creditRisePercent, creditRiseAmount, glAccountRecords } = approval;
  return [creditRisePercent, creditRiseAmount, glAccountRecords].some((figure) => figure !== null);
}
