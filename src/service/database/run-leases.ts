// Whose a run is: one process at a time sends a run's batches, and holds it by a lease that it renews. A lease that ran out is
// anybody's, so that a run outlives the process that began it [AP2]. Moments are milliseconds since 1970.
import type { Database } from "./database";

export interface Lease {
  /** Names the process. */
  readonly owner: string;
  readonly nowMs: number;
  readonly untilMs: number;
}

/** Takes the run, or renews the lease on it. False where another holds it, or it has ended. */
export async function claimRun(database: Database, runId: number, lease: Lease): Promise<boolean> {
  const { owner, nowMs, untilMs } = lease;
  const { changes } = await database.run(
    `UPDATE run SET owner = ?, "leaseUntil" = ?
      WHERE id = ? AND "endedAt" IS NULL AND (owner IS NULL OR owner = ? OR "leaseUntil" < ?)`,
    [owner, untilMs, runId, owner, nowMs],
  );
  return changes === 1;
}

/** Gives the run back, for the next process to go on with. */
export async function releaseRun(database: Database, runId: number, owner: string): Promise<void> {
  await database.run('UPDATE run SET owner = NULL, "leaseUntil" = NULL WHERE id = ? AND owner = ?', [
    runId,
    owner,
  ]);
}

/** Gives every run back: for a process that knows itself to be alone with the database. */
export async function releaseAllRuns(database: Database): Promise<void> {
  await database.run('UPDATE run SET owner = NULL, "leaseUntil" = NULL WHERE "endedAt" IS NULL');
}

/** Asks the run to end after the batch in flight, whoever sends it [AP9]. */
export async function askStop(database: Database, runId: number): Promise<void> {
  await database.run('UPDATE run SET "stopAsked" = 1 WHERE id = ? AND "endedAt" IS NULL', [runId]);
}

export interface OpenRun {
  readonly id: number;
  readonly isStopAsked: boolean;
  /** Undefined where nobody has it, or its lease ran out. */
  readonly owner: string | undefined;
}

/** The runs that have not ended, in the order in which they take their turns [AP10]. */
export async function readOpenRuns(database: Database, nowMs: number): Promise<readonly OpenRun[]> {
  const rows = await database.all<{
    readonly id: number;
    readonly owner: string | null;
    readonly leaseUntil: number | null;
    readonly stopAsked: number | null;
  }>('SELECT id, owner, "leaseUntil", "stopAsked" FROM run WHERE "endedAt" IS NULL ORDER BY id');
  return rows.map(({ id, owner, leaseUntil, stopAsked }) => ({
    id,
    isStopAsked: stopAsked === 1,
    owner: owner !== null && Number(leaseUntil) >= nowMs ? owner : undefined,
  }));
}
