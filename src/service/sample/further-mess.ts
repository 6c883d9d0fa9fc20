// More of the messy part of the sample account: a way to trip each rule on stages, promotions, products, tax, addresses, telephones
// and payers. Each takes an ordinary contact of the type that it is about.
import type { Mess } from "./mess-kind";
import { idOf, idOfPerson } from "./numbering";
import { ordinaryContact } from "./ordinary-contact";

const customer = (rule: string, spoil: Mess["spoil"]): Mess => ({ rule, on: "Customer", spoil });

/** Where no contact of the type stands, one is made. */
const forced = (on: Mess["on"], rule: string, spoil: Mess["spoil"]): Mess => ({
  rule,
  on,
  spoil,
  isForced: true,
});

/** Contacts of this part are so far apart. */
const apart = 12;

/** A group of its own: nearly all of it have one GL account [GL5]. */
const government = {
  group: "Government",
  subGroup: null,
  costCenter: "Wholesale Revenue",
  assignedProducts: null,
};

const held = { creditLimit: 500_000, balanceOwing: 120_000, onHold: true, costCenter: null };

/** A person with a title and no name. */
function nameless(index: number): string {
  const blank = { company: null, firstName: null, lastName: null };
  const jobTitle = "Accounts Payable";
  return JSON.stringify([
    { id: idOfPerson(index, 0), ...blank, jobTitle, email: null, mobile: null, phone: null },
  ]);
}

/** One on hold stands right before the one that is billed to it. */
export const furtherMesses: readonly Mess[] = [
  customer("CO7", (index) => ({ phone: ordinaryContact(index - 1).phone ?? null })),
  customer("CO11", () => ({ phone: "09 555" })),
  customer("CO11", () => ({ mobile: "ask reception" })),
  customer("AD1", () => ({ country: "New Zeeland" })),
  customer("AD2", (_, { postCode }) => ({ postCode: String(postCode).slice(0, 3) })),
  customer("TX1", () => ({ taxStatus: "GST 12.5%" })),
  customer("TX2", () => ({ taxStatus: "GST Free" })),
  customer("TX4", (_, { country }) => ({
    taxNumber: country === "Australia" ? "51 824 753 557" : "049-091-851",
  })),
  customer("CR7", () => ({ paymentTerms: "30 Days from Invoice", creditLimit: null, balanceOwing: 0 })),
  customer("GL5", () => government),
  customer("GL5", () => government),
  customer("GL5", () => ({ ...government, costCenter: null })),
  customer("ST4", () => ({ stages: "Quotd" })),
  customer("ST2", () => ({ isActive: true, stages: null })),
  customer("PR4", () => ({ promotions: "W26=150" })),
  customer("PR5", () => ({ promotions: "COFFEE5, W26" })),
  customer("PR6", () => ({ promotions: "SUM25" })),
  customer("PR6", () => ({ promotions: "CONTRA" })),
  customer("PR11", () => ({ promotions: "W25" })),
  customer("PV1", () => ({ isActive: true, group: "Trade", subGroup: null, assignedProducts: "CO-101" })),
  customer("PV3", () => ({ assignedProducts: "CO-999" })),
  customer("SC2", (index) => ({ secondaryContacts: nameless(index) })),
  forced("Customer", "BI4", () => ({ ...held, isActive: true })),
  forced("Customer", "BI4", (index) => ({
    ...{ billingId: idOf(index - apart), isActive: true, costCenter: null },
    ...{ paymentTerms: null, creditLimit: null, balanceOwing: 0, onHold: false },
  })),
  forced("Branch", "GL4", () => ({ costCenter: "Freight Income" })),
  forced("Branch", "BI3", () => ({ creditLimit: 50_000 })),
];
