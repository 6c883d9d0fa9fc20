// The pane's end of /app/approvals. A refusal becomes a Fault that says what to do.
import type { PlanConflict } from "../contract/app";
import {
  approvalsAnswerShape,
  approvalShape,
  type Approval,
  type ApprovalRights,
  type ApprovalToSubmit,
  type Decision,
} from "../contract/approvals";
import type { Change } from "../plan/change";
import type { Guardrail } from "../plan/guardrails";
import type { LeftOut } from "../plan/plan";
import { ask } from "./service";

/** A submitted plan, record by record, against what the account holds now. */
export interface ApprovalView {
  readonly approval: Approval;
  readonly lines: readonly { readonly label: string; readonly change: Change }[];
  readonly may: ApprovalRights;
  readonly conflicts: readonly PlanConflict[];
  readonly leftOut: readonly LeftOut[];
  readonly guardrails: readonly Guardrail[];
}

/** The submitted plans, those that are not settled yet first. */
export async function readApprovals(): Promise<readonly Approval[]> {
  return approvalsAnswerShape.parse(await (await ask("/app/approvals")).json()).approvals;
}

export async function readApproval(id: number): Promise<ApprovalView> {
  return (await (await ask(`/app/approvals/${id}`)).json()) as ApprovalView;
}

/** Hands the plan to a second person. */
export async function submitPlan(plan: ApprovalToSubmit): Promise<Approval> {
  const answer = await ask("/app/approvals", { method: "POST", body: JSON.stringify(plan) });
  return approvalShape.parse(await answer.json());
}

/** Approves, returns or withdraws it. Failure: a Fault where somebody else was quicker, or this person may not. */
export async function decideApproval(id: number, decision: Decision): Promise<Approval> {
  const body = JSON.stringify(decision);
  const answer = await ask(`/app/approvals/${id}/decision`, { method: "POST", body });
  return approvalShape.parse(await answer.json());
}
