// Rules on who pays: bill-to names a contact that can pay for this one, and nobody pays for themselves.
import { fieldNamed } from "./catalogue";
import { isChanged, type Draft, type Found, type Rule, type RuleContext } from "./check";
import { makeSuggest, type Suggestion } from "./suggest";
import { isExcelError } from "./cell-rules";
import { isUnread, numberOf, textOf, type Entry, type Key } from "./value";
import { anyOf, keyName, quote } from "./wording";

/** What is judged of a contact that pays. */
interface Payer {
  readonly name: string;
  readonly type: string;
  readonly isActive: boolean;
  readonly billingId: number | undefined;
}

const field = "billingId";

function payerNamed(key: Key, company: Entry | undefined): string {
  return `${textOf(company) ?? ""} ${keyName(key)}`.trim();
}

/** Every contact that a draft bills to, as the drafts have it, else as the account's list has it. */
function payersOf(drafts: readonly Draft[], { lists }: RuleContext): Map<Key, Payer> {
  const billed = new Set<Key>();
  for (const { key, entries } of drafts) {
    const id = numberOf(entries[field]);
    if (id !== undefined) billed.add(key).add(String(id));
  }
  const payers = new Map<Key, Payer>();
  if (billed.size === 0) return payers;
  for (const { id, company, type, isActive, billingId } of lists.parents) {
    const key = String(id);
    payers.set(key, {
      name: payerNamed(key, company),
      type: type ?? "",
      isActive: isActive !== false,
      billingId: billingId ?? undefined,
    });
  }
  for (const { key, entries } of drafts) {
    if (!billed.has(key)) continue;
    payers.set(key, {
      name: payerNamed(key, entries.company),
      type: textOf(entries.type) ?? "",
      isActive: entries.isActive !== false,
      billingId: numberOf(entries[field]),
    });
  }
  return payers;
}

/** Who may pay for a type; a branch belongs to a customer or a supplier, so its parent pays whatever that is. */
const payingTypes: Readonly<Record<string, readonly string[]>> = {
  Customer: ["Customer"],
  Supplier: ["Supplier"],
  Internal: ["Internal"],
  Branch: ["Branch", "Customer", "Supplier"],
};

const payerFits: Rule = {
  id: "BI1",
  severity: "E",
  why: "Invoices go to the contact that is billed; one that is missing, inactive or of another type never gets them.",
  prepare: (context) => {
    const suggest = makeSuggest(fieldNamed(context.type, field), context.lookup);
    return {
      all: (drafts, report) => {
        const payers = payersOf(drafts, context);
        for (const draft of drafts) {
          const value = draft.entries[field];
          if (value === null || value === undefined) continue;
          const found = isUnread(value)
            ? unnamedPayer(value.typed, suggest)
            : unfitPayer(draft, value, payers);
          if (found && !isExcelError(value)) report(draft, { field, value, ...found });
        }
      },
    };
  },
};

function unnamedPayer(typed: string, suggest: (text: string) => Suggestion): Found {
  const { hint, fix } = suggest(typed);
  const message = `${quote(typed)} names no contact to bill to.${hint || " Type its id, such as #41."}`;
  return fix ? { message, fix } : { message };
}

function unfitPayer(draft: Draft, id: Entry, payers: ReadonlyMap<Key, Payer>): Found | undefined {
  const key = String(numberOf(id));
  if (key === draft.key) return undefined;
  const payer = payers.get(key);
  if (!payer) return { message: `bill to ${keyName(key)}: there is no such contact.` };
  if (!payer.isActive) return { message: `bill to ${payer.name}: it is not active.` };
  const type = textOf(draft.entries.type) ?? "";
  const allowed = payingTypes[type];
  if (!allowed || allowed.includes(payer.type)) return undefined;
  return { message: `bill to ${payer.name}: its type is ${payer.type}; ${type} bills to ${anyOf(allowed)}.` };
}

const noCircle: Rule = {
  id: "BI2",
  severity: "E",
  why: "In a circle of contacts that bill to each other nobody pays.",
  prepare: (context) => ({
    all: (drafts, report) => {
      const payers = payersOf(drafts, context);
      const circleOf = circlesIn(payers);
      if (circleOf.size === 0) return;
      const inCircle = drafts.filter((draft) => circleOf.has(draft.key));
      const closed = new Set(
        inCircle.filter((draft) => isChanged(draft, field)).map(({ key }) => circleOf.get(key)),
      );
      for (const draft of inCircle) {
        const circle = circleOf.get(draft.key) ?? [];
        // Who closed the circle just now is to blame, not the ones who stood in the chain before.
        if (closed.has(circle) && !isChanged(draft, field)) continue;
        const message = `bill to goes in a circle: ${circleText(draft.key, circle, payers)}.`;
        report(draft, { field, value: draft.entries[field] ?? null, message });
      }
    },
  }),
};

/** Every circle of bill-tos, by the key of each of its members. Each contact is walked once. */
function circlesIn(payers: ReadonlyMap<Key, Payer>): Map<Key, readonly Key[]> {
  const walkOf = new Map<Key, Key>();
  const circleOf = new Map<Key, readonly Key[]>();
  for (const start of payers.keys()) {
    const path: Key[] = [];
    let key = start;
    while (payers.has(key) && !walkOf.has(key)) {
      walkOf.set(key, start);
      path.push(key);
      key = String(payers.get(key)?.billingId);
    }
    if (path.length === 0 || walkOf.get(key) !== start) continue;
    const circle = path.slice(path.indexOf(key));
    for (const member of circle) circleOf.set(member, circle);
  }
  return circleOf;
}

const mostNamed = 4;

/** "Harbour #41 → Quay #42 → Harbour #41"; a long circle is cut. */
function circleText(key: Key, circle: readonly Key[], payers: ReadonlyMap<Key, Payer>): string {
  const named: string[] = [];
  let at = key;
  do {
    named.push(payers.get(at)?.name ?? keyName(at));
    at = String(payers.get(at)?.billingId);
  } while (at !== key && named.length < mostNamed);
  if (circle.length > mostNamed) named.push(`… (${circle.length} in all)`);
  return [...named, named[0]].join(" → ");
}

export const billingRules = { payerFits, noCircle } as const;
