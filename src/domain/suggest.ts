// What to do about a text that a list does not have: the entry that was probably meant, as a fix where only one is near, else
// what there is to choose from. Asked only where a rule has already refused the text.
import type { Field } from "./field";
import type { Fix } from "./finding";
import type { Code } from "./listed";
import { choicesOf, indexFor, meaningsOf, printReference, type ListIndex, type Lookup } from "./lookup";
import { onlyNear, type Candidate } from "./nearest";
import { anyOf } from "./wording";

/** The end of a sentence, with a space before it, and the fix that it speaks of. */
export interface Suggestion {
  readonly hint: string;
  readonly fix?: Fix;
}

/** A function that answers for each refused text of a reference field; it remembers its answers. */
export function makeSuggest(field: Field, lookup: Lookup): (text: string) => Suggestion {
  const label = (code: Code) => printReference(field, code, lookup);
  const answers = new Map<string, Suggestion>();
  let candidates: readonly Candidate<Code>[] | undefined;
  const suggest = (text: string): Suggestion => {
    const index = indexFor(field, lookup);
    const meanings = meaningsOf(index, text);
    if (meanings.length > 1) return { hint: ` Several are called that: use ${anyOf(meanings.map(label))}.` };
    candidates ??= candidatesOf(index);
    const meant = meanings[0] ?? onlyNear(text, candidates);
    if (meant !== undefined) return suggestion(field, meant, label(meant));
    return choiceHint(choicesOf(field, lookup));
  };
  return (text) => {
    const answer = answers.get(text) ?? suggest(text);
    answers.set(text, answer);
    return answer;
  };
}

/** The same for a text that should be one of some plain words: a choice, a group. */
export function suggestWord(field: Field, text: string, words: readonly string[]): Suggestion {
  const meant = onlyNear(
    text,
    words.map((word) => ({ text: word, value: word })),
  );
  return meant === undefined ? choiceHint(words) : suggestion(field, meant, meant);
}

function suggestion(field: Field, to: Code, label: string): Suggestion {
  return { hint: ` Did you mean ${label}?`, fix: { field: field.name, to, label: `Use ${label}` } };
}

function choiceHint(choices: readonly string[]): Suggestion {
  return { hint: choices.length > 0 ? ` Use ${anyOf(choices)}.` : "" };
}

/** Every spelling that means one entry which the drop-down offers. */
function candidatesOf(index: ListIndex): Candidate<Code>[] {
  return index.ranks.flatMap((rank) =>
    [...rank].flatMap(([text, [code, ...others]]) =>
      code !== undefined && others.length === 0 && index.offered.has(code) ? { text, value: code } : [],
    ),
  );
}
