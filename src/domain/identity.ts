// Finds rows that carry one record's id and another record's data [KE3]. A rename must not look like that, a sort of some of the
// columns or a paste over other rows must. Linear: the loaded records are searched once, and only for what rows now say.
import { isUnread, textOf, type Entries, type Key, type Values } from "./value";
import { keyName } from "./wording";

/** A sheet's row, one-based, with the text of its id cell ("" or "new 1" for a new record) and what its columns say. */
export interface KeyRow {
  readonly row: number;
  readonly key: Key;
  readonly entries: Entries;
}

/** Some fields that tell a record from others, taken together as one text; "" where blank, `undefined` where not given. */
type Mark = string | undefined;

/** A row whose marks are not all its own any more. */
interface Moved {
  readonly row: KeyRow;
  readonly own: readonly Mark[];
  readonly now: readonly Mark[];
}

/** Stands for the holder of a mark that more than one loaded record has, so that it tells nothing; no key is blank. */
const several: Key = "";

/** For each kind of mark, the loaded record that has it. */
type Holders = readonly ReadonlyMap<string, Key>[];

interface Search {
  readonly rows: ReadonlyMap<Key, KeyRow>;
  readonly baseline: ReadonlyMap<Key, Values>;
  readonly identity: readonly (readonly string[])[];
  readonly holders: Holders;
}

function markOf(record: Entries, fields: readonly string[]): Mark {
  let mark = "";
  let isBlank = true;
  for (const field of fields) {
    const entry = record[field];
    if (entry === undefined) return undefined;
    const text = isUnread(entry) ? entry.typed : String(entry ?? "");
    const plain = text.trim().toLowerCase();
    isBlank &&= plain === "";
    mark += mark === "" ? plain : `\n${plain}`;
  }
  return isBlank ? "" : mark;
}

function movedRows(
  rows: ReadonlyMap<Key, KeyRow>,
  baseline: ReadonlyMap<Key, Values>,
  identity: readonly (readonly string[])[],
): Moved[] {
  const moved: Moved[] = [];
  for (const [key, row] of rows) {
    const loaded = baseline.get(key);
    if (!loaded || identity.every((fields) => fields.every((field) => row.entries[field] === loaded[field])))
      continue;
    const own = identity.map((fields) => markOf(loaded, fields));
    const now = identity.map((fields) => markOf(row.entries, fields));
    if (now.some((mark, index) => mark && mark !== own[index])) moved.push({ row, own, now });
  }
  return moved;
}

/** Who was loaded with the marks that the moved rows now show. */
function holdersOf(
  moved: readonly Moved[],
  baseline: ReadonlyMap<Key, Values>,
  identity: readonly (readonly string[])[],
): Holders {
  return identity.map((fields, index) => {
    const wanted = new Set(
      moved.flatMap(({ now, own }) => (now[index] && now[index] !== own[index] ? now[index] : [])),
    );
    const holders = new Map<string, Key>();
    if (wanted.size === 0) return holders;
    for (const [key, values] of baseline) {
      const mark = markOf(values, fields);
      if (mark !== undefined && wanted.has(mark)) holders.set(mark, holders.has(mark) ? several : key);
    }
    return holders;
  });
}

/** A mark of this row that was loaded with another record. */
interface Borrowed {
  readonly owner: Key;
  readonly index: number;
  /** True where the owner's own row does not show it any more: it has moved, not been copied. */
  readonly hasLeft: boolean;
}

function borrowedMarks({ own, now, row }: Moved, search: Search): Borrowed[] {
  return now.flatMap((mark, index) => {
    if (!mark || mark === own[index]) return [];
    const owner = search.holders[index]?.get(mark);
    if (owner === undefined || owner === several || owner === row.key) return [];
    const ownersRow = search.rows.get(owner);
    const stillThere = ownersRow && markOf(ownersRow.entries, search.identity[index] ?? []) === mark;
    return { owner, index, hasLeft: !stillThere };
  });
}

/** The record that most of the borrowed marks come from. */
function mainOwner(borrowed: readonly Borrowed[]): Key | undefined {
  const counts = new Map<Key, number>();
  for (const { owner } of borrowed) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return [...counts].reduce<[Key, number] | undefined>(
    (most, next) => (most && most[1] >= next[1] ? most : next),
    undefined,
  )?.[0];
}

/**
 * Whether a row has become another record's. It has where
 * - two or more of its marks are that record's, and no more are still its own;
 * - one is, none is its own, and that record's row has lost it: what is left of a sort of the only column that tells;
 * - all are that record's, blanks included, and two or more of its own are gone: a paste over it.
 * One borrowed mark beside own ones is a rename, or a mistake that another rule tells [CO4].
 */
function isTakenOver({ own, now }: Moved, ofOwner: readonly Borrowed[], owners: readonly Mark[]): boolean {
  const kept = now.filter((mark, index) => mark && mark === own[index] && mark !== owners[index]).length;
  if (ofOwner.length >= 2 && ofOwner.length >= kept) return true;
  if (kept > 0) return false;
  if (ofOwner.some(({ hasLeft }) => hasLeft)) return true;
  const lost = own.filter((mark, index) => mark && now[index] !== undefined && mark !== now[index]).length;
  return lost >= 2 && now.every((mark, index) => mark === undefined || mark === owners[index]);
}

/** So many marks of one kind that have changed rows are a sort of that column alone, whatever else stands in the rows. */
const fewestShuffled = 3;

/** The rows that hold another record's data, each with that record's key. `rows` has one row for each key. */
export function findStrangers(
  rows: ReadonlyMap<Key, KeyRow>,
  baseline: ReadonlyMap<Key, Values>,
  identity: readonly (readonly string[])[],
): Map<KeyRow, Key> {
  const moved = movedRows(rows, baseline, identity);
  const search = { rows, baseline, identity, holders: holdersOf(moved, baseline, identity) };
  const suspects = moved.map((candidate) => ({ candidate, borrowed: borrowedMarks(candidate, search) }));
  const shuffled = identity.map(() => 0);
  for (const { index, hasLeft } of suspects.flatMap(({ borrowed }) => borrowed)) {
    if (hasLeft) shuffled[index] = (shuffled[index] ?? 0) + 1;
  }
  const isShuffled = ({ index, hasLeft }: Borrowed) => hasLeft && (shuffled[index] ?? 0) >= fewestShuffled;
  const strangers = new Map<KeyRow, Key>();
  for (const { candidate, borrowed } of suspects) {
    const owner = mainOwner(borrowed);
    if (owner === undefined) continue;
    const values = baseline.get(owner) ?? {};
    const owners = identity.map((fields) => markOf(values, fields));
    const ofOwner = borrowed.filter((mark) => mark.owner === owner);
    if (isTakenOver(candidate, ofOwner, owners) || borrowed.some(isShuffled))
      strangers.set(candidate.row, owner);
  }
  return strangers;
}

/** A loaded record in a sentence: "Harbour Cafe Ltd #41". */
export function nameIn(values: Values | undefined, key: Key): string {
  const person = [textOf(values?.firstName), textOf(values?.lastName)].filter(Boolean).join(" ");
  return `${textOf(values?.company) ?? person} ${keyName(key)}`.trim();
}
