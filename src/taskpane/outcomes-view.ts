// How outcomes are named, coloured and counted. Pure.
import type { Outcome, OutcomeKind } from "../plan/outcome";

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
  const kinds = Object.keys(outcomeBadges) as OutcomeKind[];
  const counts = kinds.map(
    (kind) => [kind, outcomes.filter((outcome) => outcome.kind === kind).length] as const,
  );
  return counts
    .flatMap(([kind, count]) => (count > 0 ? [`${count.toLocaleString("en")} ${kind}`] : []))
    .join(", ");
}
