// The baseline: what was loaded, for whom, when and with which lists, as it stands in a very hidden sheet of the workbook, so
// that a file that was saved, closed and opened continues where it was, offline too [WB9]. Knows no Excel, only cells of text.
import { listsShape, type Lists } from "../domain/lists";
import { policyShape, type Policy } from "../domain/policy";
import type { Key, Values } from "../domain/value";
import { parsePage, printPage } from "./baseline-page";
import { cutText } from "./cells";
import type { Headers } from "./layout";

/** Whose records these are. */
export interface AccountMark {
  readonly id: string;
  readonly name: string;
  readonly backend: string;
}

/** Everything that one load brings into the workbook. */
export interface Load {
  readonly account: AccountMark;
  /** UTC, as the service stated it. */
  readonly loadedAt: string;
  /** What was asked for, as the pane wrote it: kept word for word for the next load. */
  readonly filter: Readonly<Record<string, unknown>>;
  readonly lists: Lists;
  readonly policy: Policy;
  /** Which sheets beside the main one, by the names of their layouts; absent: all. */
  readonly sheets?: readonly string[];
  /** Whole records in the order in which their rows shall stand. */
  readonly records: readonly Values[];
}

export interface Baseline extends Omit<Load, "records"> {
  readonly headers: Headers;
  readonly keyField: string;
  /** In the order in which they were loaded. */
  readonly records: ReadonlyMap<Key, Values>;
}

/** One row of the hidden sheet: what the text belongs to ("about.0", "12.1"), and a piece of that text. */
export type StoredRow = readonly [tag: string, piece: string];

/** Excel allows 32,767 units in a cell; the mark before each piece keeps `'` and `=` from standing first. */
const mostInPiece = 32_000;
const pieceMark = "~";
const recordsInPage = 100;

/** All of a baseline but its records. `fields` are the names that any of its records carries. */
interface About extends Omit<Load, "records"> {
  readonly form: typeof form;
  readonly headers: Headers;
  readonly keyField: string;
  readonly fields: readonly string[];
}

/** Raised when stored baselines change their form: an older or newer one is then no baseline, and is loaded again. */
const form = 2;

/** The rows of the hidden sheet for a load whose sheets have these headers. */
export function printBaseline(
  load: Load,
  sheet: { readonly keyField: string; readonly headers: Headers },
): StoredRow[] {
  const { records, ...rest } = load;
  const fields = fieldsOf(records);
  const about: About = { form, ...rest, ...sheet, fields };
  const pages = Array.from({ length: Math.ceil(records.length / recordsInPage) }, (_, page) =>
    printPage(records.slice(page * recordsInPage, (page + 1) * recordsInPage), fields),
  );
  return [
    ...printPieces("about", JSON.stringify(about)),
    ...pages.flatMap((page, index) => printPieces(String(index), page)),
  ];
}

function fieldsOf(records: readonly Values[]): string[] {
  const first = Object.keys(records[0] ?? {});
  const fields = new Set(first);
  for (const record of records) {
    let at = 0;
    for (const name in record) if (first[at++] !== name) fields.add(name);
  }
  return [...fields];
}

function printPieces(name: string, text: string): StoredRow[] {
  return cutText(text, mostInPiece).map((piece, index) => [`${name}.${index}`, `${pieceMark}${piece}`]);
}

/** What the hidden sheet holds, its rows in any order. Failure: undefined where it is not, or no longer, a whole baseline. */
export function parseBaseline(rows: readonly StoredRow[]): Baseline | undefined {
  const texts = joinPieces(rows);
  const about = parseAbout(texts.get("about"));
  if (!about) return undefined;
  const { fields, ...rest } = about;
  const blank = blankOf(fields);
  const records = new Map<Key, Values>();
  for (const page of pageNumbers(texts)) {
    const own = parsePage(texts.get(String(page)) ?? "", blank);
    if (!own) return undefined;
    for (const record of own) records.set(String(record[rest.keyField]), record);
  }
  return { ...rest, records };
}

function pageNumbers(texts: ReadonlyMap<string, string>): number[] {
  const numbers = [...texts.keys()].map(Number).filter((number) => Number.isInteger(number));
  return numbers.sort((one, other) => one - other);
}

function joinPieces(rows: readonly StoredRow[]): Map<string, string> {
  const pieces = new Map<string, string[]>();
  for (const [tag, piece] of rows) {
    const [name = "", index = ""] = tag.split(".");
    if (!piece.startsWith(pieceMark) || index === "") continue;
    const own = pieces.get(name) ?? [];
    own[Number(index)] = piece.slice(pieceMark.length);
    pieces.set(name, own);
  }
  return new Map([...pieces].map(([name, own]) => [name, own.join("")]));
}

/** Lists and policy go through their shapes: another version of the add-in may have written them. */
function parseAbout(text: string | undefined): About | undefined {
  const about = parseJson(text) as About | undefined;
  if (about?.form !== form) return undefined;
  const lists = listsShape.safeParse(about.lists);
  const policy = policyShape.safeParse(about.policy);
  return lists.success && policy.success ? { ...about, lists: lists.data, policy: policy.data } : undefined;
}

/** A text that is no JSON is a baseline that someone damaged: the caller says so. */
function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function blankOf(fields: readonly string[]): Values {
  return JSON.parse(`{${fields.map((name) => `${JSON.stringify(name)}:null`).join()}}`) as Values;
}

/** What shall replace a run of the hidden sheet's rows: `undefined` leaves that row as it is. Rows may be longer than before. */
export type StoredRowWrites = readonly (StoredRow | undefined)[];

/**
 * The writes that move records of the stored baseline on to new values and add records that are new: only pages that hold one
 * of them are written. Failure: undefined where the rows are no baseline.
 */
export function moveBaseline(
  rows: readonly StoredRow[],
  moved: ReadonlyMap<Key, Values>,
): StoredRowWrites | undefined {
  const baseline = parseBaseline(rows);
  const about = parseAbout(joinPieces(rows).get("about"));
  if (!baseline || !about) return undefined;
  const before = Object.fromEntries(about.fields.map((name) => [name, null]));
  const fields = fieldsOf([before, ...moved.values()]);
  const texts = new Map<string, string>();
  if (fields.length > about.fields.length) texts.set("about", JSON.stringify({ ...about, fields }));
  const all = [...new Set([...baseline.records.keys(), ...moved.keys()])];
  for (let page = 0; page * recordsInPage < all.length; page++) {
    const own = all.slice(page * recordsInPage, (page + 1) * recordsInPage);
    if (!own.some((key) => moved.has(key))) continue;
    const records = own.map((key) => ({ ...baseline.records.get(key), ...moved.get(key) }));
    texts.set(String(page), printPage(records, fields));
  }
  return replaceTexts(rows, texts);
}

/** Pieces go into the rows that held this text before, blank where fewer are needed, at the foot where more are. */
function replaceTexts(rows: readonly StoredRow[], texts: ReadonlyMap<string, string>): StoredRowWrites {
  const waiting = new Map([...texts].map(([name, text]) => [name, printPieces(name, text)]));
  const writes = rows.map(([tag]): StoredRow | undefined => {
    const pieces = waiting.get(tag.split(".")[0] ?? "");
    return pieces && (pieces.shift() ?? ["", ""]);
  });
  return [...writes, ...[...waiting.values()].flat()];
}
