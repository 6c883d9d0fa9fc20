/**
 * Dates and times as Excel (en-US, 1900 system) reads them from typed text, as serial numbers with the format they
 * bring. Pure: the year for dates typed without one is handed in.
 */
import type { ParsedNumber } from "./input-number";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH_NAMES = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(1899, 11, 30);

/** The serial of a day; null where the calendar has none, or Excel's (1900 to 9999) does not. */
function toSerial(year: number, month: number, day: number): number | null {
  const moment = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    moment.getUTCFullYear() === year && moment.getUTCMonth() === month - 1 && moment.getUTCDate() === day;
  if (!isReal || year < 1900 || year > 9999) return null;
  const serial = Math.round((moment.getTime() - EPOCH_MS) / DAY_MS);
  // Excel believes in 29 February 1900, so days before March 1900 count one less.
  return serial <= 60 ? serial - 1 : serial;
}

/** A year as typed: two digits up to 29 are 20xx, from 30 on 19xx. */
function toYear(text: string): number | null {
  if (text.length === 4) return Number(text);
  if (text.length > 2) return null;
  return Number(text) < 30 ? 2000 + Number(text) : 1900 + Number(text);
}

function toMonth(text: string): number | null {
  const name = text.toLowerCase().replace(/\.$/, "");
  const short = MONTHS.indexOf(name);
  const index = short >= 0 ? short : MONTH_NAMES.indexOf(name);
  return index >= 0 ? index + 1 : null;
}

function dated(serial: number | null, format: string): ParsedNumber | null {
  return serial === null ? null : { value: serial, format };
}

/** `1-2`, `13/1`, `1/40`: month and day, day and month, or month and year, in that order of trying. */
function parseTwoNumbers(first: string, second: string, currentYear: number): ParsedNumber | null {
  const asMonthDay = second.length <= 2 ? toSerial(currentYear, Number(first), Number(second)) : null;
  if (asMonthDay !== null) return { value: asMonthDay, format: "d-mmm" };
  const asDayMonth = second.length <= 2 ? toSerial(currentYear, Number(second), Number(first)) : null;
  if (asDayMonth !== null) return { value: asDayMonth, format: "d-mmm" };
  const year = toYear(second);
  return year === null ? null : dated(toSerial(year, Number(first), 1), "mmm-yy");
}

function parseNumericDate(text: string, currentYear: number): ParsedNumber | null {
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (iso) return dated(toSerial(Number(iso[1]), Number(iso[2]), Number(iso[3])), "m/d/yyyy");
  const yearMonth = /^(\d{4})[-/](\d{1,2})$/.exec(text);
  if (yearMonth) return dated(toSerial(Number(yearMonth[1]), Number(yearMonth[2]), 1), "mmm-yy");
  const full = /^(\d{1,2})([-/])(\d{1,2})\2(\d{1,4})$/.exec(text);
  if (full) {
    const year = toYear(full[4] ?? "");
    return year === null ? null : dated(toSerial(year, Number(full[1]), Number(full[3])), "m/d/yyyy");
  }
  const short = /^(\d{1,2})[-/](\d{1,2}|\d{4})$/.exec(text);
  return short ? parseTwoNumbers(short[1] ?? "", short[2] ?? "", currentYear) : null;
}

function parseNamedMonth(text: string, currentYear: number): ParsedNumber | null {
  const dayFirst = /^(\d{1,2})[-/ ]?([a-z]{3,9}\.?)(?:[-/ ,]+(\d{4}|\d{1,2}))?$/i.exec(text);
  if (dayFirst) {
    const month = toMonth(dayFirst[2] ?? "");
    const year = dayFirst[3] === undefined ? currentYear : toYear(dayFirst[3]);
    if (month === null || year === null) return null;
    const asDay = toSerial(year, month, Number(dayFirst[1]));
    return dated(asDay, dayFirst[3] === undefined ? "d-mmm" : "d-mmm-yy");
  }
  const monthFirst = /^([a-z]{3,9}\.?)[-/ ]+(\d{1,4})(?:,? *(\d{4}))?$/i.exec(text);
  if (!monthFirst) return null;
  const month = toMonth(monthFirst[1] ?? "");
  const number = monthFirst[2] ?? "";
  if (month === null) return null;
  if (monthFirst[3] !== undefined)
    return dated(toSerial(Number(monthFirst[3]), month, Number(number)), "d-mmm-yy");
  const asDay = number.length <= 2 ? toSerial(currentYear, month, Number(number)) : null;
  if (asDay !== null) return { value: asDay, format: "d-mmm" };
  const year = toYear(number);
  return year === null ? null : dated(toSerial(year, month, 1), "mmm-yy");
}

/** `9:30`, `9:30:15`, `9 PM`, `21:05`: a fraction of a day, of more than a day where the hours say so. */
function parseTime(text: string): ParsedNumber | null {
  const match = /^(\d{1,4})(?::(\d{1,2}))?(?::(\d{1,2})(\.\d{1,3})?)?(?: +([ap])m?)?$/i.exec(text);
  if (!match) return null;
  const [, hourText = "", minuteText, secondText, fractionText, half] = match;
  if (minuteText === undefined && half === undefined) return null;
  let hours = Number(hourText);
  const minutes = Number(minuteText ?? 0);
  const seconds = Number(secondText ?? 0) + Number(fractionText ?? 0);
  if (minutes > 59 || seconds >= 60 || (half !== undefined && (hours > 12 || hours < 1))) return null;
  if (half !== undefined) hours = (hours % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  const value = (hours * 3600 + minutes * 60 + seconds) / 86_400;
  if (hours >= 24) return { value, format: "[h]:mm:ss" };
  const clock = secondText === undefined ? "h:mm" : "h:mm:ss";
  return { value, format: half === undefined ? clock : `${clock} AM/PM` };
}

/** The serial that text stands for; null where Excel would keep the text. */
export function parseDateTime(text: string, currentYear: number): ParsedNumber | null {
  const trimmed = text.trim();
  const alone =
    parseNumericDate(trimmed, currentYear) ?? parseNamedMonth(trimmed, currentYear) ?? parseTime(trimmed);
  if (alone) return alone;
  const split = /^(.*?\d) +(\d{1,2}(?::.*| +[ap]m?))$/i.exec(trimmed);
  if (!split) return null;
  const day = parseNumericDate(split[1] ?? "", currentYear) ?? parseNamedMonth(split[1] ?? "", currentYear);
  const time = parseTime(split[2] ?? "");
  return day && time ? { value: day.value + time.value, format: "m/d/yyyy h:mm" } : null;
}
