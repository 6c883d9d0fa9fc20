// Rules on GL accounts: the account that a contact is booked to exists, is in use, and is of a kind that fits the contact.
import { fieldNamed } from "./catalogue";
import type { Rule, RuleContext } from "./check";
import type { GlAccount } from "./lists";
import { codeIn } from "./lookup";
import { makeSuggest } from "./suggest";
import { textOf, type Entry } from "./value";
import { anyOf, labelOf, quote } from "./wording";

const glFields = ["costCenter", "billingCostCenter"] as const;

/** The account of a name, in whatever case; of two with one name the active one. */
function makeAccountOf({ lists, lookup }: RuleContext): (entry: Entry | undefined) => GlAccount | undefined {
  const inactiveFirst = [...lists.glAccounts].sort(
    (one, other) => Number(one.isActive) - Number(other.isActive),
  );
  const byName = new Map(inactiveFirst.map((account) => [account.name, account]));
  return (entry) => {
    const name = textOf(entry);
    if (name === undefined) return undefined;
    return byName.get(name) ?? byName.get(String(codeIn(lookup.list("glAccounts"), name)));
  };
}

const known: Rule = {
  id: "GL1",
  severity: "E",
  why: "Accounting refuses a document that is booked to an account it does not have.",
  prepare: (context) => {
    const accountOf = makeAccountOf(context);
    const fields = glFields.map((name) => fieldNamed(context.type, name));
    const checked = fields.map((field) => ({ field, suggest: makeSuggest(field, context.lookup) }));
    if (context.lists.glAccounts.length === 0) return {};
    return {
      each: (draft, report) => {
        for (const { field, suggest } of checked) {
          const value = textOf(draft.entries[field.name]);
          if (value === undefined || accountOf(value)) continue;
          const { hint, fix } = suggest(value);
          const message = `${labelOf(field)} ${quote(value)} does not exist.${hint}`;
          report(draft, { field: field.name, value, message, ...(fix ? { fix } : {}) });
        }
      },
    };
  },
};

const active: Rule = {
  id: "GL2",
  severity: "E",
  why: "An account that is switched off takes no more bookings.",
  prepare: (context) => {
    const accountOf = makeAccountOf(context);
    const fields = glFields.map((name) => fieldNamed(context.type, name));
    return {
      each: (draft, report) => {
        for (const field of fields) {
          const value = draft.entries[field.name] ?? null;
          const account = accountOf(value);
          if (account?.isActive !== false) continue;
          const message = `${labelOf(field)} ${quote(account.name ?? "")} is switched off. Choose an active one.`;
          report(draft, { field: field.name, value, message });
        }
      },
    };
  },
};

/** The kinds of account that a type of contact is booked to; Internal and Branch take any. */
const fittingKinds: Readonly<Record<string, readonly string[]>> = {
  Customer: ["Income"],
  Supplier: ["Expense", "Cost of sales"],
};

const fittingKind: Rule = {
  id: "GL3",
  severity: "E",
  why: "Sales booked to a cost account, or purchases to income, turn the accounts upside down.",
  prepare: (context) => {
    const accountOf = makeAccountOf(context);
    const fields = glFields.map((name) => fieldNamed(context.type, name));
    return {
      each: (draft, report) => {
        const type = textOf(draft.entries.type) ?? "";
        const kinds = fittingKinds[type];
        if (!kinds) return;
        for (const field of fields) {
          const value = draft.entries[field.name] ?? null;
          const account = accountOf(value);
          if (!account?.kind || kinds.includes(account.kind)) continue;
          const message = `${labelOf(field)} ${quote(account.name ?? "")} is of kind ${account.kind}; a ${type.toLowerCase()} needs ${anyOf(kinds)}.`;
          report(draft, { field: field.name, value, message });
        }
      },
    };
  },
};

export const glRules = { known, active, fittingKind } as const;
