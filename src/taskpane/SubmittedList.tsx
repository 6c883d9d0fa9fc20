// The records of a submitted plan, each with its fields before → after, what has moved since, and what stops it by now. Nothing of it can
// be changed: what is approved is the whole.
import { makeStyles, Text, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import type { Lists } from "../domain/lists";
import { makeLookup } from "../domain/lookup";
import { recordTypesFor } from "../domain/record-types";
import { usePlaceStyles } from "./place-styles";
import { linesOf, sayStops, threeSidesOf } from "./review-view";
import type { ApprovalView } from "./service-approvals";
import { VirtualList } from "./VirtualList";

const useStyles = makeStyles({
  step: { color: tokens.colorNeutralForeground2, marginLeft: tokens.spacingHorizontalM },
  stop: { color: tokens.colorPaletteRedForeground1, marginLeft: tokens.spacingHorizontalM },
});

export function SubmittedList({ view, lists }: { readonly view: ApprovalView; readonly lists: Lists }) {
  const { lines, conflicts, leftOut } = view;
  const [types, lookup] = useMemo(() => [recordTypesFor(lists), makeLookup(lists)] as const, [lists]);
  const moved = useMemo(() => new Map(conflicts.map((conflict) => [conflict.key, conflict])), [conflicts]);
  const stops = useMemo(() => sayStops({ leftOut }), [leftOut]);
  const places = usePlaceStyles();
  const styles = useStyles();
  return (
    <VirtualList
      label="Records that change"
      count={lines.length}
      rowHeight={72}
      keyOf={(index) => lines[index]?.change.key ?? String(index)}
      render={(index) => {
        const { label, change } = lines[index]!;
        const conflict = moved.get(change.key);
        return (
          <div className={places.item}>
            <Text size={300}>
              <strong>{label}</strong>
              {change.kind === "create" && ", new"}
            </Text>
            {linesOf(change, types, lookup).map(({ field, label: name, before, after }) => (
              <Text key={field} size={200} className={styles.step}>
                {name}: {change.kind === "create" ? after : `${before} → ${after}`}
              </Text>
            ))}
            {conflict?.isGone && (
              <Text size={200} className={styles.stop}>
                Is no longer there.
              </Text>
            )}
            {conflict &&
              threeSidesOf(change, conflict.fields, { types, lookup }).map((side) => (
                <Text key={side} size={200} className={styles.stop}>
                  Moved since: {side}
                </Text>
              ))}
            {stops.has(change.key) && (
              <Text size={200} className={styles.stop}>
                {stops.get(change.key)}
              </Text>
            )}
          </div>
        );
      }}
    />
  );
}
