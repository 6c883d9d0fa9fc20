// Approvals: a plan over the policy's figures is kept as it was submitted, decided by a second person, and applied exactly as it was
// approved, once [PL8]. Knows no request.
import type {
  Approval,
  ApprovalRights,
  ApprovalToSubmit,
  decisionShape,
  PlanApproval,
} from "../contract/approvals";
import type { PlanConflict, PlanRequest } from "../contract/app";
import { Fault } from "../domain/fault";
import { printMoment } from "../domain/moment";
import { recordTypesFor } from "../domain/record-types";
import type { z } from "zod";
import { approvalAsksOf } from "../plan/approval";
import type { Guardrail } from "../plan/guardrails";
import type { RunApproval } from "../plan/outcome";
import type { LeftOut, Plan } from "../plan/plan";
import {
  isOpen,
  refuseWhere,
  rightsOf,
  sayState,
  whyNotApply,
  whyNotDecide,
  whyNotWithdraw,
} from "./approval-rights";
import {
  countWaiting,
  insertApproval,
  insertStep,
  readApproval,
  readSubmitted,
  readSubmittedLines,
  type StepOrdinal,
  type SubmittedLine,
} from "./database/approvals";
import { conflictsOf } from "./plan-conflicts";
import { refuseAnotherPlan } from "./plan-differences";
import { readGuardrails } from "./plan-guardrails";
import { checkForAnyone, checkPlan, type CheckedPlan } from "./planning";
import { labelOf, ownerNames } from "./record-label";
import type { Service } from "./service";
import type { Person } from "./sign-in";

type Parts = Pick<Service, "database" | "backend" | "policy" | "now">;

/** How many plans wait that this person has the role to decide; whether their fields are theirs to change shows when one is opened. */
export async function countToApprove({ database, policy }: Parts, { name, role }: Person): Promise<number> {
  const isApprover = policy.approval.approvers.some((approver) => approver === role);
  return isApprover ? countWaiting(database, name) : 0;
}

/** Why this plan needs an approval, and what became of it when this person last submitted it. */
export async function readPlanApproval(
  { database, policy }: Parts,
  { fingerprint, changes }: Plan,
  { name }: Person,
): Promise<PlanApproval> {
  const asks = approvalAsksOf(changes, policy).map(({ message }) => message);
  const last = asks.length > 0 ? await readSubmitted(database, { who: name, fingerprint }) : undefined;
  return { asks, submitted: last ?? null };
}

/** Keeps the plan for a second person. Failure: a Fault where it needs none, is another, or waits already. */
export async function submitPlan(service: Parts, sent: ApprovalToSubmit, person: Person): Promise<Approval> {
  const { name: who, role } = person;
  if (role === "viewer")
    throw new Fault(
      "not allowed",
      "You may look but not change: your role is viewer. Nothing was submitted.",
    );
  const checked = await checkPlan(service, sent.changes, person);
  refuseAnotherPlan(sent, checked.plan);
  const { fingerprint, changes } = checked.plan;
  const asks = approvalAsksOf(changes, service.policy).map(({ message }) => message);
  if (asks.length === 0)
    throw new Fault("refused", "This plan needs no approval: apply it. Nothing was submitted.");
  const { reason, workbook, undoes = null } = sent;
  const at = printMoment(service.now());
  return service.database.transact(async (inside) => {
    const before = await readSubmitted(inside, { who, fingerprint });
    if (before && isOpen(before))
      throw new Fault(
        "refused",
        `You submitted this very plan before, as approval ${before.id}. ${sayState(before)}`,
      );
    const made = { who, at, reason, workbook, fingerprint, asks, undoes };
    return insertApproval(inside, { ...made, lines: linesOf(checked) });
  });
}

function linesOf({ plan, lists, current }: CheckedPlan): SubmittedLine[] {
  const ownerName = ownerNames(lists);
  return plan.changes.map((change) => {
    return { label: labelOf(change, current.get(change.key), ownerName), change };
  });
}

export interface ApprovalView {
  readonly approval: Approval;
  readonly lines: readonly SubmittedLine[];
  /** What the person who looks may do; a sentence says why not. */
  readonly may: ApprovalRights;
  /** What has moved since it was loaded, what rules stop by now, what looks like an accident: of a plan that can still be applied. */
  readonly conflicts: readonly PlanConflict[];
  readonly leftOut: readonly LeftOut[];
  readonly guardrails: readonly Guardrail[];
}

/** One submitted plan, record by record, against what the backend holds now. Failure: a Fault where there is none. */
export async function viewApproval(service: Parts, id: number, person: Person): Promise<ApprovalView> {
  const { approval, lines, looked } = await look(service, id, person);
  const shown = { approval, lines, may: rightsOf(looked), conflicts: [], leftOut: [], guardrails: [] };
  if (!isOpen(approval)) return shown;
  const checked = await checkForAnyone(service, looked.changes);
  const { leftOut } = checked.plan;
  const guardrails = await readGuardrails(service, checked);
  return { ...shown, conflicts: conflictsOf(checked), leftOut, guardrails };
}

async function look(service: Parts, id: number, person: Person) {
  const { database, backend, policy } = service;
  const approval = await readApproval(database, id);
  if (!approval) throw new Fault("not found", `There is no approval ${id}. Open Approvals again.`);
  const lines = await readSubmittedLines(database, id);
  const changes = lines.map(({ change }) => change) as PlanRequest["changes"];
  const types = recordTypesFor(await backend.readLists());
  return { approval, lines, looked: { approval, changes, person, policy, types } };
}

type Decided = z.output<typeof decisionShape>;

/** Adds a decision and answers what was decided. Failure: a Fault where this person may not, or somebody was quicker. */
export async function decide(
  service: Parts,
  { id, decision }: { readonly id: number; readonly decision: Decided },
  person: Person,
): Promise<Approval> {
  const { approval, looked } = await look(service, id, person);
  refuseWhere(decision.kind === "withdraw" ? whyNotWithdraw(looked) : whyNotDecide(looked));
  if (decision.kind === "approve") {
    const { plan } = await checkPlan(service, looked.changes, person);
    refuseAnotherPlan({ ...approval, changes: looked.changes }, plan);
  }
  const ordinal: StepOrdinal = approval.state === "approved" ? 2 : 1;
  const kind = kindOf(decision);
  const comment = decision.kind === "withdraw" ? "" : decision.comment;
  const step = { kind, who: person.name, at: printMoment(service.now()), comment, runId: null };
  const isFirst = await insertStep(service.database, { approvalId: id, ordinal }, step);
  const now = (await readApproval(service.database, id)) ?? approval;
  if (!isFirst) throw new Fault("refused", sayState(now));
  return now;
}

function kindOf({ kind }: Decided): "approved" | "returned" | "withdrawn" {
  switch (kind) {
    case "approve":
      return "approved";
    case "return":
      return "returned";
    case "withdraw":
      return "withdrawn";
    default:
      return kind satisfies never;
  }
}

/** What an approval gives the run that applies its plan. */
export interface ApprovedPlan {
  readonly reason: string;
  readonly workbook: string;
  readonly approval: RunApproval;
}

/**
 * The approval that a plan is applied on; undefined for one that needs none. Failure: a Fault where it needs one and has none, where the
 * approval is of another plan, not given or used, or where this person may not apply it.
 */
export async function readApproved(
  service: Parts,
  { id, plan }: { readonly id: number | undefined; readonly plan: Plan },
  person: Person,
): Promise<ApprovedPlan | undefined> {
  if (id === undefined) {
    refuseUnapproved(plan, service.policy);
    return undefined;
  }
  const { approval, looked } = await look(service, id, person);
  if (approval.fingerprint !== plan.fingerprint) {
    const message = `Approval ${id} is of another plan than this one. Nothing was changed. Submit this plan for an approval of its own.`;
    throw new Fault("plan differs", message);
  }
  refuseWhere(whyNotApply(looked));
  const { reason, workbook, who: submittedBy, steps } = approval;
  return { reason, workbook, approval: { id, submittedBy, approvedBy: steps[0]?.who ?? "" } };
}

function refuseUnapproved({ changes }: Plan, policy: Service["policy"]): void {
  const asks = approvalAsksOf(changes, policy).map(({ message }) => message);
  if (asks.length === 0) return;
  const who = policy.approval.approvers.join(" or ");
  const message = `This plan needs approval: ${asks.join(" ")} Submit it with a reason; a second person who is ${who} approves it. Nothing was changed.`;
  throw new Fault("refused", message);
}
