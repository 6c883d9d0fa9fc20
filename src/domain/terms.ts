// Rules on payment terms: they exist, are made for selling to or buying from a contact of this type, and give no credit without a limit.
import { fieldNamed } from "./catalogue";
import { isChanged, type Rule, type RuleContext } from "./check";
import type { PaymentTerm } from "./lists";
import { codeIn } from "./lookup";
import { makeSuggest } from "./suggest";
import { textOf, type Entry } from "./value";
import { quote } from "./wording";

function makeTermOf({ lists, lookup }: RuleContext): (entry: Entry | undefined) => PaymentTerm | undefined {
  const byName = new Map(lists.paymentTerms.map((term) => [term.name, term]));
  return (entry) => {
    const name = textOf(entry);
    if (name === undefined) return undefined;
    return byName.get(name) ?? byName.get(String(codeIn(lookup.list("paymentTerms"), name)));
  };
}

const known: Rule = {
  id: "PT1",
  severity: "E",
  why: "Due dates come from the terms' name; a name that does not exist gives invoices without one.",
  prepare: (context) => {
    const termOf = makeTermOf(context);
    const suggest = makeSuggest(fieldNamed(context.type, "paymentTerms"), context.lookup);
    if (context.lists.paymentTerms.length === 0) return {};
    return {
      each: (draft, report) => {
        const value = textOf(draft.entries.paymentTerms);
        if (value === undefined) return;
        const term = termOf(value);
        const isRetired = term?.isActive === false && isChanged(draft, "paymentTerms");
        if (term && !isRetired) return;
        const { hint, fix } = isRetired ? { hint: " Choose terms that are in use." } : suggest(value);
        const message = `payment terms ${quote(value)} ${isRetired ? "are no longer in use" : "do not exist"}.${hint}`;
        report(draft, { field: "paymentTerms", value, message, ...(fix ? { fix } : {}) });
      },
    };
  },
};

/** Which use of terms a contact of a type needs; Internal and Branch take either. */
const needed: Readonly<Record<string, string>> = { Customer: "Sales", Supplier: "Purchase" };

const fitting: Rule = {
  id: "PT2",
  severity: "W",
  why: "Terms for buying do not appear on a sale, nor terms for selling on a purchase.",
  prepare: (context) => {
    const termOf = makeTermOf(context);
    return {
      each: (draft, report) => {
        const value = draft.entries.paymentTerms ?? null;
        const term = termOf(value);
        const use = term?.use ?? "Both";
        const type = textOf(draft.entries.type) ?? "";
        const need = needed[type];
        if (use === "Both" || need === undefined || use === need) return;
        const message = `payment terms ${quote(term?.name ?? "")} are for ${use.toLowerCase()}; a ${type.toLowerCase()} needs terms for ${need.toLowerCase()}.`;
        report(draft, { field: "paymentTerms", value, message });
      },
    };
  },
};

/** Terms that ask for the whole price beforehand give no credit, however late their date. */
function givesCredit({ months, days, depositPercent }: PaymentTerm): boolean {
  return ((months ?? 0) > 0 || (days ?? 0) > 0) && (depositPercent ?? 0) < wholePrice;
}

const wholePrice = 100_00;

const creditWithLimit: Rule = {
  id: "CR7",
  severity: "W",
  why: "Terms that let a customer pay later are credit; without a limit it is credit without end.",
  prepare: (context) => {
    const termOf = makeTermOf(context);
    return {
      each: (draft, report) => {
        const { type, isActive, billingId, creditLimit, paymentTerms } = draft.entries;
        if (creditLimit !== null && creditLimit !== undefined) return;
        if (type !== "Customer" || isActive === false || billingId) return;
        const term = termOf(paymentTerms);
        if (!term || term.use === "Purchase" || !givesCredit(term)) return;
        const message = `payment terms ${quote(term.name ?? "")} give credit, but there is no credit limit.`;
        report(draft, { field: "creditLimit", value: null, message });
      },
    };
  },
};

export const termsRules = { known, fitting, creditWithLimit } as const;
