// Rules on what a contact is: its name, text lengths, email addresses, type, account number.
import { fieldNamed } from "./catalogue";
import { isChanged, type Draft, type Report, type Rule } from "./check";
import { contactTypes } from "./contact";
import type { Field } from "./field";
import { suggestWord } from "./suggest";
import { isUnread, textOf } from "./value";
import { labelOf, quote, shown } from "./wording";

const named: Rule = {
  id: "CO1",
  severity: "E",
  why: "A contact without a company and a first name cannot be found again, and the backend refuses it.",
  prepare: () => ({
    each: (draft, report) => {
      const { company, firstName } = draft.entries;
      if (textOf(company)?.trim() || textOf(firstName)?.trim() || isUnread(company) || isUnread(firstName))
        return;
      report(draft, {
        field: "company",
        value: company ?? null,
        message: "a contact needs a company or a first name; both are blank.",
      });
    },
  }),
};

/** The account number has a rule of its own [CO8]. */
const accountNumber = "accountNumber";

const lengths: Rule = {
  id: "CO2",
  severity: "E",
  why: "The backend cuts or refuses text that is longer than its field.",
  prepare: () => ({
    eachMisfit: (draft, { field, value, isTooLong }, report) => {
      if (!isTooLong || field.name === accountNumber || typeof value !== "string") return;
      const { length } = value.trim();
      const most = field.max ?? length;
      const message = `${labelOf(field)} is ${length} characters long; at most ${most} fit. Shorten it by ${length - most}.`;
      report(draft, { field: field.name, value, message });
    },
  }),
};

const forbidden = String.raw`\s@"(),:;<>[\]\\`;
const emailAddress = new RegExp(`^[^${forbidden}]+@(?:[^.${forbidden}]+\\.)+[^.${forbidden}]{2,}$`);
const longestEmail = 254;

function isEmail(text: string): boolean {
  if (text.length > longestEmail || !emailAddress.test(text)) return false;
  return !text.startsWith(".") && !text.includes("..") && !text.includes(".@");
}

/** The address inside "Mia <mia@x.example>", "mailto:mia@x.example" or "mia@x.example;", where there is a good one. */
function emailWithin(text: string): string | undefined {
  if (text.length > longestEmail) return undefined;
  const inner = /<([^<>]+)>/.exec(text)?.[1] ?? text;
  const bare = inner
    .trim()
    .replace(/^mailto:/i, "")
    .replace(/[.,;]$/, "");
  return isEmail(bare) ? bare : undefined;
}

const emails: Rule = {
  id: "CO3",
  severity: "E",
  why: "Orders, statements and invitations go to this address; one that is not well formed never arrives.",
  prepare: ({ type }) => {
    const fields = type.fields.filter(({ name }) => name === "email" || name === "billingEmail");
    return {
      each: (draft, report) => {
        for (const field of fields) reportBadEmail(draft, field, report);
      },
    };
  },
};

function reportBadEmail(draft: Draft, field: Field, report: Report): void {
  const value = draft.entries[field.name];
  if (typeof value !== "string" || value === "" || isEmail(value) || isEmail(value.trim())) return;
  const within = emailWithin(value);
  report(draft, {
    field: field.name,
    value,
    message: `${labelOf(field)} must be one address such as mia@harbourcafe.example. You typed ${quote(value)}.`,
    ...(within ? { fix: { field: field.name, to: within, label: `Use ${within}` } } : {}),
  });
}

const types: ReadonlySet<string> = new Set(contactTypes);

const knownType: Rule = {
  id: "CO5",
  severity: "E",
  why: "The type decides where a contact appears and what may be sold to or bought from it; the backend requires one.",
  prepare: ({ type }) => {
    const field = fieldNamed(type, "type");
    return {
      each: (draft, report) => {
        const value = draft.entries.type ?? null;
        if (isUnread(value) || (typeof value === "string" && types.has(value))) return;
        const text = typeof value === "string" ? value : "";
        const { hint, fix } = suggestWord(field, text, contactTypes);
        const message =
          text === "" ? `type is needed.${hint}` : `${quote(text)} is no type of contact.${hint}`;
        report(draft, {
          field: "type",
          value,
          message,
          ...(fix ? { fix } : {}),
        });
      },
    };
  },
};

const typeChanged: Rule = {
  id: "CO6",
  severity: "W",
  why: "Past orders stay with a contact that has become another type, and drop out of that type's reports.",
  prepare: () => ({
    eachEdited: (draft, report) => {
      const was = draft.baseline?.type;
      const value = draft.entries.type;
      if (!was || !isChanged(draft, "type") || typeof value !== "string") return;
      const lastOrder = draft.baseline.lastOrderDate;
      if (typeof lastOrder !== "string" || lastOrder === "") return;
      const message = `type changes from ${String(was)} to ${value}, but there are orders, the last on ${lastOrder.slice(0, 10)}. Make sure that this is meant.`;
      report(draft, { field: "type", value, message });
    },
  }),
};

const accountNumbers: Rule = {
  id: "CO8",
  severity: "E",
  why: "The backend holds account numbers of at most 10 characters.",
  prepare: () => ({
    eachMisfit: (draft, { field, value, isTooLong }, report) => {
      if (!isTooLong || field.name !== accountNumber || typeof value !== "string") return;
      const message = `account number is ${value.trim().length} characters long; at most ${field.max ?? 0} fit. You typed ${quote(value)}.`;
      report(draft, { field: field.name, value, message });
    },
  }),
};

const activeKept: Rule = {
  id: "CO13",
  severity: "E",
  why: "A contact whose Active is blank is found neither among those in use nor among the others.",
  prepare: () => ({
    eachEdited: (draft, report) => {
      const was = draft.baseline?.isActive;
      const value = draft.entries.isActive;
      // A new contact is made active where nothing is said.
      if (value !== null || typeof was !== "boolean") return;
      const message = `active was ${shown(was)} and cannot be cleared. Type TRUE or FALSE.`;
      report(draft, { field: "isActive", value, message });
    },
  }),
};

export const identityRules = {
  named,
  lengths,
  emails,
  knownType,
  typeChanged,
  accountNumbers,
  activeKept,
} as const;
