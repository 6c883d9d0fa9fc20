// Review and Apply: the plan as it stands after what was left out, the service's second check, and the run.
import { Fault } from "../domain/fault";
import type { Finding } from "../domain/finding";
import type { Key, Value, Values } from "../domain/value";
import type { Change } from "../plan/change";
import { withoutLeftOut } from "../plan/leave-out";
import type { Outcome } from "../plan/outcome";
import { makePlan, type Plan } from "../plan/plan";
import { bringUpToDate, writeOutcomes } from "../workbook/excel";
import { readAndCheck } from "./check-sheets";
import { applyPlan, readPlan, readRun, readRuns, stopRun } from "./service";
import type { Message, Session } from "./session";
import { meantBy } from "./session-scope";
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
  const { findings, conflicts, guardrails } = await readPlan({ changes: sendable(plan.changes) });
  const own = new Set(plan.findings.map(nameOfFinding));
  store.dispatch({
    kind: "service checked",
    findings: findings.filter((found) => !own.has(nameOfFinding(found))),
    conflicts,
    guardrails,
  });
  return undefined;
}

function nameOfFinding({ rule, key, field }: Finding): string {
  return [rule, key, field].join(" ");
}

function sendable(changes: readonly Change[]) {
  return changes.flatMap((change) => (change.kind === "remove" ? [] : [change])) as Parameters<
    typeof readPlan
  >[0]["changes"];
}

/** Applies the plan as it stands; the outcomes are written beside the rows, and the baseline moves on for the applied. */
export async function applyReviewed(store: Store, confirmed = ""): Promise<void> {
  const plan = planOf(store.session());
  const { reason, load, checked } = store.session();
  const undoes = checked?.undoes;
  if (!plan || plan.changes.length === 0) return;
  await doWork(store, { what: "apply", note: "Applying" }, async (move) => {
    const outcomes: Outcome[] = [];
    const request = {
      changes: sendable(plan.changes),
      fingerprint: plan.fingerprint,
      reason,
      workbook: load?.accountName ?? "",
      ...(confirmed === "" ? {} : { confirmed }),
    };
    try {
      for await (const line of applyPlan(request)) {
        if (line.kind === "failed") throw new Fault("refused", line.message);
        const arrived = line.kind === "outcomes" ? line.outcomes : [];
        outcomes.push(...(arrived as readonly Outcome[]));
        store.dispatch({
          kind: "run moved",
          outcomes: arrived as readonly Outcome[],
          total: plan.changes.length,
          ...(line.kind === "run" ? { run: line.run } : {}),
        });
        move("Applying", outcomes.length, plan.changes.length);
      }
    } finally {
      if (outcomes.length > 0 && load) await noteOutcomes(store, { plan, undoes }, outcomes);
    }
    return sayOutcomes(outcomes, { total: plan.changes.length, undoes });
  });
}

/** What the sheets said is marked beside its rows; what was undone moves the cells that nobody has edited since. */
async function noteOutcomes(
  store: Store,
  { plan, undoes }: { readonly plan: Plan; readonly undoes: number | undefined },
  outcomes: readonly Outcome[],
): Promise<void> {
  const byKey = new Map<Key, Change>(plan.changes.map((change) => [change.key, change]));
  if (undoes !== undefined) {
    const applied = outcomes.filter(({ kind }) => kind === "applied");
    const theirs = new Map(applied.map(({ key }) => [key, afterValues(byKey.get(key))]));
    await bringUpToDate({ theirs }, { signedIn: undefined, now: store.now().toISOString() });
    return;
  }
  const clock = store.now().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  await writeOutcomes(
    outcomes.map((outcome) => ({ ...outcome, values: afterValues(byKey.get(outcome.key)) })),
    clock,
  );
}

function afterValues(change: Change | undefined): Values {
  if (!change) return {};
  if (change.kind !== "update") return change.values;
  return Object.fromEntries(
    Object.entries(change.fields).map(([name, [, to]]): [string, Value] => [name, to]),
  );
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
    return { intent: "success", text };
  }
  const rest =
    undoes === undefined
      ? "The others stay edits in the sheet; each row says why. Mend them and apply again."
      : `The others are as they were; the list says why. History still has run ${undoes}.`;
  const count = `${applied.toLocaleString("en")} of ${total.toLocaleString("en")} records were`;
  const text = `${count} ${undoes === undefined ? "applied" : "put back"}. ${rest}`;
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
