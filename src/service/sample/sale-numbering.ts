// Gives the documents and payments of the sample account their ids, in the order of their dates, and the references that follow from them.
import type { Values } from "../../domain/value";
import type { Document } from "./sale-documents";
import type { Line } from "./sale-lines";
import type { Payment } from "./sale-payments";

const firstNumber = 10_000;

function byDate<T extends { readonly madeAt: number }>(some: readonly T[]): T[] {
  return [...some].sort((one, other) => one.madeAt - other.madeAt);
}

/** In the order of their dates; each is given its id and what else follows from its number. */
function number(
  documents: readonly Document[],
  more: (of: Document, number: number) => Values,
): readonly Document[] {
  const inOrder = byDate(documents);
  inOrder.forEach((document, at) => {
    Object.assign(document.head, { id: at + 1, ...more(document, firstNumber + at + 1) });
  });
  return inOrder;
}

/** An invoice has a number once it is dated. */
export function numberOrders(orders: readonly Document[]): readonly Document[] {
  return number(orders, ({ head }, own) => ({
    reference: `SO-${own}`,
    invoiceNumber: head["invoiceDate"] === null ? null : own,
  }));
}

export function numberQuotes(quotes: readonly Document[]): readonly Document[] {
  return number(quotes, (_, own) => ({ reference: `QU-${own}` }));
}

/** The orders that they are for are numbered already. */
export function numberCreditNotes(notes: readonly Document[]): readonly Document[] {
  return number(notes, ({ returned }, own) => ({
    reference: `CN-${own}`,
    creditNoteNumber: own,
    salesReference: returned?.head["reference"] ?? null,
  }));
}

/** What they pay is numbered already. */
export function numberPayments(payments: readonly Payment[]): readonly Values[] {
  return byDate(payments).map(({ of, values }, at) => ({
    ...values,
    id: at + 1,
    orderId: of.head["id"] ?? null,
  }));
}

/** The whole heads of numbered documents, made as they are asked for: together they would take much memory. */
export function headsOf(documents: readonly Document[]): Iterable<Values> {
  return { [Symbol.iterator]: () => eachHead(documents) };
}

function* eachHead(documents: readonly Document[]): Generator<Values, void> {
  for (const { taken, head } of documents) yield { ...taken, ...head };
}

/** The lines of numbered documents, with ids in their order. */
export function linesOf(documents: readonly Document[]): readonly Values[] {
  const all: Line[] = [];
  for (const { head, lines } of documents) {
    for (const line of lines) {
      all.push(line);
      line["id"] = all.length;
      line["transactionId"] = head["id"] ?? null;
      line["createdDate"] = head["createdDate"] ?? null;
    }
  }
  return all;
}
