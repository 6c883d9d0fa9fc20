// A record that moved since it was loaded: all three sides of each field, and whose value shall stand.
import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { PlanConflict } from "../contract/app";
import { fieldNamed } from "../domain/catalogue";
import type { Lookup } from "../domain/lookup";
import { typeOfKey, type RecordTypes } from "../domain/record-types";
import type { DraftChange } from "../plan/change";
import { printForPeople } from "./print-entry";
import { settleConflicts, wordOf, type Keep } from "./settle-conflicts";
import type { Store } from "./store";

const useStyles = makeStyles({
  moved: { color: tokens.colorStatusWarningForeground3 },
  part: { marginLeft: tokens.spacingHorizontalM, display: "flex", flexDirection: "column" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
});

export function ConflictChoice(props: {
  readonly conflict: PlanConflict;
  readonly change: DraftChange;
  readonly name: string;
  readonly isUndo: boolean;
  readonly isBusy: boolean;
  readonly types: RecordTypes;
  readonly lookup: Lookup;
  readonly store: Store;
}) {
  const { conflict, change, types, lookup, store, name, isUndo, isBusy } = props;
  const styles = useStyles();
  if (conflict.isGone)
    return (
      <Text className={styles.moved} size={200}>
        Deleted by someone else since you loaded. It will end as rejected; leave it out.
      </Text>
    );
  const type = typeOfKey(conflict.key, types);
  return (
    <div className={styles.part}>
      {Object.entries(conflict.fields).map(([field, now]) => {
        const own = fieldNamed(type, field);
        const step = change.kind === "update" ? change.fields[field] : undefined;
        const print = (value: Parameters<typeof printForPeople>[1]) =>
          printForPeople(own, value, lookup) || "(blank)";
        const keeps: readonly Keep[] =
          own.kind === "ticks" && !isUndo ? ["both", "mine", "theirs"] : ["mine", "theirs"];
        return (
          <div key={field} role="group" aria-label={`${own.label} of ${name} moved on both sides`}>
            <Text className={styles.moved} size={200} block>
              {own.label}: {isUndo ? "after the run" : "loaded"} {print(step?.[0] ?? null)},{" "}
              {isUndo ? "undo" : "yours"} {print(step?.[1] ?? null)}, now {print(now)}
            </Text>
            <div className={styles.buttons}>
              {keeps.map((keep) => (
                <Button
                  key={keep}
                  size="small"
                  disabledFocusable={isBusy}
                  aria-label={`${wordOf(keep, isUndo)}: ${own.label} of ${name}`}
                  onClick={() => void settleConflicts(store, keep, { key: conflict.key, field })}
                >
                  {wordOf(keep, isUndo)}
                </Button>
              ))}
            </div>
          </div>
        );
      })}
    </div>
  );
}
