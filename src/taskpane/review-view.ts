// What the review says of a plan: totals, cost, and each change line by line. Pure.
import { fieldNamed } from "../domain/catalogue";
import type { Lookup } from "../domain/lookup";
import { typeNameOf } from "../domain/record-key";
import { nounOf, pluralNounOf } from "../domain/record-name";
import { typeOfKey, type RecordTypes } from "../domain/record-types";
import { fromHundredths, type Entry, type Key, type Value } from "../domain/value";
import type { DraftChange, Change } from "../plan/change";
import type { Plan } from "../plan/plan";
import { plural } from "./findings-view";
import { printForPeople } from "./print-entry";

export interface ChangeLine {
  readonly field: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** A change field by field, in the order of the catalogue. A create has no before. */
export function linesOf(
  change: DraftChange | Change,
  types: RecordTypes,
  lookup: Lookup,
): readonly ChangeLine[] {
  const type = types.get(typeNameOf(change.key));
  if (!type) return [];
  const steps: Readonly<Record<string, readonly [Entry, Entry]>> =
    change.kind === "update"
      ? change.fields
      : Object.fromEntries(Object.entries(change.values).map(([name, value]) => [name, [null, value]]));
  return type.fields.flatMap(({ name }) => {
    const step = steps[name];
    if (!step) return [];
    const field = fieldNamed(type, name);
    const [from, to] = step;
    const before = printForPeople(field, from, lookup) || "(blank)";
    return [
      { field: name, label: field.label, before, after: printForPeople(field, to, lookup) || "(cleared)" },
    ];
  });
}

/** "37 contacts changed in 112 fields, 1 promotion created; credit +45,000.00; 4 tier moves". */
export function sayTotals({ totals }: Plan): string {
  const { byType, byField, creditRise } = totals;
  const counts = Object.entries(byType).flatMap(([typeName, { updates, creates, fields }]) => [
    updates > 0 && `${counted(updates, typeName)} changed in ${plural(fields, "field")}`,
    creates > 0 && `${counted(creates, typeName)} created`,
  ]);
  const parts = [
    counts.filter(Boolean).join(", "),
    creditRise !== 0 && `credit ${creditRise > 0 ? "+" : "−"}${money(Math.abs(creditRise))}`,
    byField["priceColumn"] && plural(byField["priceColumn"], "tier move"),
    byField["onHold"] && plural(byField["onHold"], "hold change"),
    byField["costCenter"] && plural(byField["costCenter"], "GL account change"),
  ];
  return parts.filter(Boolean).join("; ");
}

function counted(count: number, typeName: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? nounOf(typeName) : pluralNounOf(typeName)}`;
}

function money(hundredths: number): string {
  return fromHundredths(hundredths).toLocaleString("en", {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
}

/** Why the service or a finding keeps a record out, in one line. */
export function sayStops({ leftOut }: Pick<Plan, "leftOut">): ReadonlyMap<Key, string> {
  return new Map(
    leftOut.map(({ key, findings }) => [
      key,
      findings.map(({ rule, message }) => `${rule}: ${message}`).join(" "),
    ]),
  );
}

/** How many records findings keep out; of an undo there is nothing to mend on a sheet. Empty where none is. */
export function sayLeftOut({ leftOut }: Pick<Plan, "leftOut">, isUndo: boolean): string {
  if (leftOut.length === 0) return "";
  const records = plural(leftOut.length, "record");
  if (isUndo) return ` ${records} cannot be put back; the list says why.`;
  return ` ${records} left out for errors; mend ${leftOut.length === 1 ? "it" : "them"} and review again.`;
}

/** For a conflicted record, each field that moved on both sides: as loaded, as wanted, as it is now. */
export function threeSidesOf(
  change: DraftChange | Change,
  current: Readonly<Record<string, Value>>,
  { types, lookup }: { readonly types: RecordTypes; readonly lookup: Lookup },
): readonly string[] {
  const type = typeOfKey(change.key, types);
  return linesOf(change, types, lookup).flatMap(({ field, label, before, after }) => {
    const now = current[field];
    if (now === undefined) return [];
    const theirs = printForPeople(fieldNamed(type, field), now, lookup) || "(blank)";
    return theirs === before || theirs === after
      ? []
      : [`${label}: loaded ${before}, yours ${after}, now ${theirs}`];
  });
}
