// What payments keep: they are for a sales order or a credit note that exists, and move what its contact owes [SA7].
import { creditNotes, salesOrders, type Resource } from "../../contract/cin7/resources";
import { numberOf, textOf, type Values } from "../../domain/value";
import { readRows } from "../database/served-rows";
import type { GivenRecord } from "./given";
import {
  kept,
  movedFrom,
  refused,
  type Held,
  type Keeper,
  type Kept,
  type Refused,
  type Writing,
} from "./keeper";

export const paymentKeeper: Keeper = {
  create: async ({ values }, writing) => {
    const { now } = writing;
    const dates = { createdDate: now, modifiedDate: now, paymentDate: now };
    const amount = values["amount"] ?? nothingPaid;
    return paid({ ...dates, isAuthorized: true, ...values, amount }, undefined, writing);
  },
  update: ({ values }, held, writing) => changed(values, held, writing),
  remove: async ({ values }, writing) => {
    const paidDocument = await documentOf(values, writing);
    return { owes: owedAfter(values, undefined, [paidDocument, undefined]) };
  },
};

/** What a payment without an amount pays: shops note so that an order goes "On Account". */
const nothingPaid = 0;

/** Order types by the resource that holds their documents. */
const paidResources: Readonly<Record<string, Resource>> = {
  SalesOrder: salesOrders,
  CreditNote: creditNotes,
};

interface PaidDocument {
  readonly orderType: string;
  readonly values: Values;
}

async function changed(given: GivenRecord["values"], held: Held, writing: Writing): Promise<Kept | Refused> {
  const said = movedFrom(held.values, given);
  if (Object.keys(said).length === 0) return kept({});
  if (said["amount"] === null) return refused("amount is needed.");
  const { orderType, ...others } = { ...held.values, ...said };
  const isOther = "orderId" in said && !("orderType" in said);
  const now = { ...others, ...(isOther ? {} : { orderType: orderType ?? null }) };
  return paid({ ...now, modifiedDate: writing.now }, held.values, writing);
}

async function paid(values: Values, before: Values | undefined, writing: Writing): Promise<Kept | Refused> {
  const document = await documentOf(values, writing);
  if (!document) return refused(await whyNone(values));
  const branchId = values["branchId"] ?? document.values["branchId"] ?? null;
  const whole = { ...values, orderType: document.orderType, branchId };
  const earlier = before && (await documentOf(before, writing));
  const owes = owedAfter(before, whole, [earlier, document]);
  return kept(before ? movedFrom(before, whole) : whole, { owes });
}

/** The document that is paid; without an order type a sales order before a credit note. */
async function documentOf(values: Values, { database }: Writing): Promise<PaidDocument | undefined> {
  const orderId = numberOf(values["orderId"]);
  const wanted = textOf(values["orderType"]) ?? "Undefined";
  const types = wanted === "Undefined" ? Object.keys(paidResources) : [wanted];
  if (orderId === undefined) return undefined;
  for (const orderType of types) {
    const resource = paidResources[orderType];
    const [found] = resource
      ? await readRows(database, resource.type, { field: "id", values: [orderId] })
      : [];
    if (found) return { orderType, values: found };
  }
  return undefined;
}

async function whyNone(values: Values): Promise<string> {
  const orderId = numberOf(values["orderId"]);
  const orderType = textOf(values["orderType"]) ?? "Undefined";
  if (orderId === undefined) return "orderId is needed: it says which sales order or credit note is paid.";
  if (orderType !== "Undefined" && !paidResources[orderType])
    return `Payments of ${orderType} are not kept here: orderType is SalesOrder or CreditNote.`;
  const noun = paidResources[orderType]?.noun ?? "sales order or credit note";
  return `There is no ${noun} ${orderId} (orderId).`;
}

/** What each contact owes more: less by what it paid, more by what it was paid out. */
function owedAfter(
  before: Values | undefined,
  after: Values | undefined,
  [earlier, later]: readonly [PaidDocument | undefined, PaidDocument | undefined],
): Map<number, number> {
  const owes = new Map<number, number>();
  const add = (payment: Values | undefined, document: PaidDocument | undefined, sign: 1 | -1): void => {
    const memberId = numberOf(document?.values["memberId"]);
    if (!payment || memberId === undefined) return;
    const amount = numberOf(payment["amount"]) ?? 0;
    const moves = document?.orderType === "CreditNote" ? Math.abs(amount) : -amount;
    owes.set(memberId, (owes.get(memberId) ?? 0) + sign * moves);
  };
  add(before, earlier, -1);
  add(after, later, 1);
  return owes;
}
