// The Submit button of Review: hands the plan to a second person. The workbook remembers what was submitted from it.
import { readWorkbookName } from "../workbook/excel-run";
import { keepSubmitted } from "../workbook/excel-submitted";
import { planOf, reviewAgain } from "./apply-plan";
import { sendable } from "./send-plan";
import { submitPlan } from "./service-approvals";
import type { Store } from "./store";
import { doWork } from "./work";

/** Submits the plan as it stands, with the reason that was typed; Review then says that it waits. */
export async function submitReviewed(store: Store): Promise<void> {
  const { reason, load, checked, connection } = store.session();
  const plan = planOf(store.session());
  if (!plan || connection.kind !== "signed in") return;
  const { account } = connection.answer;
  await doWork(store, { what: "review", note: "Submitting the plan" }, async () => {
    const undoes = checked?.undoes;
    const { id } = await submitPlan({
      ...{ changes: sendable(plan.changes), fingerprint: plan.fingerprint, reason },
      ...{ workbook: await readWorkbookName(), ...(undoes === undefined ? {} : { undoes }) },
    });
    if (load) await keepSubmitted({ account: { id: account.id, backend: account.backend }, id });
    await reviewAgain(store);
    return {
      intent: "success",
      text: `Submitted as approval ${id}. Nothing has changed yet: somebody else has to approve it first.`,
    };
  });
}
