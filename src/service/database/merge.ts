// What becomes of one record's change, whatever its table: refused with a sentence, or conflicted with what the record holds now.
import type { Key, Value, Values } from "../../domain/value";
import type { Update } from "../../plan/change";
import type { Outcome } from "../../plan/outcome";

export function rejected(key: Key, message: string): Outcome {
  return { key, kind: "rejected", message };
}

/**
 * Fields that moved on one side, or on both to the same value, merge: undefined. One that moved apart is a conflict [PL3].
 */
export function conflictOf(
  { key, fields }: Update<Value>,
  current: Values,
  labelOf: (name: string) => string,
): Outcome | undefined {
  const moved = Object.entries(fields).flatMap(([name, [from, to]]) => {
    const value = current[name] ?? null;
    return value === from || value === to ? [] : [name];
  });
  if (moved.length === 0) return undefined;
  const message = `Changed by someone else since it was loaded: ${moved.map(labelOf).join(", ")}. Review again to keep yours or take theirs.`;
  return { key, kind: "conflicted", message, current: heldIn(current, moved) };
}

/** A record is taken back only as it was made: undefined where it still holds these values. */
export function changedSinceMade(key: Key, values: Values, current: Values): Outcome | undefined {
  const moved = Object.keys(values).filter((name) => (current[name] ?? null) !== values[name]);
  if (moved.length === 0) return undefined;
  const message = "Changed since: it was left as it is.";
  return { key, kind: "conflicted", message, current: heldIn(current, moved) };
}

function heldIn(current: Values, names: readonly string[]): Values {
  return Object.fromEntries(names.map((name) => [name, current[name] ?? null]));
}
