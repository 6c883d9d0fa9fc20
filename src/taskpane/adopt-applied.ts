// A plan that was submitted from this workbook and has been applied, perhaps by whoever approved it: its run becomes one that the workbook
// follows, so that its rows take the outcomes [PL8].
import type { AccountAnswer } from "../contract/app";
import { keepBegunRun } from "../workbook/excel-run";
import { forgetSubmitted, readSubmittedPlans } from "../workbook/excel-submitted";
import type { BegunRun } from "../workbook/stored-state";
import { readApprovals } from "./service-approvals";

/** The first such run; forgets what was returned or withdrawn. Without an answer of the service it waits for the next time. */
export async function adoptApplied({ id, backend }: AccountAnswer["account"]): Promise<BegunRun | undefined> {
  const plans = await readSubmittedPlans();
  const own = new Set(
    plans.filter(({ account }) => account.id === id && account.backend === backend).map((plan) => plan.id),
  );
  if (own.size === 0) return undefined;
  const approvals = (await readApprovals().catch(() => [])).filter((approval) => own.has(approval.id));
  for (const approval of approvals) {
    const { state, fingerprint, undoes, steps } = approval;
    if (state === "waiting" || state === "approved") continue;
    await forgetSubmitted(approval.id);
    const runId = steps.at(-1)?.runId ?? null;
    if (runId === null) continue;
    const begun: BegunRun = {
      ...{ form: 1, account: { id, backend }, fingerprint, after: runId - 1, runId },
      ...(undoes === null ? {} : { undoes }),
    };
    await keepBegunRun(begun);
    return begun;
  }
  return undefined;
}
