// One run of History: who, when and why, what became of each record, and the way to undo it.
import { Badge, Button, Text } from "@fluentui/react-components";
import { useMemo } from "react";
import type { Run, RunLine } from "../plan/outcome";
import { sayApprovedBy } from "./approvals-view";
import { historyWords, sayKind, sayStep, stepsOf } from "./history-view";
import { outcomeBadges, sayCountsOf } from "./outcomes-view";
import { usePlaceStyles } from "./place-styles";
import { threeSidesOf } from "./review-view";
import { sayMoment } from "./say-moment";
import type { Session } from "./session";
import type { Store } from "./store";
import { reviewUndo } from "./undo-run";
import { VirtualList } from "./VirtualList";

export function RunDetail({
  run,
  lines,
  backTo,
  session,
  store,
}: {
  readonly run: Run;
  readonly lines: readonly RunLine[];
  readonly backTo: string;
  readonly session: Session;
  readonly store: Store;
}) {
  const styles = usePlaceStyles();
  const isOffline = session.connection.kind !== "signed in";
  return (
    <>
      <div className={styles.row}>
        <Button size="small" onClick={() => store.dispatch({ kind: "run opened", opened: undefined })}>
          {backTo}
        </Button>
        <Button
          size="small"
          disabledFocusable={run.state !== "ended" || session.work !== undefined || isOffline}
          onClick={() => void reviewUndo(store, { run, lines })}
        >
          Undo this run
        </Button>
      </div>
      <Text size={200}>
        {sayMoment(run.startedAt)}, {run.who}. {sayCountsOf(run)}. Reason: {run.why}
        {run.approval && ` ${sayApprovedBy(run.approval)}`}
      </Text>
      <VirtualList
        label={`Records of run ${run.id}`}
        count={lines.length}
        rowHeight={72}
        keyOf={(index) => lines[index]?.change.key ?? String(index)}
        render={(index) => (
          <div className={styles.item}>
            <RunLineItem line={lines[index]!} session={session} />
          </div>
        )}
      />
    </>
  );
}

function RunLineItem({ line, session }: { readonly line: RunLine; readonly session: Session }) {
  const { connection } = session;
  const lists = connection.kind === "signed in" ? connection.answer.lists : undefined;
  const { change, outcome } = line;
  const { kind, message, current } = outcome;
  const [steps, sides] = useMemo(() => {
    if (!lists) return [[], []];
    const words = historyWords(lists);
    const moved = current ? threeSidesOf(line.change, current, words) : [];
    return [stepsOf(line, words), moved];
  }, [lists, line, current]);
  return (
    <>
      <Text size={200}>
        <Badge size="small" color={outcomeBadges[kind]}>
          {kind}
        </Badge>{" "}
        <strong>{line.label}</strong>
        {change.kind === "remove" && `, ${sayKind(line)}${message ? ":" : ""}`} {message}
      </Text>
      {steps.map((step) => (
        <Text key={step.field} size={200}>
          {sayStep(change, step)}
        </Text>
      ))}
      {sides.map((side) => (
        <Text key={side} size={200}>
          {side}
        </Text>
      ))}
    </>
  );
}
