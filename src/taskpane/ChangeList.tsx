// The plan's records, each with its fields before → after; every record and every field can be left out.
import { Checkbox, makeStyles, Text, tokens } from "@fluentui/react-components";
import { useMemo } from "react";
import type { PlanConflict } from "../contract/app";
import { makeLookup, type Lookup } from "../domain/lookup";
import type { DraftChange } from "../plan/change";
import type { Plan } from "../plan/plan";
import { ConflictChoice } from "./ConflictChoice";
import { rowName } from "./findings-view";
import { usePlaceStyles } from "./place-styles";
import { linesOf, sayStops, type ChangeLine } from "./review-view";
import type { Checked, Session } from "./session";
import { meantBy } from "./meant-records";
import type { Store } from "./store";
import { VirtualList } from "./VirtualList";

const useStyles = makeStyles({
  /** What is left out is still there to be read: the greyed box alone says that it cannot be ticked. */
  text: { color: tokens.colorNeutralForeground2 },
  field: { display: "flex", alignItems: "flex-start", marginLeft: tokens.spacingHorizontalM },
  stop: { color: tokens.colorPaletteRedForeground1, marginLeft: tokens.spacingHorizontalM },
});

export function ChangeList({
  session,
  store,
  plan,
}: {
  readonly session: Session;
  readonly store: Store;
  readonly plan: Plan;
}) {
  const { conflicts } = session;
  const checked = useMemo(() => meantBy(session), [session]);
  const lookup = useMemo(() => (checked ? makeLookup(checked.lists) : undefined), [checked]);
  const moved = useMemo(() => new Map(conflicts.map((conflict) => [conflict.key, conflict])), [conflicts]);
  const stops = useMemo(() => sayStops(plan), [plan]);
  if (!checked || !lookup) return null;
  const { changes } = checked;
  return (
    <VirtualList
      label="Records that change"
      count={changes.length}
      rowHeight={110}
      keyOf={(index) => changes[index]?.key ?? String(index)}
      render={(index) => (
        <ChangeItem
          change={changes[index]!}
          checked={checked}
          session={session}
          store={store}
          lookup={lookup}
          stop={stops.get(changes[index]!.key)}
          conflict={moved.get(changes[index]!.key)}
        />
      )}
    />
  );
}

interface ChangeItemProps {
  readonly change: DraftChange;
  readonly checked: Checked;
  readonly session: Session;
  readonly store: Store;
  readonly lookup: Lookup;
  readonly stop: string | undefined;
  readonly conflict: PlanConflict | undefined;
}

function ChangeItem({ change, checked, session, store, lookup, stop, conflict }: ChangeItemProps) {
  const styles = usePlaceStyles();
  const own = useStyles();
  const out = session.leftOut[change.key];
  const name = rowName(checked, { key: change.key });
  const isBusy = session.work !== undefined;
  const isOut = (field: string) => out === true || (Array.isArray(out) && out.includes(field));
  return (
    <div className={styles.item} role="group" aria-label={name}>
      <Checkbox
        label={<span className={own.text}>{change.kind === "create" ? `${name}, new` : name}</span>}
        checked={out === undefined ? stop === undefined : out === true ? false : "mixed"}
        disabled={stop !== undefined || isBusy}
        onChange={() => store.dispatch({ kind: "left out", key: change.key })}
      />
      {stop !== undefined && <Text className={own.stop} size={200}>{`Left out. ${stop}`}</Text>}
      {conflict && out !== true && (
        <ConflictChoice
          conflict={conflict}
          change={change}
          name={name}
          isUndo={checked.undoes !== undefined}
          isBusy={isBusy}
          types={checked.types}
          lookup={lookup}
          store={store}
        />
      )}
      {linesOf(change, checked.types, lookup).map((line) => (
        <StepLine
          key={line.field}
          line={line}
          isNew={change.kind === "create"}
          isIn={stop === undefined && !isOut(line.field)}
          isFixed={isBusy || stop !== undefined || out === true || change.kind === "create"}
          onToggle={() => store.dispatch({ kind: "left out", key: change.key, field: line.field })}
        />
      ))}
    </div>
  );
}

function StepLine(props: {
  readonly line: ChangeLine;
  readonly isNew: boolean;
  readonly isIn: boolean;
  readonly isFixed: boolean;
  readonly onToggle: () => void;
}) {
  const { line, isNew, isIn, isFixed, onToggle } = props;
  const own = useStyles();
  const step = isNew ? `${line.label}: ${line.after}` : `${line.label}: ${line.before} → ${line.after}`;
  if (isNew)
    return (
      <Text size={200} className={own.field}>
        {step}
      </Text>
    );
  return (
    <div className={own.field}>
      <Checkbox
        label={
          <Text size={200} className={own.text}>
            {step}
          </Text>
        }
        checked={isIn}
        disabled={isFixed}
        onChange={onToggle}
      />
    </div>
  );
}
