// What each branch of the sample account has of each option. What is sold and has not left follows from the orders.
import type { Values } from "../../domain/value";
import { makeRandom } from "./random";
import { instantAt, lastMoment } from "./sale-calendar";
import type { Document } from "./sale-documents";

const oneUnit = 100;
const hourMs = 3_600_000;

export interface Kept {
  readonly options: readonly Values[];
  readonly branches: readonly Values[];
  readonly orders: readonly Document[];
}

/** One record for each option in each branch. */
export function sampleStock({ options, branches, orders }: Kept): Values[] {
  const open = openSales(orders);
  return branches.flatMap(({ id: branchId = null }, place) =>
    options.map(({ id: productOptionId = null }, at): Values => {
      const id = place * options.length + at + 1;
      const random = makeRandom(id + 2_000_000);
      const sold = open.get(keyOf(branchId, productOptionId)) ?? 0;
      const spare = random.chance(0.08) ? 0 : oneUnit * random.below(400);
      return {
        id,
        productOptionId,
        branchId,
        modifiedDate: instantAt(lastMoment - random.below(9000) * hourMs),
        stockOnHand: sold + spare,
        openSales: sold,
        incoming: random.chance(0.2) ? oneUnit * 12 * (1 + random.below(20)) : 0,
        virtual: 0,
        holding: 0,
      };
    }),
  );
}

const keyOf = (branchId: unknown, optionId: unknown): string => `${String(branchId)} ${String(optionId)}`;

/** Approved and not yet dispatched, by branch and option. */
function openSales(orders: readonly Document[]): ReadonlyMap<string, number> {
  const open = new Map<string, number>();
  for (const { head, lines } of orders) {
    if (head["isApproved"] !== true || head["isVoid"] === true || head["dispatchedDate"] !== null) continue;
    for (const { productOptionId, qty } of lines) {
      const key = keyOf(head["branchId"], productOptionId);
      open.set(key, (open.get(key) ?? 0) + Number(qty));
    }
  }
  return open;
}
