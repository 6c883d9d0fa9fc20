// The lists of the sample account "Harbour Trading": a New Zealand importer that also sells to Australia and the United States.
// Data only; which contact uses what is decided in ordinary-contact.ts.
import type {
  CustomField,
  GlAccount,
  Group,
  Lists,
  PaymentTerm,
  PriceTier,
  TaxRate,
  User,
} from "../../domain/lists";
import { sampleProducts } from "./products";
import { samplePromotions } from "./promotions";
import { sampleStages, sampleTaxRules } from "./sales-lists";

const tier = ([number, name, currency, priceColumn]: readonly [
  number: number,
  name: string,
  currency: string,
  priceColumn: string,
]): PriceTier => ({
  number,
  name,
  currency,
  isOn: true,
  priceColumn,
});

/** Tiers 2 and 5 share a name in two currencies; 10 and 11 are switched off. */
const priceTiers: PriceTier[] = [
  tier([1, "Retail", "NZD", "RetailNZD"]),
  tier([2, "Wholesale", "NZD", "WholesaleNZD"]),
  tier([3, "VIP", "NZD", "VIPNZD"]),
  tier([4, "Trade", "NZD", "TradeNZD"]),
  tier([5, "Wholesale", "AUD", "WholesaleAUD"]),
  tier([6, "Distributor", "NZD", "DistributorNZD"]),
  tier([7, "Hospitality", "NZD", "HospitalityNZD"]),
  tier([8, "Export", "USD", "ExportUSD"]),
  tier([9, "Staff", "NZD", "StaffNZD"]),
  { ...tier([10, "Special Price", "NZD", "SpecialPriceNZD"]), isOn: false },
  { ...tier([11, "Clearance", "NZD", "ClearanceNZD"]), isOn: false },
  tier([12, "MSRP", "USD", "MSRPUSD"]),
];

const group = ([id, classificationId, name, parent]: readonly [
  id: number,
  classificationId: number,
  name: string,
  parent?: string,
]): Group => ({
  id,
  classificationId,
  name,
  parent: parent ?? null,
  isActive: true,
});

const groups: Group[] = [
  group([1, 1, "Hospitality"]),
  group([2, 1, "Retail"]),
  group([3, 1, "Trade"]),
  group([4, 1, "Health"]),
  group([5, 1, "Education"]),
  group([6, 1, "Government"]),
  group([7, 1, "Online"]),
  group([8, 2, "Cafe", "Hospitality"]),
  group([9, 2, "Restaurant", "Hospitality"]),
  group([10, 2, "Hotel", "Hospitality"]),
  group([11, 2, "Grocer", "Retail"]),
  group([12, 2, "Gift Shop", "Retail"]),
  group([13, 2, "Builder", "Trade"]),
  group([14, 2, "Plumber", "Trade"]),
  group([15, 2, "Clinic", "Health"]),
  group([16, 2, "Pharmacy", "Health"]),
  group([17, 2, "School", "Education"]),
  group([18, 2, "Marketplace", "Online"]),
  group([19, 3, "Upper North Island"]),
  group([20, 3, "Lower North Island"]),
  group([21, 3, "South Island"]),
  group([22, 3, "Eastern Australia"]),
  group([23, 3, "Western Australia"]),
  group([24, 3, "United States"]),
  group([25, 3, "Web"]),
];

const term = (
  id: number,
  name: string,
  {
    use,
    months = 0,
    days = 0,
    deposit = 0,
  }: { use: string; months?: number; days?: number; deposit?: number },
): PaymentTerm => ({ id, name, use, months, days, depositPercent: deposit * 100, isActive: true });

const paymentTerms: PaymentTerm[] = [
  term(1, "Pay in Advance", { use: "Both", deposit: 100 }),
  term(2, "COD", { use: "Sales" }),
  term(3, "7 Days", { use: "Both", days: 7 }),
  term(4, "20th of Following Month", { use: "Both", months: 1, days: 19 }),
  term(5, "30 Days from Invoice", { use: "Sales", days: 30 }),
  term(6, "30th of Following Month", { use: "Sales", months: 1, days: 29 }),
  term(7, "14 Days from Receipt", { use: "Purchase", days: 14 }),
  term(8, "60 Days from Shipment", { use: "Purchase", days: 60 }),
];

const account = ([id, code, name, kind]: readonly [
  id: number,
  code: string,
  name: string,
  kind: string,
]): GlAccount => ({
  id,
  code,
  name,
  kind,
  isActive: true,
});

/** "Consignment Sales" is inactive. */
const glAccounts: GlAccount[] = [
  account([1, "200", "Wholesale Revenue", "Income"]),
  account([2, "201", "Retail Revenue", "Income"]),
  account([3, "210", "Online Sales", "Income"]),
  account([4, "220", "Export Sales", "Income"]),
  account([5, "230", "Hospitality Sales", "Income"]),
  { ...account([6, "250", "Consignment Sales", "Income"]), isActive: false },
  account([7, "260", "Freight Income", "Income"]),
  account([8, "310", "Cost of Goods Sold", "Cost of sales"]),
  account([9, "320", "Inbound Freight", "Cost of sales"]),
  account([10, "330", "Import Duty", "Cost of sales"]),
  account([11, "400", "Marketing", "Expense"]),
  account([12, "420", "Repairs and Maintenance", "Expense"]),
  account([13, "430", "Warehouse Costs", "Expense"]),
  account([14, "630", "Stock on Hand", "Asset"]),
  account([15, "820", "GST", "Liability"]),
  account([16, "960", "Retained Earnings", "Equity"]),
];

const rate = ([id, name, ratePercent, country]: readonly [
  id: number,
  name: string,
  ratePercent: number,
  country: string | null,
]): TaxRate => ({
  id,
  name,
  ratePercent,
  country,
  isActive: true,
});

const taxRates: TaxRate[] = [
  rate([1, "GST 15%", 1500, "New Zealand"]),
  rate([2, "Zero Rated", 0, "New Zealand"]),
  rate([3, "Exempt", 0, null]),
  rate([4, "GST 10%", 1000, "Australia"]),
  rate([5, "GST Free", 0, "Australia"]),
  rate([6, "California Sales Tax", 725, "United States"]),
  rate([7, "Texas Sales Tax", 825, "United States"]),
  rate([8, "Washington Sales Tax", 650, "United States"]),
  rate([9, "VAT 20%", 2000, "United Kingdom"]),
  rate([10, "VAT Zero", 0, "United Kingdom"]),
];

const user = ([id, firstName, lastName, jobTitle]: readonly [
  id: number,
  firstName: string,
  lastName: string,
  jobTitle: string,
]): User => ({
  id,
  firstName,
  lastName,
  email: `${firstName}.${lastName}@harbourtrading.example`.toLowerCase(),
  jobTitle,
  isActive: true,
});

const users: User[] = [
  user([1, "Aroha", "Ngata", "Account Admin"]),
  user([2, "Tom", "Fraser", "Sales Manager"]),
  user([3, "Priya", "Nair", "Sales"]),
  user([4, "Liam", "Walker", "Sales"]),
  user([5, "Grace", "Chen", "Sales"]),
  user([6, "Hemi", "Parata", "Warehouse"]),
  user([7, "Sofia", "Rossi", "Finance"]),
  user([8, "Jack", "Murphy", "Finance"]),
];

const customField = (name: string, label: string, kind: string): CustomField => ({
  name,
  label,
  kind,
  options: null,
});

const customFields: CustomField[] = [
  customField("members_1000", "Delivery route", "text"),
  customField("members_1001", "Floor area", "number"),
  customField("members_1002", "Next review", "date"),
  customField("members_1003", "Newsletter", "yes/no"),
  { ...customField("members_1004", "Service level", "choice"), options: "Gold\nSilver\nBronze" },
];

/** All lists but the parents, which follow from the contacts. Made anew at each call, so that no caller shares them. */
export function accountLists(): Omit<Lists, "parents"> {
  return structuredClone({
    priceTiers,
    classifications: [
      { id: 1, name: "Group", isRequired: true, allowsMany: false },
      { id: 2, name: "Sub group", isRequired: false, allowsMany: false },
      { id: 3, name: "Region", isRequired: true, allowsMany: true },
    ],
    groups,
    paymentTerms,
    glAccounts,
    taxRates,
    users,
    customFields,
    taxRules: sampleTaxRules(),
    stages: sampleStages(),
    products: sampleProducts(),
    promotions: samplePromotions(),
  });
}
