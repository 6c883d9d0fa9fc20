// Rules on the products that are assigned to a customer: they exist, and one of the customer's groups sees them.
import type { Rule } from "./check";
import { makeSplit } from "./group";
import { splitTicks } from "./spelling";
import { existsRule, goneRule, type TickedList } from "./ticked-entries";
import { textOf } from "./value";
import { quote } from "./wording";

const assigned: TickedList = { field: "assignedProducts", noun: "product" };

/** Products shown to no group at all are hidden from every group. */
const hidden: Rule = {
  id: "PV1",
  severity: "W",
  why: "A product that is assigned to a customer but hidden from the customer's groups cannot be ordered.",
  prepare: ({ lists }) => {
    const seenBy = new Map(lists.products.map(({ code, shownTo }) => [code, new Set(splitTicks(shownTo))]));
    const split = makeSplit();
    return {
      each: (draft, report) => {
        const value = textOf(draft.entries.assignedProducts);
        if (value === undefined || draft.entries.isActive === false) return;
        const groups = split(draft.entries.group);
        if (groups.length === 0) return;
        for (const code of split(value)) {
          const seers = seenBy.get(code);
          if (!seers || groups.some((name) => seers.has(name))) continue;
          const whom = groups.length > 1 ? "all of the customer's groups" : groups.join("");
          const message = `product ${quote(code)} is assigned, but hidden from ${whom}. Show it to the group, or take it off.`;
          report(draft, { field: assigned.field, value, message });
        }
      },
    };
  },
};

const exists = existsRule(
  {
    id: "PV2",
    severity: "E",
    why: "A mistyped product code assigns nothing, and the customer goes on missing the product.",
  },
  assigned,
);

const gone = goneRule(
  {
    id: "PV3",
    severity: "W",
    why: "A product that was removed in the backend cannot be ordered; the code that is left only misleads.",
  },
  assigned,
);

export const visibilityRules = { hidden, exists, gone } as const;
