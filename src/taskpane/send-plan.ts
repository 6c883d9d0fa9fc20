// Sends a plan and follows its run to the end of the stream: the outcomes go to the session, and beside the rows that they came from.
import type { ApplyRequest, PlanRequest } from "../contract/app";
import { Fault } from "../domain/fault";
import type { Change } from "../plan/change";
import type { Outcome } from "../plan/outcome";
import type { Plan } from "../plan/plan";
import { beginRun } from "./begin-run";
import { noteOutcomes } from "./note-outcomes";
import { applyPlan } from "./service";
import type { Store } from "./store";
import type { Move } from "./work";

export interface PlanToSend {
  readonly plan: Pick<Plan, "changes" | "fingerprint">;
  readonly request: Omit<ApplyRequest, "changes" | "fingerprint">;
  /** The run that it takes back. */
  readonly undoes: number | undefined;
  /** True where the sheets of this workbook are what the plan was made of: they take the outcomes. */
  readonly isFromHere: boolean;
}

/** The changes as they are sent: no sheet makes a remove. */
export function sendable(changes: readonly Change[]): PlanRequest["changes"] {
  return changes.flatMap((change) => (change.kind === "remove" ? [] : [change])) as PlanRequest["changes"];
}

/**
 * Answers the outcomes that arrived. The workbook remembers the run until all of them stand beside its rows, so that another pane, or
 * this one opened again, writes what is missing. Failure: a Fault; a run that has begun goes on in the service.
 */
export async function sendPlan(store: Store, sent: PlanToSend, move: Move): Promise<readonly Outcome[]> {
  const { plan, request, undoes, isFromHere } = sent;
  const outcomes: Outcome[] = [];
  let runId: number | undefined;
  const total = plan.changes.length;
  const begun = isFromHere ? await beginRun(store, plan, undoes) : undefined;
  try {
    const { fingerprint } = plan;
    for await (const line of applyPlan({ ...request, changes: sendable(plan.changes), fingerprint })) {
      if (line.kind === "failed") throw new Fault("refused", line.message);
      if (line.kind === "run") {
        runId = line.run.id;
        await begun?.started(line.run);
      }
      const arrived = (line.kind === "outcomes" ? line.outcomes : []) as readonly Outcome[];
      outcomes.push(...arrived);
      const run = line.kind === "run" ? { run: line.run } : {};
      store.dispatch({ kind: "run moved", outcomes: arrived, total, ...run });
      move("Applying", outcomes.length, total);
    }
  } catch (caught) {
    await begun?.failed(caught);
    throw caught;
  } finally {
    if (outcomes.length > 0 && isFromHere)
      await noteOutcomes({ ...plan, undoes, runId, at: store.now() }, outcomes);
    if (outcomes.length === total) await begun?.ended();
  }
  return outcomes;
}
