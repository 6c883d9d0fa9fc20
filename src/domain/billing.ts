// Rules on who pays: bill-to names a contact that can pay for this one, and nobody pays for themselves.
import { fieldNamed } from "./catalogue";
import { isExcelError } from "./cell-rules";
import { isChanged, type Draft, type Found, type Report, type Rule } from "./check";
import type { Lists } from "./lists";
import { makeSuggest, type Suggestion } from "./suggest";
import { isUnread, numberOf, textOf, type Entries, type Entry, type Key } from "./value";
import { anyOf, keyName, quote } from "./wording";

const field = "billingId";

/** What is judged of a contact that pays. */
interface Payer {
  readonly name: string;
  readonly type: string;
  readonly isActive: boolean;
}

function payerNamed(key: Key, company: Entry | undefined): string {
  return `${textOf(company) ?? ""} ${keyName(key)}`.trim();
}

function payerOf(key: Key, { company, type, isActive }: Entries): Payer {
  return { name: payerNamed(key, company), type: textOf(type) ?? "", isActive: isActive !== false };
}

/** The contacts of these keys: as the drafts have them, else as the account's list has them. */
function payersOf(keys: ReadonlySet<Key>, drafts: readonly Draft[], { parents }: Lists): Map<Key, Payer> {
  const payers = new Map<Key, Payer>();
  for (const parent of parents) payers.set(String(parent.id), payerOf(String(parent.id), { ...parent }));
  for (const { key, entries } of drafts) if (keys.has(key)) payers.set(key, payerOf(key, entries));
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
  prepare: ({ type, lists, lookup }) => {
    const suggest = makeSuggest(fieldNamed(type, field), lookup);
    const billed: Draft[] = [];
    return {
      each: (draft) => {
        if (!isBlank(draft.entries[field])) billed.push(draft);
      },
      all: (drafts, report) => {
        if (billed.length === 0) return;
        const keys = new Set(billed.map(({ entries }) => String(numberOf(entries[field]))));
        const payers = payersOf(keys, drafts, lists);
        for (const draft of billed) {
          const value = draft.entries[field] ?? null;
          const found = isUnread(value)
            ? unnamedPayer(value.typed, suggest)
            : unfitPayer(draft, value, payers);
          if (found && !isExcelError(value)) report(draft, { field, value, ...found });
        }
      },
    };
  },
};

function isBlank(entry: Entry | undefined): boolean {
  return entry === null || entry === undefined;
}

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
  prepare: ({ lists }) => {
    const billed: Draft[] = [];
    return {
      each: (draft) => {
        if (numberOf(draft.entries[field]) !== undefined) billed.push(draft);
      },
      all: (drafts, report) => {
        const billedTo = billedToOf(billed, drafts, lists);
        const circleOf = circlesIn(billedTo);
        if (circleOf.size > 0) reportCircles(billed, { billedTo, circleOf, lists }, report);
      },
    };
  },
};

/** Whom each contact bills to. The sheet's word goes first: a contact on it that bills to nobody has no entry. */
function billedToOf(billed: readonly Draft[], drafts: readonly Draft[], { parents }: Lists): Map<Key, Key> {
  const chained = parents.filter(({ billingId }) => billingId !== null);
  const billedTo = new Map<Key, Key>(chained.map(({ id, billingId }) => [String(id), String(billingId)]));
  if (chained.length > 0) for (const { key } of drafts) billedTo.delete(key);
  for (const { key, entries } of billed) billedTo.set(key, String(numberOf(entries[field])));
  return billedTo;
}

/** Every circle of bill-tos, by the key of each of its members. Each contact is walked once. */
function circlesIn(billedTo: ReadonlyMap<Key, Key>): Map<Key, readonly Key[]> {
  const walkOf = new Map<Key, Key>();
  const circleOf = new Map<Key, readonly Key[]>();
  for (const start of billedTo.keys()) {
    const path: Key[] = [];
    let key: Key | undefined = start;
    while (key !== undefined && billedTo.has(key) && !walkOf.has(key)) {
      walkOf.set(key, start);
      path.push(key);
      key = billedTo.get(key);
    }
    if (key === undefined || path.length === 0 || walkOf.get(key) !== start) continue;
    const circle = path.slice(path.indexOf(key));
    for (const member of circle) circleOf.set(member, circle);
  }
  return circleOf;
}

interface Circles {
  readonly billedTo: ReadonlyMap<Key, Key>;
  readonly circleOf: ReadonlyMap<Key, readonly Key[]>;
  readonly lists: Lists;
}

function reportCircles(billed: readonly Draft[], circles: Circles, report: Report): void {
  const { circleOf, lists } = circles;
  const inCircle = billed.filter((draft) => circleOf.has(draft.key));
  const names = new Map(
    lists.parents.map(({ id, company }) => [String(id), payerNamed(String(id), company)]),
  );
  for (const { key, entries } of inCircle) names.set(key, payerNamed(key, entries.company));
  // Who closed the circle just now is to blame, not the ones who stood in the chain before.
  const closed = new Set(
    inCircle.filter((draft) => isChanged(draft, field)).map(({ key }) => circleOf.get(key)),
  );
  for (const draft of inCircle) {
    const circle = circleOf.get(draft.key) ?? [];
    if (closed.has(circle) && !isChanged(draft, field)) continue;
    const message = `bill to goes in a circle: ${circleText(draft.key, circles, names)}.`;
    report(draft, { field, value: draft.entries[field] ?? null, message });
  }
}

const mostNamed = 4;

/** "Harbour #41 → Quay #42 → Harbour #41"; a long circle is cut. */
function circleText(key: Key, { billedTo, circleOf }: Circles, names: ReadonlyMap<Key, string>): string {
  const { length } = circleOf.get(key) ?? [];
  const shown: string[] = [];
  let at: Key | undefined = key;
  while (at !== undefined && shown.length < Math.min(length, mostNamed)) {
    shown.push(names.get(at) ?? keyName(at));
    at = billedTo.get(at);
  }
  if (length > mostNamed) shown.push(`… (${length} in all)`);
  return [...shown, shown[0]].join(" → ");
}

export const billingRules = { payerFits, noCircle } as const;
