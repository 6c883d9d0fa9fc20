// Approvals: a plan over the policy's figures is submitted with a reason, and a second person approves or returns it [PL8]. Said by
// the pane's API. Knows no plan's inside but its changes.
import { z } from "zod";
import { planRequestShape } from "./app";

const commentShape = z.string().trim().max(500, "must have at most 500 characters");

/** The body of `POST /app/approvals`: the plan that was reviewed, by its changes and its fingerprint. */
export const approvalToSubmitShape = z.strictObject({
  changes: planRequestShape.shape.changes,
  fingerprint: z.string(),
  reason: commentShape.min(1, "say why: the reason is what the second person decides by"),
  workbook: z.string().max(200),
  /** The run that the plan takes back. */
  undoes: z.int().positive().optional(),
});
export type ApprovalToSubmit = z.infer<typeof approvalToSubmitShape>;

/** The body of `POST /app/approvals/:id/decision`. */
export const decisionShape = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("approve"), comment: commentShape.default("") }),
  z.strictObject({
    kind: z.literal("return"),
    comment: commentShape.min(1, "say what shall be different before it is submitted again"),
  }),
  z.strictObject({ kind: z.literal("withdraw") }),
]);
export type Decision = z.input<typeof decisionShape>;

export const approvalStates = ["waiting", "approved", "returned", "withdrawn", "applied"] as const;
export type ApprovalState = (typeof approvalStates)[number];

/** What happened to a submitted plan, in its order; nothing of it is ever changed [SE8]. */
const approvalStepShape = z.object({
  kind: z.enum(["approved", "returned", "withdrawn", "applied"]),
  who: z.string(),
  at: z.string(),
  comment: z.string(),
  /** Of "applied": the run. */
  runId: z.int().nullable(),
});
export type ApprovalStep = z.infer<typeof approvalStepShape>;

export const approvalShape = z.object({
  id: z.int(),
  who: z.string(),
  at: z.string(),
  reason: z.string(),
  workbook: z.string(),
  fingerprint: z.string(),
  /** How many records it changes. */
  total: z.int(),
  /** Why it needs an approval, in sentences. */
  asks: z.array(z.string()),
  undoes: z.int().nullable(),
  state: z.enum(approvalStates),
  steps: z.array(approvalStepShape),
});
export type Approval = z.infer<typeof approvalShape>;

/** `GET /app/approvals`: the newest first, those that wait or are approved before all others. */
export const approvalsAnswerShape = z.object({ approvals: z.array(approvalShape) });

/** Part of the plan that `POST /app/plan` answers. */
export const planApprovalShape = z.object({
  /** Why the plan needs an approval; none: it does not. */
  asks: z.array(z.string()),
  /** What became of this very plan when the same person last submitted it; null where it never was. */
  submitted: approvalShape.nullable(),
});
export type PlanApproval = z.infer<typeof planApprovalShape>;

/** Why somebody may not do something with an approval; null where they may. */
const whyNotShape = z.string().nullable();

/** What the person who asks may do with an approval, part of `GET /app/approvals/:id`. */
export const approvalRightsShape = z.object({
  decide: whyNotShape,
  withdraw: whyNotShape,
  apply: whyNotShape,
});
export type ApprovalRights = z.infer<typeof approvalRightsShape>;
