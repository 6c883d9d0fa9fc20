// What a search of the history found: each change of a record with who, when, why, before and after; exported to a sheet from here.
import { Badge, Button, Text } from "@fluentui/react-components";
import { useMemo, useRef, useState } from "react";
import type { HistoryLine, HistoryRun } from "../contract/history";
import { openRun } from "./apply-plan";
import { plural } from "./findings-view";
import type { FoundHistory } from "./history-search";
import { historyWords, sayId, sayKind, sayStep, stepsOf, type HistoryWords } from "./history-view";
import { outcomeBadges } from "./outcomes-view";
import { usePlaceStyles } from "./place-styles";
import { sayMoment } from "./say-moment";
import { exportHistory, searchMore, searchRecord, type Tell } from "./search-history";
import type { Session } from "./session";
import type { Store } from "./store";
import { VirtualList } from "./VirtualList";

interface LinesProps {
  readonly found: FoundHistory;
  readonly tell: Tell;
  readonly session: Session;
  readonly store: Store;
}

export function HistoryLines({ found, tell, session, store }: LinesProps) {
  const { lines, runs, next, ofRecord } = found;
  const { connection, work } = session;
  const lists = connection.kind === "signed in" ? connection.answer.lists : undefined;
  const words = useMemo(() => lists && historyWords(lists), [lists]);
  if (lines.length === 0) return <Text role="status">{ofRecord ? nothingOfRecord : nothingFound}</Text>;
  return (
    <>
      <Text role="status" size={200}>
        {plural(lines.length, "change")}, newest first{next === null ? "." : "; there are more."}
      </Text>
      <ExportButtons found={found} session={session} store={store} />
      <VirtualList
        label="Changes"
        count={lines.length}
        rowHeight={120}
        keyOf={(index) => `${lines[index]!.runId} ${lines[index]!.ordinal}`}
        render={(index) => (
          <LineItem
            line={lines[index]!}
            run={runs.get(lines[index]!.runId)}
            words={words}
            onOpen={(runId) => void openRun(store, runId)}
            {...(ofRecord ? {} : { onRecord: (key) => void searchRecord(store, tell, key) })}
          />
        )}
      />
      {next !== null && (
        <Button
          size="small"
          disabledFocusable={work !== undefined}
          onClick={() => void searchMore(store, tell, found)}
        >
          Show more
        </Button>
      )}
    </>
  );
}

const nothingFound = "No change matches. Clear a part of the search, or take a longer time.";
const nothingOfRecord = "Nothing was ever applied to this record from here.";

function ExportButtons({ found, session, store }: Pick<LinesProps, "found" | "session" | "store">) {
  const styles = usePlaceStyles();
  const stop = useRef<AbortController | undefined>(undefined);
  const [isExporting, setIsExporting] = useState(false);
  const begin = async () => {
    stop.current = new AbortController();
    setIsExporting(true);
    await exportHistory(store, found.question, stop.current.signal);
    setIsExporting(false);
  };
  return (
    <div className={styles.row}>
      <Button size="small" disabledFocusable={session.work !== undefined} onClick={() => void begin()}>
        Export to a sheet
      </Button>
      {isExporting && (
        <Button size="small" onClick={() => stop.current?.abort()}>
          Stop
        </Button>
      )}
    </div>
  );
}

function LineItem(props: {
  readonly line: HistoryLine;
  readonly run: HistoryRun | undefined;
  readonly words: HistoryWords | undefined;
  readonly onOpen: (runId: number) => void;
  readonly onRecord?: (key: string) => void;
}) {
  const { line, run, words, onOpen, onRecord } = props;
  const styles = usePlaceStyles();
  const { runId, key, label, change, outcome } = line;
  const steps = useMemo(() => (words ? stepsOf(line, words) : []), [words, line]);
  return (
    <div className={styles.item}>
      <Text size={200}>
        <Badge size="small" color={outcomeBadges[outcome.kind]}>
          {outcome.kind}
        </Badge>{" "}
        <strong>{label}</strong> ({sayId(key)}), {sayKind(line)}
        {outcome.message && `: ${outcome.message}`}
      </Text>
      {steps.map((step) => (
        <Text key={step.field} size={200}>
          {sayStep(change, step)}
        </Text>
      ))}
      {run && (
        <Text size={200}>
          {sayMoment(run.startedAt)}, {run.who}, run {runId}
          {run.workbook !== "" && `, from ${run.workbook}`}. {run.why}
        </Text>
      )}
      <div className={styles.row}>
        <Button size="small" onClick={() => onOpen(runId)} aria-label={`Open run ${runId}, ${label}`}>
          Open run {runId}
        </Button>
        {onRecord && (
          <Button
            size="small"
            onClick={() => onRecord(key)}
            aria-label={`Its history: ${label} (${sayId(key)})`}
          >
            Its history
          </Button>
        )}
      </div>
    </div>
  );
}
