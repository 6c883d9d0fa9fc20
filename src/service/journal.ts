// The journal of one run while it runs: which lines are sent, what became of them, and what is not on disk yet.
import type { Outcome } from "../plan/outcome";
import type { Database } from "./database/database";
import { endRun, insertProgress, noOutcomes, type Holder, type RunCounts } from "./database/runs";

export interface Journal {
  /**
   * Notes that this many more lines are about to be sent, with the outcomes so far. False: the run is another process's by now; do
   * not send. Failure: do not send. One at a time.
   */
  readonly sending: (lines: number) => Promise<boolean>;
  /** Keeps outcomes; they are noted with the next batch, or at the end. */
  readonly ended: (outcomes: readonly Outcome[]) => void;
  /** Notes what is left and closes the run. */
  readonly end: (endedAt: string) => Promise<void>;
  readonly counts: () => RunCounts;
}

/** The journal from the first line without an outcome on: a new run's from its beginning. */
export function makeJournal(
  database: Database,
  run: { readonly id: number; readonly holder: () => Holder },
  before: { readonly noted: number; readonly counts: RunCounts } = { noted: 0, counts: noOutcomes },
): Journal {
  let { noted, counts } = before;
  let kept: Outcome[] = [];
  const reached = () => noted + kept.length;
  return {
    sending: async (lines) => {
      const sent = reached() + lines;
      const progress = { ...run.holder(), from: noted, outcomes: kept, sent, counts };
      if (!(await insertProgress(database, run.id, progress))) return false;
      noted = reached();
      kept = [];
      return true;
    },
    ended: (outcomes) => {
      kept.push(...outcomes);
      counts = addOutcomes(counts, outcomes);
    },
    end: async (endedAt) => {
      const outcomes = kept.map((outcome, at) => [noted + at, outcome] as const);
      await endRun(database, run.id, { owner: run.holder().owner, endedAt, outcomes, counts });
      noted = reached();
      kept = [];
    },
    counts: () => counts,
  };
}

/** The counts with these outcomes added. */
export function addOutcomes(counts: RunCounts, outcomes: readonly Outcome[]): RunCounts {
  const sum = { ...counts };
  for (const { kind } of outcomes) sum[kind] += 1;
  return sum;
}
