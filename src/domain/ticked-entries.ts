// Rules on what is ticked in one of the account's lists (stages, promotions, products): it exists and is in use, and what was loaded
// and is gone since is said, not stopped. Knows lists and ticks, not what they mean.
import { fieldNamed } from "./catalogue";
import type { Draft, Rule, RuleContext } from "./check";
import type { Field } from "./field";
import type { Fix } from "./finding";
import { makeSplit } from "./group";
import { choicesOf, ticksFor } from "./lookup";
import { joinValued, splitTicks, splitValued, type ValuedTick } from "./spelling";
import { suggestWord, type Suggestion } from "./suggest";
import type { Entry } from "./value";
import { quote } from "./wording";

/** The field, and what one of its ticks is called in a sentence: "stage", "promotion", "product". */
export interface TickedList {
  readonly field: string;
  readonly noun: string;
}

type RuleNames = Pick<Rule, "id" | "severity" | "why">;

function ticksIn({ takesNumbers }: Field, value: Entry | undefined): readonly ValuedTick[] {
  if (takesNumbers) return splitValued(value);
  return splitTicks(value).map((name) => ({ name, amount: undefined }));
}

/** A function that answers the names in a value that are not among these; each text is looked at once. */
function makeStrangersIn(field: Field, among: ReadonlySet<string>) {
  return makeSplit((text) => ticksIn(field, text).flatMap(({ name }) => (among.has(name) ? [] : [name])));
}

function wasLoaded({ baseline }: Draft, field: Field, name: string): boolean {
  return ticksIn(field, baseline?.[field.name]).some((tick) => tick.name === name);
}

/** The field, and the names that the account has for it; nothing where the account's list is empty, so that nothing is known. */
function listOf(context: RuleContext, name: string) {
  const field = fieldNamed(context.type, name);
  const known = ticksFor(field, context.lookup)?.names;
  return known && known.size > 0 ? { field, known, choices: choicesOf(field, context.lookup) } : undefined;
}

/** Refuses a tick that was not loaded and that the account does not have, or has no longer in use. */
export function existsRule(names: RuleNames, { field: name, noun }: TickedList): Rule {
  return {
    ...names,
    prepare: (context) => {
      const list = listOf(context, name);
      if (!list) return {};
      const { field, known, choices } = list;
      const refusedIn = makeStrangersIn(field, new Set(choices));
      const suggest = makeSuggestName(field, choices);
      return {
        eachEdited: (draft, report) => {
          const value = draft.entries[name] ?? null;
          if (value === null || value === draft.baseline?.[name]) return;
          const refused = refusedIn(value).filter((one) => !wasLoaded(draft, field, one));
          for (const one of refused) {
            const { hint, fix } = known.has(one) ? retired : suggest(one);
            const what = known.has(one)
              ? `${noun} ${quote(one)} is no longer in use`
              : `there is no ${noun} ${quote(one)}`;
            const only =
              fix && refused.length === 1 ? { fix: replacing(field, value, { name: one, fix }) } : {};
            report(draft, { field: name, value, message: `${what}.${hint}`, ...only });
          }
        },
      };
    },
  };
}

const retired: Suggestion = { hint: " Untick it, or switch it on." };

function makeSuggestName(field: Field, choices: readonly string[]): (name: string) => Suggestion {
  const answers = new Map<string, Suggestion>();
  return (name) => {
    const answer = answers.get(name) ?? suggestWord(field, name, choices);
    answers.set(name, answer);
    return answer;
  };
}

/** The fix for the whole value: the name that was meant takes the place of the other, its number stays. */
function replacing(field: Field, value: Entry, { name, fix }: { name: string; fix: Fix }): Fix {
  const meant = String(fix.to);
  const ticks = ticksIn(field, value).map((tick) => (tick.name === name ? { ...tick, name: meant } : tick));
  return { ...fix, to: joinValued(ticks) };
}

/** Warns of a tick that was loaded and that the account has no longer. */
export function goneRule(names: RuleNames, { field: name, noun }: TickedList): Rule {
  return {
    ...names,
    prepare: (context) => {
      const list = listOf(context, name);
      if (!list) return {};
      const strangersIn = makeStrangersIn(list.field, list.known);
      return {
        each: (draft, report) => {
          const value = draft.entries[name] ?? null;
          for (const one of strangersIn(value)) {
            if (!wasLoaded(draft, list.field, one)) continue;
            const message = `${noun} ${quote(one)} was loaded, but the account has it no longer.`;
            report(draft, { field: name, value, message });
          }
        },
      };
    },
  };
}
