// Which keeper each resource that can be written has.
import * as served from "../../contract/cin7/resources";
import type { Resource } from "../../contract/cin7/resources";
import { branchKeeper } from "./branch-keeper";
import { categoryKeeper, optionKeeper, productKeeper } from "./goods-keepers";
import type { Keeper } from "./keeper";
import { paymentKeeper } from "./payment-keeper";
import { makeSaleKeeper } from "./sale-keeper";

const none = () => 0;

/** Quantities of a credit note are negative, and so is its total; one with a positive total gives as much back. */
const keepers: ReadonlyMap<Resource, Keeper> = new Map([
  [
    served.salesOrders,
    makeSaleKeeper({
      resource: served.salesOrders,
      prefix: "SO-",
      owes: (total) => total,
      isOnCredit: true,
    }),
  ],
  [served.quotes, makeSaleKeeper({ resource: served.quotes, prefix: "QU-", owes: none, isOnCredit: false })],
  [
    served.creditNotes,
    makeSaleKeeper({
      resource: served.creditNotes,
      prefix: "CN-",
      owes: (total) => -Math.abs(total),
      isOnCredit: false,
    }),
  ],
  [served.payments, paymentKeeper],
  [served.products, productKeeper],
  [served.productOptions, optionKeeper],
  [served.productCategories, categoryKeeper],
  [served.branches, branchKeeper],
]);

/** The keeper of a resource. Failure: one that nobody writes (our own bug: its routes are made from its verbs). */
export function keeperOf(resource: Resource): Keeper {
  const keeper = keepers.get(resource);
  if (!keeper) throw new TypeError(`${resource.path} is never written.`);
  return keeper;
}
