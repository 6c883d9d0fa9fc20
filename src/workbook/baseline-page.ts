// A page of the stored baseline: records, field by field, as one text. Compact, because every letter of it crosses the bridge to
// Excel and stands in the file. Knows values, neither cells nor what the records are.
import type { Value, Values } from "../domain/value";

/**
 * One field of a page's records, in their order. An array: the values. An object: few values that repeat, and of each record
 * the place of its own among them, one letter each. A text: texts with `between` between them, blank for null; JSON would put
 * quotation marks around each, which are escaped again on their way.
 */
type Column = readonly Value[] | { readonly of: readonly Value[]; readonly places: string } | string;

/** Fields that are null throughout are absent, fields that are one value throughout say it once. */
interface Page {
  readonly count: number;
  readonly same: Readonly<Record<string, Value>>;
  readonly each: Readonly<Record<string, Column>>;
}

const between = "|";
/** Places are letters from "0" on; so many, that none of them is one that JSON escapes. */
const firstLetter = 0x30;
const mostRepeated = 40;

/** The text of these records; of each only these fields. */
export function printPage(records: readonly Values[], fields: readonly string[]): string {
  const same: Record<string, Value> = {};
  const each: Record<string, Column> = {};
  for (const name of fields) {
    const values = records.map((record) => record[name] ?? null);
    const [first = null] = values;
    if (values.some((value) => value !== first)) each[name] = printColumn(values);
    else if (first !== null) same[name] = first;
  }
  return JSON.stringify({ count: records.length, same, each } satisfies Page);
}

function printColumn(values: readonly Value[]): Column {
  return printRepeated(values) ?? printTexts(values) ?? values;
}

/** Undefined where too many values differ. */
function printRepeated(values: readonly Value[]): Column | undefined {
  const most = Math.min(mostRepeated, values.length >> 1);
  const places = new Map<Value, number>();
  let found = "";
  for (const value of values) {
    let place = places.get(value);
    if (place === undefined) {
      place = places.size;
      if (place === most) return undefined;
      places.set(value, place);
    }
    found += String.fromCharCode(firstLetter + place);
  }
  return { of: [...places.keys()], places: found };
}

/** Undefined where something is no text, or could not be told from null or two. */
function printTexts(values: readonly Value[]): string | undefined {
  if (values.some((value) => value !== null && (typeof value !== "string" || value === ""))) return undefined;
  const text = values.join(between);
  return text.split(between).length === values.length ? text : undefined;
}

/** The records of a page, each with all fields of `blank`. Failure: undefined where the text is no page. */
export function parsePage(text: string, blank: Values): Values[] | undefined {
  const page = parseJson(text) as Page | undefined;
  return page && recordsOf(page, blank);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Every record is a copy of one blank: engines keep objects that gain their fields one by one as dictionaries, which take
 * several times the memory and the time.
 */
function recordsOf(page: Page, blank: Values): Values[] {
  const sameAll: Values = { ...blank, ...page.same };
  const columns = Object.entries(page.each).map(([name, column]) => [name, parseColumn(column)] as const);
  return Array.from({ length: page.count }, (_, row) => {
    const record: Record<string, Value> = { ...sameAll };
    for (const [name, each] of columns) record[name] = each[row] ?? null;
    return record;
  });
}

function parseColumn(column: Column): readonly Value[] {
  if (typeof column === "string") return column.split(between).map((text) => text || null);
  if (!("of" in column)) return column;
  const { of, places } = column;
  const values: Value[] = [];
  for (let at = 0; at < places.length; at++) values.push(of[places.charCodeAt(at) - firstLetter] ?? null);
  return values;
}
