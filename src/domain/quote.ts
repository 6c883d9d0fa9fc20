// A quote (Quote of the Cin7 Omni v1 contract §5.2): what a customer would pay, and how likely it is to buy.
import { z } from "zod";
import { recordType } from "./catalogue";
import { decimalOrZero, instant } from "./field";
import {
  saleAddresses,
  saleAmounts,
  saleCustomer,
  saleEnd,
  saleIdentity,
  saleOrigin,
  salePlace,
  saleTax,
  saleTerms,
} from "./sale-header";

const chance = "Chance";

const quoteShape = z.object({
  ...saleIdentity,
  ...saleCustomer,
  ...saleAddresses,
  ...salePlace,
  ...saleAmounts,
  ...saleTax,
  ...saleOrigin,
  ...saleTerms,
  ...saleEnd,
  probability: decimalOrZero({ label: "Probability of winning", group: chance, unit: "percent" }),
  expectedOrderDate: instant({ label: "Expected order", group: chance }),
  acceptanceDate: instant({ label: "Accepted", group: chance }),
});

export const quoteType = recordType({ name: "quote", plural: "Quotes", keyField: "id" }, quoteShape);
