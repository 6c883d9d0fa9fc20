// What is said of approvals: what a plan in Review waits for, what happened to a submitted one. Pure; knows no service.
import type { Approval, ApprovalState, ApprovalStep } from "../contract/approvals";
import type { Policy } from "../domain/policy";
import { approvalAsksOf } from "../plan/approval";
import type { RunApproval } from "../plan/outcome";
import type { Plan } from "../plan/plan";
import { sayMoment } from "./say-moment";

/** What a plan in Review waits for before it can be applied. */
export type ApprovalNeed =
  | { readonly kind: "none" }
  | { readonly kind: "to submit"; readonly asks: readonly string[]; readonly returned?: ApprovalStep }
  | { readonly kind: "waits"; readonly approval: Approval }
  | { readonly kind: "approved"; readonly approval: Approval };

/** Asked of the plan as it stands now; what was submitted counts only while it is this very plan. */
export function approvalNeedOf(
  { changes, fingerprint }: Pick<Plan, "changes" | "fingerprint">,
  { policy, submitted }: { readonly policy: Policy; readonly submitted: Approval | null },
): ApprovalNeed {
  const asks = approvalAsksOf(changes, policy).map(({ message }) => message);
  if (asks.length === 0) return { kind: "none" };
  const approval = submitted?.fingerprint === fingerprint ? submitted : null;
  const returned = approval?.steps.find(({ kind }) => kind === "returned");
  if (approval?.state === "waiting") return { kind: "waits", approval };
  if (approval?.state === "approved") return { kind: "approved", approval };
  return { kind: "to submit", asks, ...(returned ? { returned } : {}) };
}

/** True where this very plan is approved and not applied yet. */
export function isApprovedPlan({ state, fingerprint }: Approval, plan: Pick<Plan, "fingerprint">): boolean {
  return state === "approved" && fingerprint === plan.fingerprint;
}

/** "Returned by Mia Tane, 24 Nov 2026, 09:41: “Half of it”." */
export function sayStep({ kind, who, at, comment, runId }: ApprovalStep): string {
  const what = kind.charAt(0).toUpperCase() + kind.slice(1);
  const run = runId === null ? "" : ` as run ${runId}`;
  const said = comment === "" ? "." : `: “${comment}”.`;
  return `${what}${run} by ${who}, ${sayMoment(at)}${said}`;
}

/** "Approval 12, 24 Nov 2026, 09:41, Ben Ruiz". */
export function sayApproval({ id, at, who }: Approval): string {
  return `Approval ${id}, ${sayMoment(at)}, ${who}`;
}

/** What History says of the run of an approved plan. */
export function sayApprovedBy({ id, submittedBy, approvedBy }: RunApproval): string {
  return `Submitted by ${submittedBy}, approved by ${approvedBy} (approval ${id}).`;
}

/** How each state is coloured; the word says it, the colour only helps. */
export const approvalBadges: Readonly<
  Record<ApprovalState, "warning" | "success" | "danger" | "informative" | "brand">
> = {
  waiting: "warning",
  approved: "brand",
  returned: "danger",
  withdrawn: "informative",
  applied: "success",
};

/** What a decision means, right after it was made. */
export function sayDecided({ id, who, state }: Approval): string {
  switch (state) {
    case "waiting":
      return `Approval ${id} waits for a decision.`;
    case "approved":
      return `Approved. ${who} can apply it now, and so can you.`;
    case "returned":
      return `Returned to ${who} with your comment.`;
    case "withdrawn":
      return "Withdrawn: it will not be applied.";
    case "applied":
      return "It was applied.";
    default:
      return state satisfies never;
  }
}
