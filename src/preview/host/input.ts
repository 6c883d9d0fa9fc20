/**
 * What a value written to a cell becomes, as Excel decides it: number, date, boolean, error, formula or text, and the
 * number format it brings. Pure. Sources: `Range.values` in the Excel API reference; support.microsoft.com/kb/269370
 * (fifteen digits); "Blank and null values in Excel add-ins".
 */
import { isErrorText, isTextFormat } from "./cell-value";
import { parseDateTime } from "./input-date";
import { parseNumber } from "./input-number";

export type CellInput =
  | { readonly kind: "keep" }
  | { readonly kind: "clear" }
  | { readonly kind: "number"; readonly value: number; readonly format?: string }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "error"; readonly value: string }
  | { readonly kind: "text"; readonly value: string; readonly isQuoted: boolean }
  | { readonly kind: "formula"; readonly value: string }
  | { readonly kind: "refused"; readonly reason: string };

/** A cell holds at most this many characters. */
export const MAX_TEXT_LENGTH = 32_767;
/** A formula holds at most this many. */
const MAX_FORMULA_LENGTH = 8_192;

const KEEP: CellInput = { kind: "keep" };
const CLEAR: CellInput = { kind: "clear" };

const text = (value: string): CellInput => ({ kind: "text", value, isQuoted: false });

// Nothing but these can begin a number, a date, a boolean, an error, a formula or a quoted text: most text ends here.
const MAY_BE_MORE = /^(?:[\s0-9.+\-=(#$']|true$|false$|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

function parseFormula(typed: string): CellInput {
  const formula = typed.startsWith("=") ? typed : `=${typed}`;
  if (formula.length > MAX_FORMULA_LENGTH) {
    return { kind: "refused", reason: `A formula holds at most ${MAX_FORMULA_LENGTH} characters.` };
  }
  return { kind: "formula", value: formula };
}

function parseLeadingSign(typed: string, currentYear: number): CellInput {
  const number = parseNumber(typed) ?? (typed.startsWith("=") ? null : parseDateTime(typed, currentYear));
  if (number) return { kind: "number", ...number };
  if (typed.length === 1) return text(typed);
  return parseFormula(typed);
}

function parseText(typed: string, currentYear: number): CellInput {
  if (typed === "") return CLEAR;
  if (typed.length > MAX_TEXT_LENGTH) {
    return { kind: "refused", reason: `A cell holds at most ${MAX_TEXT_LENGTH} characters.` };
  }
  if (!MAY_BE_MORE.test(typed)) return text(typed);
  const first = typed.charAt(0);
  if (first === "'") return { kind: "text", value: typed.slice(1), isQuoted: true };
  if (first === "=" || first === "+" || first === "-") return parseLeadingSign(typed, currentYear);
  const upper = typed.length <= 15 ? typed.toUpperCase() : "";
  if (upper === "TRUE" || upper === "FALSE") return { kind: "boolean", value: upper === "TRUE" };
  if (first === "#" && isErrorText(upper)) return { kind: "error", value: upper };
  if (typed.length > 255 || !/\d/.test(typed)) return text(typed);
  const number = parseNumber(typed) ?? parseDateTime(typed, currentYear);
  return number ? { kind: "number", ...number } : text(typed);
}

function toText(value: number | boolean): string {
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return String(Number(value.toPrecision(15)));
}

/**
 * What `value` becomes in a cell of a number format. In a cell formatted as text (`@`) everything stays text;
 * `null` leaves the cell as it is, `""` clears it.
 */
export function parseInput(value: unknown, format: string, currentYear: number): CellInput {
  if (value === null || value === undefined) return KEEP;
  if (typeof value === "string") {
    if (!isTextFormat(format)) return parseText(value, currentYear);
    if (value === "") return CLEAR;
    if (value.length > MAX_TEXT_LENGTH) {
      return { kind: "refused", reason: `A cell holds at most ${MAX_TEXT_LENGTH} characters.` };
    }
    return text(value);
  }
  if (typeof value === "number" || typeof value === "boolean") {
    if (isTextFormat(format)) return text(toText(value));
    return typeof value === "number" ? { kind: "number", value } : { kind: "boolean", value };
  }
  return { kind: "refused", reason: "A cell takes a text, a number or a boolean." };
}
