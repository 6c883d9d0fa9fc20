// Who may decide, withdraw and apply a submitted plan, and why not, in words [PL8]. Knows no database and no request.
import type { Approval, ApprovalRights } from "../contract/approvals";
import { Fault } from "../domain/fault";
import type { Policy } from "../domain/policy";
import type { RecordTypes } from "../domain/record-types";
import type { DraftChange } from "../plan/change";
import { whyForbidden } from "./planning";
import type { Person } from "./sign-in";

/** A submitted plan, and who looks at it. */
export interface Looked {
  readonly approval: Approval;
  readonly changes: readonly DraftChange[];
  readonly person: Person;
  readonly policy: Policy;
  readonly types: RecordTypes;
}

interface WhyNot {
  readonly code: "refused" | "not allowed";
  readonly message: string;
}

/** Approving or returning: only while it waits, never one's own, with the role for it and the right to its fields. */
export function whyNotDecide(looked: Looked): WhyNot | undefined {
  const { approval, person } = looked;
  if (approval.state !== "waiting") return { code: "refused", message: sayState(approval) };
  if (approval.who === person.name)
    return notAllowed(`You submitted approval ${approval.id} yourself: somebody else has to approve it.`);
  return whyNoApprover(looked);
}

/** Taking back what one submitted, until it is applied. */
export function whyNotWithdraw({
  approval,
  person,
}: Pick<Looked, "approval" | "person">): WhyNot | undefined {
  if (approval.who !== person.name)
    return notAllowed(`Only ${approval.who}, who submitted approval ${approval.id}, may withdraw it.`);
  return isOpen(approval) ? undefined : { code: "refused", message: sayState(approval) };
}

/** Applying what is approved: whoever submitted it, or whoever might have approved it. */
export function whyNotApply(looked: Looked): WhyNot | undefined {
  const { approval, person } = looked;
  if (approval.state !== "approved") return { code: "refused", message: sayState(approval) };
  if (approval.who !== person.name) return whyNoApprover(looked);
  return person.role === "viewer"
    ? notAllowed("Your role is viewer: you may not apply it.")
    : forbidden(looked);
}

function whyNoApprover(looked: Looked): WhyNot | undefined {
  const { person, policy } = looked;
  const { approvers } = policy.approval;
  return approvers.some((role) => role === person.role)
    ? forbidden(looked)
    : notAllowed(`Plans are approved by ${approvers.join(" and ")}; you are ${person.role}.`);
}

function forbidden({ changes, person, policy, types }: Looked): WhyNot | undefined {
  const message = whyForbidden({ changes, person, policy, types });
  return message === undefined ? undefined : notAllowed(message);
}

function notAllowed(message: string): WhyNot {
  return { code: "not allowed", message };
}

/** True while something can still become of it. */
export function isOpen({ state }: Pick<Approval, "state">): boolean {
  return state === "waiting" || state === "approved";
}

/** What has become of it, and what that means for who would do something else with it. */
export function sayState({ id, state, steps }: Approval): string {
  const last = steps.at(-1);
  switch (state) {
    case "waiting":
      return `Approval ${id} still waits for somebody's decision. Nothing was changed.`;
    case "approved":
    case "returned":
    case "withdrawn":
      return `Approval ${id} was ${state} by ${last?.who ?? "somebody"} already. Nothing was changed.`;
    case "applied":
      return `Approval ${id} was applied by ${last?.who ?? "somebody"} as run ${last?.runId ?? "?"}: a plan is applied once. Nothing was changed.`;
    default:
      return state satisfies never;
  }
}

/** All three, for who looks. */
export function rightsOf(looked: Looked): ApprovalRights {
  return {
    decide: whyNotDecide(looked)?.message ?? null,
    withdraw: whyNotWithdraw(looked)?.message ?? null,
    apply: whyNotApply(looked)?.message ?? null,
  };
}

/** Throws where there is a reason why not. */
export function refuseWhere(whyNot: WhyNot | undefined): void {
  if (whyNot) throw new Fault(whyNot.code, whyNot.message);
}
