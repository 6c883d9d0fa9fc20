// One value of one field as JSON has it on the wire, and back: 5.25 for 525 hundredths, 0 for no id, "" for cleared.
import { partsOfOne, type Field } from "../../domain/field";
import { isDay, isPlainNumber, joinTicks, splitTicks } from "../../domain/spelling";
import { toWholeParts, type Value } from "../../domain/value";
import { toInstant } from "./instant";
import { toPriceColumns } from "./price-columns";

/** The JSON value of a record's value. What is not of the field's kind (old data) goes out as it is. */
export function toWireValue(field: Field, value: Value): unknown {
  if (field.kind === "json") return toNested(field, value);
  if (value === null) return field.zeroForNone ? 0 : null;
  return field.kind === "decimal" && typeof value === "number" ? value / partsOfOne(field) : value;
}

function toNested({ name, empty = "null" }: Field, value: Value): unknown {
  const text = typeof value === "string" ? value : empty;
  return name === "priceColumns" ? toPriceColumns(text) : (JSON.parse(text) as unknown);
}

export type ReadValue = { readonly value: Value } | { readonly error: string };

/** The record's value of a JSON value other than null. Failure: a sentence that names the field and what would be right. */
export function readValue(field: Field, sent: unknown): ReadValue {
  if (sent === "") return { value: null };
  switch (field.kind) {
    case "key":
      return readWhole(field, sent);
    case "integer":
      return field.zeroForNone ? readReferenceById(field, sent) : readWhole(field, sent);
    case "reference":
      return field.zeroForNone ? readReferenceById(field, sent) : readText(field, sent);
    case "decimal":
      return field.zeroForNone ? zeroIsNone(readDecimal(field, sent)) : readDecimal(field, sent);
    case "boolean":
      return readYesNo(field, sent);
    case "text":
      return readText(field, sent);
    case "choice":
      return readChoice(field, sent);
    case "date":
      return readDay(field, sent);
    case "instant":
      return readInstant(field, sent);
    case "ticks":
      return readTicks(field, sent);
    case "json":
      return readNested(field, sent);
    default:
      return field.kind satisfies never;
  }
}

function wrong({ name }: Field, what: string): ReadValue {
  return { error: `${name} must be ${what}.` };
}

/** Numbers may come as text: typed clients write them so. */
function numberOf(sent: unknown): number | undefined {
  const number = typeof sent === "string" && isPlainNumber(sent.trim()) ? Number(sent) : sent;
  return typeof number === "number" && Number.isFinite(number) ? number + 0 : undefined;
}

function readWhole(field: Field, sent: unknown): ReadValue {
  const number = numberOf(sent);
  return Number.isSafeInteger(number) ? { value: number ?? null } : wrong(field, "a whole number");
}

function readReferenceById(field: Field, sent: unknown): ReadValue {
  return zeroIsNone(readWhole(field, sent));
}

function zeroIsNone(read: ReadValue): ReadValue {
  return "value" in read && read.value === 0 ? { value: null } : read;
}

/** Shops divide a tax out of a unit price and send all the decimals that come of it: it is rounded, nothing else is. */
function readDecimal(field: Field, sent: unknown): ReadValue {
  const number = numberOf(sent);
  const own = field.unit === "unit price" && number !== undefined ? Number(number.toFixed(6)) : number;
  const parts = own === undefined ? undefined : toWholeParts(own, partsOfOne(field));
  const most = partsOfOne(field) > 100 ? "six" : "two";
  return parts === undefined ? wrong(field, `a number with at most ${most} decimals`) : { value: parts + 0 };
}

const yesNo: ReadonlyMap<unknown, boolean> = new Map<unknown, boolean>([
  [true, true],
  [1, true],
  ["true", true],
  ["1", true],
  [false, false],
  [0, false],
  ["false", false],
  ["0", false],
]);

function readYesNo(field: Field, sent: unknown): ReadValue {
  const value = yesNo.get(typeof sent === "string" ? sent.toLowerCase() : sent);
  return value === undefined ? wrong(field, "true or false") : { value };
}

function textOf(sent: unknown): string | undefined {
  return typeof sent === "number" && Number.isFinite(sent)
    ? String(sent)
    : typeof sent === "string"
      ? sent
      : undefined;
}

function readText(field: Field, sent: unknown): ReadValue {
  const text = textOf(sent);
  if (text === undefined) return wrong(field, "text");
  return !/\p{Surrogate}/u.test(text)
    ? { value: text }
    : wrong(field, "well-formed text: half a character stands in it");
}

/** The word that a number stands for in an enum: its place, counted from 1, or from 0 where the first word is Undefined. */
export function wordAt({ options = [] }: Field, number: number): string | undefined {
  return options[options[0] === "Undefined" ? number : number - 1];
}

/** The field's own spelling of the word. */
function readChoice(field: Field, sent: unknown): ReadValue {
  const options = field.options ?? [];
  const word = typeof sent === "number" ? wordAt(field, sent) : textOf(sent);
  const option = options.find((candidate) => candidate.toLowerCase() === word?.trim().toLowerCase());
  return option === undefined ? wrong(field, `one of ${options.join(", ")}`) : { value: option };
}

function readDay(field: Field, sent: unknown): ReadValue {
  const day = typeof sent === "string" ? sent.slice(0, 10) : "";
  const isRead = isDay(day) && (sent === day || toInstant(String(sent)) !== undefined);
  return isRead ? { value: day } : wrong(field, "a day like 2026-11-24");
}

function readInstant(field: Field, sent: unknown): ReadValue {
  const value = typeof sent === "string" ? toInstant(inUtc(sent)) : undefined;
  return value === undefined ? wrong(field, "a UTC time like 2026-11-24T09:41:00Z") : { value };
}

const withoutZone = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}:\d{2}(?:\.\d+)?))?Z?$/;

/** What a client writes without a zone is UTC, as all moments are: a day, "2026-11-24 09:41:00". Source: contract §1, Dates. */
function inUtc(text: string): string {
  const [, day, time = "00:00:00"] = withoutZone.exec(text.trim()) ?? [];
  return day === undefined ? text : `${day}T${time}Z`;
}

function readTicks(field: Field, sent: unknown): ReadValue {
  return typeof sent === "string"
    ? { value: joinTicks(splitTicks(sent)) }
    : wrong(field, "text: names separated by commas");
}

/** Where a part may be nested in a part in a record: deeper holds nothing that anybody reads. */
const mostNesting = 16;

/** A nested part of its form: an array or an object. */
function readNested(field: Field, sent: unknown): ReadValue {
  const isList = field.empty?.startsWith("[") ?? false;
  if (typeof sent !== "object" || Array.isArray(sent) !== isList)
    return wrong(field, isList ? "an array" : "an object");
  if (isDeeper(sent, mostNesting)) return wrong(field, `nested no deeper than ${mostNesting}`);
  return { value: nestedText(field, sent) };
}

function isDeeper(sent: unknown, most: number): boolean {
  if (typeof sent !== "object" || sent === null) return false;
  return most === 0 || Object.values(sent).some((part) => isDeeper(part, most - 1));
}

/** True for what says nothing: null, an object of nulls (which PHP writes as an empty array), and .NET's date for none. */
export function saysNothing({ kind, empty }: Field, sent: unknown): boolean {
  if (sent === null || sent === undefined) return true;
  if (kind === "instant") return sent === "0001-01-01T00:00:00";
  if (kind !== "json" || !empty?.startsWith("{") || typeof sent !== "object") return false;
  return isEmptyArray(sent) || (!Array.isArray(sent) && Object.values(sent).every((part) => part === null));
}

export function isEmptyArray(sent: unknown): boolean {
  return Array.isArray(sent) && sent.length === 0;
}

/** Canonical JSON of a nested part; null where it holds nothing, or what stands there when it is not. */
function nestedText({ empty }: Field, sent: unknown): string | null {
  const isEmpty =
    typeof sent !== "object" || sent === null || Object.values(sent).every((part) => part === null);
  const text = JSON.stringify(sent);
  return isEmpty || text === empty ? null : text;
}
