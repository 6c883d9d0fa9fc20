// Rules on groups and who is in them: a group that is no longer there, a name that never was, a group that loses its last member.
import type { Draft, Rule, RuleContext } from "./check";
import type { Field } from "./field";
import { classificationFields, makeSplit } from "./group";
import { choicesOf } from "./lookup";
import { splitTicks } from "./spelling";
import { suggestWord } from "./suggest";
import type { Entry } from "./value";
import { quote } from "./wording";

interface Checked {
  readonly field: Field;
  readonly label: string;
  /** The ticked names that the account does not have; looked for once for each text. */
  readonly strangersIn: (value: Entry | undefined) => readonly string[];
}

/** The classifications whose groups are known; one without any group says nothing about names. */
function knownClassifications(context: RuleContext): Checked[] {
  return classificationFields(context).flatMap(({ field, of }) => {
    const names = context.lookup.classifications.get(of.id ?? 0)?.names;
    if (!names || names.size === 0) return [];
    const strangersIn = makeSplit((text) => splitTicks(text).filter((name) => !names.has(name)));
    return { field, label: of.name ?? "", strangersIn };
  });
}

const gone: Rule = {
  id: "GR4",
  severity: "W",
  why: "A group that was removed in the backend would come back with this contact alone in it.",
  prepare: (context) => {
    const checked = knownClassifications(context);
    return {
      each: (draft, report) => {
        for (const { field, label, strangersIn } of checked) {
          const value = draft.entries[field.name] ?? null;
          for (const name of strangersIn(value)) {
            if (!splitTicks(draft.baseline?.[field.name]).includes(name)) continue;
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
    return {
      eachEdited: (draft, report) => {
        for (const { field, label, strangersIn } of checked) {
          const value = draft.entries[field.name] ?? null;
          for (const name of strangersIn(value)) {
            if (splitTicks(draft.baseline?.[field.name]).includes(name)) continue;
            const { hint, fix } = suggestWord(field, name, choicesOf(field, context.lookup));
            const message = `${quote(name)} is no group of ${label}.${hint}`;
            const isAlone = splitTicks(value).length === 1;
            report(draft, { field: field.name, value, message, ...(fix && isAlone ? { fix } : {}) });
          }
        }
      },
    };
  },
};

/** Drafts that left a group, the last one for each name. */
type LastToLeave = Map<string, Draft>;

const lastMember: Rule = {
  id: "GR5",
  severity: "W",
  why: "A group that loses its last member is more often a slip of a fill than a group that has done its work.",
  prepare: (context) => {
    const fields = classificationFields(context).map(({ field, of }) => ({
      field,
      label: of.name ?? "",
      left: new Map() as LastToLeave,
    }));
    return {
      eachEdited: (draft) => {
        for (const { field, left } of fields) noteLeft(draft, field, left);
      },
      all: (drafts, report) => {
        for (const { field, label, left } of fields) {
          for (const name of namesIn(drafts, field, left)) left.delete(name);
          for (const [name, draft] of left) {
            const message = `with this change none of the loaded contacts is in ${quote(name)} of ${label} any more.`;
            report(draft, { field: field.name, value: draft.entries[field.name] ?? null, message });
          }
        }
      },
    };
  },
};

function noteLeft(draft: Draft, { name: field }: Field, left: LastToLeave): void {
  const loaded = draft.baseline?.[field];
  const now = draft.entries[field];
  if (loaded === now || typeof loaded !== "string") return;
  const staying = splitTicks(now);
  for (const name of splitTicks(loaded)) if (!staying.includes(name)) left.set(name, draft);
}

/** The names that some draft is in, where any is asked for. Only the drafts are looked at, not what was never loaded. */
function namesIn(drafts: readonly Draft[], field: Field, asked: LastToLeave): Set<string> {
  if (asked.size === 0) return new Set();
  const texts = new Set(drafts.map(({ entries }) => entries[field.name]));
  return new Set([...texts].flatMap(splitTicks));
}

export const groupMemberRules = { gone, exists, lastMember } as const;
