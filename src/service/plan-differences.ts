// Only the plan that was reviewed is applied or submitted; says in words why the service's plan is another.
import { Fault } from "../domain/fault";
import type { DraftChange } from "../plan/change";
import type { Plan } from "../plan/plan";

const mostNamed = 5;

/** Refuses a plan of another fingerprint than what was reviewed, and one without a change [PL1]. */
export function refuseAnotherPlan(
  reviewed: { readonly changes: readonly DraftChange[]; readonly fingerprint: string },
  plan: Plan,
): void {
  if (reviewed.fingerprint !== plan.fingerprint)
    throw new Fault("plan differs", differences(reviewed.changes, plan));
  if (plan.changes.length === 0)
    throw new Fault("refused", "The plan holds no change. There is nothing to apply.");
}

/** A message that names the records that the service leaves out and why, or says that the changes themselves differ. */
function differences(sent: readonly DraftChange[], plan: Plan): string {
  const asked = new Set(sent.map((change) => change.key));
  const stopped = plan.leftOut.filter(({ key }) => asked.has(key));
  const named = stopped.slice(0, mostNamed).map(({ key, findings }) => {
    const [first] = findings;
    return `record ${key}: ${first ? `${first.message} [${first.rule}]` : "it is stopped"}`;
  });
  const more = stopped.length > mostNamed ? `; and ${stopped.length - mostNamed} more` : "";
  const why =
    named.length > 0
      ? `The service would leave out ${named.join("; ")}${more}.`
      : "Its changes are not those that the fingerprint was made of.";
  return `This is not the plan that was reviewed. ${why} Nothing was changed. Review again, then apply.`;
}
