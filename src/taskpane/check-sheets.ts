// Check: reads the sheets, compares them with the baseline, runs the rules, marks what was found.
import { nothingKnown } from "../domain/check";
import { checkRecords } from "../domain/check-records";
import type { Finding } from "../domain/finding";
import { printDay } from "../domain/moment";
import { contactTypeName, typeNameOf } from "../domain/record-key";
import { recordName } from "../domain/record-name";
import type { Key } from "../domain/value";
import { isUnread } from "../domain/value";
import { diffRecords } from "../plan/diff";
import { goTo, markFindings, readScope, readSheets, writeFixes } from "../workbook/excel";
import type { GoneTo } from "../workbook/excel-go";
import type { Reading } from "../workbook/reading";
import { outcomesToSee } from "./outcomes-view";
import type { Checked, Message, RecordLabel } from "./session";
import type { Store } from "./store";
import { doWork } from "./work";

/** Reads and checks what the sheets say now, and marks it there; undefined where nothing is loaded (which is said). */
export async function readAndCheck(store: Store): Promise<Checked | undefined> {
  const now = store.now().toISOString();
  const { connection, applying } = store.session();
  const signedIn = connection.kind === "signed in" ? connection.answer.account : undefined;
  const answer = await readSheets({ signedIn, now });
  if (answer.kind === "nothing loaded") {
    // An empty workbook needs no message: the place itself says to load first.
    if (store.session().load)
      store.dispatch({ kind: "work ended", message: { intent: "info", text: answer.message } });
    return undefined;
  }
  const checked = checkReading(answer.reading, now);
  const changed = new Set(checked.changes.map((change) => change.key));
  const outcomes = outcomesToSee(applying?.outcomes ?? []).filter(({ key }) => changed.has(key));
  await markFindings({ findings: checked.findings, changed, outcomes });
  store.dispatch({ kind: "checked", checked });
  await readVisibleAgain(store);
  return checked;
}

/** A scope of visible rows follows the filter of the sheet that it was chosen on; one of selected rows stays as it was chosen. */
async function readVisibleAgain(store: Store): Promise<void> {
  const { scope } = store.session();
  if (scope.kind !== "visible") return;
  const rows = await readScope({ choice: "visible", table: scope.table });
  const keys = rows.kind === "rows" ? rows.keys : new Set<Key>();
  store.dispatch({ kind: "scope set", scope: { ...scope, keys } });
}

/** What a reading changes and what the rules find in it; pure. */
export function checkReading(reading: Reading, at: string): Checked {
  const { types, lists, drafted, policy, drafts } = reading;
  const context = { types, lists, policy, known: nothingKnown, today: printDay(new Date(at)) };
  const findings = [...reading.keyFindings, ...checkRecords(drafts, context)];
  const labels = new Map<Key, RecordLabel>();
  for (const { key, entries } of drafts) {
    labels.set(key, { name: recordName(key, entries), ...placeOf(reading, key) });
  }
  const changes = diffRecords(types, drafts);
  const rows = reading.places.size;
  return { types, lists: drafted, policy, changes, findings, labels, rows, at };
}

/** Contacts are known by their row alone, other records by their sheet too. */
function placeOf({ places }: Reading, key: Key): { row: number | undefined; sheet?: string } {
  const place = places.get(key);
  if (!place || typeNameOf(key) === contactTypeName) return { row: place?.row };
  return { row: place.row, sheet: place.sheet };
}

/** The Check button: reads, checks, and shows the findings. */
export async function checkSheets(store: Store): Promise<void> {
  store.dispatch({ kind: "went", to: "check" });
  await doWork(store, { what: "check", note: "Checking the sheets" }, async () => {
    await readAndCheck(store);
    return undefined;
  });
}

/** Goes to the finding's cell, or says why it cannot. */
export async function goToFinding(
  store: Store,
  finding: Pick<Finding, "key" | "field" | "place">,
): Promise<void> {
  await doWork(store, { what: "check", note: "Going to the cell" }, async () => {
    return sayGone(await goTo(finding));
  });
}

/** What to say of going to a cell; nothing where it can be seen. */
export function sayGone(gone: GoneTo): Message | undefined {
  if (gone.kind === "there") return undefined;
  const text =
    gone.kind === "gone"
      ? gone.message
      : `Row ${gone.row} of ${gone.sheet} is hidden by a filter. Clear the filter to see it.`;
  return { intent: "info", text };
}

/** Writes the fixes of these findings into their cells as edits, then checks again. */
export async function applyFixes(store: Store, findings: readonly Finding[]): Promise<void> {
  const fixes = findings.flatMap(({ key, fix }) => (fix ? [{ key, field: fix.field, to: fix.to }] : []));
  await doWork(store, { what: "check", note: "Writing the fixes" }, async () => {
    const gone = await writeFixes(fixes);
    await readAndCheck(store);
    const done = `${fixes.length - gone.length} of ${fixes.length} fixes written as edits; nothing is applied yet.`;
    return { intent: gone.length > 0 ? "warning" : "success", text: done };
  });
}

/** What was typed, for a finding's row in the list. */
export function typedOf(finding: Finding): string {
  const { value } = finding;
  if (value === undefined || value === null) return "";
  return isUnread(value) ? value.typed : String(value);
}
