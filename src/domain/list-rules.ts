// Rules on the account's lists themselves, as their own sheets edit them: price tiers, GL accounts, payment terms.
import type { Rule } from "./check";
import { needed, notNegative, together, unique, type Prepare } from "./list-checks";
import type { Entries } from "./value";
import { amount, quote } from "./wording";

const lastTier = 20;

const tierNumber: Prepare = () => ({
  each: (draft, report) => {
    const value = draft.entries.number;
    if (typeof value !== "number" || (value >= 1 && value <= lastTier)) return;
    const message = `tier must be a number from 1 to ${lastTier}. You typed “${value}”.`;
    report(draft, { field: "number", value, message });
  },
});

const numbered: Rule = {
  id: "TI6",
  severity: "E",
  why: "The backend has twenty tiers and knows each by its number.",
  prepare: together(tierNumber, unique({ list: "priceTiers", field: "number" })),
};

const withColumn: Rule = {
  id: "TI7",
  severity: "E",
  why: "Contacts and prices name a tier by its price column; without one of its own it cannot be told from another.",
  prepare: together(needed("priceColumn"), unique({ list: "priceTiers", field: "priceColumn" })),
};

const currencyCode = /^[A-Z]{3}$/i;

const currency: Rule = {
  id: "TI8",
  severity: "E",
  why: "Amounts without a currency that everybody knows are read in the wrong one.",
  prepare: () => ({
    each: (draft, report) => {
      const value = draft.entries.currency;
      if (typeof value !== "string" || value === "" || currencyCode.test(value.trim())) return;
      const message = `currency must be three letters, e.g. NZD. You typed ${quote(value)}.`;
      report(draft, { field: "currency", value, message });
    },
  }),
};

const accountNamed: Rule = {
  id: "GL6",
  severity: "E",
  why: "Accounting knows an account by its code, contacts carry its name; one without both cannot be used.",
  prepare: needed("code", "name"),
};

/** Entries that are out of use may be called as one that is in use. */
const isInactive = ({ isActive }: Entries) => isActive === false;

const accountUnique: Rule = {
  id: "GL7",
  severity: "E",
  why: "Contacts carry an account's name; of two with one name nobody knows which is booked to.",
  prepare: unique({ list: "glAccounts", field: "name", isExempt: isInactive }),
};

const termNamed: Rule = {
  id: "PT3",
  severity: "E",
  why: "Contacts and documents carry the terms' name; without one of its own its due dates are anyone's guess.",
  prepare: together(needed("name"), unique({ list: "paymentTerms", field: "name", isExempt: isInactive })),
};

const whole = 100_00;

const depositInRange: Prepare = () => ({
  each: (draft, report) => {
    const value = draft.entries.depositPercent;
    if (typeof value !== "number" || (value >= 0 && value <= whole)) return;
    const message = `deposit must be 0 to 100 %. You typed “${amount(value)}”.`;
    report(draft, { field: "depositPercent", value, message });
  },
});

const termInRange: Rule = {
  id: "PT4",
  severity: "E",
  why: "An invoice is not due before it is written, and no deposit is more than the whole.",
  prepare: together(notNegative("months", "days"), depositInRange),
};

export const tierListRules = { numbered, withColumn, currency } as const;
export const accountListRules = { accountNamed, accountUnique } as const;
export const termListRules = { termNamed, termInRange } as const;
