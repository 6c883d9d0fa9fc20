// What became of each record of the run: counts, and every record that was not applied as it was sent with its reason.
import { Badge, Text } from "@fluentui/react-components";
import { useMemo } from "react";
import { makeLookup } from "../domain/lookup";
import { recordName } from "../domain/record-name";
import type { Outcome } from "../plan/outcome";
import { plural } from "./findings-view";
import { outcomeBadges, outcomesToSee, sayOutcomeCounts, sayRunCounts } from "./outcomes-view";
import { usePlaceStyles } from "./place-styles";
import { threeSidesOf } from "./review-view";
import type { Applying, Session } from "./session";
import { VirtualList } from "./VirtualList";

export function OutcomeList({
  applying,
  session,
}: {
  readonly applying: Applying;
  readonly session: Session;
}) {
  const styles = usePlaceStyles();
  const failed = useMemo(() => outcomesToSee(applying.outcomes), [applying.outcomes]);
  const sides = useSides(session);
  const nameOf = (key: string) => session.checked?.labels.get(key)?.name ?? recordName(key, {});
  return (
    <>
      <Text role="status">
        {applying.run && `Run ${applying.run.id}: `}
        {sayCounts(applying) || "none yet"} of {plural(applying.total, "record")}.
      </Text>
      {failed.length > 0 && (
        <VirtualList
          label="Records that were not applied as sent"
          count={failed.length}
          rowHeight={64}
          keyOf={(index) => failed[index]?.key ?? String(index)}
          render={(index) => {
            const outcome = failed[index]!;
            const { key, kind, message } = outcome;
            return (
              <div className={styles.item}>
                <Text size={200}>
                  <Badge size="small" color={outcomeBadges[kind]}>
                    {kind}
                  </Badge>{" "}
                  <strong>{nameOf(key)}:</strong> {message}
                </Text>
                {sides(outcome).map((side) => (
                  <Text key={side} size={200}>
                    {side}
                  </Text>
                ))}
              </div>
            );
          }}
        />
      )}
    </>
  );
}

/** Of a run that is followed, only the counts are known before its end. */
function sayCounts({ outcomes, run }: Applying): string {
  return outcomes.length > 0 || !run ? sayOutcomeCounts(outcomes) : sayRunCounts(run.counts);
}

/** For an outcome that says what the account holds, what was loaded, wanted and is there now, field by field. */
function useSides({ checked }: Session): (outcome: Outcome) => readonly string[] {
  const look = useMemo(() => {
    if (!checked) return undefined;
    const changes = new Map(checked.changes.map((change) => [change.key, change]));
    return { changes, types: checked.types, lookup: makeLookup(checked.lists) };
  }, [checked]);
  return ({ key, current }) => {
    const change = look?.changes.get(key);
    return look && change && current ? threeSidesOf(change, current, look) : [];
  };
}
