// What of a checked plan has moved in the backend since its values were loaded [PL3].
import type { PlanConflict } from "../contract/app";
import type { CheckedPlan } from "./planning";

/** Fields that no longer hold what was loaded, and records that are gone: they would end as conflicted or rejected. */
export function conflictsOf({ plan, current }: Pick<CheckedPlan, "plan" | "current">): PlanConflict[] {
  return plan.changes.flatMap((change): PlanConflict[] => {
    if (change.kind !== "update") return [];
    const now = current.get(change.key);
    if (!now) return [{ key: change.key, isGone: true, fields: {} }];
    const moved = Object.entries(change.fields).filter(([name, [from, to]]) => {
      const value = now[name] ?? null;
      return value !== from && value !== to;
    });
    const fields = Object.fromEntries(moved.map(([name]) => [name, now[name] ?? null]));
    return moved.length > 0 ? [{ key: change.key, isGone: false, fields }] : [];
  });
}
