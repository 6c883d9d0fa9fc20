// The baseline: what was loaded, for whom, when and with which lists, as it stands in a very hidden sheet of the workbook, so
// that a file that was saved, closed and opened continues where it was, offline too [WB9]. Knows no Excel, only cells of text.
import type { Draft } from "../domain/check";
import { draftedLists } from "../domain/drafted-lists";
import { listsShape, listTypes, type Lists } from "../domain/lists";
import { policyShape, type Policy } from "../domain/policy";
import { contactTypeName, keyOfId, typeNameOf } from "../domain/record-key";
import { editedLists, listOfType } from "../domain/record-types";
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
  /** Whole contacts in the order in which their rows shall stand. */
  readonly records: readonly Values[];
  /** What belongs to these contacts, by the name of its type: absent where it was not asked for. */
  readonly owned?: Readonly<Record<string, readonly Values[]>>;
  /** Ids of the columns that shall not stand on their sheet, by the sheet's name. */
  readonly hidden?: Readonly<Record<string, readonly string[]>>;
}

export interface Baseline extends Omit<Load, "records" | "owned">, SheetMarks {
  /** Records of every type, the entries of the lists too; each type in the order in which it was loaded. */
  readonly records: ReadonlyMap<Key, Values>;
}

/** What was laid out: the headers by column, and the ids of all tick columns that the lists gave, shown or not. */
export interface SheetMarks {
  readonly headers: Headers;
  readonly ticks: readonly string[];
}

/** One row of the hidden sheet: what the text belongs to ("about.0", "12.1"), and a piece of that text. */
export type StoredRow = readonly [tag: string, piece: string];

/** Excel allows 32,767 units in a cell; the mark before each piece keeps `'` and `=` from standing first. */
const mostInPiece = 32_000;
const pieceMark = "~";
const recordsInPage = 100;

/** All of a baseline but its records. `fields` are the names that any of its records carries, by the name of their type. */
interface About extends Omit<Load, "records" | "owned">, SheetMarks {
  readonly form: typeof form;
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

/** Raised when stored baselines change their form: an older or newer one is then no baseline, and is loaded again. */
const form = 3;

/** The rows of the hidden sheet for a load whose sheets were laid out so. */
export function printBaseline(load: Load, marks: SheetMarks): StoredRow[] {
  const { records, owned = {}, ...rest } = load;
  const byType = Object.entries({ [contactTypeName]: records, ...owned });
  const fields = Object.fromEntries(byType.map(([name, own]) => [name, fieldsOf(own)]));
  const about: About = { form, ...rest, ...marks, fields };
  const pages = byType.flatMap(([name, own]) =>
    pagesOf(own).flatMap((page, at) => printPieces(pageName(name, at), printPage(page, fields[name] ?? []))),
  );
  return [...printPieces("about", JSON.stringify(about)), ...pages];
}

function pageName(typeName: string, page: number): string {
  return `${typeName}:${page}`;
}

function pagesOf<T>(records: readonly T[]): (readonly T[])[] {
  return Array.from({ length: Math.ceil(records.length / recordsInPage) }, (_, page) =>
    records.slice(page * recordsInPage, (page + 1) * recordsInPage),
  );
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
  const records = new Map<Key, Values>();
  for (const [name, own] of Object.entries(fields)) {
    const blank = blankOf(own);
    for (const page of pageNames(texts, name)) {
      const parsed = parsePage(texts.get(page) ?? "", blank);
      if (!parsed) return undefined;
      for (const record of parsed) records.set(keyOfId(name, String(record[idField])), record);
    }
  }
  return { ...rest, records: withLists(records, rest.lists) };
}

/** Contacts and what they own carry their key in this field. */
const idField = "id";

/** Adds the entries of the lists that people edit: they are records like any other. */
function withLists(records: Map<Key, Values>, lists: Lists): Map<Key, Values> {
  for (const list of editedLists) {
    const { name, keyField } = listTypes[list];
    for (const entry of lists[list] as readonly Values[])
      records.set(keyOfId(name, String(entry[keyField])), entry);
  }
  return records;
}

function pageNames(texts: ReadonlyMap<string, string>, typeName: string): string[] {
  const own = [...texts.keys()].filter((name) => name.startsWith(pageName(typeName, 0).slice(0, -1)));
  return own.sort((one, other) => numberOf(one) - numberOf(other));
}

function numberOf(name: string): number {
  return Number(name.slice(name.indexOf(":") + 1));
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
 * of them are written. `renewed` takes the place of what the baseline says of the account. Failure: undefined where the rows are
 * no baseline.
 */
export function moveBaseline(
  rows: readonly StoredRow[],
  moved: ReadonlyMap<Key, Values>,
  renewed: Partial<Pick<Load, "lists" | "loadedAt">> = {},
): StoredRowWrites | undefined {
  const baseline = parseBaseline(rows);
  const about = parseAbout(joinPieces(rows).get("about"));
  if (!baseline || !about) return undefined;
  const texts = new Map<string, string>();
  const fields: Record<string, readonly string[]> = { ...about.fields };
  for (const [name, before] of Object.entries(about.fields)) {
    const own = new Map([...moved].filter(([key]) => typeNameOf(key) === name));
    if (own.size === 0) continue;
    const blank = Object.fromEntries(before.map((field) => [field, null]));
    fields[name] = fieldsOf([blank, ...own.values()]);
    movePages(texts, { name, fields: fields[name] ?? [], baseline, moved: own });
  }
  const lists = renewed.lists ?? movedLists(about.lists, baseline, moved);
  const hasMore = Object.entries(fields).some(
    ([name, own]) => own.length > (about.fields[name] ?? []).length,
  );
  const isRenewed = lists !== about.lists || renewed.loadedAt !== undefined;
  if (hasMore || isRenewed) texts.set("about", JSON.stringify({ ...about, ...renewed, lists, fields }));
  return replaceTexts(rows, texts);
}

function movePages(
  texts: Map<string, string>,
  of: {
    readonly name: string;
    readonly fields: readonly string[];
    readonly baseline: Baseline;
    readonly moved: ReadonlyMap<Key, Values>;
  },
): void {
  const { name, fields, baseline, moved } = of;
  const loaded = [...baseline.records.keys()].filter((key) => typeNameOf(key) === name);
  pagesOf([...new Set([...loaded, ...moved.keys()])]).forEach((keys, page) => {
    if (!keys.some((key) => moved.has(key))) return;
    const records = keys.map((key) => ({ ...baseline.records.get(key), ...moved.get(key) }));
    texts.set(pageName(name, page), printPage(records, fields));
  });
}

/** The lists with the entries that moved on; the very same where none did. */
function movedLists(lists: Lists, { records }: Baseline, moved: ReadonlyMap<Key, Values>): Lists {
  const drafts = [...moved].flatMap(([key, values]): Draft[] => {
    if (listOfType(typeNameOf(key)) === undefined) return [];
    const baseline = records.get(key);
    return [{ key, entries: { ...baseline, ...values }, ...(baseline ? { baseline } : {}) }];
  });
  if (drafts.length === 0) return lists;
  return draftedLists(lists, (name) => drafts.filter(({ key }) => typeNameOf(key) === name));
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
