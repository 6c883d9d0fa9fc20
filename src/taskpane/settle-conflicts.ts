// Fields that moved on both sides: what a person chose becomes the sheet's edit, or no edit at all; then the plan is made again [PL3].
import type { PlanConflict } from "../contract/app";
import type { Value } from "../domain/value";
import type { DraftChange } from "../plan/change";
import { bringUpToDate } from "../workbook/excel";
import { reviewAgain } from "./apply-plan";
import { readAndCheck } from "./check-sheets";
import type { Checked } from "./session";
import type { Store } from "./store";
import { doWork } from "./work";

/** `both`: ticks that only one side moved, together. */
export type Keep = "mine" | "theirs" | "both";

const words: Readonly<Record<Keep, string>> = {
  mine: "Keep mine",
  theirs: "Take theirs",
  both: "Keep both",
};

/** What its button says; of an undo, mine is what stood before the run. */
export function wordOf(keep: Keep, isUndo: boolean): string {
  if (!isUndo) return words[keep];
  return keep === "mine" ? "Undo all the same" : "Leave as it is now";
}

/** One field of one record; absent: all that wait. */
export interface ConflictPlace {
  readonly key: string;
  readonly field: string;
}

/** Settles these conflicts so, and reviews again. */
export async function settleConflicts(store: Store, keep: Keep, only?: ConflictPlace): Promise<void> {
  const { checked, conflicts } = store.session();
  const meant = conflicts.flatMap((conflict) => meantOf(conflict, only));
  if (!checked || meant.length === 0) return;
  await doWork(store, { what: "review", note: "Making the plan" }, async () => {
    if (checked.undoes !== undefined) {
      store.dispatch({ kind: "checked", checked: settledUndo(checked, meant, keep) });
      return reviewAgain(store);
    }
    const { connection } = store.session();
    const signedIn = connection.kind === "signed in" ? connection.answer.account : undefined;
    const answer = await bringUpToDate(
      {
        theirs: new Map(meant.map(({ key, fields }) => [key, fields])),
        choices: keep === "both" ? [] : meant.flatMap((conflict) => choicesOf(conflict, keep)),
      },
      { signedIn, now: store.now().toISOString() },
    );
    if (answer.kind === "nothing loaded") return { intent: "warning", text: answer.message };
    return (await readAndCheck(store)) ? reviewAgain(store) : store.session().message;
  });
}

function meantOf(conflict: PlanConflict, only: ConflictPlace | undefined): PlanConflict[] {
  if (conflict.isGone) return [];
  if (!only) return [conflict];
  const now = conflict.fields[only.field];
  if (conflict.key !== only.key || now === undefined) return [];
  return [{ ...conflict, fields: { [only.field]: now } }];
}

function choicesOf({ key, fields }: PlanConflict, keep: "mine" | "theirs") {
  return Object.keys(fields).map((field) => ({ key, field, keep }));
}

/** An undo stands on no sheet: its changes start from what is there now, or leave the field alone. */
function settledUndo(checked: Checked, meant: readonly PlanConflict[], keep: Keep): Checked {
  const byKey = new Map(meant.map((conflict) => [conflict.key, conflict.fields]));
  const changes = checked.changes.flatMap((change): DraftChange[] => {
    const now = byKey.get(change.key);
    if (!now || change.kind === "create") return [change];
    const fields = Object.entries(change.fields).flatMap(([name, [from, to]]) => {
      const current: Value | undefined = now[name];
      if (current === undefined) return [[name, [from, to]] as const];
      return keep === "mine" ? [[name, [current, to]] as const] : [];
    });
    return fields.length > 0 ? [{ ...change, fields: Object.fromEntries(fields) }] : [];
  });
  return { ...checked, changes };
}
