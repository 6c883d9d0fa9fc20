// What an ordinary contact of the sample account is sold under and owes: tier, terms, groups, credit, accounts, by type and country.
import type { Value, Values } from "../../domain/value";
import { firstNames, lastNames, mailName } from "./names";
import type { Town } from "./places";
import type { Random } from "./random";
import { pickTaxNumber } from "./tax-numbers";

export type SampleType = "Customer" | "Supplier" | "Branch" | "Internal";

/** A contact under way: field by field, decimals in hundredths. */
export type Draft = Record<string, Value>;

/** Everyone buys in the account's currency; tiers in others are for messy contacts [TI3]. */
const tiers = {
  NZ: ["RetailNZD", "WholesaleNZD", "WholesaleNZD", "TradeNZD", "VIPNZD", "HospitalityNZD"],
  AU: ["WholesaleNZD", "WholesaleNZD", "DistributorNZD"],
  US: ["DistributorNZD", "DistributorNZD", "TradeNZD"],
} as const;

const groups = {
  Hospitality: ["Cafe", "Restaurant", "Hotel"],
  Retail: ["Grocer", "Gift Shop"],
  Trade: ["Builder", "Plumber"],
  Health: ["Clinic", "Pharmacy"],
  Education: ["School"],
  Online: ["Marketplace"],
} as const;

const incomeOf = {
  NZ: ["Wholesale Revenue", "Retail Revenue", "Hospitality Sales"],
  AU: ["Export Sales"],
  US: ["Export Sales"],
} as const;

/** What a contact is sold under, and what it owes: nothing of it for suppliers and internal contacts. */
export function selling(type: SampleType, town: Town, random: Random): Draft {
  const isSold = type === "Customer" || type === "Branch";
  const group = random.pick([
    "Hospitality",
    "Hospitality",
    "Retail",
    "Retail",
    "Trade",
    "Health",
    "Education",
    "Online",
  ] as const);
  const region = random.chance(0.1) ? [town.region, "Web"].sort().join(", ") : town.region;
  return {
    priceColumn: isSold ? random.pick(tiers[town.country]) : null,
    percentageOff: isSold && random.chance(0.2) ? 250 * (1 + random.below(8)) : null,
    salesPersonId: isSold ? 2 + random.below(4) : null,
    group: isSold ? group : null,
    subGroup: isSold && random.chance(0.6) ? random.pick(groups[group]) : null,
    classification_3: isSold ? region : null,
    ...credit(isSold, random),
    billingId: null,
    billingCompany: null,
    costCenter: isSold && random.chance(0.5) ? random.pick(incomeOf[town.country]) : null,
    billingCostCenter: null,
    taxStatus: isSold && town.country === "AU" ? "GST 10%" : null,
    taxNumber: random.chance(0.4) ? pickTaxNumber(town.country, random) : null,
    ...accountsPerson(random),
  };
}

/** Terms with a limit above what is owed, or prepaid without either; two in a hundred who owe are on hold. */
function credit(isSold: boolean, random: Random): Draft {
  if (!isSold) return { paymentTerms: null, creditLimit: null, balanceOwing: null, onHold: false };
  if (random.chance(0.15))
    return {
      paymentTerms: random.pick(["Pay in Advance", "COD"]),
      creditLimit: null,
      balanceOwing: 0,
      onHold: false,
    };
  const limit = 100_000 * (1 + random.below(50));
  const balance = random.chance(0.3) ? 0 : Math.floor((limit * (1 + random.below(90))) / 100);
  return {
    paymentTerms: random.pick([
      "20th of Following Month",
      "20th of Following Month",
      "30 Days from Invoice",
      "7 Days",
      "30th of Following Month",
    ]),
    creditLimit: limit,
    balanceOwing: balance,
    onHold: balance > 0 && random.chance(0.02),
  };
}

function accountsPerson(random: Random): Draft {
  const hasPerson = random.chance(0.2);
  const firstName = random.pick(firstNames);
  const lastName = random.pick(lastNames);
  return {
    accountsFirstName: hasPerson ? firstName : null,
    accountsLastName: hasPerson ? lastName : null,
    accountsPhone: null,
    billingEmail: hasPerson ? `accounts.${mailName(lastName)}@mail.example` : null,
  };
}

/** A supplier's terms and accounts. */
export function supplierFinance({ country }: Town, random: Random): Draft {
  return {
    paymentTerms: random.pick(["14 Days from Receipt", "60 Days from Shipment", "20th of Following Month"]),
    costCenter: random.pick(
      country === "NZ" ? ["Cost of Goods Sold", "Marketing"] : ["Cost of Goods Sold", "Inbound Freight"],
    ),
  };
}

/** The parent pays: a branch has neither limit nor balance, and its parent's tier, group and account. */
export function branchFinance(parent: Values): Draft {
  const {
    id = null,
    company,
    priceColumn = null,
    group = null,
    subGroup = null,
    paymentTerms = null,
    costCenter = null,
  } = parent;
  return {
    billingId: id,
    billingCompany: String(company).slice(0, 50),
    priceColumn,
    group,
    subGroup,
    paymentTerms,
    costCenter,
    billingCostCenter: costCenter,
    creditLimit: null,
    balanceOwing: 0,
    onHold: false,
  };
}
