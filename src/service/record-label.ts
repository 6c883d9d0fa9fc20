// What people call the record that a change is about, for the journal's lines.
import type { Lists } from "../domain/lists";
import { contactTypeName, typeNameOf } from "../domain/record-key";
import { nounOf, recordName } from "../domain/record-name";
import type { Value, Values } from "../domain/value";
import type { Change } from "../plan/change";

/** What a contact's id is called: "Harbour Cafe". */
type OwnerName = (contactId: Value) => string | undefined;

/**
 * A contact by its name; another record by what it is and its name: "Promotion W26 Winter 2026", "Delivery address Warehouse of
 * Harbour Cafe". Of an update as the record was before it.
 */
export function labelOf(change: Change, current: Values | undefined, ownerName?: OwnerName): string {
  const values = change.kind === "update" ? (current ?? {}) : change.values;
  const typeName = typeNameOf(change.key);
  if (typeName === contactTypeName) return recordName(change.key, values);
  const noun = nounOf(typeName);
  const name = recordName(change.key, values);
  const own = name.startsWith(noun) || name.startsWith(`new ${noun}`) ? name : `${noun} ${name}`;
  const owner = ownerName?.(values["contactId"] ?? null);
  const label = owner === undefined ? own : `${own} of ${owner}`;
  return label.charAt(0).toUpperCase() + label.slice(1);
}

/** Names of contacts by id, from the account's lists; prepared once, when the first is asked for. */
export function ownerNames({ parents }: Pick<Lists, "parents">): OwnerName {
  let names: ReadonlyMap<Value, string | null> | undefined;
  return (contactId) => {
    if (contactId === null) return undefined;
    names ??= new Map(parents.map(({ id, company }) => [id, company]));
    return names.get(contactId) ?? `contact ${String(contactId)}`;
  };
}
