// What the customers of the sample account give back. Knows no balance.
import type { Values } from "../../domain/value";
import type { Random } from "./random";
import { daysLater, instantAt } from "./sale-calendar";
import type { Document, Workshop } from "./sale-documents";

interface Returning {
  readonly customer: Values;
  readonly workshop: Workshop;
  readonly random: Random;
}

const orderOnly: ReadonlySet<string> = new Set([
  "uomPrice",
  "uomQtyOrdered",
  "uomQtyShipped",
  "uomSize",
  "stockControl",
]);

/** One settled order in thirty comes back in part: some of its first line. */
export function creditNotesOn(
  settled: readonly Document[],
  { customer, workshop, random }: Returning,
): Document[] {
  return settled.flatMap((order) => {
    const [line] = order.lines;
    if (!line || !random.chance(1 / 30)) return [];
    const qty = -100 * (1 + random.below(Number(line["qty"]) / 100));
    const kept = Object.entries(line).filter(([name]) => !orderOnly.has(name));
    const lines = [{ ...Object.fromEntries(kept), qty, qtyShipped: qty }];
    const madeAt = daysLater(order.madeAt, 6 + random.below(20));
    const making = { customer, payer: workshop.payerOf(customer), madeAt, lines, random };
    return [{ ...workshop.make({ ...making, more: creditOf(order, madeAt) }), returned: order }];
  });
}

function creditOf({ head }: Document, madeAt: number): Values {
  return {
    branchId: head["branchId"] ?? null,
    freightTotal: 0,
    creditNoteDate: instantAt(madeAt),
    completedDate: instantAt(madeAt),
    customerReport: "Damaged in transit.",
    logisticsStatus: 1,
    modifiedDate: instantAt(daysLater(madeAt, 3)),
  };
}
