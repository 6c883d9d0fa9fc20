// History: the runs, newest first, and what each did to which record.
import { Badge, Button, Text } from "@fluentui/react-components";
import { useMemo } from "react";
import { makeLookup } from "../domain/lookup";
import { recordTypesFor } from "../domain/record-types";
import type { Run, RunLine } from "../plan/outcome";
import { openRun } from "./apply-plan";
import { sayApprovedBy } from "./approvals-view";
import { plural } from "./findings-view";
import { outcomeBadges, sayRunCounts } from "./outcomes-view";
import { usePlaceStyles } from "./place-styles";
import { linesOf, threeSidesOf } from "./review-view";
import type { Session } from "./session";
import type { Store } from "./store";
import { reviewUndo } from "./undo-run";
import { VirtualList } from "./VirtualList";

interface PlaceProps {
  readonly session: Session;
  readonly store: Store;
}

export function HistoryPlace({ session, store }: PlaceProps) {
  const styles = usePlaceStyles();
  const { runs, openRun: opened, work, connection } = session;
  const isOffline = connection.kind === "offline";
  return (
    <section className={styles.place} aria-labelledby="history-title">
      <h2 id="history-title" className={styles.title}>
        {opened ? `Run ${opened.run.id}` : "History"}
      </h2>
      {isOffline && (
        <Text role="status">Not connected: the service keeps the history. Connect again to read it.</Text>
      )}
      {opened ? (
        <RunDetail run={opened.run} lines={opened.lines} session={session} store={store} />
      ) : runs.length === 0 ? (
        !work &&
        !isOffline && (
          <Text>Nothing has been applied yet. Each apply will stand here with who, when and why.</Text>
        )
      ) : (
        <VirtualList
          label="Runs"
          count={runs.length}
          rowHeight={92}
          keyOf={(index) => String(runs[index]?.id)}
          render={(index) => (
            <RunItem run={runs[index]!} onOpen={() => void openRun(store, runs[index]!.id)} />
          )}
        />
      )}
    </section>
  );
}

function sayWhen(instant: string): string {
  return new Date(instant).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });
}

function sayCounts({ counts, total }: Run): string {
  return `${plural(total, "record")}: ${sayRunCounts(counts) || "none yet"}`;
}

function RunItem({ run, onOpen }: { readonly run: Run; readonly onOpen: () => void }) {
  const styles = usePlaceStyles();
  return (
    <div className={styles.item}>
      <Text size={200}>
        <strong>
          Run {run.id}, {sayWhen(run.startedAt)}, {run.who}
        </strong>
        {run.state !== "ended" && ` (${run.state})`}
      </Text>
      <Text size={200}>
        {sayCounts(run)}. {run.why}
      </Text>
      <div>
        <Button size="small" onClick={onOpen} aria-label={`Open run ${run.id}`}>
          Open
        </Button>
      </div>
    </div>
  );
}

function RunDetail({
  run,
  lines,
  session,
  store,
}: PlaceProps & { readonly run: Run; readonly lines: readonly RunLine[] }) {
  const styles = usePlaceStyles();
  const isOffline = session.connection.kind !== "signed in";
  return (
    <>
      <div className={styles.row}>
        <Button size="small" onClick={() => store.dispatch({ kind: "run opened", opened: undefined })}>
          All runs
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
        {sayWhen(run.startedAt)}, {run.who}. {sayCounts(run)}. Reason: {run.why}
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
  const { kind, message, current } = line.outcome;
  const [steps, sides] = useMemo(() => {
    if (!lists) return [[], []];
    const [types, lookup] = [recordTypesFor(lists), makeLookup(lists)];
    const moved = current ? threeSidesOf(line.change, current, { types, lookup }) : [];
    return [linesOf(line.change, types, lookup), moved];
  }, [lists, line, current]);
  return (
    <>
      <Text size={200}>
        <Badge size="small" color={outcomeBadges[kind]}>
          {kind}
        </Badge>{" "}
        <strong>{line.label}</strong> {message}
      </Text>
      {steps.map(({ field, label, before, after }) => (
        <Text key={field} size={200}>
          {label}: {line.change.kind === "update" ? `${before} → ${after}` : after}
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
