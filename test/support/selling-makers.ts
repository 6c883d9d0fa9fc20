// Entries of the lists that decide prices and taxes, for tests: each maker takes only what matters to the test.
import type { Lists } from "../../src/domain/lists";

export const product = (id: number, code: string, more: Partial<Lists["products"][number]> = {}) => ({
  id,
  code,
  name: `Product ${code}`,
  category: "Coffee",
  isActive: true,
  cost: 6_00,
  prices: JSON.stringify({ RetailNZD: 20_00, WholesaleNZD: 15_00, TradeNZD: 12_00 }),
  shownTo: "Hospitality, Retail",
  ...more,
});
export const promotion = (id: number, code: string, more: Partial<Lists["promotions"][number]> = {}) => ({
  id,
  code,
  name: `Promotion ${code}`,
  isActive: true,
  kind: "% off price tier",
  priceColumn: null,
  category: null,
  product: null,
  percent: null,
  amount: null,
  minQuantity: null,
  minSpend: null,
  starts: null,
  ends: null,
  ...more,
});
export const blankTaxRule = {
  state: null,
  postcodeFrom: null,
  postcodeTo: null,
  isActive: true,
};
export const stage = (id: number, name: string) => ({ id, name, isActive: true });
