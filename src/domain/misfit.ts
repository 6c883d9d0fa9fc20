// Finds the fields of a draft that do not hold what their kind and length allow. One look at each record serves every rule on
// them, because that look is most of what a check costs. Says nothing itself: how grave a misfit is, is the rules' business.
import type { RecordType } from "./catalogue";
import type { Field, Kind } from "./field";
import { isDay } from "./spelling";
import type { Entries, Entry } from "./value";

/** A field whose entry is unread, of another JavaScript type than its values, no day of the calendar, or too long. */
export interface Misfit {
  readonly field: Field;
  readonly value: Entry;
  readonly isTooLong: boolean;
}

type TypeName = "string" | "number" | "boolean";

const typeOfKind: Readonly<Record<Exclude<Kind, "reference">, TypeName>> = {
  key: "number",
  text: "string",
  integer: "number",
  decimal: "number",
  boolean: "boolean",
  date: "string",
  instant: "string",
  choice: "string",
  ticks: "string",
  json: "string",
};

interface Checked {
  readonly field: Field;
  readonly rank: number;
  readonly type: TypeName;
  readonly max: number;
  readonly isDate: boolean;
}

function checkedOf(field: Field, rank: number): Checked {
  const ofReference = field.zeroForNone ? "number" : "string";
  const type = field.kind === "reference" ? ofReference : typeOfKind[field.kind];
  return { field, rank, type, max: field.max ?? Infinity, isDate: field.kind === "date" };
}

/** One place in the order of a record's fields. */
interface Place {
  readonly name: string;
  /** What is checked of the field there; nothing of a read-only one. */
  readonly checked: Checked | undefined;
  /** A text that is no longer fits without another question; of most values this is all that has to be asked. */
  readonly fitsUpTo: number;
}

const anyLength = 2 ** 30;
const noLength = -1;

function placeOf(name: string, checked: Checked | undefined): Place {
  if (!checked) return { name, checked, fitsUpTo: anyLength };
  const isPlainText = checked.type === "string" && !checked.isDate;
  return { name, checked, fitsUpTo: isPlainText ? Math.min(checked.max, anyLength) : noLength };
}

interface Found extends Misfit {
  readonly rank: number;
}

const none: readonly Misfit[] = [];

/** What is looked at of a draft. */
interface Looked {
  readonly entries: Entries;
}

/**
 * A function that answers the misfits of a draft, in the order of the fields; blank always fits. Read-only fields are left out:
 * they repair themselves on the sheet and are never sent [WB7].
 */
export function makeMisfits(type: RecordType): (draft: Looked) => readonly Misfit[] {
  const checkedByName = new Map(
    type.fields.flatMap((field, rank) => (field.readOnly ? [] : [[field.name, checkedOf(field, rank)]])),
  );
  // Records of one type nearly all have their fields in one order: what was found for a place is asked for again by place.
  const places: Place[] = [];
  return ({ entries }) => {
    let misfits: Found[] | undefined;
    let at = 0;
    // Walking a record by for…in is three times as quick as asking it for every name.
    for (const name in entries) {
      const value = entries[name];
      let place = places[at];
      if (place?.name !== name) places[at] = place = placeOf(name, checkedByName.get(name));
      at += 1;
      if (value === null || value === undefined) continue;
      if (typeof value === "string" && value.length <= place.fitsUpTo) continue;
      const { checked } = place;
      if (!checked || fits(value, checked)) continue;
      const { rank, field } = checked;
      const isTooLong = typeof value === "string" && checked.type === "string" && value.length > checked.max;
      (misfits ??= []).push({ rank, field, value, isTooLong });
    }
    return misfits?.sort((one, other) => one.rank - other.rank) ?? none;
  };
}

function fits(value: NonNullable<Entry>, { type, max, isDate }: Checked): boolean {
  if (typeof value !== type) return false;
  if (typeof value === "number") return Number.isSafeInteger(value);
  if (typeof value !== "string") return true;
  // Counted in UTF-16 units after trimming, as the backend counts [CO2].
  if (value.length > max && value.trim().length > max) return false;
  return !isDate || value === "" || isDay(value);
}
