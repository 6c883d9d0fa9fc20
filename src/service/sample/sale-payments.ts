// How the customers of the sample account pay: the oldest orders first, until what is left is what they owe. Whole hundredths.
import type { Value, Values } from "../../domain/value";
import { daysLater, instantAt, lastMoment } from "./sale-calendar";
import type { Document } from "./sale-documents";
import type { Random } from "./random";

/** A payment under way: the id of its document is given later. */
export interface Payment {
  readonly madeAt: number;
  readonly of: Document;
  readonly values: Record<string, Value>;
}

const totalOf = ({ head }: Document): number => Number(head["total"]);

/** Payments for these orders, the oldest paid first, that come to `paid` together. */
export function paymentsFor(
  orders: readonly Document[],
  { customer, paid, random }: { readonly customer: Values; readonly paid: number; readonly random: Random },
): Payment[] {
  const payments: Payment[] = [];
  let rest = paid;
  for (const order of orders) {
    const amount = Math.min(rest, totalOf(order));
    if (amount <= 0) continue;
    rest -= amount;
    for (const part of inParts(amount, random))
      payments.push(payment(order, { customer, amount: part, random }));
  }
  if (rest !== 0)
    throw new RangeError(`The sample's contact ${String(customer["id"])} pays more than it bought.`);
  return payments;
}

/** One payment in twelve comes in two. */
function inParts(amount: number, random: Random): readonly number[] {
  const first = Math.floor(amount / 2);
  return random.chance(1 / 12) && first > 0 ? [first, amount - first] : [amount];
}

const inAdvance: ReadonlySet<Value> = new Set(["Pay in Advance", "COD"]);

interface Paid {
  readonly customer: Values;
  readonly amount: number;
  readonly random: Random;
}

function payment(order: Document, { customer, amount, random }: Paid): Payment {
  const isAtOnce = inAdvance.has(customer["paymentTerms"] ?? null);
  const madeAt = daysLater(order.madeAt, isAtOnce ? 0 : 5 + random.below(40));
  const method = isAtOnce
    ? random.pick(["Credit Card", "Stripe", "Cash"])
    : random.pick(["On Account", "Bank Transfer"]);
  return paymentOf(order, { madeAt, amount, method, orderType: "SalesOrder" });
}

/** What is paid back for a credit note, some days after it. */
export function refundOf(note: Document): Payment {
  const madeAt = daysLater(note.madeAt, 3);
  return paymentOf(note, { madeAt, amount: totalOf(note), method: "On Account", orderType: "CreditNote" });
}

interface Details {
  readonly madeAt: number;
  readonly amount: number;
  readonly method: string;
  readonly orderType: string;
}

function paymentOf(of: Document, { madeAt, amount, method, orderType }: Details): Payment {
  const reconciled = daysLater(madeAt, 2);
  return {
    madeAt,
    of,
    values: {
      createdDate: instantAt(madeAt),
      modifiedDate: instantAt(reconciled),
      paymentDate: instantAt(madeAt),
      amount,
      method,
      direction: amount < 0 ? 1 : 0,
      isAuthorized: true,
      transactionRef: method === "Stripe" ? `pi_${madeAt.toString(36)}` : null,
      reconcileDate: reconciled < lastMoment ? instantAt(reconciled) : null,
      branchId: of.head["branchId"] ?? null,
      orderType,
    },
  };
}
