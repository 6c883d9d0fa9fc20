// What became of each record of the run: counts, and every record that was not applied with its reason.
import { Badge, Text } from "@fluentui/react-components";
import { useMemo } from "react";
import { plural } from "./findings-view";
import { outcomeBadges, sayOutcomeCounts } from "./outcomes-view";
import { usePlaceStyles } from "./place-styles";
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
  const failed = useMemo(
    () => applying.outcomes.filter(({ kind }) => kind !== "applied"),
    [applying.outcomes],
  );
  const nameOf = (key: string) => session.checked?.labels.get(key)?.name ?? `contact ${key}`;
  return (
    <>
      <Text role="status">
        {applying.run && `Run ${applying.run.id}: `}
        {sayOutcomeCounts(applying.outcomes) || "starting"} of {plural(applying.total, "record")}.
      </Text>
      {failed.length > 0 && (
        <VirtualList
          label="Records that were not applied"
          count={failed.length}
          rowHeight={64}
          keyOf={(index) => failed[index]?.key ?? String(index)}
          render={(index) => {
            const { key, kind, message } = failed[index]!;
            return (
              <div className={styles.item}>
                <Text size={200}>
                  <Badge size="small" color={outcomeBadges[kind]}>
                    {kind}
                  </Badge>{" "}
                  <strong>{nameOf(key)}:</strong> {message}
                </Text>
              </div>
            );
          }}
        />
      )}
    </>
  );
}
