// Three sides of one record: as loaded, as the sheet says, as the backend says now. What moved on one side merges by itself; what
// moved on both is a conflict, and nobody's value is lost [PL3]. Knows no backend and no sheet.
import type { RecordType } from "../domain/catalogue";
import type { Field } from "../domain/field";
import { joinTicks, joinValued, splitTicks, splitValued, type ValuedTick } from "../domain/spelling";
import { isUnread, type Entries, type Entry, type Value, type Values } from "../domain/value";

/** A field that moved apart on both sides. */
export interface Clash {
  readonly field: string;
  readonly base: Value;
  readonly mine: Entry;
  readonly theirs: Value;
}

export interface Merged {
  /** The record as it was loaded, brought up to date; a field that clashes keeps what was loaded. */
  readonly baseline: Values;
  /** What the sheet shall say of the fields where that is not what it says now. */
  readonly shown: Readonly<Record<string, Value>>;
  readonly clashes: readonly Clash[];
}

/** `theirs` may be part of a record: fields that it does not hold have not moved. */
export function mergeRecord(
  type: RecordType,
  sides: { readonly base: Values; readonly mine: Entries; readonly theirs: Values },
): Merged {
  const { base, mine, theirs } = sides;
  const baseline: Record<string, Value> = { ...base };
  const shown: Record<string, Value> = {};
  const clashes: Clash[] = [];
  for (const field of type.fields) {
    const { name } = field;
    const now = theirs[name];
    const before = base[name] ?? null;
    if (now === undefined || now === before) continue;
    const own = mine[name] === undefined ? before : mine[name];
    const merged = own === before ? now : own === now ? now : mergeTicks(field, { before, own, now });
    if (merged === undefined) {
      clashes.push({ field: name, base: before, mine: own, theirs: now });
      continue;
    }
    baseline[name] = now;
    if (merged !== own) shown[name] = merged;
  }
  return { baseline, shown, clashes };
}

/**
 * Each tick is a thing of its own: mine and theirs together, unless one of them moved apart. Undefined: they clash. So do two
 * classes of a classification from sides that had one each: most classifications allow no more.
 */
function mergeTicks(
  field: Field,
  { before, own, now }: { readonly before: Value; readonly own: Entry; readonly now: Value },
): Value | undefined {
  if (field.kind !== "ticks" || isUnread(own)) return undefined;
  const [loaded, mine, theirs] = [before, own, now].map((value) => ticksOf(field, value));
  if (!loaded || !mine || !theirs) return undefined;
  const merged: ValuedTick[] = [];
  for (const name of new Set([...loaded.keys(), ...mine.keys(), ...theirs.keys()])) {
    const [was, here, there] = [loaded.get(name), mine.get(name), theirs.get(name)];
    if (here !== was && there !== was && here !== there) return undefined;
    const kept = here === was ? there : here;
    if (kept !== undefined) merged.push({ name, amount: kept === ticked ? undefined : kept });
  }
  const isOneOnly = field.allowsMany !== true && field.classification !== undefined && merged.length > 1;
  if (isOneOnly && mine.size <= 1 && theirs.size <= 1) return undefined;
  return field.takesNumbers ? joinValued(merged) : joinTicks(merged.map(({ name }) => name));
}

/** Stands for a tick without a number of its own. */
const ticked = "ticked";

function ticksOf(field: Field, value: Value): Map<string, number | typeof ticked> {
  const ticks = field.takesNumbers
    ? splitValued(value)
    : splitTicks(value).map((name) => ({ name, amount: undefined }));
  return new Map(ticks.map(({ name, amount }) => [name, amount ?? ticked]));
}
