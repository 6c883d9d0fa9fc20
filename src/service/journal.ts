// The journal of one run while it runs: which lines are sent, what became of them, and what is not on disk yet.
import type { Outcome } from "../plan/outcome";
import type { Database } from "./database/database";
import { endRun, insertProgress, noOutcomes, type RunCounts, type StoredRun } from "./database/runs";

export interface Journal {
  /** Notes that this many more lines are about to be sent, with the outcomes so far. Failure: do not send. One at a time. */
  readonly sending: (lines: number) => Promise<void>;
  /** Keeps outcomes; they are noted with the next batch, or at the end. */
  readonly ended: (outcomes: readonly Outcome[]) => void;
  /** Notes what is left and closes the run. */
  readonly end: (endedAt: string) => Promise<void>;
  readonly counts: () => RunCounts;
}

export function makeJournal(database: Database, run: StoredRun): Journal {
  let counts: RunCounts = noOutcomes;
  let noted = 0;
  let kept: Outcome[] = [];
  const reached = () => noted + kept.length;
  return {
    sending: async (lines) => {
      const sent = reached() + lines;
      await insertProgress(database, run.id, { from: noted, outcomes: kept, sent, counts });
      noted = reached();
      kept = [];
    },
    ended: (outcomes) => {
      kept.push(...outcomes);
      counts = addOutcomes(counts, outcomes);
    },
    end: async (endedAt) => {
      const outcomes = kept.map((outcome, at) => [noted + at, outcome] as const);
      await endRun(database, run.id, { endedAt, outcomes, counts });
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
