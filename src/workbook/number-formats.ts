// What a number is under its cell's number format: plain, a percentage, a day or a time. Knows format codes; no columns and no Excel.
import { isPlainNumber } from "../domain/spelling";
import { dayOfSerial } from "./dates";

/** Quoted and escaped text, padding, and colours, currencies and locales in brackets: none of it changes what the number is. */
const decoration = /"[^"]*"|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi;
const halvesOfDay = /am\/pm|a\/p/gi;
/** Years, months, days, times and eras, and the letters that other languages have for them. */
const calendarCodes = /^[ymdhsegbjta]+$/i;

/** True where a cell of this format shows a number as a percentage, a day or a time, and so not as the number that it is. */
export function isOddFormat(format: string): boolean {
  if (isPercentFormat(format)) return true;
  const codes = format.replace(decoration, "");
  const letters = codes.replace(halvesOfDay, "").replace(/[^a-z]/gi, "");
  return calendarCodes.test(letters) && /[ymdhs]/i.test(letters);
}

/** True where a cell of this format shows 0.1 as 10%. */
export function isPercentFormat(format: string): boolean {
  return format.replace(decoration, "").includes("%");
}

/** What a person typed who sees this text in a cell of an odd format: never a plain number. A percentage may be shown rounded, 12.5 % as 13%. */
export function typedAs(format: string, number: number, text: string): string {
  if (isPercentFormat(format)) return `${Number((number * 100).toPrecision(15))}%`;
  return isPlainNumber(text) ? `${text} (${format})` : text;
}

/** What an export says whose paste gave such a cell: "10%"; a day as no reader can mistake it, "2025-12-31"; else what the cell shows. */
export function pastedAs(format: string, number: number, text: string): string {
  const isDay = /[yd]/i.test(format.replace(decoration, ""));
  return (isDay ? dayOfSerial(number) : undefined) ?? typedAs(format, number, text);
}
