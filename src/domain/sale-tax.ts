// Which tax a sale carries: the customer's own rate, else what the tax rules give where the goods go, else the account's usual one.
// Knows no document's other parts.
import { codeIn, type ListIndex } from "./lookup";
import type { Lists } from "./lists";
import type { Policy } from "./policy";
import { makeTaxRateAt, usualRate, type TaxPlace } from "./tax-area";

export interface SaleTax {
  /** The rate's name where it is not the account's usual one. */
  readonly alternativeTaxRate: string | null;
  /** A percentage in hundredths. */
  readonly taxRate: number;
  readonly taxStatus: "Incl" | "Excl" | "Exempt";
}

export interface TaxQuestion {
  /** A rate that the document names. */
  readonly named: string | undefined;
  /** The customer's own. */
  readonly own: string | undefined;
  readonly place: TaxPlace;
}

/**
 * A function that answers the tax of a sale. A rate of 0 % makes it exempt; a name that is no rate of the account counts as 0 % but
 * stays in the document, for people to see.
 */
export function makeSaleTax(
  { taxRates, taxRules }: Pick<Lists, "taxRates" | "taxRules">,
  options: { readonly policy: Policy; readonly rateNames: ListIndex },
): (question: TaxQuestion) => SaleTax {
  const { policy, rateNames } = options;
  const ownName = (text: string) => String(codeIn(rateNames, text) ?? text);
  const rateAt = makeTaxRateAt(taxRules);
  const usual = usualRate(policy.accountCurrency, rateAt);
  const usualName = usual === undefined ? undefined : ownName(usual);
  const percentOf = new Map(taxRates.map(({ name, ratePercent }) => [name, ratePercent ?? 0]));
  return ({ named, own, place }) => {
    const name = named ?? own ?? rateAt(place) ?? usual;
    const rate = name === undefined ? undefined : ownName(name);
    const taxRate = percentOf.get(rate ?? null) ?? 0;
    return {
      alternativeTaxRate: rate === undefined || rate === usualName ? null : rate,
      taxRate,
      taxStatus: taxRate === 0 ? "Exempt" : policy.pricesIncludeTax ? "Incl" : "Excl",
    };
  };
}
