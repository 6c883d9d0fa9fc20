// The foot of Review: the reason, what a person has to confirm, what a second person has to approve, and the button that goes on.
import { Button, Field, Text, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import { isConfirmed } from "../plan/guardrails";
import type { Plan } from "../plan/plan";
import { applyReviewed } from "./apply-plan";
import { ApprovalNote } from "./ApprovalNote";
import { approvalNeedOf, type ApprovalNeed } from "./approvals-view";
import { Confirmation } from "./Confirmation";
import { plural } from "./findings-view";
import { usePlaceStyles } from "./place-styles";
import type { Connection, Session } from "./session";
import type { Store } from "./store";
import { submitReviewed } from "./submit-plan";

export function ApplyForm(props: { readonly session: Session; readonly store: Store; readonly plan: Plan }) {
  const { session, store, plan } = props;
  const styles = usePlaceStyles();
  const [confirmed, setConfirmed] = useState("");
  const { connection, guardrails, reason, submitted, work } = session;
  const count = plan.changes.length;
  const isOnline = connection.kind === "signed in";
  const need: ApprovalNeed = isOnline
    ? approvalNeedOf(plan, { policy: connection.answer.policy, submitted })
    : { kind: "none" };
  const mayApply = need.kind === "none" || need.kind === "approved";
  const isUnconfirmed = mayApply && guardrails.length > 0 && !isConfirmed(confirmed, count);
  const waits = sayWhyNot(connection, { reason, count, isUnconfirmed, need });
  return (
    <>
      <ApprovalNote need={need} store={store} />
      {(need.kind === "none" || need.kind === "to submit") && (
        <Field label="Reason" required hint="Kept in the history with who, when, before and after.">
          <Textarea
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(_, { value }) => store.dispatch({ kind: "reason typed", reason: value })}
          />
        </Field>
      )}
      {mayApply && guardrails.length > 0 && (
        <Confirmation guardrails={guardrails} count={count} typed={confirmed} onType={setConfirmed} />
      )}
      {need.kind !== "waits" && (
        <div className={styles.row}>
          <Button
            appearance="primary"
            disabledFocusable={count === 0 || waits !== "" || work !== undefined}
            onClick={() => void (mayApply ? applyReviewed(store, confirmed) : submitReviewed(store))}
          >
            {mayApply ? `Apply ${plural(count, "record")}` : "Submit for approval"}
          </Button>
          <Text size={200}>{waits}</Text>
        </div>
      )}
    </>
  );
}

/** Why the plan cannot be applied or submitted yet, and what to do; empty where it can. */
function sayWhyNot(
  connection: Connection,
  of: {
    readonly reason: string;
    readonly count: number;
    readonly isUnconfirmed: boolean;
    readonly need: ApprovalNeed;
  },
): string {
  const { reason, count, isUnconfirmed, need } = of;
  if (count === 0) return "";
  if (connection.kind === "signed out") return "Sign in to apply: Load asks for the code.";
  if (connection.kind !== "signed in") return "Not connected: connect again to apply.";
  if (need.kind !== "approved" && reason.trim() === "")
    return need.kind === "none" ? "Give a reason to apply." : "Give a reason to submit.";
  return isUnconfirmed ? `Type ${count} to confirm.` : "";
}
