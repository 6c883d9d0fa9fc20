// What is ticked stands on two sheets: as text on the main sheet, as tick columns on another. The side that moved wins;
// where both moved and disagree, neither does, and it is said [KE8]. Knows columns and entries, no rules and no Excel.
import type { Field } from "../domain/field";
import type { Lists } from "../domain/lists";
import type { Lookup } from "../domain/lookup";
import { joinTicks, joinValued, splitTicks, splitValued, type ValuedTick } from "../domain/spelling";
import { isUnread, type Entry, type Unread, type Value } from "../domain/value";
import { entryOfCell, type Cell } from "./cells";
import type { Column, TickColumn } from "./layout";
import { cellPrinter, type Whereabouts } from "./rows";

/** The tick columns of one field that stand on the sheet. */
export interface TickGroup {
  readonly field: Field;
  readonly ticks: readonly { readonly name: string; readonly header: string; readonly at: number }[];
  /** True where the record may have one tick only: a tick then takes the place of a name that has no column. */
  readonly isSingle: boolean;
  /** What the columns show, in their order, for these loaded ticks. */
  readonly shown: (loaded: Value) => readonly Cell[];
}

/** The tick columns on the sheet by field. */
export function tickGroups(
  columns: readonly Column[],
  whereabouts: Whereabouts,
  { lists, printed }: { readonly lists: Lists; readonly printed: Lookup },
): readonly TickGroup[] {
  const groups = new Map<string, { field: Field; own: TickColumn[]; ticks: TickGroup["ticks"][number][] }>();
  columns.forEach((column, index) => {
    const at = whereabouts[index];
    if (column.role !== "tick" || at === undefined) return;
    const group = groups.get(column.field.name) ?? { field: column.field, own: [], ticks: [] };
    group.own.push(column);
    group.ticks.push({ name: column.tick, header: column.header, at });
    groups.set(column.field.name, group);
  });
  const single = new Set(lists.classifications.filter(({ allowsMany }) => !allowsMany).map(({ id }) => id));
  return [...groups.values()].map(({ field, own, ticks }) => ({
    field,
    ticks,
    isSingle: !field.allowsMany && single.has(field.classification ?? 0),
    shown: showTicks(field, own, printed),
  }));
}

/** Few records have a combination of ticks to themselves, so each combination is looked at once. */
function showTicks(field: Field, columns: readonly TickColumn[], printed: Lookup): TickGroup["shown"] {
  const printers = columns.map((column) => cellPrinter(column, printed));
  const known = new Map<Value, readonly Cell[]>();
  return (loaded) => {
    const before = known.get(loaded);
    if (before) return before;
    const shown = printers.map((print) => print({ [field.name]: loaded }));
    known.set(loaded, shown);
    return shown;
  };
}

/** Yes and no, and a number that stands instead, as fields: a tick cell is read like any other cell of their kind. */
const yesNo: Field = { name: "tick", label: "Tick", group: "", kind: "boolean" };
const override: Field = { name: "tick", label: "Tick", group: "", kind: "decimal" };

/**
 * What the tick cells of a row say, against the loaded ticks. Names without a column (a group that is gone) stay, unless the
 * classification allows one tick and there is one. A cell that says nothing of a tick makes the whole unread, as typed.
 */
export function readTicks(
  group: TickGroup,
  row: readonly Cell[],
  at: { loaded: Value; lookup: Lookup },
): Entry {
  const shown = group.shown(at.loaded);
  if (group.ticks.every((tick, index) => row[tick.at] === shown[index])) return at.loaded;
  const ticked: ValuedTick[] = [];
  for (const { name, header, at: place } of group.ticks) {
    const entry = readTick(group.field, row[place] ?? "", at.lookup);
    if (isUnread(entry)) return { typed: entry.typed, column: header };
    if (entry !== false) ticked.push({ name, amount: entry === true ? undefined : entry });
  }
  const columns = new Set(group.ticks.map(({ name }) => name));
  const loaded = splitOf(group.field, at.loaded);
  const before = loaded.filter(({ name }) => columns.has(name));
  if (joinOf(group.field, before) === joinOf(group.field, ticked)) return at.loaded;
  const isReplaced = group.isSingle && ticked.length > 0;
  const others = isReplaced ? [] : loaded.filter(({ name }) => !columns.has(name));
  return joinOf(group.field, [...ticked, ...others]);
}

/** True, false, or the hundredths of the number that stands instead of a tick. */
export function readTick(field: Field, cell: Cell, lookup: Lookup): boolean | number | Unread {
  const isNumber = field.takesNumbers === true && /\d/.test(String(cell));
  const entry = entryOfCell(isNumber ? override : yesNo, cell, lookup);
  return typeof entry === "string" || entry === null ? false : entry;
}

function splitOf(field: Field, value: Value): readonly ValuedTick[] {
  return field.takesNumbers
    ? splitValued(value)
    : splitTicks(value).map((name) => ({ name, amount: undefined }));
}

function joinOf(field: Field, ticks: readonly ValuedTick[]): string | null {
  return field.takesNumbers ? joinValued(ticks) : joinTicks(ticks.map(({ name }) => name));
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
