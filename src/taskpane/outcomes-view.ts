// How outcomes are named, coloured and counted. Pure.
import type { Outcome, OutcomeKind, Run } from "../plan/outcome";
import { plural } from "./findings-view";

/** How each outcome is named and coloured; the word says it, the colour only helps. */
export const outcomeBadges: Readonly<Record<OutcomeKind, "success" | "danger" | "warning" | "informative">> =
  {
    applied: "success",
    rejected: "danger",
    conflicted: "warning",
    unknown: "warning",
    "not sent": "informative",
  };

/** "240 applied, 3 rejected". */
export function sayOutcomeCounts(outcomes: readonly Outcome[]): string {
  const counted = (kind: OutcomeKind) => outcomes.filter((outcome) => outcome.kind === kind).length;
  return sayRunCounts(Object.fromEntries(kinds.map((kind) => [kind, counted(kind)])));
}

/** The same of a run's own counts. */
export function sayRunCounts(counts: Partial<Run["counts"]>): string {
  return kinds
    .flatMap((kind) => (counts[kind] ? [`${counts[kind].toLocaleString("en")} ${kind}`] : []))
    .join(", ");
}

/** "40 records: 38 applied, 2 rejected". */
export function sayCountsOf({ counts, total }: Pick<Run, "counts" | "total">): string {
  return `${plural(total, "record")}: ${sayRunCounts(counts) || "none yet"}`;
}

/** What a run leaves to look at: all that was not applied, and what the account keeps otherwise than it was sent [AP8]. */
export function outcomesToSee(outcomes: readonly Outcome[]): readonly Outcome[] {
  return outcomes.filter(({ kind, message }) => kind !== "applied" || message !== undefined);
}

/** A sentence on the applied records that the account keeps otherwise than they were sent; "" where there are none. */
export function sayKept(outcomes: readonly Outcome[]): string {
  const count = outcomes.filter(({ kind, message }) => kind === "applied" && message !== undefined).length;
  if (count === 0) return "";
  const records = count === 1 ? "1 applied record is" : `${count.toLocaleString("en")} applied records are`;
  return ` ${records} not kept as sent: the list says what is kept.`;
}

const kinds = Object.keys(outcomeBadges) as OutcomeKind[];

/** What to do with the records that were not applied: where the run was stopped there is nothing to mend. */
export function sayRest(outcomes: readonly Outcome[]): string {
  const isOnlyStopped = outcomes.every(({ kind }) => kind === "applied" || kind === "not sent");
  return isOnlyStopped
    ? "The others were not sent and stay edits in the sheet. Review the sheets to go on with them."
    : "The others stay edits in the sheet; each row says why. Mend them and apply again.";
}
