// Review and Apply: the plan as it stands after what was left out, the service's second check, and the run.
import type { Finding } from "../domain/finding";
import { withoutLeftOut } from "../plan/leave-out";
import type { Outcome } from "../plan/outcome";
import { makePlan, type Plan } from "../plan/plan";
import { readWorkbookName } from "../workbook/excel-run";
import { forgetSubmitted } from "../workbook/excel-submitted";
import { isApprovedPlan } from "./approvals-view";
import { readAndCheck } from "./check-sheets";
import { followRun } from "./follow-run";
import { sayKept, sayRest } from "./outcomes-view";
import { sendable, sendPlan } from "./send-plan";
import { readPlan, readRun, readRuns, stopRun } from "./service";
import type { Message, Session } from "./session";
import { meantBy } from "./meant-records";
import type { Store } from "./store";
import { doWork } from "./work";

/** The plan that the session now holds: what is changed within the scope, less what findings stop and what was left out by hand; pure. */
export function planOf(session: Session): Plan | undefined {
  const { connection } = session;
  const checked = meantBy(session);
  if (!checked) return undefined;
  const answer = connection.kind === "signed in" ? connection.answer : undefined;
  return makePlan({
    changes: withoutLeftOut(checked.changes, session.leftOut),
    findings: [...checked.findings, ...session.serviceFindings],
    warningsBlock: (answer?.policy ?? checked.policy).warningsBlock,
    limits: answer?.capabilities ?? { batch: 250, paceMs: 0, dailyQuota: null },
  });
}

/** The Review button: checks afresh, then lets the service check the plan against contacts that are not loaded [PL7]. */
export async function reviewPlan(store: Store): Promise<void> {
  store.dispatch({ kind: "went", to: "review" });
  await doWork(store, { what: "review", note: "Making the plan" }, async () => {
    const checked = await readAndCheck(store);
    return checked ? reviewAgain(store) : store.session().message;
  });
  if (store.session().submitted?.state === "applied") await followRun(store);
}

/** Lets the service check the plan as it now stands; what it has to say besides findings is answered. */
export async function reviewAgain(store: Store): Promise<Message | undefined> {
  const plan = planOf(store.session());
  if (!plan || plan.changes.length === 0) return undefined;
  if (store.session().connection.kind !== "signed in") {
    return {
      intent: "info",
      text: "Not connected: this plan was checked on your computer only. Connect again to apply it.",
    };
  }
  const { findings, conflicts, guardrails, approval } = await readPlan({ changes: sendable(plan.changes) });
  const own = new Set(plan.findings.map(nameOfFinding));
  store.dispatch({
    kind: "service checked",
    findings: findings.filter((found) => !own.has(nameOfFinding(found))),
    conflicts,
    guardrails,
    submitted: approval.submitted,
  });
  return undefined;
}

function nameOfFinding({ rule, key, field }: Finding): string {
  return [rule, key, field].join(" ");
}

/**
 * Applies the plan as it stands, on its approval where it has one; the outcomes are written beside the rows, and the baseline moves on
 * for the applied.
 */
export async function applyReviewed(store: Store, confirmed = ""): Promise<void> {
  const plan = planOf(store.session());
  const { reason, load, checked, submitted } = store.session();
  const undoes = checked?.undoes;
  if (!plan || plan.changes.length === 0) return;
  const approval = submitted && isApprovedPlan(submitted, plan) ? submitted.id : undefined;
  await doWork(store, { what: "apply", note: "Applying" }, async (move) => {
    const request = {
      ...{ reason, workbook: await readWorkbookName() },
      ...(confirmed === "" ? {} : { confirmed }),
      ...(approval === undefined ? {} : { approval }),
    };
    const outcomes = await sendPlan(store, { plan, request, undoes, isFromHere: load !== undefined }, move);
    if (approval !== undefined) await forgetSubmitted(approval);
    return sayOutcomes(outcomes, { total: plan.changes.length, undoes });
  });
}

function sayOutcomes(
  outcomes: readonly Outcome[],
  { total, undoes }: { readonly total: number; readonly undoes: number | undefined },
): Message {
  const applied = outcomes.filter((outcome) => outcome.kind === "applied").length;
  if (applied === total) {
    const done = undoes === undefined ? "applied" : "put back";
    const text =
      total === 1 ? `The record was ${done}.` : `All ${total.toLocaleString("en")} records were ${done}.`;
    const kept = sayKept(outcomes);
    return { intent: kept === "" ? "success" : "warning", text: text + kept };
  }
  const rest =
    undoes === undefined
      ? sayRest(outcomes)
      : `The others are as they were; the list says why. History still has run ${undoes}.`;
  const count = `${applied.toLocaleString("en")} of ${total.toLocaleString("en")} records were`;
  const text = `${count} ${undoes === undefined ? "applied" : "put back"}. ${rest}${sayKept(outcomes)}`;
  return { intent: "warning", text };
}

/** Stop: the batch in flight ends, the rest is not sent [AP9]. */
export async function stopApplying(store: Store): Promise<void> {
  const run = store.session().applying?.run;
  if (!run) return;
  store.dispatch({ kind: "stop asked" });
  await stopRun(run.id);
}

/** The History button: the runs, newest first. Without a connection the pane keeps to what it has read before. */
export async function openHistory(store: Store): Promise<void> {
  store.dispatch({ kind: "went", to: "history" });
  if (store.session().connection.kind === "offline") return;
  await doWork(store, { what: "review", note: "Reading the history" }, async () => {
    store.dispatch({ kind: "runs read", runs: await readRuns() });
    return undefined;
  });
}

/** One run with its lines. */
export async function openRun(store: Store, id: number): Promise<void> {
  await doWork(store, { what: "review", note: "Reading the run" }, async () => {
    store.dispatch({ kind: "run opened", opened: await readRun(id) });
    return undefined;
  });
}
