// Rules on the promotions that a customer is ticked for: they exist, and a number beside one is a value that it can have.
import type { Rule } from "./check";
import { makeSplit } from "./group";
import type { Promotion } from "./promotion";
import { splitValued } from "./spelling";
import { existsRule, goneRule, type TickedList } from "./ticked-entries";
import { isPercent, isPossible } from "./unit-price";
import { amount, quote } from "./wording";

const promotions: TickedList = { field: "promotions", noun: "promotion" };

const overrideInRange: Rule = {
  id: "PR4",
  severity: "E",
  why: "A number beside a tick is what this customer gets; beyond the promotion's unit and range it is a slip.",
  prepare: ({ lists }) => {
    const byCode = new Map(lists.promotions.map((promotion) => [promotion.code, promotion]));
    const messagesFor = makeSplit((text) =>
      splitValued(text).flatMap(({ name, amount: override }) => {
        const promotion = byCode.get(name);
        const range = promotion && override !== undefined ? rangeMissed(promotion, override) : undefined;
        return range
          ? [`the number of ${quote(name)} must be ${range}. You typed “${amount(override ?? 0)}”.`]
          : [];
      }),
    );
    return {
      each: (draft, report) => {
        const value = draft.entries.promotions ?? null;
        if (typeof value !== "string" || !value.includes("=")) return;
        for (const message of messagesFor(value)) report(draft, { field: promotions.field, value, message });
      },
    };
  },
};

/** What the number must be, in the promotion's own unit, where it is not. */
function rangeMissed(promotion: Promotion, override: number): string | undefined {
  if (isPossible(promotion, override)) return undefined;
  return isPercent(promotion) ? "a percentage from 0 to 100" : "an amount over 0";
}

const exists = existsRule(
  {
    id: "PR10",
    severity: "E",
    why: "A tick for a promotion that the account does not have takes nothing off, and nobody is told.",
  },
  promotions,
);

const gone = goneRule(
  {
    id: "PR11",
    severity: "W",
    why: "A promotion that was removed in the backend takes nothing off any more; the customer may still count on it.",
  },
  promotions,
);

export const tickedPromotionRules = { overrideInRange, exists, gone } as const;
