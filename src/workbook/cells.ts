// One field's value as one cell, and back: what Excel can hold stands between `printEntry` and the sheet. Knows no rows.
import type { Field } from "../domain/field";
import type { Lookup } from "../domain/lookup";
import { errorEntry, parseEntry, printEntry } from "../domain/spelling";
import type { Entry } from "../domain/value";
import { dayOfSerial, instantOfSerial, serialOfDay, serialOfInstant } from "./dates";

/** What a cell of `Range.values` holds; "" is blank. */
export type Cell = string | number | boolean;

/** Most UTF-16 units in one cell. */
const mostInCell = 32_767;

/** What a text has to hold before it is worth a closer look: nearly none does, and this look is cheap. */
const suspect = /[\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]/;
const unstorable = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF\p{Cs}]/u;
const everyUnstorable = new RegExp(unstorable, "gu");

/**
 * The text as a cell can hold it: line ends as Excel has them, characters that no xlsx file can carry shown as U+FFFD, at most
 * 32,767 units. A cell that was not touched still stands for the loaded text, whatever was lost here.
 */
function fitText(text: string): string {
  const storable = suspect.test(text)
    ? text.replace(/\r\n?/g, "\n").replace(everyUnstorable, "\uFFFD")
    : text;
  return storable.length > mostInCell ? (cutText(storable, mostInCell)[0] ?? "") : storable;
}

/** The text in pieces of at most `most` units, never cut within a pair of surrogates. */
export function cutText(text: string, most: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length;) {
    const last = text.charCodeAt(at + most - 1);
    const isPairCut = at + most < text.length && last >= 0xd800 && last <= 0xdbff;
    const end = at + most - (isPairCut ? 1 : 0);
    pieces.push(text.slice(at, end));
    at = end;
  }
  return pieces;
}

/** What a cell of that field shows for an entry. Dates and instants become serials where Excel has them, else stay text. */
export function cellOf(field: Field, entry: Entry, lookup: Lookup): Cell {
  if (field.kind === "date" && typeof entry === "string") return serialOfDay(entry) ?? entry;
  if (field.kind === "instant" && typeof entry === "string") return serialOfInstant(entry) ?? entry;
  const cell = printEntry(field, entry, lookup);
  return typeof cell === "string" ? fitText(cell) : cell;
}

const errorTexts = new Set([
  "#N/A",
  "#REF!",
  "#VALUE!",
  "#DIV/0!",
  "#NAME?",
  "#NUM!",
  "#NULL!",
  "#SPILL!",
  "#CALC!",
  "#FIELD!",
  "#BLOCKED!",
  "#CONNECT!",
  "#UNKNOWN!",
  "#BUSY!",
  "#GETTING_DATA",
]);

/** What someone's cell means for the field. An Excel error, which reads back as its text, is never a value [CO12]. */
export function entryOfCell(field: Field, cell: Cell, lookup: Lookup): Entry {
  if (typeof cell === "string" && errorTexts.has(cell)) return errorEntry(cell);
  if (typeof cell === "number" && field.kind === "date") return entryOfDay(cell);
  if (typeof cell === "number" && field.kind === "instant")
    return instantOfSerial(cell) ?? { typed: String(cell) };
  return parseEntry(field, cell, lookup);
}

function entryOfDay(serial: number): Entry {
  return dayOfSerial(serial) ?? { typed: String(serial) };
}
