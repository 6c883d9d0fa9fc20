// Which plans were submitted for approval from this workbook: kept in the document's settings, so that its rows take the outcomes whoever
// applies the plan, and wherever. Knows no service.
import { run } from "./excel-cells";
import { parseSubmitted, submittedKey, type SubmittedPlan, type SubmittedPlans } from "./stored-state";

/** Those whose outcomes do not stand beside the rows yet. */
export function readSubmittedPlans(): Promise<readonly SubmittedPlan[]> {
  return run(readPlans);
}

/** Keeps one more. */
export function keepSubmitted(plan: SubmittedPlan): Promise<void> {
  return run(async (context) => writePlans(context, [...(await readPlans(context)), plan]));
}

/** Forgets the one of that number: its outcomes are written, or there will be none. */
export function forgetSubmitted(id: number): Promise<void> {
  return run(async (context) => {
    const plans = await readPlans(context);
    const others = plans.filter((plan) => plan.id !== id);
    if (others.length < plans.length) await writePlans(context, others);
  });
}

async function readPlans(context: Excel.RequestContext): Promise<readonly SubmittedPlan[]> {
  const setting = context.workbook.settings.getItemOrNullObject(submittedKey).load("value");
  await context.sync();
  return setting.isNullObject ? [] : parseSubmitted(setting.value);
}

async function writePlans(context: Excel.RequestContext, plans: readonly SubmittedPlan[]): Promise<void> {
  const stored: SubmittedPlans = { form: 1, plans };
  context.workbook.settings.add(submittedKey, JSON.stringify(stored));
  await context.sync();
}
