// Rules on a promotion itself: it has a code, one kind of value and what that kind needs, and its days and thresholds make sense.
import { fieldNamed } from "./catalogue";
import type { Draft, Report, Rule, RuleContext } from "./check";
import type { Field } from "./field";
import { needed, notNegative, together, unique, type Prepare } from "./list-checks";
import { codeIn, indexFor } from "./lookup";
import { promotionKinds } from "./promotion";
import { isPlainNumber } from "./spelling";
import { makeSuggest, suggestWord } from "./suggest";
import { isUnread, textOf, type Entry } from "./value";
import { amount, anyOf, labelOf, quote, shown } from "./wording";

type PromotionKind = (typeof promotionKinds)[number];

/** The fields that say what a promotion takes off, and off what. */
type ValueField = "priceColumn" | "category" | "product" | "percent" | "amount";

/** What each kind takes: its value and its goods. The first of each is its value, the one that it cannot do without. */
const takes: Readonly<Record<PromotionKind, readonly [ValueField, ...ValueField[]]>> = {
  "% off price tier": ["percent", "priceColumn"],
  "% off category": ["percent", "category"],
  "$ off": ["amount", "category"],
  "Contract price": ["amount", "product"],
};

function kindOf(draft: Draft): PromotionKind | undefined {
  return promotionKinds.find((kind) => kind === draft.entries.kind);
}

/** True where something stands in the cell, also something unreadable, of which CO10 speaks. */
function isGiven(value: Entry | undefined): boolean {
  return value !== null && value !== undefined && value !== "";
}

const whole = 100_00;

const inRange: Rule = {
  id: "PR1",
  severity: "E",
  why: "A promotion of nothing, of more than everything, or of fractions of a cent is a slip of the keyboard.",
  prepare: () => ({
    each: (draft, report) => {
      const { percent = null, amount: money = null } = draft.entries;
      if (isUnfit(percent) || (typeof percent === "number" && (percent <= 0 || percent > whole))) {
        const message = `% off must be over 0 and at most 100, with at most two decimals. You typed ${number(percent)}.`;
        report(draft, { field: "percent", value: percent, message });
      }
      if (isUnfit(money) || (typeof money === "number" && money <= 0)) {
        const message = `amount must be over 0, with at most two decimals. You typed ${number(money)}.`;
        report(draft, { field: "amount", value: money, message });
      }
    },
  }),
};

/** A number in itself, but with more decimals than the field holds. */
function isUnfit(value: Entry): boolean {
  return isUnread(value) && isPlainNumber(value.typed);
}

function number(value: Entry): string {
  return typeof value === "number" ? quote(amount(value)) : shown(value);
}

const oneValue: Rule = {
  id: "PR2",
  severity: "E",
  why: "A promotion with two values, or with the value of another kind, takes off what nobody can foretell.",
  prepare: ({ type }) => ({
    each: (draft, report) => {
      const kind = kindOf(draft);
      if (!kind) return reportKind(draft, fieldNamed(type, "kind"), report);
      const [own] = takes[kind];
      const other = own === "percent" ? "amount" : "percent";
      const label = (name: string) => labelOf(fieldNamed(type, name));
      const hasOwn = isGiven(draft.entries[own]);
      const value = draft.entries[other] ?? null;
      if (!hasOwn) {
        const message = `a promotion of kind ${quote(kind)} needs ${label(own)}; it is blank.`;
        report(draft, { field: own, value: null, message });
      }
      if (isGiven(value)) {
        const message = `a promotion of kind ${quote(kind)} takes ${label(own)}, not ${label(other)}. Clear ${label(other)}, or choose another kind.`;
        const fix = { field: other, to: null, label: `Clear ${label(other)}` };
        report(draft, { field: other, value, message, ...(hasOwn ? { fix } : {}) });
      }
    },
  }),
};

function reportKind(draft: Draft, field: Field, report: Report): void {
  const value = draft.entries.kind ?? null;
  if (isUnread(value)) return;
  const text = textOf(value);
  const { fix } = text === undefined ? {} : suggestWord(field, text, promotionKinds);
  const typed = text === undefined ? "It is blank." : `You typed ${quote(text)}.`;
  const message = `kind must be ${anyOf(promotionKinds)}. ${typed}`;
  report(draft, { field: "kind", value, message, ...(fix ? { fix } : {}) });
}

const inOrder: Rule = {
  id: "PR3",
  severity: "E",
  why: "A promotion that ends before it starts is never on.",
  prepare: () => ({
    each: (draft, report) => {
      const { starts, ends = null } = draft.entries;
      if (typeof starts !== "string" || typeof ends !== "string" || ends === "" || starts <= ends) return;
      const message = `it ends on ${ends}, before it starts on ${starts}. Ends is the last day.`;
      report(draft, { field: "ends", value: ends, message });
    },
  }),
};

/** Refuses a reference that these kinds need and that is blank, or one that any kind names and the account does not have. */
function refersTo(field: ValueField, kindsInNeed: readonly PromotionKind[]): Prepare {
  return (context: RuleContext) => {
    const own = fieldNamed(context.type, field);
    const index = indexFor(own, context.lookup);
    const suggest = makeSuggest(own, context.lookup);
    return {
      each: (draft, report) => {
        const kind = kindOf(draft);
        if (!kind || !takes[kind].includes(field)) return;
        const value = draft.entries[field] ?? null;
        if (isUnread(value)) return;
        const text = textOf(value);
        if (text === undefined) {
          if (!kindsInNeed.includes(kind)) return;
          report(draft, {
            field,
            value,
            message: `a promotion of kind ${quote(kind)} needs a ${labelOf(own)}; it is blank.`,
          });
          return;
        }
        if (index.labels.size === 0 || codeIn(index, text) !== undefined) return;
        const { hint, fix } = suggest(text);
        const message = `there is no ${labelOf(own)} ${quote(text)}.${hint}`;
        report(draft, { field, value, message, ...(fix ? { fix } : {}) });
      },
    };
  };
}

const category: Rule = {
  id: "PR7",
  severity: "E",
  why: "A promotion of a category that no product stands in takes nothing off, and nobody is told.",
  prepare: refersTo("category", ["% off category"]),
};

const badMarks = /[,=]/;

const codeWithoutMarks: Prepare = () => ({
  each: (draft, report) => {
    const value = draft.entries.code;
    if (typeof value !== "string" || !badMarks.test(value)) return;
    const message = `code must be without commas and =, because they separate ticks. You typed ${quote(value)}.`;
    report(draft, { field: "code", value, message });
  },
});

const coded: Rule = {
  id: "PR8",
  severity: "E",
  why: "Customers are ticked by a promotion's code, which must be one word for one promotion.",
  prepare: together(needed("code"), codeWithoutMarks, unique({ list: "promotions", field: "code" })),
};

const product: Rule = {
  id: "PR9",
  severity: "E",
  why: "A contract price is the price of one product; without it, it is the price of nothing.",
  prepare: refersTo("product", ["Contract price"]),
};

const thresholds: Rule = {
  id: "PR12",
  severity: "E",
  why: "Nobody buys fewer than none; a minimum below 0 is a slip that lets everything through.",
  prepare: notNegative("minQuantity", "minSpend"),
};

const unused: Rule = {
  id: "PR13",
  severity: "W",
  why: "A category or a product that the kind does not look at makes a promotion seem narrower than it is.",
  prepare: ({ type }) => ({
    each: (draft, report) => {
      const kind = kindOf(draft);
      if (!kind) return;
      for (const field of ["priceColumn", "category", "product"] as const) {
        const value = draft.entries[field] ?? null;
        if (!isGiven(value) || takes[kind].includes(field)) continue;
        const label = labelOf(fieldNamed(type, field));
        const message = `a promotion of kind ${quote(kind)} does not look at its ${label}. Clear it, or choose another kind.`;
        report(draft, { field, value, message, fix: { field, to: null, label: `Clear ${label}` } });
      }
    },
  }),
};

export const promotionRules = {
  inRange,
  oneValue,
  inOrder,
  category,
  coded,
  product,
  thresholds,
  unused,
} as const;
