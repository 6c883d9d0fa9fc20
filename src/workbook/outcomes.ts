// What a run leaves in the workbook: a status beside each row, ids for what was created, and a baseline that has moved on for
// what was applied. What failed stays an edit.
import type { Key, Value, Values } from "../domain/value";
import type { Outcome } from "../plan/outcome";

/** An outcome with the values that the backend now holds because of it: the `to` of each applied field, all of a create. */
export interface OutcomeNews extends Outcome {
  readonly values?: Values;
}

/** The records that moved on, by the key they have now: what was applied, under the new id where one was given. */
export function movedOn(outcomes: readonly OutcomeNews[], keyField: string): ReadonlyMap<Key, Values> {
  const moved = new Map<Key, Values>();
  for (const { kind, key, id = key, values } of outcomes) {
    if (kind === "applied" && values) moved.set(id, { ...values, [keyField]: idValue(id) });
  }
  return moved;
}

/** Ids are whole numbers on the wire and text as keys. */
export function idValue(id: Key): Value & (string | number) {
  return /^\d{1,15}$/.test(id) ? Number(id) : id;
}

/** Why a change was not applied, as a row's status: the outcome, and the backend's words or ours. */
export function failedText(outcome: OutcomeNews): string {
  return outcome.message ? `${outcome.kind}: ${outcome.message}` : outcome.kind;
}

/** What stands beside a row after a run: "applied 10:42", or the outcome and why. */
export function outcomeText(outcome: OutcomeNews, clock: string): string {
  return outcome.kind === "applied" ? `applied ${clock}` : failedText(outcome);
}
