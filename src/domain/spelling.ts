// From what was typed to an entry and back, for every kind of field. Knows no Excel: dates and instants are ISO text here,
// the workbook turns serial numbers into it. Nothing is guessed: what a field cannot hold stays word for word.
import { countryOf } from "./country";
import type { Field } from "./field";
import { countryNamed, parseReference, printReference, tickNamed, type Lookup } from "./lookup";
import { fromHundredths, isUnread, toHundredths, type Entry, type Unread, type Value } from "./value";

/** What a cell holds; `null` and "" are blank. */
export type Typed = string | number | boolean | null;

/** An Excel error (#N/A, #REF!) of a cell whose type is error: never a value, not even of a text field [CO12]. */
export function errorEntry(errorText: string): Unread {
  return { typed: errorText };
}

/**
 * What the field makes of what was typed. Blank gives `null`; what the field cannot hold comes back as `{ typed }`. A choice or
 * a reference that nothing answers to stays text, for a rule to refuse.
 */
export function parseEntry(field: Field, typed: Typed, lookup: Lookup): Entry {
  if (typed === null || typed === "") return null;
  if (typeof typed !== "string") return parsers[field.kind](field, typed, lookup);
  const text = field.kind === "json" ? typed : typed.trim();
  return text === "" ? null : parsers[field.kind](field, text, lookup);
}

/**
 * As `parseEntry`, for a cell that was filled from a loaded value: where it still shows what that value prints, it is that value,
 * also one that typing would not give ("customer", " Harbour "), so that an untouched cell is never a change [CH4].
 */
export function parseAgain(
  field: Field,
  cell: { readonly typed: Typed; readonly loaded: Value },
  lookup: Lookup,
): Entry {
  const { typed, loaded } = cell;
  const isUntouched = printEntry(field, loaded, lookup) === typed || (loaded === null && typed === null);
  if (isUntouched) return loaded;
  const entry = parseEntry(field, typed, lookup);
  return field.isCountry && isOneCountry(entry, loaded) ? loaded : entry;
}

function isOneCountry(entry: Entry, loaded: Value): boolean {
  if (typeof entry !== "string" || typeof loaded !== "string") return false;
  const code = countryOf(entry);
  return code !== undefined && code === countryOf(loaded);
}

/** What a cell shows for an entry: "" for none, numbers as numbers, yes/no as booleans, unread text as it was typed. */
export function printEntry(field: Field, entry: Entry, lookup: Lookup): string | number | boolean {
  if (entry === null) return "";
  if (isUnread(entry)) return entry.typed;
  if (field.kind === "decimal" && typeof entry === "number") return fromHundredths(entry);
  if (field.kind === "reference" && typeof entry !== "boolean") return printReference(field, entry, lookup);
  return entry;
}

type Parse = (field: Field, typed: string | number | boolean, lookup: Lookup) => Entry;

const parsers: Readonly<Record<Field["kind"], Parse>> = {
  key: (_field, typed) => parseWhole(typed),
  text: (field, typed, lookup) => (field.isCountry ? countryNamed(textFrom(typed), lookup) : textFrom(typed)),
  integer: (_field, typed) => parseWhole(typed),
  decimal: (_field, typed) => parseHundredths(typed),
  boolean: (_field, typed) => parseYesNo(typed),
  date: (_field, typed) => parseDay(typed),
  instant: (_field, typed) => parseInstant(typed),
  choice: (field, typed) => parseChoice(field, textFrom(typed)),
  reference: (field, typed, lookup) =>
    parseReference(field, typeof typed === "boolean" ? textFrom(typed) : typed, lookup),
  ticks: (field, typed, lookup) => parseTicks(field, textFrom(typed), lookup),
  json: (_field, typed) => textFrom(typed),
};

/** Text as Excel shows it: TRUE, not true. */
function textFrom(typed: string | number | boolean): string {
  return typeof typed === "boolean" ? String(typed).toUpperCase() : String(typed);
}

function unread(typed: string | number | boolean): Unread {
  return { typed: textFrom(typed) };
}

function parseWhole(typed: string | number | boolean): Entry {
  const whole = typeof typed === "string" && /^-?\d+$/.test(typed) ? Number(typed) : typed;
  return typeof whole === "number" && Number.isSafeInteger(whole) ? whole + 0 : unread(typed);
}

/** A plain number of any length: "1250.5", not "1,250.5", "5k", "$5" or "1e3". */
const plainNumber = /^-?\d+(\.\d+)?$/;
const plainHundredths = /^-?\d+(\.\d{1,2}0*)?$/;

/** True where a text is a number in itself, though perhaps not one that the field can hold [CR1] [TI4]. */
export function isPlainNumber(text: string): boolean {
  return plainNumber.test(text);
}

function parseHundredths(typed: string | number | boolean): Entry {
  const amount = typeof typed === "string" && plainHundredths.test(typed) ? Number(typed) : typed;
  const hundredths = typeof amount === "number" ? toHundredths(amount) : undefined;
  return hundredths === undefined ? unread(typed) : hundredths + 0;
}

const yesNo: ReadonlyMap<string, boolean> = new Map([
  ["true", true],
  ["yes", true],
  ["1", true],
  ["false", false],
  ["no", false],
  ["0", false],
]);

function parseYesNo(typed: string | number | boolean): Entry {
  return yesNo.get(String(typed).toLowerCase()) ?? unread(typed);
}

const dayText = /^(\d{4})-(\d{2})-(\d{2})$/;
const instantText = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})(\.\d+)?Z$/;

/** A day that every month has: of most days it is all that has to be asked. */
const dayOfAnyMonth = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])$/;

/** True for a day that the calendar has, as "2026-11-24": not 31 February. */
export function isDay(text: string): boolean {
  if (dayOfAnyMonth.test(text)) return true;
  const [, year, month, dayOfMonth] = dayText.exec(text) ?? [];
  if (year === undefined) return false;
  const longMonths = [1, 3, 5, 7, 8, 10, 12];
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const february = isLeap ? 29 : 28;
  const thirtyOr = longMonths.includes(Number(month)) ? 31 : 30;
  const days = Number(month) === 2 ? february : thirtyOr;
  return Number(month) >= 1 && Number(month) <= 12 && Number(dayOfMonth) >= 1 && Number(dayOfMonth) <= days;
}

function parseDay(typed: string | number | boolean): Entry {
  return typeof typed === "string" && isDay(typed) ? typed : unread(typed);
}

function parseInstant(typed: string | number | boolean): Entry {
  const [, day, hour, minute, second] = instantText.exec(String(typed)) ?? [];
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  return day !== undefined && isDay(day) && isTime ? String(typed) : unread(typed);
}

function parseChoice(field: Field, text: string): Entry {
  const options = field.options ?? [];
  if (options.includes(text)) return text;
  const lower = text.toLowerCase();
  return options.find((option) => option.toLowerCase() === lower) ?? text;
}

function parseTicks(field: Field, text: string, lookup: Lookup): Entry {
  if (field.takesNumbers) return parseValued(field, text, lookup);
  return joinTicks(splitTicks(text).map((name) => tickNamed(field, name, lookup)));
}

/** The value of a ticks field: these names once each, in code unit order, joined by ", "; `null` for none. */
export function joinTicks(names: Iterable<string>): string | null {
  return [...new Set(names)].sort().join(", ") || null;
}

/** The names in the value of a ticks field, in its order. */
export function splitTicks(value: Entry | undefined): readonly string[] {
  if (typeof value !== "string") return [];
  const names = value.split(",").map((name) => name.trim());
  return names.filter(Boolean);
}

/** One tick of a field that takes numbers; `amount` is the number beside it in hundredths, `undefined` for a plain tick. */
export interface ValuedTick {
  readonly name: string;
  readonly amount: number | undefined;
}

const equals = "=";

/** A number after a name that is none, or a name that stands twice and not with one number, makes the whole unread. */
function parseValued(field: Field, text: string, lookup: Lookup): Entry {
  const ticks = new Map<string, ValuedTick>();
  for (const part of splitTicks(text)) {
    const tick = parseTick(part);
    if (!tick) return unread(text);
    const name = tickNamed(field, tick.name, lookup);
    const known = ticks.get(name);
    if (known && known.amount !== tick.amount) return unread(text);
    ticks.set(name, { name, amount: tick.amount });
  }
  return joinValued(ticks.values());
}

function parseTick(part: string): ValuedTick | undefined {
  const at = part.indexOf(equals);
  if (at < 0) return { name: part, amount: undefined };
  const name = part.slice(0, at).trim();
  const amount = parseHundredths(part.slice(at + 1).trim());
  return name !== "" && typeof amount === "number" ? { name, amount } : undefined;
}

/** The ticks in the value of a field that takes numbers, in its order: "S10, W26=7.5". What no reading gives is left out. */
export function splitValued(value: Entry | undefined): readonly ValuedTick[] {
  return splitTicks(value).flatMap((part) => parseTick(part) ?? []);
}

/**
 * The value of a ticks field that takes numbers: by name in code unit order, of two with one name the last, numbers printed
 * plainly (7.5, not 7.50); `null` for none.
 */
export function joinValued(ticks: Iterable<ValuedTick>): string | null {
  const byName = new Map([...ticks].map((tick): [string, ValuedTick] => [tick.name, tick]));
  const inOrder = [...byName.values()].sort((one, other) => (one.name < other.name ? -1 : 1));
  return inOrder.map(printTick).join(", ") || null;
}

function printTick({ name, amount }: ValuedTick): string {
  return amount === undefined ? name : `${name}${equals}${plainAmount(amount)}`;
}

/** Exact for every count of hundredths, and never as 1e21. */
function plainAmount(hundredths: number): string {
  const digits = String(Math.abs(hundredths)).padStart(3, "0");
  const decimals = digits.slice(-2).replace(/0+$/, "");
  return `${hundredths < 0 ? "-" : ""}${digits.slice(0, -2)}${decimals && `.${decimals}`}`;
}
