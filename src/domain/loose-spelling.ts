// Numbers, days and yes/no as other systems' exports spell them: "$1,250.00", "24/11/2026", "Inactive". What a column of them has in common
// decides what one of them means; what stays in doubt is not read. Text in, plain text out; knows no sheet.
import type { Field } from "./field";
import { isDay } from "./spelling";

/** How the texts of one column are written; undefined where they tell two things, or nothing. */
export interface TextStyle {
  readonly decimals: "." | "," | undefined;
  readonly days: "day first" | "month first" | undefined;
}

const space = /[\s\u00a0\u202f]/g;

/** "NZ$ 1,250.00" → "1,250.00", "(50)" → "-50", "7.5 %" → "7.5". */
function bareNumber(text: string): string {
  const [, inside] = /^\((.*)\)$/.exec(text.trim()) ?? [];
  const bare = (inside ?? text)
    .replace(/(\d)[\s\u00a0\u202f'](?=\d{3}(?!\d))/g, "$1,")
    .replace(space, "")
    .replace(/^([+-]?)(?:[A-Za-z]{0,3}[$€£¥]|[A-Z]{3}(?=[\d.,]))/, "$1")
    .replace(/(?:[$€£¥%]|[A-Z]{3})$/, "")
    .replace(/^\+/, "");
  return inside === undefined ? bare : `-${bare}`;
}

/** What the texts of a column tell of its numbers and days. Linear. */
export function styleOf(texts: Iterable<string>): TextStyle {
  const seen = { comma: false, point: false, dayFirst: false, monthFirst: false };
  for (const text of texts) {
    const number = bareNumber(text);
    seen.comma ||= /^-?\d{1,3}(\.\d{3})+,\d+$|^-?\d+,(\d{1,2}|\d{4,})$/.test(number);
    seen.point ||= /^-?\d{1,3}(,\d{3})+\.\d+$|^-?\d*\.(\d{1,2}|\d{4,})$/.test(number);
    const [, first = 0, second = 0] = slashedDay.exec(text.trim()) ?? [];
    seen.dayFirst ||= Number(first) > mostMonths;
    seen.monthFirst ||= Number(second) > mostMonths;
  }
  return {
    decimals: seen.comma && seen.point ? undefined : seen.comma ? "," : ".",
    days: seen.dayFirst === seen.monthFirst ? undefined : seen.dayFirst ? "day first" : "month first",
  };
}

const mostMonths = 12;
const slashedDay = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** The number that a text means, as "1250.5"; undefined where it means none, could mean two, or is "$10" of a percentage or "10%" of anything else. */
export function numberFrom(text: string, { decimals }: TextStyle, unit: Field["unit"]): string | undefined {
  if (decimals === undefined) return undefined;
  if ((unit === "percent" ? /[A-Z$€£¥]/i : /%/).test(text)) return undefined;
  const bare = bareNumber(text);
  const points = decimals === "." ? bare : bare.replace(/[.,]/g, (mark) => (mark === "." ? "," : "."));
  return /^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/.test(points) ? points.replaceAll(",", "") : undefined;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** The day that a text means, as "2026-11-24"; undefined where it means none, or where day and month could change places. */
export function dayFrom(text: string, { days }: TextStyle): string | undefined {
  const trimmed = text.trim();
  const [, year, month, day] = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})(?:[T ]\d.*)?$/.exec(trimmed) ?? [];
  if (year !== undefined) return printedDay(year, month, day);
  const [, first, second, slashedYear] = slashedDay.exec(trimmed) ?? [];
  if (slashedYear !== undefined) {
    if (first !== second && days === undefined) return undefined;
    return days === "month first"
      ? printedDay(slashedYear, first, second)
      : printedDay(slashedYear, second, first);
  }
  const named =
    /^(?<day>\d{1,2})[ -](?<month>[A-Za-z]{3,9})\.?[ -](?<year>\d{4})$/.exec(trimmed) ??
    /^(?<month>[A-Za-z]{3,9})\.? (?<day>\d{1,2}),? (?<year>\d{4})$/.exec(trimmed);
  const parts = named?.groups ?? {};
  const at = months.indexOf((parts["month"] ?? "").slice(0, 3).toLowerCase());
  return at < 0 ? undefined : printedDay(parts["year"], String(at + 1), parts["day"]);
}

function printedDay(year = "", month = "", day = ""): string | undefined {
  const printed = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(printed) ? printed : undefined;
}

const shortWords: ReadonlyMap<string, boolean> = new Map([
  ["y", true],
  ["t", true],
  ["on", true],
  ["n", false],
  ["f", false],
  ["off", false],
]);

const states: ReadonlyMap<string, boolean> = new Map([
  ["active", true],
  ["enabled", true],
  ["current", true],
  ["inactive", false],
  ["not active", false],
  ["disabled", false],
  ["archived", false],
  ["deactivated", false],
]);

/** Whether a text says that something is in use: "Active", "Archived"; undefined where it says neither. */
export function stateFrom(text: string): boolean | undefined {
  return states.get(text.trim().toLowerCase());
}

/** What a text means where yes or no is asked for, beside TRUE, yes and 1, which every cell may say. */
export function yesNoFrom(text: string): boolean | undefined {
  return stateFrom(text) ?? shortWords.get(text.trim().toLowerCase());
}

const typeNames: Readonly<Record<string, string>> = {
  client: "Customer",
  debtor: "Customer",
  vendor: "Supplier",
  creditor: "Supplier",
};

/** The option that a text means by another word or in the plural; undefined where it means none. */
export function optionFrom(text: string, options: readonly string[]): string | undefined {
  const word = text.trim().toLowerCase().replace(/s$/, "");
  const meant = typeNames[word] ?? word;
  return options.find((option) => option.toLowerCase() === meant.toLowerCase());
}
