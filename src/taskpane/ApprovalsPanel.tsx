// Approvals: the plans that were submitted, those that wait first; one of them opened, decided, withdrawn or applied [PL8].
import { Badge, Button, Text } from "@fluentui/react-components";
import { useEffect, useState } from "react";
import type { Approval, Decision } from "../contract/approvals";
import { messageOf } from "../domain/fault";
import { applyApproved } from "./apply-approved";
import { ApprovalDetail } from "./ApprovalDetail";
import { approvalBadges, sayApproval, sayDecided } from "./approvals-view";
import { connect } from "./connect";
import { plural } from "./findings-view";
import { followRun } from "./follow-run";
import { Notice } from "./Notice";
import { usePlaceStyles } from "./place-styles";
import { decideApproval, readApproval, readApprovals, type ApprovalView } from "./service-approvals";
import type { Message, Session } from "./session";
import type { Store } from "./store";
import { ToolHead } from "./ToolHead";
import { VirtualList } from "./VirtualList";

export function ApprovalsPanel({ session, store }: { readonly session: Session; readonly store: Store }) {
  const styles = usePlaceStyles();
  const [approvals, setApprovals] = useState<readonly Approval[] | undefined>(undefined);
  const [view, setView] = useState<ApprovalView | undefined>(undefined);
  const [message, setMessage] = useState<Message | undefined>(undefined);
  const attempt = (work: () => Promise<Message | undefined>) =>
    void work().then(setMessage, (caught: unknown) =>
      setMessage({ intent: "error", text: messageOf(caught) }),
    );
  const readList = async () => {
    setApprovals(await readApprovals());
    setView(undefined);
    return undefined;
  };
  const open = async (id: number) => {
    setView(await readApproval(id));
    return undefined;
  };
  useEffect(() => {
    attempt(readList);
    void followRun(store);
  }, [store]);
  const decide = (id: number, decision: Decision) =>
    attempt(async () => {
      try {
        return { intent: "success", text: sayDecided(await decideApproval(id, decision)) };
      } finally {
        await Promise.all([open(id), connect(store)]);
      }
    });
  const apply = (opened: ApprovalView, confirmed: string) =>
    attempt(async () => {
      await applyApproved(store, opened, confirmed);
      return open(opened.approval.id);
    });
  const { connection, work } = session;
  return (
    <section className={styles.place} aria-labelledby="approvals-title">
      <ToolHead tool="approvals" title={view ? `Approval ${view.approval.id}` : "Approvals"} store={store} />
      <Notice message={message} onClose={() => setMessage(undefined)} />
      {view && connection.kind === "signed in" ? (
        <ApprovalDetail
          key={view.approval.id}
          view={view}
          lists={connection.answer.lists}
          isBusy={work !== undefined}
          onDecide={(decision) => decide(view.approval.id, decision)}
          onApply={(confirmed) => apply(view, confirmed)}
          onBack={() => attempt(readList)}
        />
      ) : (
        approvals && <ApprovalList approvals={approvals} onOpen={(id) => attempt(() => open(id))} />
      )}
    </section>
  );
}

function ApprovalList(props: {
  readonly approvals: readonly Approval[];
  readonly onOpen: (id: number) => void;
}) {
  const { approvals, onOpen } = props;
  const styles = usePlaceStyles();
  if (approvals.length === 0)
    return <Text>Nothing has been submitted yet. Review says where a plan needs approval.</Text>;
  return (
    <VirtualList
      label="Submitted plans"
      count={approvals.length}
      rowHeight={92}
      keyOf={(index) => String(approvals[index]?.id)}
      render={(index) => {
        const approval = approvals[index]!;
        return (
          <div className={styles.item}>
            <Text size={200}>
              <Badge size="small" color={approvalBadges[approval.state]}>
                {approval.state}
              </Badge>{" "}
              <strong>{sayApproval(approval)}</strong>
            </Text>
            <Text size={200}>
              {plural(approval.total, "record")}. {approval.reason}
            </Text>
            <div>
              <Button
                size="small"
                aria-label={`Open approval ${approval.id}`}
                onClick={() => onOpen(approval.id)}
              >
                Open
              </Button>
            </div>
          </div>
        );
      }}
    />
  );
}
