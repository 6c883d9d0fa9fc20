// Rules on price tiers: a contact's tier is one of the account's, is switched on and has the account's currency.
import { fieldNamed } from "./catalogue";
import type { Rule, RuleContext } from "./check";
import type { PriceTier } from "./lists";
import { codeIn } from "./lookup";
import { makeSuggest } from "./suggest";
import { textOf, type Entry } from "./value";
import { quote } from "./wording";

/** The tier whose price column an entry is, in whatever case; nothing where the account has none such. */
function makeTierOf({ lists, lookup }: RuleContext): (entry: Entry | undefined) => PriceTier | undefined {
  const byColumn = new Map(lists.priceTiers.map((tier) => [tier.priceColumn, tier]));
  return (entry) => {
    const column = textOf(entry);
    if (column === undefined) return undefined;
    return byColumn.get(column) ?? byColumn.get(String(codeIn(lookup.list("priceTiers"), column)));
  };
}

const known: Rule = {
  id: "TI1",
  severity: "E",
  why: "A tier that the account does not have sells at no price, or at retail, without a word.",
  prepare: (context) => {
    const tierOf = makeTierOf(context);
    const suggest = makeSuggest(fieldNamed(context.type, "priceColumn"), context.lookup);
    if (context.lists.priceTiers.length === 0) return {};
    return {
      each: (draft, report) => {
        const value = textOf(draft.entries.priceColumn);
        if (value === undefined || tierOf(value)) return;
        const { hint, fix } = suggest(value);
        const message = `price tier must be a tier's number (1–20) or its name. You typed ${quote(value)}.${hint}`;
        report(draft, { field: "priceColumn", value, message, ...(fix ? { fix } : {}) });
      },
    };
  },
};

const switchedOn: Rule = {
  id: "TI2",
  severity: "E",
  why: "A tier that is switched off has prices that nobody keeps.",
  prepare: (context) => {
    const tierOf = makeTierOf(context);
    return {
      each: (draft, report) => {
        const value = draft.entries.priceColumn;
        const tier = tierOf(value);
        if (!tier || tier.isOn !== false) return;
        const message = `price tier ${tier.name ?? ""} is switched off. Choose one that is on, or switch it on.`;
        report(draft, { field: "priceColumn", value: value ?? null, message });
      },
    };
  },
};

const sameCurrency: Rule = {
  id: "TI3",
  severity: "W",
  why: "A tier in another currency bills the contact in amounts that were never meant for it.",
  prepare: (context) => {
    const tierOf = makeTierOf(context);
    const { accountCurrency } = context.policy;
    return {
      each: (draft, report) => {
        const value = draft.entries.priceColumn;
        const tier = tierOf(value);
        if (!tier?.currency || tier.currency.toUpperCase() === accountCurrency.toUpperCase()) return;
        const message = `price tier ${tier.name ?? ""} is in ${tier.currency}, but the account's currency is ${accountCurrency}.`;
        report(draft, { field: "priceColumn", value: value ?? null, message });
      },
    };
  },
};

export const tierRules = { known, switchedOn, sameCurrency } as const;
