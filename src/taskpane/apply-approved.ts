// Applies an approved plan from Approvals, exactly as it was approved, whatever the sheets now say. Rows of the workbook that it was
// submitted from take the outcomes.
import { forgetSubmitted, readSubmittedPlans } from "../workbook/excel-submitted";
import { plural } from "./findings-view";
import { sayKept } from "./outcomes-view";
import { sendPlan } from "./send-plan";
import type { ApprovalView } from "./service-approvals";
import type { Message } from "./session";
import type { Store } from "./store";
import type { Outcome } from "../plan/outcome";
import { doWork } from "./work";

/** The Apply button of an approved plan. `confirmed` is the number of records, where it looks like an accident [PL4]. */
export async function applyApproved(
  store: Store,
  { approval, lines }: Pick<ApprovalView, "approval" | "lines">,
  confirmed: string,
): Promise<void> {
  const { load } = store.session();
  const { id, reason, workbook, fingerprint, undoes } = approval;
  await doWork(store, { what: "apply", note: "Applying" }, async (move) => {
    const isFromHere = load !== undefined && (await isSubmittedHere(store, id));
    const outcomes = await sendPlan(
      store,
      {
        plan: { changes: lines.map(({ change }) => change), fingerprint },
        request: { ...{ reason, workbook, approval: id }, ...(confirmed === "" ? {} : { confirmed }) },
        undoes: undoes ?? undefined,
        isFromHere,
      },
      move,
    );
    if (isFromHere) {
      await forgetSubmitted(id);
      store.dispatch({ kind: "edited" });
    }
    return sayApplied(id, outcomes, lines.length);
  });
}

async function isSubmittedHere(store: Store, id: number): Promise<boolean> {
  const { connection } = store.session();
  if (connection.kind !== "signed in") return false;
  const { account } = connection.answer;
  return (await readSubmittedPlans()).some(
    (plan) => plan.id === id && plan.account.id === account.id && plan.account.backend === account.backend,
  );
}

function sayApplied(id: number, outcomes: readonly Outcome[], total: number): Message {
  const applied = outcomes.filter(({ kind }) => kind === "applied").length;
  const kept = sayKept(outcomes);
  if (applied === total)
    return {
      intent: kept === "" ? "success" : "warning",
      text: `Approval ${id}: ${plural(total, "record")} applied.${kept}`,
    };
  const text = `Approval ${id}: ${applied.toLocaleString("en")} of ${plural(total, "record")} applied. History says what became of the others.${kept}`;
  return { intent: "warning", text };
}
