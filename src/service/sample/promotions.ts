// The fourteen promotions of the sample account, of all four kinds. Four of them are messy, each in its own way.
import type { Promotion } from "../../domain/promotion";

const blank: Omit<Promotion, "id" | "code" | "name" | "kind"> = {
  isActive: true,
  priceColumn: null,
  category: null,
  product: null,
  percent: null,
  amount: null,
  minQuantity: null,
  minSpend: null,
  starts: null,
  ends: null,
};

type More = Partial<Omit<Promotion, "id" | "code" | "name" | "kind">>;

const named =
  (kind: string) =>
  ([id, code, name]: readonly [id: number, code: string, name: string], more: More): Promotion => ({
    ...blank,
    id,
    code,
    name,
    kind,
    ...more,
  });

const offTier = named("% off price tier");
const offCategory = named("% off category");
const dollarsOff = named("$ off");
const contractPrice = named("Contract price");

/** Percentages and money in hundredths. SUM25 ended; CONTRA sells below cost. */
const promotions: readonly Promotion[] = [
  offTier([1, "W26", "Winter 2026"], { percent: 10_00, starts: "2026-06-01" }),
  offTier([2, "S10", "Spring 10 %"], { percent: 10_00, minSpend: 500_00, starts: "2026-09-01" }),
  offTier([3, "SUM25", "Summer 2025"], { percent: 12_50, starts: "2024-12-01", ends: "2025-02-28" }),
  offCategory([4, "COFFEE5", "Coffee 5 %"], { percent: 5_00, category: "Coffee" }),
  offCategory([5, "TEA8", "Tea 8 %"], { percent: 8_00, category: "Tea", minQuantity: 12 }),
  offCategory([6, "CUPS15", "Cups and lids by the carton"], {
    percent: 15_00,
    category: "Cups and Lids",
    minQuantity: 24,
  }),
  dollarsOff([7, "TOOL2", "$2 off hand tools"], { amount: 50, category: "Hand Tools" }),
  dollarsOff([8, "LOYAL", "50 c off everything"], { amount: 50, minSpend: 200_00 }),
  contractPrice([9, "CONTRA", "Below cost, to be mended"], { amount: 5, product: "CO-101" }),
  contractPrice([10, "FIRST1", "First aid kit at a fixed price"], { amount: 45_00, product: "FA-101" }),
  offTier([11, "TYPO=1", "Typed in cents"], { percent: 750_00 }),
  contractPrice([12, "BOTH", "Two kinds of value, no product"], { amount: 1_00, percent: 5_00 }),
  offTier([13, "BACKWARD", "Ends before it starts"], {
    percent: 5_00,
    minQuantity: -6,
    starts: "2026-12-24",
    ends: "2026-12-01",
  }),
  offCategory([14, "CHOC", "A category that nothing is in"], {
    percent: 5_00,
    category: "Chocolate",
    product: "CO-102",
  }),
];

export function samplePromotions(): Promotion[] {
  return promotions.map((promotion) => ({ ...promotion }));
}
