// Rules on the discount that a contact gets on top of its price tier.
import type { Rule } from "./check";
import { isPlainNumber } from "./spelling";
import { isUnread, numberOf } from "./value";
import { amount, shown } from "./wording";

const whole = 100_00;

const inRange: Rule = {
  id: "TI4",
  severity: "E",
  why: "The backend takes a discount of 0 to 100 with two decimals; anything else is refused or cut.",
  prepare: () => ({
    each: (draft, report) => {
      const value = draft.entries.percentageOff ?? null;
      const isOutside = typeof value === "number" && (value < 0 || value > whole);
      const isUnfit = isUnread(value) && isPlainNumber(value.typed);
      if (!isOutside && !isUnfit) return;
      const typed = typeof value === "number" ? `“${amount(value)}”` : shown(value);
      const message = `discount must be 0 to 100, with at most two decimals. You typed ${typed}.`;
      report(draft, { field: "percentageOff", value, message });
    },
  }),
};

const withinPolicy: Rule = {
  id: "TI5",
  severity: "W",
  why: "A discount over the policy's limit is more often a slip than a decision.",
  prepare: ({ policy }) => {
    const limit = Math.round(policy.discountLimit * 100);
    return {
      each: (draft, report) => {
        const value = numberOf(draft.entries.percentageOff);
        if (value === undefined || value <= limit || value > whole) return;
        const message = `discount is ${amount(value)}%, over the policy's limit of ${policy.discountLimit}%.`;
        report(draft, { field: "percentageOff", value, message });
      },
    };
  },
};

export const discountRules = { inRange, withinPolicy } as const;
