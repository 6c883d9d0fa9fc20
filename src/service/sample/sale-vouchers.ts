// The vouchers of the sample account: gifts, and credits that customers have in the store.
import type { Values } from "../../domain/value";
import { makeRandom } from "./random";
import { instantAt, lastMoment, momentOf } from "./sale-calendar";

const count = 60;
const yearDays = 365;

/** Sixty of them; half belong to one of these customers. */
export function sampleVouchers(customers: readonly Values[]): Values[] {
  return Array.from({ length: count }, (_, at): Values => {
    const random = makeRandom(-8_000_000 - at);
    const madeAt = momentOf(random);
    const expiresAt = madeAt + yearDays * 86_400_000;
    const owner = random.chance(0.5) ? customers[random.below(customers.length)] : undefined;
    const amount = 25_00 * (1 + random.below(8));
    const isUsed = random.chance(0.4);
    return {
      id: at + 1,
      createdDate: instantAt(madeAt),
      status: isUsed || expiresAt < lastMoment ? "Inactive" : "Active",
      code: `${owner ? "CR" : "GIFT"}-${(at * 7919 + 46_656).toString(36).toUpperCase()}`,
      type: owner ? "Credit" : "Gift",
      description: owner ? "Credit for goods that came back" : "Gift voucher",
      expiryDate: instantAt(expiresAt),
      amount,
      customerID: owner?.["id"] ?? null,
      customerEmail: owner?.["email"] ?? null,
      redeemedCount: isUsed ? 1 : 0,
      redeemedCountLimit: 1,
      redeemedAmount: isUsed ? amount : 0,
    };
  });
}
