// POST /app/plan: the plan as the service makes it of the pane's changes. Changes nothing.
import type { FastifyPluginAsync } from "fastify";
import { planRequestShape, type PlanConflict } from "../../contract/app";
import { personOf, refuseOtherSites } from "../auth";
import { readGuardrails } from "../plan-guardrails";
import { checkPlan, type CheckedPlan } from "../planning";
import { parseSent } from "../requests";
import type { Service } from "../service";

export function appPlanRoutes(service: Service): FastifyPluginAsync {
  return async (app) => {
    app.addHook("onRequest", async (request) => refuseOtherSites(request));

    app.post("/plan", async (request) => {
      const person = personOf(request);
      const { changes } = parseSent(planRequestShape, request.body, "plan");
      const checked = await checkPlan(service, changes, person);
      const guardrails = await readGuardrails(service, checked);
      return { ...checked.plan, conflicts: conflictsOf(checked), guardrails };
    });
  };
}

/** Fields that no longer hold what was loaded, and records that are gone: they would end as conflicted or rejected [PL3]. */
function conflictsOf({ plan, current }: CheckedPlan): PlanConflict[] {
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
