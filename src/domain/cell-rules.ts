// Rules on what a cell holds at all: a value of its column's kind, and no Excel error. Read-only columns are left out: they
// repair themselves on the sheet and are never sent [WB7].
import type { Rule } from "./check";
import type { Field, Kind } from "./field";
import type { Lookup } from "./lookup";
import { isDay, isPlainNumber } from "./spelling";
import { makeSuggest } from "./suggest";
import { isUnread, type Entry } from "./value";
import { labelOf, quote, shown } from "./wording";

const excelErrors: ReadonlySet<string> = new Set([
  ...[
    "#N/A",
    "#REF!",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NULL!",
    "#NUM!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BUSY!",
  ],
  ...[
    "#GETTING_DATA",
    "#BLOCKED!",
    "#CONNECT!",
    "#UNKNOWN!",
    "#EXTERNAL!",
    "#PYTHON!",
    "#TIMEOUT!",
    "#CIRC!",
  ],
]);

/** True for an entry that is an Excel error: only the maker for cells of type error gives it to a text field. */
export function isExcelError(entry: Entry | undefined): boolean {
  return isUnread(entry) && excelErrors.has(entry.typed);
}

const written = (fields: readonly Field[]) => fields.filter((field) => !field.readOnly);

const excelError: Rule = {
  id: "CO12",
  severity: "E",
  why: "An Excel error is the lack of an answer; sent as text it would replace a good value.",
  prepare: ({ type }) => {
    const fields = written(type.fields);
    return {
      each: (draft, report) => {
        for (const field of fields) {
          const value = draft.entries[field.name];
          if (typeof value !== "object" || value === null || !isExcelError(value)) continue;
          const message = `${labelOf(field)} shows the Excel error ${value.typed}. Mend the formula, or type a value.`;
          report(draft, { field: field.name, value, message });
        }
      },
    };
  },
};

const typeOfKind: Readonly<Record<Exclude<Kind, "reference">, "string" | "number" | "boolean">> = {
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

/** The JavaScript type of a field's values. */
export function typeOfValues(field: Field): "string" | "number" | "boolean" {
  if (field.kind === "reference") return field.zeroForNone ? "number" : "string";
  return typeOfKind[field.kind];
}

/** True where a field can hold the entry; blank always fits. `type` is `typeOfValues` of the field. */
export function fits(entry: Entry | undefined, field: Field, type: string): boolean {
  if (entry === null || entry === undefined) return true;
  if (typeof entry !== type) return false;
  if (type === "number") return Number.isSafeInteger(entry);
  return field.kind !== "date" || typeof entry !== "string" || entry === "" || isDay(entry);
}

/** What a cell of this field must hold, as the end of "credit limit must be …". */
export function wanted(field: Field): string {
  switch (field.kind) {
    case "decimal":
      return wantedNumber(field);
    case "key":
    case "integer":
      return "a whole number";
    case "boolean":
      return "TRUE or FALSE";
    case "date":
      return "a date such as 2026-11-24";
    case "instant":
      return "a date and time such as 2026-11-24T09:41:00Z";
    case "reference":
      return "an entry of the account's list";
    case "text":
    case "choice":
    case "ticks":
    case "json":
      return "text";
    default:
      return field.kind satisfies never;
  }
}

function wantedNumber(field: Field): string {
  if (field.unit === "money") return "a number of 0 or more, without currency sign or thousands separator";
  if (field.unit === "percent") return "a number from 0 to 100, without the % sign";
  return "a number with at most two decimals";
}

/** Fields whose own rule speaks of plain numbers that do not fit. */
const hasOwnRange: ReadonlySet<string> = new Set(["creditLimit", "percentageOff"]);

/** Entries that another rule speaks of: an error [CO12], a number out of range [CR1] [TI4], a payer's name [BI1]. */
function isOthersBusiness(field: Field, entry: Entry | undefined): boolean {
  if (isExcelError(entry)) return true;
  if (!isUnread(entry)) return false;
  if (field.list === "parents") return true;
  return hasOwnRange.has(field.name) && isPlainNumber(entry.typed);
}

const rightKind: Rule = {
  id: "CO10",
  severity: "E",
  why: "Text that merely looks like a number, a date or a yes is refused, because a guess would be sent as fact.",
  prepare: ({ type, lookup }) => {
    const fields = written(type.fields).filter((field) => field.wire !== "customFields");
    const checked = fields.map((field) => ({ field, name: field.name, type: typeOfValues(field) }));
    const misfit = makeMisfit(lookup);
    return {
      each: (draft, report) => {
        for (const { field, name, type } of checked) {
          const value = draft.entries[name];
          if (value === null || value === undefined || fits(value, field, type)) continue;
          if (!isOthersBusiness(field, value)) report(draft, { field: name, value, ...misfit(field, value) });
        }
      },
    };
  },
};

function makeMisfit(lookup: Lookup) {
  return (field: Field, value: Entry) => {
    if (field.kind !== "reference" || !isUnread(value)) {
      return { message: `${labelOf(field)} must be ${wanted(field)}. You typed ${shown(value)}.` };
    }
    const { hint, fix } = makeSuggest(field, lookup)(value.typed);
    const message = `${quote(value.typed)} is no ${labelOf(field)} of this account.${hint}`;
    return fix ? { message, fix } : { message };
  };
}

export const cellRules = { excelError, rightKind } as const;
