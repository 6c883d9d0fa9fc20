// What a run leaves on the sheets: outcomes beside the rows of what was sent from them; cells that follow what was taken back.
import type { Key, Values } from "../domain/value";
import type { Change } from "../plan/change";
import { lastsOf } from "../plan/kept";
import type { Outcome } from "../plan/outcome";
import { bringUpToDate, writeOutcomes } from "../workbook/excel";
import { writeStatuses } from "../workbook/excel-statuses";
import { undoneText } from "../workbook/outcomes";

/** What the sheets said is marked beside its rows; what was undone moves the cells that nobody has edited since. Once more is the same. */
export async function noteOutcomes(
  of: {
    readonly changes: readonly Change[];
    /** The run that was taken back, and the one that did so. */
    readonly undoes: number | undefined;
    readonly runId?: number | undefined;
    readonly at: Date;
  },
  outcomes: readonly Outcome[],
): Promise<void> {
  const clock = of.at.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const byKey = new Map<Key, Change>(of.changes.map((change) => [change.key, change]));
  if (of.undoes !== undefined) {
    const applied = outcomes.filter(({ kind }) => kind === "applied");
    const theirs = new Map(applied.map((outcome) => [outcome.key, heldAfter(byKey, outcome)]));
    await bringUpToDate({ theirs }, { signedIn: undefined, now: of.at.toISOString() });
    await writeStatuses(new Map(applied.map(({ key }) => [key, undoneText(clock, of.runId)])));
    return;
  }
  await writeOutcomes(
    outcomes.map((outcome) => ({ ...outcome, values: heldAfter(byKey, outcome) })),
    clock,
  );
}

/** What the backend holds after an applied change: what was sent, but where it keeps something else [AP8]. */
function heldAfter(changes: ReadonlyMap<Key, Change>, { key, current }: Outcome): Values {
  const change = changes.get(key);
  if (!change) return {};
  return { ...(change.kind === "update" ? lastsOf(change.fields) : change.values), ...current };
}
