// Rules on the ticks of classifications: the required ones are there, no more than allowed, and a sub-group goes with its group.
import type { Rule, RuleContext } from "./check";
import { groupClassification } from "./contact";
import type { Field } from "./field";
import type { Classification } from "./lists";
import { choicesOf } from "./lookup";
import { splitTicks } from "./spelling";
import { isUnread, textOf, type Entry } from "./value";
import { anyOf, labelOf, quote } from "./wording";

/** The field of each classification that the record type has a column for. */
export function classificationFields({ type, lists }: RuleContext): { field: Field; of: Classification }[] {
  return lists.classifications.flatMap((of) => {
    const field = type.fields.find((own) => own.kind === "ticks" && own.classification === of.id);
    return field ? { field, of } : [];
  });
}

const none: readonly string[] = [];

/** A function from a ticks value to names, that works each text out once: most contacts share a few texts. */
export function makeSplit(
  split: (text: string) => readonly string[] = splitTicks,
): (value: Entry | undefined) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (value) => {
    if (typeof value !== "string" || value === "") return none;
    const names = known.get(value);
    if (names) return names;
    const worked = split(value);
    known.set(value, worked);
    return worked;
  };
}

const required: Rule = {
  id: "GR1",
  severity: "E",
  why: "Reports go by group; a customer without a tick is missing from them for months.",
  prepare: (context) => {
    const needed = classificationFields(context).filter(({ of }) => of.isRequired === true);
    return {
      each: (draft, report) => {
        const { type, isActive } = draft.entries;
        if (type !== "Customer" || isActive === false) return;
        for (const { field, of } of needed) {
          const value = draft.entries[field.name] ?? null;
          if (isUnread(value) || textOf(value)?.trim()) continue;
          const choices = choicesOf(field, context.lookup);
          const message = `an active customer needs a tick in ${of.name ?? ""}; none is ticked. Tick ${anyOf(choices)}.`;
          const was = textOf(draft.baseline?.[field.name]);
          const fix =
            was === undefined ? {} : { fix: { field: field.name, to: was, label: `Put back ${was}` } };
          report(draft, { field: field.name, value, message, ...fix });
        }
      },
    };
  },
};

const single: Rule = {
  id: "GR2",
  severity: "E",
  why: "Where a classification allows one tick, a second one counts the customer twice.",
  prepare: (context) => {
    const singles = classificationFields(context).filter(({ of }) => of.allowsMany !== true);
    return {
      each: (draft, report) => {
        for (const { field, of } of singles) {
          const value = draft.entries[field.name] ?? null;
          if (typeof value !== "string" || !value.includes(",")) continue;
          const names = splitTicks(value);
          if (names.length < 2) continue;
          const message = `${of.name ?? ""} allows one tick; ${names.length} are ticked: ${names.join(", ")}.`;
          report(draft, { field: field.name, value, message });
        }
      },
    };
  },
};

/** The parents that each name of a classification may have; a name that also stands alone is not in it. */
function parentsByName(
  { lists }: RuleContext,
  classificationId: number | null,
): Map<string, readonly string[]> {
  const parents = new Map<string, readonly string[]>();
  const alone = new Set<string>();
  for (const { classificationId: own, name, parent } of lists.groups) {
    if (own !== classificationId || !name) continue;
    if (parent) parents.set(name, [...(parents.get(name) ?? []), parent]);
    else alone.add(name);
  }
  for (const name of alone) parents.delete(name);
  return parents;
}

const underItsGroup: Rule = {
  id: "GR3",
  severity: "E",
  why: "A sub-group under another group adds up nowhere.",
  prepare: (context) => {
    const fields = classificationFields(context);
    const groupField = fields.find(({ of }) => of.id === groupClassification)?.field;
    const subs = fields
      .filter(({ of }) => of.id !== groupClassification)
      .map(({ field, of }) => ({ field, parents: parentsByName(context, of.id) }))
      .filter(({ parents }) => parents.size > 0);
    if (!groupField || subs.length === 0) return {};
    const split = makeSplit();
    return {
      each: (draft, report) => {
        const ticked = split(draft.entries[groupField.name]);
        for (const { field, parents } of subs) {
          const value = draft.entries[field.name] ?? null;
          for (const name of split(value)) {
            const allowed = parents.get(name);
            if (!allowed || allowed.some((parent) => ticked.includes(parent))) continue;
            report(draft, { field: field.name, value, ...strayed(groupField, { name, allowed, ticked }) });
          }
        }
      },
    };
  },
};

function strayed(
  groupField: Field,
  { name, allowed, ticked }: { name: string; allowed: readonly string[]; ticked: readonly string[] },
) {
  const [only] = allowed;
  const group = labelOf(groupField);
  const stands = ticked.length > 0 ? `${group} is ${ticked.join(", ")}` : `no ${group} is ticked`;
  const message = `${quote(name)} belongs to ${anyOf(allowed)}, but ${stands}.`;
  const isCertain = ticked.length === 0 && allowed.length === 1 && only !== undefined;
  if (!isCertain) return { message };
  return { message, fix: { field: groupField.name, to: only, label: `Tick ${only}` } };
}

export const groupRules = { required, single, underItsGroup } as const;
