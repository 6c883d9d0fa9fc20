// What rules on the account's own lists are put together from: a field is given, no two entries share its value. Knows drafts and
// lists, no rule. Linear in both.
import { fieldNamed } from "./catalogue";
import { isChanged, type Draft, type Report, type Rule, type RuleContext } from "./check";
import type { ListKey } from "./lists";
import { textOf, type Entries, type Entry, type Values } from "./value";
import { amount, labelOf, quote, shown } from "./wording";

/** What a rule is prepared to; several of them make one rule. */
export type Prepare = Rule["prepare"];

/** One rule's preparation out of several. */
export function together(...parts: readonly Prepare[]): Prepare {
  return (context) => {
    const prepared = parts.map((prepare) => prepare(context));
    return {
      each: (draft, report) => {
        for (const { each } of prepared) each?.(draft, report);
      },
      all: (drafts, report) => {
        for (const { all } of prepared) all?.(drafts, report);
      },
    };
  };
}

/** Refuses a record of which one of these fields is blank. */
export function needed(...fields: readonly string[]): Prepare {
  return ({ type }) => {
    const asked = fields.map((name) => fieldNamed(type, name));
    return {
      each: (draft, report) => {
        for (const field of asked) {
          const value = draft.entries[field.name] ?? null;
          if (value !== null && (typeof value !== "string" || value.trim() !== "")) continue;
          report(draft, { field: field.name, value, message: `${labelOf(field)} is needed; it is blank.` });
        }
      },
    };
  };
}

/** One field whose values are unique in one list. */
export interface UniqueInList {
  readonly list: ListKey;
  readonly field: string;
  /** Entries that this is true of may share a value with another. */
  readonly isExempt?: (entries: Entries) => boolean;
}

/** Two values that are one for people: case and outer spaces do not count. */
function formOf(value: Entry | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value).trim().toLowerCase() : "";
}

function noted<T>(map: Map<string, T[]>, key: string, one: T): void {
  const known = map.get(key);
  if (known) known.push(one);
  else map.set(key, [one]);
}

/** The entries of the list, as the drafts would make it, by the form of the field, where two or more have one. */
function sharedForms({ lists }: RuleContext, { list, field, isExempt }: UniqueInList) {
  const byForm = new Map<string, Values[]>();
  for (const values of lists[list] as readonly Values[]) {
    const form = formOf(values[field]);
    if (form !== "" && !isExempt?.(values)) noted(byForm, form, values);
  }
  for (const [form, { length }] of byForm) if (length < 2) byForm.delete(form);
  return byForm;
}

/**
 * Refuses a value that two entries of the list have, the list as drafted. Where someone took it just now, that one is to blame, not
 * the one that had it all along.
 */
export function unique(unique: UniqueInList): Prepare {
  return (context) => {
    const shared = sharedForms(context, unique);
    if (shared.size === 0) return {};
    const { field, isExempt } = unique;
    const label = labelOf(fieldNamed(context.type, field));
    const sharing = new Map<string, Draft[]>();
    return {
      each: (draft) => {
        const form = formOf(draft.entries[field]);
        if (shared.has(form) && !isExempt?.(draft.entries)) noted(sharing, form, draft);
      },
      all: (_drafts, report) => {
        for (const [form, drafts] of sharing) {
          const takers = drafts.filter((draft) => isChanged(draft, field));
          const owners = shared.get(form) ?? [];
          for (const draft of takers.length > 0 ? takers : drafts)
            reportTaken(draft, { field, label, owners }, report);
        }
      },
    };
  };
}

function reportTaken(
  draft: Draft,
  { field, label, owners }: { field: string; label: string; owners: readonly Values[] },
  report: Report,
): void {
  const value = draft.entries[field] ?? null;
  const name = textOf(owners.find((values) => values.name !== draft.entries.name)?.name);
  const other = name === undefined ? "another one of the list" : quote(name);
  report(draft, {
    field,
    value,
    message: `${label} ${shown(value)} belongs to ${other} too; it must be unique.`,
  });
}

/** Refuses a whole number or an amount below 0 in these fields. */
export function notNegative(...fields: readonly string[]): Prepare {
  return ({ type }) => {
    const asked = fields.map((name) => fieldNamed(type, name));
    return {
      each: (draft, report) => {
        for (const field of asked) {
          const value = draft.entries[field.name];
          if (typeof value !== "number" || value >= 0) continue;
          const typed = field.kind === "decimal" ? amount(value) : String(value);
          const message = `${labelOf(field)} must be 0 or more. You typed ${quote(typed)}.`;
          report(draft, { field: field.name, value, message });
        }
      },
    };
  };
}
