// What one customer of the sample account bought, gave back and paid: its orders less its credit notes less its payments come to the
// balance that the contact has [SA7].
import { numberOf, type Values } from "../../domain/value";
import { indexOf } from "./numbering";
import { makeRandom, type Random } from "./random";
import { daysLater, instantAt, lastMoment, orderMoments } from "./sale-calendar";
import { creditNotesOn } from "./sale-credit-notes";
import { documentOf, type Document, type Workshop } from "./sale-documents";
import type { Line } from "./sale-lines";
import { paymentsFor, refundOf, type Payment } from "./sale-payments";
import { quotesOf } from "./sale-quotes";

export interface CustomerSales {
  readonly orders: readonly Document[];
  readonly creditNotes: readonly Document[];
  readonly quotes: readonly Document[];
  readonly payments: readonly Payment[];
}

/** A balance is owed on the last orders, which are worth so many times as much. */
const mostOwed = 3;
const safety = 1.3;

/** All documents of a customer, oldest first. */
export function salesOf(customer: Values, workshop: Workshop): CustomerSales {
  const random = makeRandom(-6_000_000 - indexOf(customer));
  const balance = numberOf(customer["balanceOwing"]) ?? 0;
  const orders = ordersOf(customer, { workshop, balance, random });
  const counted = orders.filter(({ head }) => head["isVoid"] !== true && head["isApproved"] === true);
  const creditNotes = creditNotesOn(counted.slice(0, -mostOwed), { customer, workshop, random });
  const refunds = creditNotes.filter(() => random.chance(0.5)).map(refundOf);
  const bought = sum([...counted, ...creditNotes].map(({ head }) => head["total"]));
  const paid = bought - sum(refunds.map(({ values }) => values["amount"])) - balance;
  const payments = [...paymentsFor(counted, { customer, paid, random }), ...refunds];
  return { orders, creditNotes, payments, quotes: quotesOf(customer, workshop) };
}

function sum(amounts: readonly unknown[]): number {
  return amounts.reduce<number>((total, amount) => total + Number(amount), 0);
}

interface Ordering {
  readonly workshop: Workshop;
  readonly balance: number;
  readonly random: Random;
}

/** One order in forty is void, one a draft; never those that are owed. */
function ordersOf(customer: Values, { workshop, balance, random }: Ordering): Document[] {
  const moments = orderMoments(customer);
  const owed = Math.min(mostOwed, moments.length);
  return moments.map((madeAt, at) => {
    const isOwed = at >= moments.length - owed;
    const worth = Math.max(usualWorth(random), isOwed ? (balance * safety) / owed : 0);
    const order = documentOf(customer, { workshop, madeAt, worth, random });
    const fate = isOwed ? -1 : random.below(40);
    Object.assign(order.head, { isVoid: fate === 0, isApproved: fate !== 1 });
    return finished(order, random);
  });
}

/** Most documents are worth some hundreds, few some thousands. */
function usualWorth(random: Random): number {
  const steps = random.chance(0.2) ? 60 : 15;
  return 5_000 * (2 + random.below(steps));
}

const openDays = 14;
const carriers = ["NZ Post", "Mainfreight", "Australia Post", "Pickup Order"] as const;

/** Dispatched and invoiced after some days, but for the newest, the void and the drafted. */
function finished(order: Document, random: Random): Document {
  const { head, madeAt } = order;
  const isVoid = head["isVoid"] === true;
  const sentAt = daysLater(madeAt, 1 + random.below(5));
  const isSent = !isVoid && head["isApproved"] === true && madeAt < daysLater(lastMoment, -openDays);
  const stage = random.pick(["New", "Processing", "Awaiting Payment", "On Hold"]);
  const at = isSent ? instantAt(sentAt) : null;
  Object.assign(head, {
    stage: isVoid ? "Declined" : isSent ? "Dispatched" : stage,
    modifiedDate: instantAt(sentAt),
    dispatchedDate: at,
    invoiceDate: at,
    estimatedDeliveryDate: instantAt(daysLater(madeAt, 7)),
    cancellationDate: isVoid ? instantAt(sentAt) : null,
    logisticsCarrier: isSent ? random.pick(carriers) : null,
    trackingCode: isSent && random.chance(0.5) ? `TR${100_000 + random.below(900_000)}` : null,
    logisticsStatus: isSent ? 2 : 1,
    ediStatus: 0,
    accountingAttributes: JSON.stringify({
      importDate: at,
      accountingImportStatus: isSent ? "Imported" : "NotImported",
    }),
  });
  for (const line of order.lines) finishLine(line, isSent);
  return order;
}

function finishLine(line: Line, isSent: boolean): void {
  const { qty = null, unitPrice = null } = line;
  const shipped = isSent ? qty : 0;
  line["qtyShipped"] = shipped;
  line["uomPrice"] = unitPrice;
  line["uomQtyOrdered"] = qty;
  line["uomQtyShipped"] = shipped;
  line["uomSize"] = 100;
  line["stockControl"] = "FIFO";
}
