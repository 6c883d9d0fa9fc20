// What a quote, an order or a credit note comes to: its lines, its charges and its tax. Whole hundredths, each share rounded once.
import { shareOf } from "./exact";

/** Beside Undefined, which counts as Excl: tax comes on top. */
export const taxStatuses = ["Incl", "Excl", "Exempt"] as const;

export interface LineAmount {
  /** Hundredths of a unit. */
  readonly qty: number;
  /** Millionths: shops that divide a tax out of a price send more decimals than money has. */
  readonly unitPrice: number;
  /** Taken off the whole line. */
  readonly discount: number;
  /** A percentage in hundredths; absent: the document's. */
  readonly taxRate?: number;
}

/** Amounts in hundredths, the rate a percentage in hundredths. */
export interface SaleAmounts {
  readonly lines: readonly LineAmount[];
  readonly freight: number;
  readonly surcharge: number;
  readonly discount: number;
  readonly taxStatus: string;
  readonly taxRate: number;
}

export interface SaleTotals {
  readonly productTotal: number;
  /** The tax that is in the total. */
  readonly tax: number;
  /** Product, freight and surcharge less discount, with the tax where it comes on top. */
  readonly total: number;
}

const whole = 100_00;
const inMillionths = 1_000_000;

/** The millionths of a unit price of so many hundredths. */
export function unitPriceOf(hundredths: number): number {
  return hundredths * (inMillionths / 100);
}

/** What one line comes to: quantity times price, rounded once, less its discount. */
export function lineTotal({ qty, unitPrice, discount }: LineAmount): number {
  return shareOf(unitPrice, qty, inMillionths) - discount;
}

/**
 * The totals of a document. Lines of one rate are taxed together and rounded once; freight, surcharge and discount go by the
 * document's rate.
 *
 * | tax status       | tax                          | total                    |
 * | Excl, Undefined  | base × rate ÷ 100            | base + tax               |
 * | Incl             | base × rate ÷ (100 + rate)   | base: the tax is in it   |
 * | Exempt           | 0                            | base                     |
 */
export function saleTotals(sale: SaleAmounts): SaleTotals {
  const charges = sale.freight + sale.surcharge - sale.discount;
  const bases = new Map<number, number>([[sale.taxRate, charges]]);
  let productTotal = 0;
  for (const line of sale.lines) {
    const rate = line.taxRate ?? sale.taxRate;
    const amount = lineTotal(line);
    productTotal += amount;
    bases.set(rate, (bases.get(rate) ?? 0) + amount);
  }
  const base = productTotal + charges;
  const isIncluded = sale.taxStatus === "Incl";
  if (sale.taxStatus === "Exempt") return { productTotal, tax: 0, total: base };
  const taxOn = ([rate, amount]: readonly [number, number]) =>
    shareOf(amount, rate, isIncluded ? whole + rate : whole);
  const tax = [...bases].map(taxOn).reduce((sum, amount) => sum + amount, 0);
  return { productTotal, tax, total: isIncluded ? base : base + tax };
}
