// History: the runs, newest first; what a search found, or one record's whole history; one run with what it did to which record.
import { Button, Text } from "@fluentui/react-components";
import { useReducer } from "react";
import type { Run } from "../plan/outcome";
import { openRun } from "./apply-plan";
import { HistoryFilters } from "./HistoryFilters";
import { HistoryLines } from "./HistoryLines";
import { newHistorySearch, reduceHistory, type FoundHistory } from "./history-search";
import { sayCountsOf } from "./outcomes-view";
import { usePlaceStyles } from "./place-styles";
import { RunDetail } from "./RunDetail";
import { sayMoment } from "./say-moment";
import type { Session } from "./session";
import type { Store } from "./store";
import { VirtualList } from "./VirtualList";

interface PlaceProps {
  readonly session: Session;
  readonly store: Store;
}

export function HistoryPlace({ session, store }: PlaceProps) {
  const styles = usePlaceStyles();
  const [search, tell] = useReducer(reduceHistory, newHistorySearch);
  const { openRun: opened, connection } = session;
  const { found } = search;
  const isOffline = connection.kind === "offline";
  return (
    <section className={styles.place} aria-labelledby="history-title">
      <h2 id="history-title" className={styles.title}>
        {opened ? `Run ${opened.run.id}` : titleOf(found)}
      </h2>
      {isOffline && (
        <Text role="status">Not connected: the service keeps the history. Connect again to read it.</Text>
      )}
      {opened ? (
        <RunDetail {...opened} backTo={found ? "Back" : "All runs"} session={session} store={store} />
      ) : (
        <>
          <HistoryFilters search={search} tell={tell} session={session} store={store} />
          {found ? (
            <HistoryLines found={found} tell={tell} session={session} store={store} />
          ) : (
            <RunList session={session} store={store} />
          )}
        </>
      )}
    </section>
  );
}

function titleOf(found: FoundHistory | undefined): string {
  if (!found) return "History";
  if (!found.ofRecord) return "History: what was found";
  const label = found.lines[0]?.label;
  return label === undefined ? "History of this record" : `History of ${label}`;
}

function RunList({ session, store }: PlaceProps) {
  const { runs, work, connection } = session;
  if (runs.length === 0 && (work || connection.kind === "offline")) return null;
  if (runs.length === 0)
    return <Text>Nothing has been applied yet. Each apply will stand here with who, when and why.</Text>;
  return (
    <VirtualList
      label="Runs"
      count={runs.length}
      rowHeight={92}
      keyOf={(index) => String(runs[index]?.id)}
      render={(index) => <RunItem run={runs[index]!} onOpen={() => void openRun(store, runs[index]!.id)} />}
    />
  );
}

function RunItem({ run, onOpen }: { readonly run: Run; readonly onOpen: () => void }) {
  const styles = usePlaceStyles();
  return (
    <div className={styles.item}>
      <Text size={200}>
        <strong>
          Run {run.id}, {sayMoment(run.startedAt)}, {run.who}
        </strong>
        {run.state !== "ended" && ` (${run.state})`}
      </Text>
      <Text size={200}>
        {sayCountsOf(run)}. {run.why}
      </Text>
      <div>
        <Button size="small" onClick={onOpen} aria-label={`Open run ${run.id}`}>
          Open
        </Button>
      </div>
    </div>
  );
}
