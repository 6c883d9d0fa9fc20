// POST /app/runs applies a reviewed plan and streams its outcomes; the rest of /app/runs stops runs and shows the journal.
import type { FastifyPluginAsync } from "fastify";
import { z } from "zod";
import { applyRequestShape, type ApplyRequest } from "../../contract/app";
import { Fault, messageOf } from "../../domain/fault";
import type { Run } from "../../plan/outcome";
import { readApproved, type ApprovedPlan } from "../approvals";
import { personOf, refuseOtherSites } from "../auth";
import { readLines, shownLine, type LineToBe } from "../database/runs";
import { sendJsonLines } from "../json-lines";
import { checkPlan, type CheckedPlan } from "../planning";
import { refuseAnotherPlan } from "../plan-differences";
import { readGuardrails, refuseUnconfirmed } from "../plan-guardrails";
import { labelOf, ownerNames } from "../record-label";
import { parseSent } from "../requests";
import { foundRun, type RunOrder } from "../runs";
import type { Service } from "../service";
import type { Person } from "../sign-in";

const runsInPage = 200;
const pageShape = z.strictObject({
  before: z.coerce.number().int().positive().optional(),
  rows: z.coerce.number().int().positive().max(runsInPage).default(runsInPage),
});
const runPathShape = z.object({ id: z.coerce.number("must be a number").int().positive() });

export function appRunRoutes(service: Service): FastifyPluginAsync {
  return async (app) => {
    app.addHook("onRequest", async (request) => refuseOtherSites(request));

    app.post("/runs", async (request, reply) => {
      const person = personOf(request);
      if (person.role === "viewer") {
        throw new Fault(
          "not allowed",
          "You may look but not change: your role is viewer. Nothing was changed.",
        );
      }
      const sent = parseSent(applyRequestShape, request.body, "plan");
      const checked = await checkPlan(service, sent.changes, person);
      const { plan } = checked;
      refuseAnotherPlan(sent, plan);
      const approved = await readApproved(service, { id: sent.approval, plan }, person);
      const order = orderOf({ sent, checked, approved }, person);
      const guardrails = await readGuardrails(service, checked);
      refuseUnconfirmed(guardrails, { confirmed: sent.confirmed, records: plan.changes.length });
      const lines = await service.runs.start(order);
      return sendJsonLines(reply, lines, (caught) => ({
        kind: "failed" as const,
        message: messageOf(caught),
      }));
    });

    app.post("/runs/:id/stop", async (request): Promise<Run> => {
      const person = personOf(request);
      if (person.role === "viewer")
        throw new Fault("not allowed", "Your role is viewer: you may not stop a run.");
      const { id } = parseSent(runPathShape, request.params, "run's number");
      return foundRun(await service.runs.stop(id), id);
    });

    app.get("/runs", async (request): Promise<readonly Run[]> => {
      personOf(request);
      const { before, rows } = parseSent(pageShape, request.query, "query");
      return service.runs.list({ before, rows });
    });

    app.get("/runs/:id", async (request) => {
      personOf(request);
      const { id } = parseSent(runPathShape, request.params, "run's number");
      const run = foundRun(await service.runs.find(id), id);
      const lines = await readLines(service.database, id);
      return { run, lines: lines.map(shownLine) };
    });
  };
}

interface ToRun {
  readonly sent: ApplyRequest;
  readonly checked: CheckedPlan;
  readonly approved: ApprovedPlan | undefined;
}

/** A run of an approved plan says what was approved: its reason and its workbook, whoever applies it [PL8]. */
function orderOf({ sent, checked, approved }: ToRun, person: Person): RunOrder {
  const { plan, types, lists, current } = checked;
  const { reason: why, workbook } = approved ?? sent;
  if (why === "")
    throw new Fault("refused", "Say why this is done: the reason stands in History. Nothing was changed.");
  const ownerName = ownerNames(lists);
  const lines = plan.changes.map((change): LineToBe => {
    return { change, label: labelOf(change, current.get(change.key), ownerName) };
  });
  const { fingerprint } = plan;
  const approval = approved ? { approval: approved.approval } : {};
  return { run: { who: person.name, why, workbook, fingerprint, ...approval }, lines, types };
}
