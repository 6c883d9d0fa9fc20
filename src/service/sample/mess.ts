// The messy part of the sample account: for each rule that stored data can trip, a way to spoil an ordinary contact.
// Which numbers are messy, and how, follows from the number alone.
import { furtherMesses } from "./further-mess";
import { idOf } from "./numbering";
import { ordinaryContact } from "./ordinary-contact";
import type { Mess } from "./mess-kind";
import type { Draft } from "./selling";

const customer = (rule: string, spoil: Mess["spoil"]): Mess => ({ rule, on: "Customer", spoil });
const supplier = (rule: string, spoil: Mess["spoil"]): Mess => ({ rule, on: "Supplier", spoil });

const credit = { paymentTerms: "20th of Following Month", onHold: false };

/** Every twelfth contact, so that the one before it is never messy itself. */
const messEvery = 12;
const messAt = 5;

/** The two halves of a circle must stay next to each other. */
const messes: readonly Mess[] = [
  customer("CO1", () => ({ company: null, firstName: null })),
  customer("CO2", () => ({ notes: "Moved from the old system. ".repeat(12) })),
  customer("CO2", () => ({ phone: "09 555 0101 (shop), 09 555 0102 (office), 021 555 0103 (owner)" })),
  customer("CO3", (_, { email }) => ({ email: String(email).replace("@", " at ") })),
  supplier("CO3", (_, { email }) => ({ email: String(email).split("@")[0] ?? null })),
  customer("CO4", (index) => ({ email: String(ordinaryContact(index - 1).email).toUpperCase() })),
  customer("CO5", () => ({ type: "Lead" })),
  customer("CO8", (index) => ({ accountNumber: `CUST-${String(idOf(index)).padStart(7, "0")}` })),
  customer("CO9", (index) => ({ accountNumber: ordinaryContact(index - 1).accountNumber ?? null })),
  customer("TI1", () => ({ priceColumn: "BulkNZD" })),
  customer("TI2", () => ({ priceColumn: "ClearanceNZD" })),
  customer("TI3", (_, { country }) => ({
    priceColumn: country === "New Zealand" ? "ExportUSD" : "RetailNZD",
  })),
  customer("TI4", () => ({ percentageOff: 12_000 })),
  customer("TI5", () => ({ percentageOff: 4_500 })),
  customer("PT1", () => ({ paymentTerms: "20th of Folowing Month" })),
  supplier("PT2", () => ({ paymentTerms: "30 Days from Invoice" })),
  customer("CR1", () => ({ ...credit, creditLimit: -50_000, balanceOwing: 0 })),
  customer("CR1", () => ({ ...credit, creditLimit: 99_999_999, balanceOwing: 120_000 })),
  customer("CR2", () => ({ ...credit, creditLimit: 100_000, balanceOwing: 182_550, onHold: true })),
  customer("CR4", () => ({ ...credit, creditLimit: 250_000, balanceOwing: 612_375 })),
  customer("CR5", () => ({ ...credit, creditLimit: 300_000, balanceOwing: 0, onHold: true })),
  customer("GR1", () => ({ isActive: true, group: null, subGroup: null })),
  customer("GR1", () => ({ isActive: true, classification_3: null })),
  customer("GR2", () => ({ group: "Hospitality, Retail", subGroup: null })),
  customer("GR3", () => ({ group: "Trade", subGroup: "Cafe" })),
  customer("GR4", () => ({ group: "Franchise", subGroup: null })),
  customer("GL1", () => ({ costCenter: "Sales - Old Chart" })),
  customer("GL2", () => ({ costCenter: "Consignment Sales" })),
  customer("GL3", () => ({ costCenter: "Cost of Goods Sold" })),
  supplier("GL3", () => ({ costCenter: "Wholesale Revenue" })),
  customer("BI1", () => ({ billingId: 9_999_999, billingCompany: "Closed Holdings Ltd" })),
  customer("BI2", (index) => ({ billingId: idOf(index) })),
  customer("BI2", (index) => ({ billingId: idOf(index + messEvery) })),
  customer("BI2", (index) => ({ billingId: idOf(index - messEvery) })),
  customer("CF1", () => ({ members_1002: "31/02/2026" })),
  customer("CF1", () => ({ members_1004: "Platinum" })),
];

/** Another twelfth, for the rules that came later; most of it only where the contact is of its type already. */
const furtherAt = 2;

/** Two more twelfths, for the one job that the guide does: customers of Hospitality in Auckland, over their limits. */
const overAt: ReadonlySet<number> = new Set([0, 8]);
const over = customer("CR4", () => ({
  ...credit,
  isActive: true,
  creditLimit: 200_000,
  balanceOwing: 273_500,
}));

/** What is wrong with the contact of that number; undefined for ten in twelve, or nearly. */
export function messOf(index: number, { type, group, city }: Draft): Mess | undefined {
  const place = index % messEvery;
  const turn = Math.floor(index / messEvery);
  if (place === messAt) return messes[turn % messes.length];
  if (overAt.has(place) && type === "Customer" && group === "Hospitality" && city === "Auckland") return over;
  const further = place === furtherAt ? furtherMesses[turn % furtherMesses.length] : undefined;
  return further && (further.isForced || further.on === type) ? further : undefined;
}
