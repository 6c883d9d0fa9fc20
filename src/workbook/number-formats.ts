// What a number is under its cell's number format: plain, a percentage, a day or a time. Knows format codes; no columns and no Excel.
import { isPlainNumber } from "../domain/spelling";

/** Quoted and escaped text, padding, and colours, currencies and locales in brackets: none of it changes what the number is. */
const decoration = /"[^"]*"|\\.|[_*].|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi;
const halvesOfDay = /am\/pm|a\/p/gi;
/** Years, months, days, times and eras, and the letters that other languages have for them. */
const calendarCodes = /^[ymdhsegbjta]+$/i;

/** True where a cell of this format shows a number as a percentage, a day or a time, and so not as the number that it is. */
export function isOddFormat(format: string): boolean {
  const codes = format.replace(decoration, "");
  if (codes.includes("%")) return true;
  const letters = codes.replace(halvesOfDay, "").replace(/[^a-z]/gi, "");
  return calendarCodes.test(letters) && /[ymdhs]/i.test(letters);
}

/** What a person typed who sees this text in a cell of an odd format: never a plain number. A percentage may be shown rounded, 12.5 % as 13%. */
export function typedAs(format: string, number: number, text: string): string {
  if (format.replace(decoration, "").includes("%")) return `${Number((number * 100).toPrecision(15))}%`;
  return isPlainNumber(text) ? `${text} (${format})` : text;
}
