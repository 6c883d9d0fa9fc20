// Stages and tax rules of the sample account. Data only.
import type { Lists } from "../../domain/lists";
import type { TaxRule } from "../../domain/tax-rule";

const stageNames = [
  "Prospect",
  "Contacted",
  "Quoted",
  "Trial order",
  "Regular",
  "VIP",
  "At risk",
  "Won back",
  "Lost",
] as const;

export function sampleStages(): Lists["stages"] {
  return stageNames.map((name, at) => ({ id: at + 1, name, isActive: true }));
}

const everywhere: Omit<TaxRule, "id" | "country" | "taxRate"> = {
  state: null,
  postcodeFrom: null,
  postcodeTo: null,
  isActive: true,
};

/** Three countries. Rules 4 and 5 overlap: the Cocos Islands are claimed by both. */
export function sampleTaxRules(): TaxRule[] {
  return [
    { id: 1, country: "New Zealand", taxRate: "GST 15%", ...everywhere },
    { id: 2, country: "Australia", taxRate: "GST 10%", ...everywhere },
    { id: 3, ...australian("2899", "2899"), taxRate: "GST Free" },
    { id: 4, ...australian("6798", "6799"), taxRate: "GST Free" },
    { id: 5, ...australian("6799", "6799"), taxRate: "GST 10%" },
    { id: 6, country: "United Kingdom", taxRate: "VAT 20%", ...everywhere },
    { id: 7, country: "United Kingdom", taxRate: "VAT Zero", ...everywhere, state: "Jersey" },
  ];
}

/** Islands that Australia's goods and services tax leaves out. */
function australian(postcodeFrom: string, postcodeTo: string): Omit<TaxRule, "id" | "taxRate"> {
  return { ...everywhere, country: "Australia", postcodeFrom, postcodeTo };
}
