// The head of one document of the sample account, with what it takes from its contact and what its lines come to. Ids and references are
// given when all documents stand in their order.
import { numberOf, type Value, type Values } from "../../domain/value";
import type { Lists } from "../../domain/lists";
import type { Policy } from "../../domain/policy";
import { makeSaleFiller } from "../../domain/sale";
import { saleTotals } from "../../domain/sale-totals";
import { salesOrderType } from "../../domain/sales-order";
import { instantAt } from "./sale-calendar";
import { mainBranch } from "./sale-goods";
import { linesFor, type Line, type Shelf } from "./sale-lines";
import type { Random } from "./random";

/** A document under way, and its lines. */
export interface Document {
  readonly madeAt: number;
  /** What all documents of its contact take from it. */
  readonly taken: Values;
  /** Everything else, and what it has instead. */
  readonly head: Record<string, Value>;
  readonly lines: readonly Line[];
  /** The order that a credit note is for. */
  readonly returned?: Document;
}

export interface Making {
  readonly customer: Values;
  /** Who is billed for the customer, where that is another. */
  readonly payer: Values | undefined;
  readonly madeAt: number;
  readonly lines: readonly Line[];
  readonly random: Random;
  /** What this document has beside, or instead. */
  readonly more?: Values;
}

/** How documents of the account are made. */
export interface Workshop {
  readonly shelf: Shelf;
  readonly make: (making: Making) => Document;
  readonly payerOf: (customer: Values) => Values | undefined;
}

interface Wanted extends Pick<Making, "madeAt" | "random" | "more"> {
  readonly workshop: Workshop;
  /** Hundredths that its goods come to at least. */
  readonly worth: number;
}

/** A document of that worth for a customer. */
export function documentOf(customer: Values, { workshop, worth, ...making }: Wanted): Document {
  const lines = linesFor(customer, { shelf: workshop.shelf, worth, random: making.random });
  return workshop.make({ ...making, customer, payer: workshop.payerOf(customer), lines });
}

const texts = salesOrderType.fields.flatMap(({ name, max }) =>
  max === undefined ? [] : [[name, max] as const],
);

const branchOf: Readonly<Record<string, number>> = { "South Island": 4, "Eastern Australia": 7, Web: 230 };

/** A function that makes documents from customers of these lists. */
export function makeDocuments(
  lists: Lists,
  { policy, branches }: { readonly policy: Policy; readonly branches: readonly Values[] },
): (making: Making) => Document {
  const fill = makeSaleFiller(lists, policy);
  const emails = new Map(branches.map(({ id, email }) => [id, email ?? null]));
  const taken = new WeakMap<Values, Values>();
  const takenFrom = ({ customer, payer }: Making): Values => {
    const known = taken.get(customer) ?? shortened(fill({}, { member: customer, payer }));
    taken.set(customer, known);
    return known;
  };
  return (making) => {
    const regions = String(making.customer["classification_3"]).split(", ");
    const branchId = branchOf[regions.at(-1) ?? ""] ?? mainBranch;
    const branch = { branchId, branchEmail: emails.get(branchId) ?? null };
    const taken = takenFrom(making);
    const head = Object.assign(ownOf(making), branch, making.more);
    const { madeAt, lines } = making;
    return { madeAt, taken, head: Object.assign(head, totalsOf(lines, { ...taxOf(taken), ...head })), lines };
  };
}

function taxOf({ taxStatus = null, taxRate = null }: Values): Values {
  return { taxStatus, taxRate };
}

function ownOf({ customer, madeAt, random }: Making): Record<string, Value> {
  return {
    createdDate: instantAt(madeAt),
    modifiedDate: instantAt(madeAt),
    createdBy: customer["salesPersonId"] ?? 1,
    processedBy: 6,
    isApproved: true,
    memberId: customer["id"] ?? null,
    freightTotal: random.chance(0.4) ? 500 * (1 + random.below(6)) : 0,
    surcharge: 0,
    discountTotal: 0,
    currencyRate: 1_000_000,
    currencySymbol: "$",
    source: random.pick(["Backend", "Backend", "API", "B2B"]),
    customerOrderNo: random.chance(0.3) ? `PO-${1000 + random.below(9000)}` : null,
    deliveryInstructions: random.chance(0.1) ? "Back entrance, before 10 am." : null,
  };
}

function totalsOf(lines: readonly Values[], head: Values): Values {
  const { productTotal, total } = saleTotals({
    lines: lines.map(({ qty, unitPrice, discount }) => ({
      qty: Number(qty),
      unitPrice: Number(unitPrice),
      discount: Number(discount),
    })),
    freight: numberOf(head["freightTotal"]) ?? 0,
    surcharge: 0,
    discount: 0,
    taxStatus: String(head["taxStatus"]),
    taxRate: numberOf(head["taxRate"]) ?? 0,
  });
  return { productTotal, total };
}

/** A messy contact's texts may be longer than a document's. */
function shortened(values: Values): Values {
  const long = texts.filter(([name, max]) => String(values[name] ?? "").length > max);
  return {
    ...values,
    ...Object.fromEntries(long.map(([name, max]) => [name, String(values[name]).slice(0, max)])),
  };
}
