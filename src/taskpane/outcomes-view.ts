// How outcomes are named, coloured and counted. Pure.
import type { Outcome, OutcomeKind, Run } from "../plan/outcome";

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

const kinds = Object.keys(outcomeBadges) as OutcomeKind[];
