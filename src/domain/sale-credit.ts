// Whether a customer may order on credit: nobody on the way is on hold, and the order stays within the limit of who pays [SA6]. The
// policy says whether that warns or refuses. Knows no document.
import type { Policy } from "./policy";
import { money, quote } from "./wording";

/** Who orders, or who pays for it. */
export interface Party {
  readonly name: string;
  readonly onHold: boolean;
}

export interface CreditQuestion {
  readonly customer: Party;
  /** Who is billed, where that is another. */
  readonly payer: Party | undefined;
  /** The limit of who pays, in hundredths; undefined for none. */
  readonly limit: number | undefined;
  /** What who pays, and all who are billed to it, owe before this. */
  readonly owed: number;
  /** What this adds to it. */
  readonly adds: number;
}

export interface CreditAnswer {
  readonly warnings: readonly string[];
  readonly refusals: readonly string[];
}

/** What stands against an order. An order that adds nothing to what is owed is never over the limit. */
export function checkCredit(question: CreditQuestion, policy: Policy): CreditAnswer {
  const held = holdOf(question);
  const over = excessOf(question, policy);
  const says = (wanted: "warn" | "refuse") => [
    ...(held !== undefined && policy.ordersOnHold === wanted ? [held] : []),
    ...(over !== undefined && policy.ordersOverLimit === wanted ? [over] : []),
  ];
  return { warnings: says("warn"), refusals: says("refuse") };
}

function holdOf({ customer, payer }: CreditQuestion): string | undefined {
  if (customer.onHold) return `${quote(customer.name)} is on hold. Take the hold off, or ask finance.`;
  if (payer?.onHold !== true) return undefined;
  return `${quote(payer.name)}, who pays for ${quote(customer.name)}, is on hold. Take the hold off, or ask finance.`;
}

function excessOf(
  { customer, payer, limit, owed, adds }: CreditQuestion,
  { accountCurrency }: Policy,
): string | undefined {
  if (limit === undefined || adds <= 0 || owed + adds <= limit) return undefined;
  const { name } = payer ?? customer;
  return `${quote(name)} would owe ${money(owed + adds, accountCurrency)}, over the credit limit of ${money(limit, accountCurrency)}. Take a payment, raise the limit, or order less.`;
}
