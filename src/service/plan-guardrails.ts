// What in a checked plan looks like an accident, with what only the backend can count [PL4]; and the refusal where nobody confirmed.
import type { ContactFilter } from "../contract/app";
import { Fault } from "../domain/fault";
import type { Policy } from "../domain/policy";
import { guardrailsOf, isConfirmed, lostTicks, type Guardrail, type LostTick } from "../plan/guardrails";
import type { Backend } from "../backend/backend";
import type { CheckedPlan } from "./planning";

/** The guardrails of this plan. */
export async function readGuardrails(
  { backend, policy }: { readonly backend: Backend; readonly policy: Policy },
  { plan, types }: Pick<CheckedPlan, "plan" | "types">,
): Promise<readonly Guardrail[]> {
  const carried = new Map<string, number>();
  for (const tick of lostTicks(plan.changes, types)) {
    const filter = filterOf(tick);
    if (filter) carried.set(placeOf(tick), await backend.countContacts(filter));
  }
  return guardrailsOf(plan.changes, { types, policy, carried: (tick) => carried.get(placeOf(tick)) });
}

function placeOf({ field, name }: LostTick): string {
  return `${field} ${name}`;
}

/** Only ticks that a filter can name are counted. */
function filterOf({ field, name }: LostTick): ContactFilter | undefined {
  if (field === "group") return { group: name };
  if (field === "stages") return { stage: name };
  return field === "promotions" ? { promotion: name } : undefined;
}

/** Refuses a plan that looks like an accident until the number of its records was typed. */
export function refuseUnconfirmed(
  guardrails: readonly Guardrail[],
  { confirmed, records }: { readonly confirmed: string | undefined; readonly records: number },
): void {
  if (guardrails.length === 0 || isConfirmed(confirmed ?? "", records)) return;
  const why = guardrails.map(({ message }) => message).join(" ");
  throw new Fault(
    "refused",
    `${why} Type ${records}, the number of records, to confirm that this is meant. Nothing was changed.`,
  );
}
