// A tax rule: which tax rate goes with a country, a state and a range of postcodes. The narrowest rule that fits a customer counts.
import { z } from "zod";
import { recordType } from "./catalogue";
import { key, reference, text, yesNo } from "./field";

const where = "Where";

export const taxRuleShape = z.object({
  id: key({ label: "ID", group: where, width: 8, help: "Given by the backend; never type here." }),
  country: text(50, {
    label: "Country",
    group: where,
    width: 18,
    help: "Its name or its ISO code.",
    isCountry: true,
  }),
  state: text(50, { label: "State", group: where, width: 14, help: "Blank: the whole country." }),
  postcodeFrom: text(10, {
    label: "Postcode from",
    group: where,
    width: 12,
    help: "Blank: every postcode. Text: leading zeros stay.",
  }),
  postcodeTo: text(10, { label: "Postcode to", group: where, width: 12, help: "The last one, included." }),
  taxRate: reference("taxRates", { label: "Tax rate", group: "Tax", width: 18 }),
  isActive: yesNo({ label: "Active", group: "Tax", width: 8 }),
});

export type TaxRule = z.infer<typeof taxRuleShape>;

export const taxRuleType = recordType(
  { name: "tax_rule", plural: "Tax rules", keyField: "id" },
  taxRuleShape,
);
