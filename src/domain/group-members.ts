// Rules on groups and who is in them: a group that is no longer there, a name that never was, a group that loses its last member.
import type { Draft, Report, Rule, RuleContext } from "./check";
import type { Field } from "./field";
import { classificationFields, makeSplit } from "./group";
import { choicesOf } from "./lookup";
import { suggestWord } from "./suggest";
import { quote } from "./wording";

interface Checked {
  readonly field: Field;
  readonly label: string;
  readonly names: ReadonlySet<string>;
}

/** The classifications whose groups are known; one without any group says nothing about names. */
function knownClassifications(context: RuleContext): Checked[] {
  return classificationFields(context).flatMap(({ field, of }) => {
    const names = context.lookup.classifications.get(of.id ?? 0)?.names;
    return names && names.size > 0 ? { field, label: of.name ?? "", names } : [];
  });
}

const gone: Rule = {
  id: "GR4",
  severity: "W",
  why: "A group that was removed in the backend would come back with this contact alone in it.",
  prepare: (context) => {
    const checked = knownClassifications(context);
    const split = makeSplit();
    return {
      each: (draft, report) => {
        for (const { field, label, names } of checked) {
          const value = draft.entries[field.name] ?? null;
          for (const name of split(value)) {
            if (names.has(name) || !split(draft.baseline?.[field.name]).includes(name)) continue;
            const message = `${quote(name)} was loaded, but ${label} has no such group any more.`;
            report(draft, { field: field.name, value, message });
          }
        }
      },
    };
  },
};

const exists: Rule = {
  id: "GR6",
  severity: "E",
  why: "A mistyped group would make a new one, and the customer would be missing from the right one.",
  prepare: (context) => {
    const checked = knownClassifications(context);
    const split = makeSplit();
    return {
      each: (draft, report) => {
        for (const { field, label, names } of checked) {
          const value = draft.entries[field.name] ?? null;
          const ticked = split(value);
          for (const name of ticked) {
            if (names.has(name) || split(draft.baseline?.[field.name]).includes(name)) continue;
            const { hint, fix } = suggestWord(field, name, choicesOf(field, context.lookup));
            const message = `${quote(name)} is no group of ${label}.${hint}`;
            const isAlone = ticked.length === 1;
            report(draft, { field: field.name, value, message, ...(fix && isAlone ? { fix } : {}) });
          }
        }
      },
    };
  },
};

/** How many drafts hold each text of a ticks field; few texts, however many drafts. */
class Tally {
  private readonly counts = new Map<string, number>();

  add(value: unknown): void {
    if (typeof value === "string" && value !== "") this.counts.set(value, (this.counts.get(value) ?? 0) + 1);
  }

  names(split: (value: string) => readonly string[]): Set<string> {
    return new Set([...this.counts.keys()].flatMap((text) => split(text)));
  }
}

const lastMember: Rule = {
  id: "GR5",
  severity: "W",
  why: "A group that loses its last member is more often a slip of a fill than a group that has done its work.",
  prepare: (context) => {
    const fields = classificationFields(context);
    return {
      all: (drafts, report) => {
        for (const { field, of } of fields) reportEmptied(drafts, { field, label: of.name ?? "" }, report);
      },
    };
  },
};

/** Said once for a group: at the last draft that left it. Only the drafts are looked at, not what was never loaded. */
function reportEmptied(
  drafts: readonly Draft[],
  { field, label }: { readonly field: Field; readonly label: string },
  report: Report,
): void {
  const before = new Tally();
  const after = new Tally();
  for (const { baseline, entries } of drafts) {
    before.add(baseline?.[field.name]);
    after.add(entries[field.name]);
  }
  const split = makeSplit();
  const staying = after.names(split);
  const emptied = [...before.names(split)].filter((name) => !staying.has(name));
  if (emptied.length === 0) return;
  const lastOf = new Map<string, Draft>();
  for (const draft of drafts) {
    for (const name of split(draft.baseline?.[field.name])) lastOf.set(name, draft);
  }
  for (const name of emptied.sort()) {
    const draft = lastOf.get(name);
    const message = `with this change none of the loaded contacts is in ${quote(name)} of ${label} any more.`;
    if (draft) report(draft, { field: field.name, value: draft.entries[field.name] ?? null, message });
  }
}

export const groupMemberRules = { gone, exists, lastMember } as const;
