// Rules on credit: the limit, what is owed, and the hold. Amounts are hundredths in records and whole units in the policy.
import type { Rule } from "./check";
import { isPlainNumber } from "./spelling";
import { isUnread, numberOf } from "./value";
import { amount, money, shown } from "./wording";

const hundred = 100;

const validLimit: Rule = {
  id: "CR1",
  severity: "E",
  why: "A credit limit is money at risk: it is a plain amount, and nobody gives more than the policy's ceiling.",
  prepare: ({ policy }) => {
    const ceiling = Math.round(policy.creditCeiling * hundred);
    const most = money(ceiling, policy.accountCurrency);
    return {
      each: (draft, report) => {
        const value = draft.entries.creditLimit ?? null;
        if (value === null || (typeof value === "number" && value >= 0 && value <= ceiling)) return;
        const say = (message: string) => report(draft, { field: "creditLimit", value, message });
        if (typeof value === "number") {
          if (value < 0) say(`credit limit must be a number of 0 or more. You typed “${amount(value)}”.`);
          else say(`credit limit is at most ${most}, the account's ceiling. You typed “${amount(value)}”.`);
        } else if (isUnread(value) && isPlainNumber(value.typed)) {
          say(`credit limit must be 0 to ${most} with at most two decimals. You typed ${shown(value)}.`);
        }
      },
    };
  },
};

const belowBalance: Rule = {
  id: "CR2",
  severity: "W",
  why: "A limit below what is already owed stops the next order at the counter.",
  prepare: ({ policy }) => ({
    each: (draft, report) => {
      const limit = numberOf(draft.entries.creditLimit);
      const owed = numberOf(draft.entries.balanceOwing);
      if (limit === undefined || owed === undefined || limit < 0 || limit >= owed) return;
      const message = `credit limit ${money(limit, policy.accountCurrency)} is below the balance owing, ${money(owed, policy.accountCurrency)}.`;
      report(draft, { field: "creditLimit", value: limit, message });
    },
  }),
};

const bigRise: Rule = {
  id: "CR3",
  severity: "W",
  why: "A big rise of a limit is a decision of finance and often a slipped zero.",
  prepare: ({ policy }) => {
    const mostAmount = policy.creditRiseAmount * hundred;
    const mostShare = policy.creditRisePercent / hundred;
    const bounds = `${policy.creditRisePercent}% or ${money(mostAmount, policy.accountCurrency)}`;
    return {
      eachEdited: (draft, report) => {
        const limit = numberOf(draft.entries.creditLimit);
        if (limit === undefined) return;
        // No limit before means no credit before: the whole limit is the rise, and a share of nothing says nothing.
        const before = numberOf(draft.baseline?.creditLimit) ?? 0;
        const rise = limit - before;
        if (rise <= mostAmount && (before <= 0 || rise <= before * mostShare)) return;
        const message = `credit limit rises from ${amount(before)} to ${amount(limit)}, by more than ${bounds}.`;
        report(draft, { field: "creditLimit", value: limit, message });
      },
    };
  },
};

const overLimit: Rule = {
  id: "CR4",
  severity: "W",
  why: "A customer over the limit who is not on hold goes on ordering on credit.",
  prepare: ({ policy }) => ({
    each: (draft, report) => {
      const { type, isActive, onHold, creditLimit, balanceOwing } = draft.entries;
      const limit = numberOf(creditLimit);
      const owed = numberOf(balanceOwing);
      if (limit === undefined || limit < 0 || owed === undefined || owed <= limit) return;
      if (type !== "Customer" || isActive === false || onHold === true) return;
      const message = `owes ${money(owed, policy.accountCurrency)}, over the limit of ${amount(limit)}, and is not on hold.`;
      const fix = { field: "onHold", to: true, label: "Put on hold" };
      report(draft, { field: "onHold", value: onHold ?? null, message, fix });
    },
  }),
};

const heldForNothing: Rule = {
  id: "CR5",
  severity: "W",
  why: "A hold that outlives its debt turns away a customer who has paid.",
  prepare: () => ({
    each: (draft, report) => {
      const { onHold, balanceOwing } = draft.entries;
      const owed = numberOf(balanceOwing);
      if (onHold !== true || owed === undefined || owed > 0) return;
      const message = "is on hold, but owes nothing.";
      report(draft, {
        field: "onHold",
        value: onHold,
        message,
        fix: { field: "onHold", to: false, label: "Take off hold" },
      });
    },
  }),
};

const balanceKept: Rule = {
  id: "CR6",
  severity: "E",
  why: "What a contact owes is accounting's word; it is read, never written.",
  prepare: () => ({
    eachEdited: (draft, report) => {
      const value = draft.entries.balanceOwing;
      const loaded = draft.baseline?.balanceOwing ?? null;
      if (value === undefined || value === loaded) return;
      const was = typeof loaded === "number" ? amount(loaded) : "blank";
      const fix = { field: "balanceOwing", to: loaded, label: `Put back ${was}` };
      const message = `balance owing comes from accounting and cannot be set here. It was ${was}.`;
      report(draft, { field: "balanceOwing", value, message, fix });
    },
  }),
};

export const creditRules = {
  validLimit,
  belowBalance,
  bigRise,
  overLimit,
  heldForNothing,
  balanceKept,
} as const;
