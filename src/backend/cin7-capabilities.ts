// What a Cin7 account can hold and what it cannot, sheet by sheet: for the pane to say, and for writes that neither the account nor our
// database may take. Data only.
import { typeNameOf } from "../domain/record-key";
import { listTypes } from "../domain/lists";
import { deliveryAddressType } from "../domain/delivery-address";
import type { Change } from "../plan/change";
import type { Outcome } from "../plan/outcome";
import type { Capabilities } from "./backend";
import { kindsWithoutEmpty } from "./cin7-record";
import type { Limit } from "./cin7-pacer";

const dayMs = 86_400_000;
const mostInBatch = 250;
const idsInRead = 100;

const keptHere = [
  listTypes.glAccounts,
  listTypes.paymentTerms,
  listTypes.priceTiers,
  listTypes.taxRules,
  listTypes.customFields,
  listTypes.products,
  listTypes.promotions,
  deliveryAddressType,
].map(({ name }) => name);

const homes: Readonly<Record<string, string>> = {
  Contacts:
    "In Cin7. Assigned products and classifications beyond group and sub-group are kept here. Amounts, dates and yes/no cannot be made blank. Last order is not known.",
  "Secondary contacts": "In Cin7. People can be added and changed, not taken away.",
  "Delivery addresses": "Kept here: the Cin7 API has no addresses beyond the two on the contact.",
  Groups: "Group and sub-group in Cin7, further classifications here. The list is what contacts carry.",
  Stages: "In Cin7. The list is what contacts carry.",
  Promotions: "Kept here: the Cin7 API has no promotions.",
  "Customer promotions": "Kept here: the Cin7 API has no promotions.",
  "Product visibility": "Products in Cin7, who may see them here.",
  "Price tiers": "Columns from Cin7's products; names here. New tiers are made in Cin7.",
  "Payment terms": "Names as contacts carry them; the rest is kept here.",
  "GL accounts": "Names as contacts carry them; the rest is kept here.",
  "Tax rules": "Kept here: the Cin7 API has none.",
  "Custom fields": "Keys and values in Cin7; labels and kinds here. New fields are made in Cin7.",
};

const madeInCin7: Readonly<Record<string, string>> = {
  [listTypes.priceTiers.name]: "price tiers",
  [listTypes.customFields.name]: "custom fields",
};

/** The capabilities under these limits. */
export function capabilitiesOf(limits: readonly Limit[]): Capabilities {
  const steady = limits
    .filter(({ windowMs }) => windowMs < dayMs)
    .map(({ most, windowMs }) => windowMs / most);
  const day = limits.find(({ windowMs }) => windowMs === dayMs);
  return {
    paceMs: Math.max(0, ...steady),
    batch: mostInBatch,
    dailyQuota: day?.most ?? null,
    idsInRead,
    keptHere,
    madeElsewhere: Object.keys(madeInCin7),
    neverBlank: kindsWithoutEmpty,
    homes,
  };
}

/** The outcome of a change that neither side takes: what only Cin7 itself can make. */
export function refusalHere({ kind, key }: Change): Outcome | undefined {
  const what = madeInCin7[typeNameOf(key)];
  if (kind === "update" || what === undefined) return undefined;
  const message = `The Cin7 API cannot ${kind === "create" ? "make" : "take away"} ${what}: do it in Cin7, then load again.`;
  return { key, kind: "rejected", message };
}
