// In Review: that the plan needs a second person, why, and what became of it so far [PL8].
import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { sayStep, type ApprovalNeed } from "./approvals-view";
import type { Store } from "./store";

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: "anywhere",
  },
});

export function ApprovalNote({ need, store }: { readonly need: ApprovalNeed; readonly store: Store }) {
  const styles = useStyles();
  if (need.kind === "none") return null;
  return (
    <div className={styles.box} role="group" aria-label="Approval">
      {linesOf(need).map((line, at) => (
        <Text key={line} size={200} weight={at === 0 ? "semibold" : "regular"}>
          {line}
        </Text>
      ))}
      {need.kind !== "to submit" && (
        <div>
          <Button size="small" onClick={() => store.dispatch({ kind: "tool opened", tool: "approvals" })}>
            Open Approvals
          </Button>
        </div>
      )}
    </div>
  );
}

function linesOf(need: Exclude<ApprovalNeed, { kind: "none" }>): readonly string[] {
  switch (need.kind) {
    case "to submit":
      return [
        "This plan needs approval.",
        ...need.asks,
        need.returned
          ? `${sayStep(need.returned)} Change the plan, or submit it again.`
          : "Submit it with a reason; somebody else has to approve it.",
      ];
    case "waits":
      return [
        `Submitted as approval ${need.approval.id}; it waits for somebody to approve it.`,
        "You may go on editing: a plan that changes needs an approval of its own.",
      ];
    case "approved":
      return [...need.approval.steps.map(sayStep), "It can be applied now, once."];
    default:
      return need satisfies never;
  }
}
