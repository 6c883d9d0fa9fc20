// A classification's ticks stand on two sheets: as text on the main sheet, as tick columns on Groups. The side that moved wins;
// where both moved and disagree, neither does, and it is said [KE8]. Knows columns and entries, no rules and no Excel.
import type { Field } from "../domain/field";
import type { Lists } from "../domain/lists";
import type { Lookup } from "../domain/lookup";
import { joinTicks, splitTicks } from "../domain/spelling";
import { isUnread, type Entry, type Value } from "../domain/value";
import { entryOfCell, type Cell } from "./cells";
import type { Column } from "./layout";
import type { Whereabouts } from "./rows";

/** The tick columns of one classification that stand on the sheet. */
export interface TickGroup {
  readonly field: Field;
  readonly ticks: readonly { readonly name: string; readonly header: string; readonly at: number }[];
  /** True where the record may have one tick only: a tick then takes the place of a name that has no column. */
  readonly isSingle: boolean;
  /** What the columns show, in their order, for these loaded ticks. */
  readonly shown: (loaded: Value) => readonly boolean[];
}

/** The tick columns on the sheet by classification. */
export function tickGroups(
  columns: readonly Column[],
  whereabouts: Whereabouts,
  lists: Lists,
): readonly TickGroup[] {
  const groups = new Map<string, { field: Field; ticks: { name: string; header: string; at: number }[] }>();
  columns.forEach((column, index) => {
    const at = whereabouts[index];
    if (column.role !== "tick" || at === undefined) return;
    const own = groups.get(column.field.name) ?? { field: column.field, ticks: [] };
    own.ticks.push({ name: column.tick, header: column.header, at });
    groups.set(column.field.name, own);
  });
  const many = new Set(lists.classifications.filter(({ allowsMany }) => allowsMany).map(({ id }) => id));
  return [...groups.values()].map((group) => ({
    ...group,
    isSingle: !many.has(group.field.classification ?? 0),
    shown: showTicks(group.ticks.map(({ name }) => name)),
  }));
}

/** Few records have a combination of ticks to themselves, so each combination is looked at once. */
function showTicks(names: readonly string[]): TickGroup["shown"] {
  const known = new Map<Value, readonly boolean[]>();
  return (loaded) => {
    const before = known.get(loaded);
    if (before) return before;
    const own = new Set(splitTicks(loaded));
    const shown = names.map((name) => own.has(name));
    known.set(loaded, shown);
    return shown;
  };
}

/** Yes and no as a field, so that a tick cell is read like any other yes/no cell. */
const yesNo: Field = { name: "tick", label: "Tick", group: "", kind: "boolean" };

/**
 * What the tick cells of a row say, against the loaded ticks. Names without a column (a group that is gone) stay, unless the
 * classification allows one tick and there is one. A cell that is neither yes nor no makes the whole unread, as typed.
 */
export function readTicks(
  group: TickGroup,
  row: readonly Cell[],
  at: { loaded: Value; lookup: Lookup },
): Entry {
  const shown = group.shown(at.loaded);
  if (group.ticks.every((tick, index) => row[tick.at] === shown[index])) return at.loaded;
  const ticked: string[] = [];
  for (const tick of group.ticks) {
    const entry = entryOfCell(yesNo, row[tick.at] ?? "", at.lookup);
    if (isUnread(entry)) return { ...entry, column: tick.header };
    if (entry === true) ticked.push(tick.name);
  }
  const columns = new Set(group.ticks.map(({ name }) => name));
  const loaded = splitTicks(at.loaded);
  if (joinTicks(loaded.filter((name) => columns.has(name))) === joinTicks(ticked)) return at.loaded;
  const isReplaced = group.isSingle && ticked.length > 0;
  return joinTicks(isReplaced ? ticked : [...ticked, ...loaded.filter((name) => !columns.has(name))]);
}

/** The merged entry of a field that stands on two sheets. `disagreed` holds what each side says where both moved apart [KE8]. */
export interface MergedTicks {
  readonly entry: Entry;
  readonly disagreed?: { readonly main: Entry; readonly ticks: Entry };
}

/** The side that moved wins; where both moved to different ticks the loaded value stands and both are told. */
export function mergeTicks(loaded: Value, main: Entry, ticks: Entry): MergedTicks {
  if (main === loaded) return { entry: ticks };
  if (ticks === loaded || printed(ticks) === printed(main)) return { entry: main };
  return { entry: loaded, disagreed: { main, ticks } };
}

function printed(entry: Entry): string {
  return isUnread(entry) ? entry.typed : String(entry ?? "");
}
