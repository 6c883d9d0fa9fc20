// Rules on what only one contact may have: an email address, an account number. Compared over the drafts and over what is
// known of the rest of the backend.
import { isChanged, type Draft, type Known, type Report, type Rule } from "./check";
import { formHash, makeCrowds, makeTextRegister, noHash } from "./shared-texts";
import type { Key } from "./value";
import { contactName, keyName, quote } from "./wording";

/** One field whose values are to be unique. */
interface Unique {
  readonly field: "email" | "accountNumber";
  readonly label: string;
  /** The form in which two values are compared: trimmed, perhaps in lower case. */
  readonly form: (text: string) => string;
  readonly owners: (known: Known) => ReadonlyMap<string, Key>;
}

const byEmail: Unique = {
  field: "email",
  label: "email",
  form: (text) => text.trim().toLowerCase(),
  owners: (known) => known.emails,
};
const byAccountNumber: Unique = {
  field: "accountNumber",
  label: "account number",
  form: (text) => text.trim(),
  owners: (known) => known.accountNumbers,
};

function formOf(draft: Draft, unique: Unique): string {
  const value = draft.entries[unique.field];
  return typeof value === "string" ? unique.form(value) : "";
}

/** Drafts that have one value in common. */
interface Sharing {
  readonly drafts: readonly Draft[];
  /** True where one of them took the value just now: that one is to blame, not the one that had it all along. */
  readonly hasTaker: boolean;
}

function uniqueRule(rule: Pick<Rule, "id" | "severity" | "why">, unique: Unique): Rule {
  return {
    ...rule,
    prepare: ({ known }) => {
      const owners = unique.owners(known);
      const isOwned = (draft: Draft) => {
        const form = formOf(draft, unique);
        return form !== "" && owners.has(form);
      };
      const crowds = makeCrowds();
      const suspects = new Set<Draft>();
      return {
        each: (draft) => {
          const value = draft.entries[unique.field];
          crowds.note(typeof value === "string" && value !== "" ? formHash(value, 0) : noHash);
          if (owners.size > 0 && isOwned(draft)) suspects.add(draft);
        },
        all: (drafts, report) => {
          const isCrowded = crowds.crowded();
          const register = makeTextRegister<Draft>();
          for (const draft of drafts.filter((_, at) => isCrowded(at))) {
            const form = formOf(draft, unique);
            if (form !== "") register.note(form, draft);
          }
          const shared = new Map<string, Sharing>();
          for (const [form, sharing] of register.shared()) {
            for (const draft of sharing) suspects.add(draft);
            shared.set(form, {
              drafts: sharing,
              hasTaker: sharing.some((one) => isChanged(one, unique.field)),
            });
          }
          if (suspects.size === 0) return;
          for (const draft of drafts)
            if (suspects.has(draft)) reportShared(draft, { unique, shared, owners }, report);
        },
      };
    },
  };
}

interface Taken {
  readonly unique: Unique;
  readonly shared: ReadonlyMap<string, Sharing>;
  readonly owners: ReadonlyMap<string, Key>;
}

function reportShared(draft: Draft, { unique, shared, owners }: Taken, report: Report): void {
  const { field, label } = unique;
  const form = formOf(draft, unique);
  const sharing = shared.get(form);
  const owner = owners.get(form);
  const value = draft.entries[field] ?? null;
  const say = (other: string) =>
    report(draft, {
      field,
      value,
      message: `${label} ${quote(form)} belongs to ${other} too; it must be unique.`,
    });
  if (sharing && (!sharing.hasTaker || isChanged(draft, field))) say(otherIn(sharing.drafts, draft));
  else if (owner !== undefined && owner !== draft.key)
    say(`a contact that is not on the sheet (${keyName(owner)})`);
}

function otherIn(sharing: readonly Draft[], draft: Draft): string {
  const [first, second] = sharing;
  const other = first === draft ? second : first;
  const name = other ? contactName(other) : "another contact";
  return sharing.length > 2 ? `${name} and ${sharing.length - 2} more` : name;
}

const uniqueEmail = uniqueRule(
  {
    id: "CO4",
    severity: "E",
    why: "The backend knows a contact by its email address; two contacts with one cannot both be reached.",
  },
  byEmail,
);
const uniqueAccountNumber = uniqueRule(
  {
    id: "CO9",
    severity: "W",
    why: "People and accounting look contacts up by account number; two with one are mixed up.",
  },
  byAccountNumber,
);

export const uniqueRules = { uniqueEmail, uniqueAccountNumber } as const;
