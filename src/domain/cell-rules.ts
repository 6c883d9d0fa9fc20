// Rules on what a cell holds at all: a value of its column's kind, and no Excel error.
import type { Found, Rule } from "./check";
import type { Field } from "./field";
import type { Lookup } from "./lookup";
import type { Misfit } from "./misfit";
import { isPlainNumber } from "./spelling";
import { makeSuggest } from "./suggest";
import { isUnread, toHundredths, type Entry, type Unread } from "./value";
import { amount, labelOf, quote, shown } from "./wording";

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
export function isExcelError(entry: Entry | undefined): entry is Unread {
  return isUnread(entry) && excelErrors.has(entry.typed);
}

const excelError: Rule = {
  id: "CO12",
  severity: "E",
  why: "An Excel error is the lack of an answer; sent as text it would replace a good value.",
  prepare: () => ({
    eachMisfit: (draft, { field, value }, report) => {
      if (!isExcelError(value)) return;
      const name = value.column === undefined ? labelOf(field) : quote(value.column);
      const message = `${name} shows the Excel error ${value.typed}. Mend the formula, or type a value.`;
      report(draft, { field: field.name, value, message });
    },
  }),
};

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
    case "ticks":
      return field.takesNumbers
        ? "codes, each once, some with = and a number of at most two decimals, such as S10, W26=7.5"
        : "text";
    case "text":
    case "choice":
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
const hasOwnRange: ReadonlySet<string> = new Set(["creditLimit", "percentageOff", "percent", "amount"]);

/** Misfits that another rule speaks of: [CO2], an error [CO12], a custom field [CF1], a payer's name [BI1], a number [CR1] [TI4] [PR1]. */
function isOthersBusiness({ field, value, isTooLong }: Misfit): boolean {
  if (isTooLong || isExcelError(value) || field.wire === "customFields") return true;
  if (!isUnread(value)) return false;
  return field.list === "parents" || (hasOwnRange.has(field.name) && isPlainNumber(value.typed));
}

const rightKind: Rule = {
  id: "CO10",
  severity: "E",
  why: "Text that merely looks like a number, a date or a yes is refused, because a guess would be sent as fact.",
  prepare: ({ lookup }) => ({
    eachMisfit: (draft, misfit, report) => {
      if (isOthersBusiness(misfit)) return;
      const { field, value } = misfit;
      report(draft, { field: field.name, value, ...wrongKind(misfit, lookup) });
    },
  }),
};

function wrongKind({ field, value }: Misfit, lookup: Lookup): Pick<Found, "message" | "fix"> {
  if (isUnread(value) && value.column !== undefined) {
    const ticks = field.takesNumbers ? "TRUE, FALSE or a number with at most two decimals" : "TRUE or FALSE";
    return {
      message: `the tick in ${quote(value.column)} must be ${ticks}. You typed ${shown(value)}.`,
    };
  }
  if (field.kind !== "reference" || !isUnread(value)) {
    const message = `${labelOf(field)} must be ${wanted(field)}. You typed ${shown(value)}.`;
    const fix = isUnread(value) ? withoutSign(field, value.typed) : undefined;
    return fix ? { message, fix } : { message };
  }
  const { hint, fix } = makeSuggest(field, lookup)(value.typed);
  const message = `${quote(value.typed)} is no ${labelOf(field)} of this account.${hint}`;
  return fix ? { message, fix } : { message };
}

/** "10%" in a field of percentages means 10; whether a tick's number is one depends on its promotion. */
function withoutSign(field: Field, typed: string): Found["fix"] {
  const [, digits] = /^(\d+(?:\.\d{1,2})?)\s*%$/.exec(typed) ?? [];
  const to = field.unit === "percent" && digits !== undefined ? toHundredths(Number(digits)) : undefined;
  return to === undefined || to > whole ? undefined : { field: field.name, to, label: `Use ${amount(to)}` };
}

const whole = 100_00;

export const cellRules = { excelError, rightKind } as const;
