// One choice for every record that moved on both sides.
import { Button } from "@fluentui/react-components";
import { usePlaceStyles } from "./place-styles";
import { settleConflicts, wordOf } from "./settle-conflicts";
import type { Store } from "./store";

export function ConflictChoices(props: {
  readonly isUndo: boolean;
  readonly isBusy: boolean;
  readonly store: Store;
}) {
  const { isUndo, isBusy, store } = props;
  const styles = usePlaceStyles();
  return (
    <div className={styles.row}>
      {(["mine", "theirs"] as const).map((keep) => (
        <Button
          key={keep}
          size="small"
          disabledFocusable={isBusy}
          onClick={() => void settleConflicts(store, keep)}
        >
          {wordOf(keep, isUndo)}, all
        </Button>
      ))}
    </div>
  );
}
