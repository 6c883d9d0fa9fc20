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

function checkedOf(field: Field, rank: number): [name: string, checked: Checked] {
  const ofReference = field.zeroForNone ? "number" : "string";
  const type = field.kind === "reference" ? ofReference : typeOfKind[field.kind];
  return [
    field.name,
    {
      field,
      rank,
      type,
      max: field.max ?? Infinity,
      isDate: field.kind === "date",
    },
  ];
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
  const byName = new Map(
    type.fields.flatMap((field, rank) => (field.readOnly ? [] : [checkedOf(field, rank)])),
  );
  // Records of one type nearly all have their fields in one order: what was found for a place is asked for again by place.
  const names: string[] = [];
  const checked: (Checked | undefined)[] = [];
  return ({ entries }) => {
    let misfits: Found[] | undefined;
    let at = 0;
    // Walking a record by for…in is three times as quick as asking it for every name.
    for (const name in entries) {
      if (names[at] !== name) {
        names[at] = name;
        checked[at] = byName.get(name);
      }
      const one = checked[at];
      at += 1;
      const value = entries[name];
      if (!one || value === null || value === undefined || fits(value, one)) continue;
      const isTooLong = typeof value === "string" && one.type === "string" && value.length > one.max;
      (misfits ??= []).push({
        rank: one.rank,
        field: one.field,
        value,
        isTooLong,
      });
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
