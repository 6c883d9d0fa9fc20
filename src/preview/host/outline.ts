/**
 * Outlines: rows and columns in groups, `group`, `ungroup`, and the details that are shown or hidden. A line's level is
 * the number of groups around it, 0 to 7. The grid draws no outline; it only hides the lines.
 */
import { areaAfter } from "./area-shift";
import type { Axis } from "./area-shift";
import { isEntireColumn, isEntireRow, MAX_COLUMNS, MAX_ROWS } from "./address";
import type { Area } from "./address";
import { readShift } from "./engine-shift";
import { HostError } from "./host-error";
import type { HostContext, Method } from "./host-context";
import { hideLines } from "./range-structure";
import { toInteger } from "./range-target";
import type { RangeTarget } from "./range-target";

/** A group of lines of one sheet, as whole rows or whole columns. */
interface Group {
  readonly sheetId: string;
  readonly axis: Axis;
  readonly area: Area;
}

interface Side {
  readonly sheetId: string;
  readonly axis: Axis;
}

interface Lines {
  readonly first: number;
  readonly count: number;
}

const DEEPEST = 7;

const keptBy = (host: HostContext) =>
  host.engine.store.get<{ groups: readonly Group[] }>("outlines", () => ({ groups: [] }));

const linesOf = ({ row, rowCount, column, columnCount }: Area, axis: Axis): Lines =>
  axis === "row" ? { first: row, count: rowCount } : { first: column, count: columnCount };

const wholeLines = ({ first, count }: Lines, axis: Axis): Area =>
  axis === "row"
    ? { row: first, rowCount: count, column: 0, columnCount: MAX_COLUMNS }
    : { row: 0, rowCount: MAX_ROWS, column: first, columnCount: count };

const isOn =
  ({ sheetId, axis }: Side) =>
  (group: Group) =>
    group.sheetId === sheetId && group.axis === axis;

/** The level of every line that lies in a group. */
function levelsOn(side: Side, host: HostContext): Map<number, number> {
  const levels = new Map<number, number>();
  for (const { area } of keptBy(host).groups.filter(isOn(side))) {
    const { first, count } = linesOf(area, side.axis);
    for (let line = first; line < first + count; line += 1) levels.set(line, (levels.get(line) ?? 0) + 1);
  }
  return levels;
}

/** The runs of neighbouring lines that are at least so deep. */
function runs(levels: ReadonlyMap<number, number>, level: number): Lines[] {
  const found: { first: number; count: number }[] = [];
  const deep = [...levels].filter(([, own]) => own >= level).map(([line]) => line);
  for (const line of deep.sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last.first + last.count === line) last.count += 1;
    else found.push({ first: line, count: 1 });
  }
  return found;
}

function keepLevels(side: Side, levels: ReadonlyMap<number, number>, host: HostContext): void {
  const kept = keptBy(host);
  const groups: Group[] = kept.groups.filter((group) => !isOn(side)(group));
  for (let level = 1; level <= DEEPEST; level += 1) {
    for (const run of runs(levels, level)) groups.push({ ...side, area: wholeLines(run, side.axis) });
  }
  kept.groups = groups;
}

/** The axis of a GroupOption; whole rows have no columns to group, and whole columns no rows. */
function toAxis(option: unknown, area: Area): Axis {
  if (option === "ByRows" && !isEntireColumn(area)) return "row";
  if (option === "ByColumns" && !isEntireRow(area)) return "column";
  throw new HostError("InvalidArgument");
}

/** Moves the lines of a range up or down by one level; at least one line has to have room for it. */
function regroup({ sheetId, area }: RangeTarget, change: { by: 1 | -1; axis: Axis }, host: HostContext) {
  const side = { sheetId, axis: change.axis };
  const levels = levelsOn(side, host);
  const { first, count } = linesOf(area, change.axis);
  let hasChanged = false;
  for (let line = first; line < first + count; line += 1) {
    const level = (levels.get(line) ?? 0) + change.by;
    if (level < 0 || level > DEEPEST) continue;
    levels.set(line, level);
    hasChanged = true;
  }
  if (!hasChanged) throw new HostError("InvalidOperation");
  keepLevels(side, levels, host);
}

function setHidden(side: Side, lines: Lines, { hidden, host }: { hidden: boolean; host: HostContext }): void {
  hideLines({ sheetId: side.sheetId, area: wholeLines(lines, side.axis), kind: side.axis }, hidden, host);
}

/** The group of a line: the innermost around it, or the one that a line of totals directly after it sums up. */
function groupAt(levels: ReadonlyMap<number, number>, line: number): Lines | undefined {
  const own = levels.get(line) ?? 0;
  const above = levels.get(line - 1) ?? 0;
  const [level, at] = above > own ? [own + 1, line - 1] : [own, line];
  if (level === 0) return undefined;
  return runs(levels, level).find(({ first, count }) => at >= first && at < first + count);
}

function setDetails(target: RangeTarget, change: { hidden: boolean; axis: Axis }, host: HostContext): void {
  const { axis, hidden } = change;
  const side = { sheetId: target.sheetId, axis };
  const levels = levelsOn(side, host);
  const { first, count } = linesOf(target.area, axis);
  const found = Array.from({ length: count }, (_, index) => groupAt(levels, first + index));
  const groups = new Map(found.flatMap((group) => (group ? [[group.first, group] as const] : [])));
  if (groups.size === 0) throw new HostError("InvalidOperation");
  for (const group of groups.values()) setHidden(side, group, { hidden, host });
}

/** Shows the lines above a level and hides those below; 0 leaves them as they are. */
function showLevels(side: Side, argument: unknown, host: HostContext): void {
  const wanted = toInteger(argument);
  if (wanted < 0 || wanted > DEEPEST + 1) throw new HostError("InvalidArgument");
  if (wanted === 0) return;
  const levels = levelsOn(side, host);
  for (const run of runs(levels, 1)) setHidden(side, run, { hidden: false, host });
  for (const run of runs(levels, wanted)) setHidden(side, run, { hidden: true, host });
}

/** Groups move with their lines. */
function follow(host: HostContext): () => void {
  const following = host.engine.afterMutation((mutation) => {
    const moved = readShift(mutation);
    if (!moved) return;
    const kept = keptBy(host);
    kept.groups = kept.groups.flatMap((group) => {
      if (group.sheetId !== moved.sheetId || moved.shift.kind === "moveCells") return [group];
      if (group.axis !== moved.shift.axis) return [group];
      const area = areaAfter(group.area, moved.shift);
      return area ? [{ ...group, area }] : [];
    });
  });
  return () => following.dispose();
}

/** Adds outlines to Range and Worksheet. */
export function installOutline(host: HostContext): () => void {
  const grouping =
    (by: 1 | -1): Method<RangeTarget> =>
    (target, [option]) =>
      regroup(target, { by, axis: toAxis(option, target.area) }, host);
  const details =
    (hidden: boolean): Method<RangeTarget> =>
    (target, [option]) =>
      setDetails(target, { hidden, axis: toAxis(option, target.area) }, host);
  host.registry.define<RangeTarget>("Range", {
    methods: {
      Group: grouping(1),
      Ungroup: grouping(-1),
      ShowGroupDetails: details(false),
      HideGroupDetails: details(true),
    },
  });
  host.registry.define<{ readonly sheetId: string }>("Worksheet", {
    methods: {
      ShowOutlineLevels: ({ sheetId }, [rows, columns]) => {
        showLevels({ sheetId, axis: "row" }, rows, host);
        showLevels({ sheetId, axis: "column" }, columns, host);
      },
    },
  });
  return follow(host);
}
