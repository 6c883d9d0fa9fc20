// Takes a run back: the changes that lead from what it applied to what was there before. They are drafted changes like any other,
// and pass every check before they are applied [UN1]. Knows no backend and no sheet.
import type { RecordType } from "../domain/catalogue";
import { contactTypeName, keyOfId, typeNameOf } from "../domain/record-key";
import type { RecordTypes } from "../domain/record-types";
import type { Key, Value } from "../domain/value";
import { reverse, type Change, type Create, type Step, type Update } from "./change";
import type { RunLine } from "./outcome";

export interface Undo {
  /** Updates that put fields back, new records taken out of use, removed ones made anew; in the order of the run. */
  readonly changes: readonly (Create<Value> | Update<Value>)[];
  /** What people call each record of the changes. */
  readonly labels: ReadonlyMap<Key, string>;
  /** Applied records that stay as they are, wholly or in part, and why. */
  readonly stays: readonly { readonly label: string; readonly why: string }[];
}

/** The undo of these lines of the journal: only what was applied has anything to be taken back. */
export function undoOf(lines: readonly RunLine[], types: RecordTypes): Undo {
  const changes: (Create<Value> | Update<Value>)[] = [];
  const labels = new Map<Key, string>();
  const stays: { label: string; why: string }[] = [];
  let removed = 0;
  for (const line of lines) {
    if (line.outcome.kind !== "applied") continue;
    if (line.change.kind === "remove") removed += 1;
    const back = backOf(line, types, removed);
    if ("why" in back) stays.push({ label: line.label, why: back.why });
    else {
      changes.push(back);
      labels.set(back.key, line.label);
      if (keepsActive(line.change)) stays.push({ label: line.label, why: activeStays });
    }
  }
  return { changes, labels, stays };
}

function backOf(
  { change, outcome, label }: RunLine,
  types: RecordTypes,
  removed: number,
): Create<Value> | Update<Value> | { readonly why: string } {
  const typeName = typeNameOf(change.key);
  const type = types.get(typeName);
  if (!type) return { why: `Records such as ${label} are edited nowhere any more.` };
  switch (change.kind) {
    case "update":
      return putBack(change);
    case "remove":
      return { kind: "create", key: keyOfId(typeName, `new ${removed}`), values: change.values };
    case "create":
      return outOfUse(change, outcome.id ?? change.key, type);
    default:
      return change satisfies never;
  }
}

const activeStays =
  "Its Active was blank before. Blank, it would be found nowhere, so Active stays as it is.";

/** True where an undo would blank a contact's Active, which may only be TRUE or FALSE [CO13]. */
function keepsActive(change: Change): boolean {
  const isOfContact = typeNameOf(change.key) === contactTypeName;
  return isOfContact && change.kind === "update" && change.fields["isActive"]?.[0] === null;
}

function putBack(change: Update<Value>): Update<Value> | { readonly why: string } {
  if (!keepsActive(change)) return reverse(change) as Update<Value>;
  const fields = Object.entries(change.fields).filter(([name]) => name !== "isActive");
  if (fields.length === 0) return { why: activeStays };
  return reverse({ ...change, fields: Object.fromEntries(fields) }) as Update<Value>;
}

/** A record that was made is never deleted: it is taken out of use, where its type knows such a thing [UN1]. */
function outOfUse(
  { values }: Create<Value>,
  id: Key,
  type: RecordType,
): Update<Value> | { readonly why: string } {
  const key = typeNameOf(id) === type.name ? id : keyOfId(type.name, id);
  const has = (name: string) => type.fields.some((field) => field.name === name && !field.readOnly);
  const off = (name: string, step: Step<Value>): Update<Value> => ({
    kind: "update",
    key,
    fields: { [name]: step },
  });
  if (has("isRemoved")) return off("isRemoved", [values["isRemoved"] ?? false, true]);
  if (has("isActive") && values["isActive"] !== false) return off("isActive", [true, false]);
  if (has("isActive")) return { why: "It was made inactive, and stays so." };
  return { why: "It was made by this run; a record of this kind cannot be taken out of use." };
}
