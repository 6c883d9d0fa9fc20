// What one field of a record can hold, and what stands there when a cell holds something else.
// It knows no sheet and no wire: Excel's serials and JSON's numbers are turned into these values at the edges.

/**
 * One value of one field, in its only canonical form, so that `===` decides whether two are the same [CH4].
 * text, choice, reference: string · integer: number · decimal: whole number of hundredths (5.25 → 525), never a
 * binary fraction · boolean · date: "2026-11-24" · instant: "2026-11-24T09:41:00Z" (UTC) · ticks: names, sorted
 * and joined by ", " · json: canonical JSON text. `null` means cleared or never given.
 */
export type Value = string | number | boolean | null;

/** Something that was typed where its field cannot hold it, word for word: refused by CO10 or CO12, never guessed. */
export interface Unread {
  readonly typed: string;
  /** The heading it was typed under, where the field stands in several columns: one for each tick. */
  readonly column?: string;
}

/** What a draft says of a field. `undefined` (the field is absent) means: not in the draft, do not touch. */
export type Entry = Value | Unread;

/** The values of one record by field name; what is absent was not given. */
export type Values = Readonly<Record<string, Value>>;

/** The entries of one drafted record by field name. */
export type Entries = Readonly<Record<string, Entry | undefined>>;

/** What makes a record the same record: its id in the backend as text, or "new 1" until the backend gives it one. */
export type Key = string;

/** True where the entry is what someone typed and no value of the field. */
export function isUnread(entry: Entry | undefined): entry is Unread {
  return typeof entry === "object" && entry !== null;
}

/** True where a record does not yet exist in the backend. */
export function isNewKey(key: Key): boolean {
  return key.startsWith("new ");
}

/** Narrows an entry to text that is there: `null`, absent and unread entries answer `undefined`. */
export function textOf(entry: Entry | undefined): string | undefined {
  return typeof entry === "string" && entry !== "" ? entry : undefined;
}

/** Narrows an entry to a number that is there. */
export function numberOf(entry: Entry | undefined): number | undefined {
  return typeof entry === "number" ? entry : undefined;
}

const hundred = 100;

/** What a few binary additions may be off by: =500*1.1 is 550.0000000000001, and Excel shows 550. */
const roundingShare = 8 * Number.EPSILON;

/** Turns a JSON or cell number into hundredths; `undefined` where it has more than two decimals or is beyond ±9e13. */
export function toHundredths(amount: number): number | undefined {
  return toWholeParts(amount, hundred);
}

/** Turns a number into a whole number of parts of one; `undefined` where it is none, or beyond what is counted exactly. */
export function toWholeParts(amount: number, partsOfOne: number): number | undefined {
  const parts = Math.round(amount * partsOfOne);
  const isExact = Math.abs(parts / partsOfOne - amount) <= Math.abs(amount) * roundingShare;
  return Number.isSafeInteger(parts) && isExact ? parts : undefined;
}

/** The JSON or cell number of a count of hundredths: 525 → 5.25. */
export function fromHundredths(hundredths: number): number {
  return hundredths / hundred;
}
