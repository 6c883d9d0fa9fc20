// Rules on what belongs to a contact: its further people and its address book. Whose they are is told by the contact's id.
import { fieldNamed } from "./catalogue";
import { isExcelError } from "./cell-rules";
import { isChanged, type Draft, type Report, type Rule, type RuleContext } from "./check";
import { makeSuggest } from "./suggest";
import { isUnread, numberOf, textOf } from "./value";
import { keyName, quote } from "./wording";

const owner = "contactId";

/** The rule that a record belongs to a contact which exists; one for addresses, one for people. */
function ownedRule(rule: Pick<Rule, "id" | "severity" | "why">, one: string): Rule {
  return {
    ...rule,
    prepare: (context) => {
      const { lists, lookup, type } = context;
      const suggest = makeSuggest(fieldNamed(type, owner), lookup);
      const isKnown = makeIsKnown(context);
      if (lists.parents.length === 0) return {};
      return {
        each: (draft, report) => {
          const value = draft.entries[owner] ?? null;
          if (isExcelError(value)) return;
          const say = (message: string) => report(draft, { field: owner, value, message });
          if (isUnread(value)) {
            const { hint, fix } = suggest(value.typed);
            const message = `${quote(value.typed)} names no contact.${hint || " Apply a new contact first, or type an id such as #41."}`;
            report(draft, { field: owner, value, message, ...(fix ? { fix } : {}) });
          } else if (value === null || value === 0) say(`${one} needs the contact that it belongs to.`);
          else if (typeof value === "number" && !isKnown(value))
            say(`there is no contact ${keyName(String(value))} for ${one} to belong to.`);
        },
      };
    },
  };
}

function makeIsKnown({ lists }: RuleContext): (id: number) => boolean {
  const ids = new Set(lists.parents.map(({ id }) => id));
  return (id) => ids.has(id);
}

const addressOwned = ownedRule(
  { id: "AD4", severity: "E", why: "An address without a contact is nobody's, and no order finds it." },
  "an address",
);
const personOwned = ownedRule(
  { id: "SC1", severity: "E", why: "A person without a contact is listed nowhere, and gets no mail." },
  "a secondary contact",
);

const personNamed: Rule = {
  id: "SC2",
  severity: "E",
  why: "A person without a name cannot be asked for.",
  prepare: () => ({
    each: (draft, report) => {
      const { firstName, lastName } = draft.entries;
      if (isUnread(firstName) || isUnread(lastName)) return;
      if (textOf(firstName)?.trim() || textOf(lastName)?.trim()) return;
      const message = "a secondary contact needs a first name or a last name; both are blank.";
      report(draft, { field: "firstName", value: firstName ?? null, message });
    },
  }),
};

/** What decides whether a contact's addresses have one default. */
const deciding = ["isDefault", "isRemoved", owner] as const;

/** The addresses of one contact. */
interface Book {
  readonly kept: Draft[];
  readonly defaults: Draft[];
  readonly removed: Draft[];
}

const oneDefault: Rule = {
  id: "AD3",
  severity: "E",
  why: "Goods go to the default address unless told otherwise; with none or two, whoever packs has to guess.",
  prepare: () => {
    const books = new Map<number, Book>();
    return {
      each: (draft) => {
        const { isDefault, isRemoved } = draft.entries;
        const id = numberOf(draft.entries[owner]);
        if (id === undefined) return;
        const book = books.get(id) ?? { kept: [], defaults: [], removed: [] };
        books.set(id, book);
        if (isRemoved === true) book.removed.push(draft);
        else book.kept.push(draft);
        if (isRemoved !== true && isDefault === true) book.defaults.push(draft);
      },
      all: (_drafts, report) => {
        for (const [id, book] of books) reportBook(id, book, report);
      },
    };
  },
};

function isMoved(draft: Draft): boolean {
  return deciding.some((name) => isChanged(draft, name));
}

/** Whoever moved just now is to blame, not the address that was the default all along. */
function reportBook(id: number, { kept, defaults, removed }: Book, report: Report): void {
  if (kept.length === 0 || defaults.length === 1) return;
  const say = (draft: Draft, message: string) => {
    const wasRemoved = draft.entries.isRemoved === true;
    const field = wasRemoved ? "isRemoved" : "isDefault";
    report(draft, { field, value: draft.entries[field] ?? null, message });
  };
  if (defaults.length > 1) {
    const taking = defaults.filter(isMoved);
    const count = defaults.length === 2 ? "two" : String(defaults.length);
    const message = `contact ${keyName(String(id))} has ${count} default addresses. Leave TRUE in one of them.`;
    for (const draft of taking.length > 0 ? taking : defaults) say(draft, message);
    return;
  }
  const giving = [...kept, ...removed].filter(isMoved);
  const message = `contact ${keyName(String(id))} has addresses, but none is the default. Type TRUE under Default in one of them.`;
  for (const draft of giving.length > 0 ? giving : kept.slice(0, 1)) say(draft, message);
}

export const ownedRules = { addressOwned, personOwned, personNamed, oneDefault } as const;
