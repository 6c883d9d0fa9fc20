// What became of each change of a plan, and what a run is. Exactly one outcome per change [AP3].
import type { Key, Value } from "../domain/value";
import type { Change } from "./change";

/** `unknown`: sent, no answer, and not yet read back. */
export type OutcomeKind = "applied" | "rejected" | "conflicted" | "unknown" | "not sent";

export interface Outcome {
  /** The change's key: an id, or "new 3" for a create. */
  readonly key: Key;
  readonly kind: OutcomeKind;
  /** The record's id after a create. */
  readonly id?: Key;
  /** Why, for all but applied: the backend's words, or ours. */
  readonly message?: string;
  /** For conflicted: what the backend holds now, by field. */
  readonly current?: Readonly<Record<string, Value>>;
}

/** The records whose last outcome was not applied, after further outcomes. */
export function failedAfter(failed: Iterable<Key>, outcomes: readonly Outcome[]): ReadonlySet<Key> {
  const after = new Set(failed);
  for (const { key, kind } of outcomes) {
    if (kind === "applied") after.delete(key);
    else after.add(key);
  }
  return after;
}

/** One applying of one plan, as History shows it. */
export interface Run {
  readonly id: number;
  readonly who: string;
  /** UTC. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly why: string;
  readonly workbook: string;
  readonly fingerprint: string;
  readonly state: "running" | "stopping" | "ended";
  readonly counts: Readonly<Record<OutcomeKind, number>>;
  readonly total: number;
  /** Of a plan that needed one [PL8]. */
  readonly approval?: RunApproval;
}

/** Whose plan a run applied, and who approved it. */
export interface RunApproval {
  readonly id: number;
  readonly submittedBy: string;
  readonly approvedBy: string;
}

/** One line of the journal: what was to change, from what to what, and what became of it. */
export interface RunLine {
  readonly label: string;
  readonly change: Change;
  readonly outcome: Outcome;
}
