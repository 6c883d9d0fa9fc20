// Which findings are shown, and in which words. Pure.
import type { Finding } from "../domain/finding";
import { recordName } from "../domain/record-name";
import type { Checked } from "./session";

export interface FindingFilter {
  readonly severity: "all" | "E" | "W";
  /** A rule's id, or "" for all. */
  readonly rule: string;
  /** Only records that the plan would change. */
  readonly isMine: boolean;
}

/** The findings that pass, errors first, each group in the order of the check. */
export function shownFindings(
  checked: Checked,
  more: readonly Finding[],
  filter: FindingFilter,
): readonly Finding[] {
  const changed = new Set(checked.changes.map((change) => change.key));
  const passing = [...checked.findings, ...more].filter(
    (finding) =>
      (filter.severity === "all" || finding.severity === filter.severity) &&
      (filter.rule === "" || finding.rule === filter.rule) &&
      (!filter.isMine || changed.has(finding.key)),
  );
  return [
    ...passing.filter(({ severity }) => severity === "E"),
    ...passing.filter(({ severity }) => severity === "W"),
  ];
}

/** Each rule that found something, with how often; in the order of the rules' ids. */
export function countByRule(
  findings: readonly Finding[],
): readonly (readonly [rule: string, count: number])[] {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a.localeCompare(b, "en", { numeric: true }));
}

/** The filter, of all rules where its own finds nothing any more: what is left is shown once the last of a kind was mended. */
export function withRuleOf(rules: ReturnType<typeof countByRule>, filter: FindingFilter): FindingFilter {
  return rules.some(([rule]) => rule === filter.rule) ? filter : { ...filter, rule: "" };
}

/** "Row 14 (Harbour Cafe)": how people find the record on the sheet. */
export function rowName(checked: Checked, { key, place }: Pick<Finding, "key" | "place">): string {
  const label = checked.labels.get(key);
  const name = label?.name ?? (key === "" ? "" : recordName(key, {}));
  if (place) return name ? `${place.sheet} row ${place.row} (${name})` : `${place.sheet} row ${place.row}`;
  if (label?.row !== undefined) return `${label.sheet ? `${label.sheet} row` : "Row"} ${label.row} (${name})`;
  return name || "This workbook";
}

/** "12 errors and 3 warnings in 2,500 rows". */
export function sayCounts(checked: Checked, more: readonly Finding[]): string {
  const all = [...checked.findings, ...more];
  const errors = all.filter(({ severity }) => severity === "E").length;
  const rows = `${checked.rows.toLocaleString("en")} rows`;
  if (all.length === 0) return `Nothing wrong in ${rows}.`;
  return `${plural(errors, "error")} and ${plural(all.length - errors, "warning")} in ${rows}.`;
}

/** "1 record", "2,500 records". */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}
