// What people call the record that a change is about, for the journal's lines.
import type { Values } from "../domain/value";
import type { Change } from "../plan/change";

/** Company, else the person, else the id; of an update as the record was before it. */
export function labelOf(change: Change, current: Values | undefined): string {
  const values = change.kind === "update" ? (current ?? {}) : change.values;
  const person = [values["firstName"], values["lastName"]].filter(Boolean).join(" ");
  return String(values["company"] ?? "") || person || `contact ${change.key}`;
}
