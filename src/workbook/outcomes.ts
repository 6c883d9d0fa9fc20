// What a run leaves in the workbook: a status beside each row, ids for what was created, and a baseline that has moved on for
// what was applied. What failed stays an edit.
import { idOfKey, keyOfId, typeNameOf } from "../domain/record-key";
import { keyFieldOf } from "../domain/record-types";
import type { Key, Value, Values } from "../domain/value";
import type { Outcome } from "../plan/outcome";

/** An outcome with the values that the backend now holds because of it: what was sent, but where it keeps something else. */
export interface OutcomeNews extends Outcome {
  readonly values?: Values;
}

/** The records that moved on, by the key they have now: what was applied, under the new id where one was given. */
export function movedOn(outcomes: readonly OutcomeNews[]): ReadonlyMap<Key, Values> {
  const moved = new Map<Key, Values>();
  for (const outcome of outcomes) {
    if (outcome.kind !== "applied" || !outcome.values) continue;
    const key = keyAfter(outcome);
    moved.set(key, { ...outcome.values, [keyFieldOf(typeNameOf(key))]: idValue(key) });
  }
  return moved;
}

/** What was applied, by the key that its row has on the sheets before it is given its id. */
export function movedByRow(outcomes: readonly OutcomeNews[]): ReadonlyMap<Key, Values> {
  return new Map(
    outcomes.flatMap(({ key, kind, values }) => (kind === "applied" && values ? [[key, values]] : [])),
  );
}

/** The key that the record has after the run: that of the id it was given, else the one it had. */
export function keyAfter({ key, id }: Outcome): Key {
  if (id === undefined) return key;
  const typeName = typeNameOf(key);
  return typeNameOf(id) === typeName ? id : keyOfId(typeName, id);
}

/** The id in a key as its cell holds it: ids are whole numbers on the wire and text in keys. */
export function idValue(key: Key): Value & (string | number) {
  const id = idOfKey(key);
  return /^\d{1,15}$/.test(id) ? Number(id) : id;
}

/** Why a change was not applied, as a row's status: the outcome, and the backend's words or ours. */
export function failedText(outcome: OutcomeNews): string {
  return outcome.message ? `${outcome.kind}: ${outcome.message}` : outcome.kind;
}

/** What stands beside a row of which a run was taken back: "undone 10:42 by run 12". */
export function undoneText(clock: string, runId: number | undefined): string {
  return runId === undefined ? `undone ${clock}` : `undone ${clock} by run ${runId}`;
}

/** What stands beside a row after a run: "applied 10:42" and what is kept otherwise than it was sent, or the outcome and why. */
export function outcomeText(outcome: OutcomeNews, clock: string): string {
  if (outcome.kind !== "applied") return failedText(outcome);
  return outcome.message === undefined ? `applied ${clock}` : `applied ${clock}: ${outcome.message}`;
}
