// A line of the history in words: fields by their labels, values as they are printed, and the same as rows of an export. Pure.
import { resources } from "../contract/cin7/resources";
import type { HistoryAnswer, HistoryLine, HistoryRun } from "../contract/history";
import type { Field } from "../domain/field";
import type { Lists } from "../domain/lists";
import { makeLookup, type Lookup } from "../domain/lookup";
import { idOfKey, typeNameOf } from "../domain/record-key";
import { nounOf } from "../domain/record-name";
import { recordTypesFor, type RecordTypes } from "../domain/record-types";
import type { Value } from "../domain/value";
import type { Change } from "../plan/change";
import type { Outcome } from "../plan/outcome";
import type { HistoryEntry } from "../workbook/history-sheet";
import type { Option } from "./filter-parts";
import { printForPeople } from "./print-entry";

/** What lines are printed with: every type of record that the journal may hold, those that clients of the API write too. */
export interface HistoryWords {
  readonly types: RecordTypes;
  readonly lookup: Lookup;
}

export function historyWords(lists: Lists): HistoryWords {
  const served = resources.map(({ type }) => [type.name, type] as const);
  return { types: new Map([...served, ...recordTypesFor(lists)]), lookup: makeLookup(lists) };
}

/** The fields to search by: "Contact: Credit limit", by type and name. */
export function fieldOptions(lists: Lists): readonly Option[] {
  return [...recordTypesFor(lists).values()].flatMap(({ name: typeName, fields }) => {
    const noun = nounOf(typeName);
    const type = noun.charAt(0).toUpperCase() + noun.slice(1);
    return fields
      .filter(({ readOnly, isDerived }) => !readOnly && !isDerived)
      .map(({ name, label }) => ({ value: `${typeName} ${name}`, label: `${type}: ${label}` }));
  });
}

/** One field of a line; "" for what is blank. */
export interface HistoryStep {
  readonly field: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** A change and what became of it. */
interface Told {
  readonly change: Change;
  readonly outcome: Pick<Outcome, "kind">;
}

/**
 * A change field by field in the order of the catalogue, what that does not know at the end. A new record has nothing before; one that
 * was to be removed and is still there has lost nothing.
 */
export function stepsOf({ change, outcome }: Told, { types, lookup }: HistoryWords): readonly HistoryStep[] {
  if (change.kind === "remove" && outcome.kind !== "applied") return [];
  const fields = types.get(typeNameOf(change.key))?.fields ?? [];
  const places = new Map(fields.map((field, at) => [field.name, { field, at }]));
  const sorted = movesOf(change).sort(([one], [other]) => placeOf(places, one) - placeOf(places, other));
  return sorted.map(([name, before, after]) => {
    const field = places.get(name)?.field;
    const print = (value: Value) => printValue(field, value, lookup);
    return { field: name, label: field?.label ?? name, before: print(before), after: print(after) };
  });
}

type Move = readonly [name: string, before: Value, after: Value];

function movesOf(change: Change): Move[] {
  if (change.kind === "update")
    return Object.entries(change.fields).map(([name, [from, to]]): Move => [name, from, to]);
  const given = Object.entries(change.values).filter(([, value]) => value !== null);
  return given.map(([name, value]) => (change.kind === "create" ? [name, null, value] : [name, value, null]));
}

function placeOf(places: ReadonlyMap<string, { readonly at: number }>, name: string): number {
  return places.get(name)?.at ?? places.size;
}

function printValue(field: Field | undefined, value: Value, lookup: Lookup): string {
  if (value === null) return "";
  return field ? printForPeople(field, value, lookup) : String(value);
}

const kinds: Readonly<Record<Change["kind"], string>> = {
  create: "created",
  update: "changed",
  remove: "removed",
};

/** "changed", "created", "removed"; of what was not applied "to be removed". */
export function sayKind({ change, outcome }: Told): string {
  return outcome.kind === "applied" ? kinds[change.kind] : `to be ${kinds[change.kind]}`;
}

/** One field of a change: "Phone: 555 0100 → (cleared)". */
export function sayStep({ kind }: Change, { label, before, after }: HistoryStep): string {
  return `${label}: ${kind === "create" ? after : `${before || "(blank)"} → ${after || "(cleared)"}`}`;
}

/** The id as people know it: "41", "promotion 7". */
export function sayId(key: string): string {
  return typeNameOf(key) === "contact" ? idOfKey(key) : key;
}

/** A page of the history as rows of its export, one for each field, line by line. */
export function entriesOf(
  { lines, runs }: Pick<HistoryAnswer, "lines" | "runs">,
  words: HistoryWords,
): HistoryEntry[][] {
  const byId = new Map(runs.map((run) => [run.id, run]));
  return lines.flatMap((line) => {
    const run = byId.get(line.runId);
    return run ? [entriesOfLine(line, run, words)] : [];
  });
}

const noField = { label: "", before: "", after: "" };

function entriesOfLine(line: HistoryLine, run: HistoryRun, words: HistoryWords): HistoryEntry[] {
  const { key, label: record, change, outcome } = line;
  const steps = stepsOf(line, words);
  return (steps.length > 0 ? steps : [noField]).map(({ label: field, before, after }) => ({
    ...{ when: run.startedAt, who: run.who, why: run.why, workbook: run.workbook, run: run.id },
    ...{ record, id: sayId(key), change: kinds[change.kind], field, before, after },
    ...{ outcome: outcome.kind, message: outcome.message ?? "" },
    approvedBy: run.approval?.approvedBy ?? "",
  }));
}
