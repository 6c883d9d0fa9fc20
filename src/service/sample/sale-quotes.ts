// What the customers of the sample account were offered: two in five have had a quote.
import type { Values } from "../../domain/value";
import { indexOf } from "./numbering";
import { makeRandom } from "./random";
import { daysLater, instantAt, momentOf, isCustomer } from "./sale-calendar";
import { documentOf, type Document, type Workshop } from "./sale-documents";

const stages = ["New", "Processing", "On Hold", "Declined", "Dispatched"] as const;

/** The quotes of a customer. */
export function quotesOf(customer: Values, workshop: Workshop): Document[] {
  const random = makeRandom(-7_000_000 - indexOf(customer));
  if (!isCustomer(customer) || !random.chance(0.4)) return [];
  const madeAt = momentOf(random);
  const stage = random.pick(stages);
  const isWon = stage === "Dispatched";
  const more: Values = {
    stage,
    probability: isWon ? 100_00 : stage === "Declined" ? 0 : 10_00 * (1 + random.below(9)),
    expectedOrderDate: instantAt(daysLater(madeAt, 21)),
    acceptanceDate: isWon ? instantAt(daysLater(madeAt, 10)) : null,
    modifiedDate: instantAt(daysLater(madeAt, 10)),
  };
  const worth = 20_000 * (1 + random.below(40));
  return [documentOf(customer, { workshop, madeAt, worth, random, more })];
}
