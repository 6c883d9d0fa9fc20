// Rules on the stages that a customer is ticked in: they exist, there is one, and those that exclude each other are not both there.
import { fieldNamed } from "./catalogue";
import type { Rule } from "./check";
import { makeSplit } from "./group";
import { choicesOf } from "./lookup";
import { splitTicks } from "./spelling";
import { existsRule, goneRule, type TickedList } from "./ticked-entries";
import { isUnread, textOf } from "./value";
import { anyOf } from "./wording";

const stages: TickedList = { field: "stages", noun: "stage" };

const exists = existsRule(
  {
    id: "ST1",
    severity: "E",
    why: "A mistyped stage would make a new one, and lists by stage would miss the customer.",
  },
  stages,
);

const none: Rule = {
  id: "ST2",
  severity: "W",
  why: "Lists by stage are how customers are followed up; one without a stage is on none of them.",
  prepare: (context) => {
    const choices = choicesOf(fieldNamed(context.type, stages.field), context.lookup);
    if (choices.length === 0) return {};
    const message = `an active customer has no stage. Tick ${anyOf(choices)}.`;
    return {
      each: (draft, report) => {
        const { type, isActive } = draft.entries;
        if (type !== "Customer" || isActive === false) return;
        const value = draft.entries.stages ?? null;
        if (isUnread(value) || textOf(value)?.trim()) return;
        report(draft, { field: stages.field, value, message });
      },
    };
  },
};

const apart: Rule = {
  id: "ST3",
  severity: "W",
  why: "A customer in two stages that exclude each other is followed up twice, and counted twice.",
  prepare: ({ policy }) => {
    if (policy.stagesApart.length === 0) return {};
    const clashes = policy.stagesApart.map((names) => new Set(names));
    const messagesFor = makeSplit((text) => {
      const ticked = splitTicks(text);
      return clashes.flatMap((names) => {
        const both = ticked.filter((name) => names.has(name));
        return both.length > 1
          ? [`the stages ${both.join(" and ")} exclude each other. Untick all but one.`]
          : [];
      });
    });
    return {
      each: (draft, report) => {
        const value = draft.entries.stages ?? null;
        for (const message of messagesFor(value)) report(draft, { field: stages.field, value, message });
      },
    };
  },
};

const gone = goneRule(
  {
    id: "ST4",
    severity: "W",
    why: "A stage that was removed in the backend would come back with this customer alone in it.",
  },
  stages,
);

export const stageRules = { exists, none, apart, gone } as const;
