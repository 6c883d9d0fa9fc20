// POST /app/plan: the plan as the service makes it of the pane's changes. Changes nothing.
import type { FastifyPluginAsync } from "fastify";
import { planRequestShape } from "../../contract/app";
import { readPlanApproval } from "../approvals";
import { personOf, refuseOtherSites } from "../auth";
import { conflictsOf } from "../plan-conflicts";
import { readGuardrails } from "../plan-guardrails";
import { checkPlan } from "../planning";
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
      const approval = await readPlanApproval(service, checked.plan, person);
      return { ...checked.plan, conflicts: conflictsOf(checked), guardrails, approval };
    });
  };
}
