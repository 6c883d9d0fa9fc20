// Findings and outcomes as people see them on a sheet: a status per row, and marks on cells that do not rely on colour alone.
// Knows rows and addresses, no Excel.
import type { Finding, Severity } from "../domain/finding";
import { typeNameOf } from "../domain/record-key";
import { isNewKey, type Key } from "../domain/value";
import type { Cell } from "./cells";
import type { StoredColumn } from "./layout";
import { failedText, type OutcomeNews } from "./outcomes";

/** What the status column shall say. */
export interface StatusNews {
  readonly findings: readonly Finding[];
  /** Keys of the records whose draft differs from its baseline. */
  readonly changed: ReadonlySet<Key>;
  /** Outcomes that still hold for their rows: a row that was mended since is left out by the caller. */
  readonly outcomes?: readonly OutcomeNews[];
}

/** Cells that carry a mark of ours: field names by record. */
export type Marked = Readonly<Record<Key, readonly string[]>>;

/** How a marked cell looks: fill and font together, so that nobody needs to tell colours apart. */
export interface MarkLook {
  readonly fill: string;
  readonly isBold: boolean;
  readonly isItalic: boolean;
}

/** An error is bold, a warning italic; both are underlined. */
export const markLooks: Readonly<Record<Severity, MarkLook>> = {
  E: { fill: "#FDE3E6", isBold: true, isItalic: false },
  W: { fill: "#FFF2CC", isBold: false, isItalic: true },
};

const mostNamed = 3;

/** The status of each record that has one, with fields by their labels (see `labelName`): findings first, then outcomes, then "new" or "changed"; that a row with findings is changed is said too. */
export function statusTexts(news: StatusNews, labels: ReadonlyMap<string, string>): ReadonlyMap<Key, string> {
  const texts = new Map<Key, string>();
  for (const key of news.changed) texts.set(key, stateOf(key));
  for (const outcome of news.outcomes ?? []) texts.set(outcome.key, failedText(outcome));
  for (const [key, findings] of findingsByKey(news.findings)) {
    const state = news.changed.has(key) ? `; ${stateOf(key)}` : "";
    texts.set(key, findingsText(findings, labels) + state);
  }
  return texts;
}

const stateOf = (key: Key) => (isNewKey(key) ? "new" : "changed");

function findingsByKey(findings: readonly Finding[]): ReadonlyMap<Key, Finding[]> {
  const byKey = new Map<Key, Finding[]>();
  for (const finding of findings) {
    const own = byKey.get(finding.key);
    if (own) own.push(finding);
    else byKey.set(finding.key, [finding]);
  }
  return byKey;
}

/** Fields of several types share names; their labels go by both. */
export function labelName(typeName: string, field: string | undefined): string {
  return `${typeName} ${field ?? ""}`;
}

function findingsText(findings: readonly Finding[], labels: ReadonlyMap<string, string>): string {
  const errors = findings.filter(({ severity }) => severity === "E");
  const warnings = findings.filter(({ severity }) => severity === "W");
  const counts = [counted(errors.length, "error"), counted(warnings.length, "warning")].filter(Boolean);
  const named = [...errors, ...warnings].map(({ rule, key, field }) =>
    [rule, labels.get(labelName(typeNameOf(key), field))].filter(Boolean).join(" "),
  );
  const more = named.length > mostNamed ? ", …" : "";
  return `${counts.join(", ")}: ${named.slice(0, mostNamed).join(", ")}${more}`;
}

function counted(count: number, noun: string): string {
  if (count === 0) return "";
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

/** Most cells that are marked; every row's status speaks of its findings all the same. */
const mostMarked = 5_000;

/** The fields to be marked in each record, by the graver of their findings. */
export function fieldsToMark(findings: readonly Finding[]): Marks {
  const marked: Record<Severity, Record<Key, string[]>> = { E: {}, W: {} };
  const done = new Set<string>();
  const byGravity = [...findings].sort((one, other) => one.severity.localeCompare(other.severity));
  for (const { key, field, severity } of byGravity) {
    const cell = `${key} ${field ?? ""}`;
    if (field === undefined || done.has(cell) || done.size >= mostMarked) continue;
    done.add(cell);
    (marked[severity][key] ??= []).push(field);
  }
  return marked;
}

/** The marks that a sheet carries, by the graver of the findings of each cell: remembered, so that they can be taken off again. */
export type Marks = Readonly<Record<Severity, Marked>>;

/** Marks of both kinds as one. */
export function allMarked(marks: Marks): Marked {
  const all: Record<Key, readonly string[]> = { ...marks.E };
  for (const [key, fields] of Object.entries(marks.W)) all[key] = [...(all[key] ?? []), ...fields];
  return all;
}

/** A marked cell, counted from 0 in the table. */
export interface MarkedCell {
  readonly row: number;
  readonly column: number;
  readonly isReadOnly: boolean;
}

/** Where the cells of these records' fields stand on a sheet now; a classification's ticks are marked together. */
export function markedCells(
  marked: Marked,
  columns: readonly StoredColumn[],
  sheet: { readonly rowOf: ReadonlyMap<Key, number>; readonly headers: readonly Cell[] },
): MarkedCell[] {
  const places = new Map(sheet.headers.map((header, at) => [String(header).trim(), at]));
  const columnsOf = new Map<string, { column: number; isReadOnly: boolean }[]>();
  for (const { header, role, field, isReadOnly } of columns) {
    const column = places.get(header);
    if (column === undefined || role === "status" || role === "context") continue;
    const own = columnsOf.get(field) ?? [];
    own.push({ column, isReadOnly });
    columnsOf.set(field, own);
  }
  return Object.entries(marked).flatMap(([key, fields]) => {
    const row = sheet.rowOf.get(key);
    if (row === undefined) return [];
    return fields.flatMap((field) => (columnsOf.get(field) ?? []).map((column) => ({ row, ...column })));
  });
}

/** What a row's status shall say: the news, or what it said of a run that applied the row, or took it back, and of nothing since. */
export function statusAfter(before: Cell, news: string | undefined): string {
  if (news !== undefined) return news;
  return typeof before === "string" && /^(applied|undone) /.test(before) ? before : "";
}
