// Takes a run back: its undo is a plan, reviewed and checked like any other [UN1]. The sheets need not be loaded.
import { recordTypesFor } from "../domain/record-types";
import type { Key } from "../domain/value";
import { undoOf } from "../plan/undo";
import { reviewAgain } from "./apply-plan";
import { plural } from "./findings-view";
import { readAccount } from "./service";
import type { Message, RecordLabel, Session } from "./session";
import type { Store } from "./store";
import { doWork } from "./work";

const mostInReason = 500;

/** The Undo button of a run: shows in Review what would be put back; nothing is changed before it is applied. */
export async function reviewUndo(store: Store, opened: NonNullable<Session["openRun"]>): Promise<void> {
  const { run, lines } = opened;
  await doWork(store, { what: "review", note: "Making the undo" }, async () => {
    const answer = await readAccount();
    store.dispatch({ kind: "connected", connection: { kind: "signed in", answer } });
    const { lists, policy } = answer;
    const types = recordTypesFor(lists);
    const { changes, labels, stays } = undoOf(lines, types);
    if (changes.length === 0) return { intent: "info", text: sayNothing(run.id, stays) };
    const named = [...labels].map(([key, name]): [Key, RecordLabel] => [key, { name, row: undefined }]);
    const at = store.now().toISOString();
    store.dispatch({ kind: "went", to: "review" });
    store.dispatch({
      kind: "checked",
      checked: {
        ...{ types, lists, policy, changes, findings: [], rows: 0, at },
        labels: new Map(named),
        undoes: run.id,
      },
    });
    store.dispatch({
      kind: "reason typed",
      reason: `Undo of run ${run.id}: ${run.why}`.slice(0, mostInReason),
    });
    return (await reviewAgain(store)) ?? sayStays(stays);
  });
}

type Stays = ReturnType<typeof undoOf>["stays"];

function sayNothing(runId: number, stays: Stays): string {
  const [first] = stays;
  return first
    ? `Run ${runId} has nothing that can be undone. ${first.label}: ${first.why}`
    : `Run ${runId} applied nothing, so there is nothing to undo.`;
}

function sayStays(stays: Stays): Message | undefined {
  const [first] = stays;
  if (!first) return undefined;
  const text = `${plural(stays.length, "record")} of the run will stay as they are, wholly or in part. ${first.label}: ${first.why}`;
  return { intent: "info", text };
}
