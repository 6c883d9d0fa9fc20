// /app/approvals: submit a plan that the policy wants approved, look at what was submitted, decide [PL8]. An approved plan is applied by
// POST /app/runs, like any other. There is no way to change what was submitted or decided [SE8].
import type { FastifyPluginAsync } from "fastify";
import { z } from "zod";
import { approvalToSubmitShape, decisionShape, type Approval } from "../../contract/approvals";
import { decide, submitPlan, viewApproval, type ApprovalView } from "../approvals";
import { personOf, refuseOtherSites } from "../auth";
import { readApprovals } from "../database/approvals";
import { parseSent } from "../requests";
import type { Service } from "../service";

const pathShape = z.object({ id: z.coerce.number("must be a number").int().positive() });
const mostListed = 200;

export function appApprovalRoutes(service: Service): FastifyPluginAsync {
  return async (app) => {
    app.addHook("onRequest", async (request) => refuseOtherSites(request));

    app.get("/approvals", async (request): Promise<{ approvals: readonly Approval[] }> => {
      personOf(request);
      return { approvals: await readApprovals(service.database, mostListed) };
    });

    app.post("/approvals", async (request): Promise<Approval> => {
      const person = personOf(request);
      return submitPlan(service, parseSent(approvalToSubmitShape, request.body, "plan"), person);
    });

    app.get("/approvals/:id", async (request): Promise<ApprovalView> => {
      const person = personOf(request);
      const { id } = parseSent(pathShape, request.params, "approval's number");
      return viewApproval(service, id, person);
    });

    app.post("/approvals/:id/decision", async (request): Promise<Approval> => {
      const person = personOf(request);
      const { id } = parseSent(pathShape, request.params, "approval's number");
      const decision = parseSent(decisionShape, request.body, "decision");
      return decide(service, { id, decision }, person);
    });
  };
}
