// One submitted plan: who, why, what exactly would change, what happened to it; and what the person who looks may do with it.
import { Button, Field, Text, Textarea } from "@fluentui/react-components";
import { useState } from "react";
import type { Decision } from "../contract/approvals";
import type { Lists } from "../domain/lists";
import { isConfirmed } from "../plan/guardrails";
import { sayApproval, sayStep } from "./approvals-view";
import { Confirmation } from "./Confirmation";
import { plural } from "./findings-view";
import { usePlaceStyles } from "./place-styles";
import type { ApprovalView } from "./service-approvals";
import { SubmittedList } from "./SubmittedList";

interface DetailProps {
  readonly view: ApprovalView;
  readonly lists: Lists;
  readonly isBusy: boolean;
  readonly onDecide: (decision: Decision) => void;
  readonly onApply: (confirmed: string) => void;
  readonly onBack: () => void;
}

export function ApprovalDetail(props: DetailProps) {
  const { view, lists, isBusy, onDecide, onBack } = props;
  const { approval, may, conflicts, leftOut } = view;
  const styles = usePlaceStyles();
  return (
    <>
      <div className={styles.row}>
        <Button size="small" onClick={onBack}>
          All approvals
        </Button>
        {may.withdraw === null && (
          <Button size="small" disabledFocusable={isBusy} onClick={() => onDecide({ kind: "withdraw" })}>
            Withdraw
          </Button>
        )}
      </div>
      <Text size={200}>
        <strong>{sayApproval(approval)}.</strong> {plural(approval.total, "record")}. Reason:{" "}
        {approval.reason}
      </Text>
      {approval.asks.map((ask) => (
        <Text key={ask} size={200}>
          {ask}
        </Text>
      ))}
      {approval.steps.map((step) => (
        <Text key={step.kind} size={200} weight="semibold">
          {sayStep(step)}
        </Text>
      ))}
      {conflicts.length > 0 && (
        <Text size={200}>
          {plural(conflicts.length, "record")} moved since it was submitted: what moved is not overwritten,
          and ends as conflicted.
        </Text>
      )}
      {leftOut.length > 0 && (
        <Text size={200}>
          {plural(leftOut.length, "record")} cannot be applied any more, so the plan cannot: it has to be
          submitted again.
        </Text>
      )}
      <SubmittedList view={view} lists={lists} />
      {approval.state === "waiting" &&
        (may.decide === null ? <DecisionForm {...props} /> : <WhyNot text={may.decide} />)}
      {approval.state === "approved" &&
        (may.apply === null ? <ApplyApproved {...props} /> : <WhyNot text={may.apply} />)}
    </>
  );
}

function WhyNot({ text }: { readonly text: string }) {
  return <Text size={200}>{text}</Text>;
}

function DecisionForm({ view, isBusy, onDecide }: DetailProps) {
  const styles = usePlaceStyles();
  const [comment, setComment] = useState("");
  const hasComment = comment.trim() !== "";
  return (
    <>
      <Field label="Comment" hint="To return it, say what shall be different.">
        <Textarea rows={2} maxLength={500} value={comment} onChange={(_, { value }) => setComment(value)} />
      </Field>
      <div className={styles.row}>
        <Button
          appearance="primary"
          disabledFocusable={isBusy || view.leftOut.length > 0}
          onClick={() => onDecide({ kind: "approve", comment })}
        >
          Approve {plural(view.approval.total, "record")}
        </Button>
        <Button
          disabledFocusable={isBusy || !hasComment}
          onClick={() => onDecide({ kind: "return", comment })}
        >
          Return
        </Button>
      </div>
    </>
  );
}

function ApplyApproved({ view, isBusy, onApply }: DetailProps) {
  const styles = usePlaceStyles();
  const [confirmed, setConfirmed] = useState("");
  const { approval, guardrails } = view;
  const isUnconfirmed = guardrails.length > 0 && !isConfirmed(confirmed, approval.total);
  return (
    <>
      {guardrails.length > 0 && (
        <Confirmation
          guardrails={guardrails}
          count={approval.total}
          typed={confirmed}
          onType={setConfirmed}
        />
      )}
      <div className={styles.row}>
        <Button
          appearance="primary"
          disabledFocusable={isBusy || isUnconfirmed || view.leftOut.length > 0}
          onClick={() => onApply(confirmed)}
        >
          Apply {plural(approval.total, "record")}
        </Button>
        {isUnconfirmed && <Text size={200}>Type {approval.total} to confirm.</Text>}
      </div>
    </>
  );
}
