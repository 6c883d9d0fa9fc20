// Finds the fields of a draft that do not hold what their kind and length allow. One look at each record serves every rule that
// asks, because that look is most of what a check costs. Says nothing itself: how grave a misfit is, is the rules' business.
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
  readonly name: string;
  readonly type: TypeName;
  readonly max: number;
  readonly isDate: boolean;
}

function checkedOf(field: Field): Checked {
  const ofReference = field.zeroForNone ? "number" : "string";
  return {
    field,
    name: field.name,
    type: field.kind === "reference" ? ofReference : typeOfKind[field.kind],
    max: field.max ?? Infinity,
    isDate: field.kind === "date",
  };
}

const none: readonly Misfit[] = [];

/** What is looked at of a draft. */
interface Looked {
  readonly entries: Entries;
}

/**
 * A function that answers the misfits of a draft, in the order of the fields; blank always fits. Read-only fields are left out:
 * they repair themselves on the sheet and are never sent [WB7]. The last answer is remembered for the next rule.
 */
export function makeMisfits(type: RecordType): (draft: Looked) => readonly Misfit[] {
  const checked = type.fields.filter((field) => !field.readOnly).map(checkedOf);
  let last: Looked | undefined;
  let answer = none;
  return (draft) => {
    if (draft !== last) {
      last = draft;
      answer = misfitsIn(draft, checked);
    }
    return answer;
  };
}

function misfitsIn({ entries }: Looked, checked: readonly Checked[]): readonly Misfit[] {
  let misfits: Misfit[] | undefined;
  for (const one of checked) {
    const value = entries[one.name];
    if (value === null || value === undefined || fits(value, one)) continue;
    const isTooLong = typeof value === "string" && one.type === "string" && value.length > one.max;
    (misfits ??= []).push({ field: one.field, value, isTooLong });
  }
  return misfits ?? none;
}

function fits(value: NonNullable<Entry>, { type, max, isDate }: Checked): boolean {
  if (typeof value !== type) return false;
  if (typeof value === "number") return Number.isSafeInteger(value);
  if (typeof value !== "string") return true;
  // Counted in UTF-16 units after trimming, as the backend counts [CO2].
  if (value.length > max && value.trim().length > max) return false;
  return !isDate || value === "" || isDay(value);
}
