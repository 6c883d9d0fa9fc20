// What a person leaves out of a plan: whole records, or single fields of an update. Pure, so that the pane can show the
// plan anew at each tick without asking anyone.
import type { Key } from "../domain/value";
import type { DraftChange } from "./change";

/** By key: `true` for the whole record, else the names of the fields that stay as they are. */
export type LeftOutByHand = Readonly<Record<Key, true | readonly string[]>>;

/** The changes that remain; an update all of whose fields are left out goes altogether. */
export function withoutLeftOut(changes: readonly DraftChange[], leftOut: LeftOutByHand): DraftChange[] {
  return changes.flatMap((change) => {
    const out = leftOut[change.key];
    if (out === undefined) return [change];
    if (out === true || change.kind === "create") return [];
    const fields = Object.entries(change.fields).filter(([name]) => !out.includes(name));
    return fields.length > 0 ? [{ ...change, fields: Object.fromEntries(fields) }] : [];
  });
}

/** Takes a record, or one field of it, out of the plan or back into it. */
export function toggleLeftOut(leftOut: LeftOutByHand, key: Key, field?: string): LeftOutByHand {
  const { [key]: current, ...others } = leftOut;
  if (field === undefined) return current === undefined ? { ...others, [key]: true } : others;
  const names = Array.isArray(current) ? (current as readonly string[]) : [];
  const next = names.includes(field) ? names.filter((name) => name !== field) : [...names, field];
  return next.length > 0 ? { ...others, [key]: next } : others;
}
