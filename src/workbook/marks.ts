// Findings and outcomes as people see them on a sheet: a status per row, and marks on cells that do not rely on colour alone.
// Knows rows and addresses, no Excel.
import type { RecordType } from "../domain/catalogue";
import type { Finding, Severity } from "../domain/finding";
import { isNewKey, type Key } from "../domain/value";
import type { Marked } from "./baseline";
import type { SheetLayout } from "./layout";
import type { OutcomeNews } from "./outcomes";
import type { Whereabouts } from "./rows";

/** What the status column shall say. */
export interface StatusNews {
  readonly findings: readonly Finding[];
  /** Keys of the records whose draft differs from its baseline. */
  readonly changed: ReadonlySet<Key>;
  /** Outcomes that still hold for their rows: a row that was mended since is left out by the caller. */
  readonly outcomes?: readonly OutcomeNews[];
}

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

/** The status of each record that has one: findings first, then outcomes, then "new" or "changed". */
export function statusTexts(news: StatusNews, type: RecordType): ReadonlyMap<Key, string> {
  const labels = new Map(type.fields.map((field) => [field.name, field.label]));
  const texts = new Map<Key, string>();
  for (const key of news.changed) texts.set(key, isNewKey(key) ? "new" : "changed");
  for (const outcome of news.outcomes ?? []) if (outcome.message) texts.set(outcome.key, failedText(outcome));
  for (const [key, findings] of findingsByKey(news.findings)) texts.set(key, findingsText(findings, labels));
  return texts;
}

function failedText(outcome: OutcomeNews): string {
  return `${outcome.kind}: ${outcome.message ?? ""}`;
}

/** What stands beside a row after a run: "applied 10:42", or the outcome and why. */
export function outcomeText(outcome: OutcomeNews, clock: string): string {
  if (outcome.kind === "applied") return `applied ${clock}`;
  return outcome.message ? failedText(outcome) : outcome.kind;
}

function findingsByKey(findings: readonly Finding[]): ReadonlyMap<Key, Finding[]> {
  const byKey = new Map<Key, Finding[]>();
  for (const finding of findings) {
    const own = byKey.get(finding.key);
    if (own) own.push(finding);
    else byKey.set(finding.key, [finding]);
  }
  return byKey;
}

function findingsText(findings: readonly Finding[], labels: ReadonlyMap<string, string>): string {
  const errors = findings.filter(({ severity }) => severity === "E");
  const warnings = findings.filter(({ severity }) => severity === "W");
  const counts = [counted(errors.length, "error"), counted(warnings.length, "warning")].filter(Boolean);
  const named = [...errors, ...warnings].map(({ rule, field }) =>
    [rule, labels.get(field ?? "")].filter(Boolean).join(" "),
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
export function fieldsToMark(findings: readonly Finding[]): Readonly<Record<Severity, Marked>> {
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

/** Marks of both kinds as one, to be remembered so that they can be taken off again. */
export function allMarked(marks: Readonly<Record<Severity, Marked>>): Marked {
  const all: Record<Key, readonly string[]> = { ...marks.E };
  for (const [key, fields] of Object.entries(marks.W)) all[key] = [...(all[key] ?? []), ...fields];
  return all;
}

/** Where the cells of these records' fields stand on a sheet: rows by key and columns by layout, counted from 0 in the table. */
export function markedCells(
  marked: Marked,
  layout: SheetLayout,
  sheet: { readonly rowOf: ReadonlyMap<Key, number>; readonly whereabouts: Whereabouts },
): { readonly row: number; readonly column: number; readonly isReadOnly: boolean }[] {
  const columnOf = new Map(
    layout.columns.flatMap((column, index) => {
      const at = sheet.whereabouts[index];
      const isField = column.role === "field" || column.role === "key";
      return isField && at !== undefined ? [[column.field.name, { at, isReadOnly: column.isReadOnly }]] : [];
    }),
  );
  return Object.entries(marked).flatMap(([key, fields]) =>
    fields.flatMap((field) => {
      const row = sheet.rowOf.get(key);
      const column = columnOf.get(field);
      return row === undefined || !column ? [] : [{ row, column: column.at, isReadOnly: column.isReadOnly }];
    }),
  );
}
