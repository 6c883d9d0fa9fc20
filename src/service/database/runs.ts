// The journal: each run, its lines as they were planned, their outcomes as they came. Lines and outcomes are only ever added to.
import type { Change } from "../../plan/change";
import type { Outcome, OutcomeKind, Run, RunLine } from "../../plan/outcome";
import type { Database } from "./database";
import { insertRows } from "./insert-rows";
import type { RunOutcomeTable, SqlValue } from "./tables";

export type RunCounts = Readonly<Record<OutcomeKind, number>>;
export const noOutcomes: RunCounts = { applied: 0, rejected: 0, conflicted: 0, unknown: 0, "not sent": 0 };

/** A run before it has a number. */
export type NewRun = Pick<Run, "who" | "startedAt" | "why" | "workbook" | "fingerprint">;

export interface LineToBe {
  readonly label: string;
  readonly change: Change;
}

/** A stored run; whether it is running or stopping is known only to the process that runs it. */
export type StoredRun = Omit<Run, "state">;

/** Writes the run and all its lines, on disk before this returns [AP1]. */
export async function insertRun(
  database: Database,
  run: NewRun,
  lines: readonly LineToBe[],
): Promise<StoredRun> {
  const { who, startedAt, why, workbook, fingerprint } = run;
  const id = await database.transact(async (inside) => {
    const made = await inside.first<{ readonly id: number }>(
      `INSERT INTO run (who, "startedAt", why, workbook, fingerprint, total, sent, counts)
        VALUES (?, ?, ?, ?, ?, ?, 0, ?) RETURNING id`,
      [who, startedAt, why, workbook, fingerprint, lines.length, JSON.stringify(noOutcomes)],
    );
    const runId = Number(made?.id);
    await insertRows(inside, {
      table: "run_line",
      columns: ["runId", "ordinal", "label", "change"],
      rows: lines.map(({ label, change }, ordinal) => [runId, ordinal, label, JSON.stringify(change)]),
    });
    return runId;
  });
  return { ...run, id, endedAt: null, total: lines.length, counts: noOutcomes };
}

/**
 * Notes outcomes from line `from` on, and that lines before `sent` are sent or about to be. It does not wait for the disk:
 * the embedded backend's next batch goes into the same file after it and takes it along, so that no batch is on disk whose
 * note is not; an outcome lost with the power is found again by reading back.
 */
export function insertProgress(
  database: Database,
  runId: number,
  progress: {
    readonly from: number;
    readonly outcomes: readonly Outcome[];
    readonly sent: number;
    readonly counts: RunCounts;
  },
): Promise<void> {
  return database.transactSoon(async (inside) => {
    await insertOutcomes(
      inside,
      runId,
      [...progress.outcomes.entries()].map(([at, outcome]) => [progress.from + at, outcome]),
    );
    await inside.run("UPDATE run SET sent = ?, counts = ? WHERE id = ?", [
      progress.sent,
      JSON.stringify(progress.counts),
      runId,
    ]);
  });
}

function insertOutcomes(
  database: Database,
  runId: number,
  outcomes: readonly (readonly [ordinal: number, outcome: Outcome])[],
): Promise<void> {
  const rows: SqlValue[][] = [];
  let start = 0;
  outcomes.forEach(([ordinal, outcome], at) => {
    const next = outcomes[at + 1];
    if (next && next[0] === ordinal + 1 && isSame(outcome, next[1])) return;
    const { kind, id, message, current } = outcome;
    const held = current ? JSON.stringify(current) : null;
    const first = outcomes[start]?.[0] ?? ordinal;
    rows.push([runId, first, ordinal, kind, id ?? null, message ?? null, held]);
    start = at + 1;
  });
  const columns = ["runId", "ordinal", "last", "kind", "recordId", "message", "current"];
  return insertRows(database, { table: "run_outcome", columns, rows });
}

function isSame(one: Outcome, other: Outcome): boolean {
  const isPlain = !one.id && !other.id && !one.current && !other.current;
  return isPlain && one.kind === other.kind && one.message === other.message;
}

/** Ends a run with the outcomes that were not noted yet, on disk before this returns. */
export function endRun(
  database: Database,
  runId: number,
  end: {
    readonly endedAt: string;
    readonly outcomes: readonly (readonly [ordinal: number, outcome: Outcome])[];
    readonly counts: RunCounts;
  },
): Promise<void> {
  return database.transact(async (inside) => {
    await insertOutcomes(inside, runId, end.outcomes);
    await inside.run('UPDATE run SET "endedAt" = ?, counts = ? WHERE id = ?', [
      end.endedAt,
      JSON.stringify(end.counts),
      runId,
    ]);
  });
}

const runColumns = 'id, who, "startedAt", "endedAt", why, workbook, fingerprint, total, counts';

interface StoredRunRow extends Omit<StoredRun, "counts"> {
  readonly counts: string;
}

const runOf = ({ counts, ...run }: StoredRunRow): StoredRun => {
  return { ...run, counts: JSON.parse(counts) as RunCounts };
};

/** Runs, newest first, with a number below `before` (all where it is absent). */
export async function readRuns(
  database: Database,
  page: { readonly before: number | undefined; readonly rows: number },
): Promise<readonly StoredRun[]> {
  const rows = await database.all<StoredRunRow>(
    `SELECT ${runColumns} FROM run WHERE id < ? ORDER BY id DESC LIMIT ?`,
    [page.before ?? Number.MAX_SAFE_INTEGER, page.rows],
  );
  return rows.map(runOf);
}

export async function readRun(database: Database, runId: number): Promise<StoredRun | undefined> {
  const row = await database.first<StoredRunRow>(`SELECT ${runColumns} FROM run WHERE id = ?`, [runId]);
  return row && runOf(row);
}

/** Runs that no one ended: the process that ran them did not live to. */
export async function readUnendedRuns(
  database: Database,
): Promise<readonly (StoredRun & { readonly sent: number })[]> {
  const rows = await database.all<StoredRunRow & { readonly sent: number }>(
    `SELECT ${runColumns}, sent FROM run WHERE "endedAt" IS NULL ORDER BY id`,
  );
  return rows.map((row) => ({ ...runOf(row), sent: row.sent }));
}

/** A line as the journal has it; without an outcome while none has come. */
export interface StoredLine {
  readonly ordinal: number;
  readonly label: string;
  readonly change: Change;
  readonly outcome: Outcome | undefined;
}

/** All lines of a run, in their order. */
export async function readLines(database: Database, runId: number): Promise<readonly StoredLine[]> {
  const lines = await database.all<StoredLineRow>(
    'SELECT ordinal, label, change FROM run_line WHERE "runId" = ? ORDER BY ordinal',
    [runId],
  );
  const outcomes = await database.all<RunOutcomeTable>(
    'SELECT * FROM run_outcome WHERE "runId" = ? ORDER BY ordinal',
    [runId],
  );
  let at = 0;
  return lines.map(({ ordinal, label, change: text }) => {
    const change = JSON.parse(text) as Change;
    while ((outcomes[at]?.last ?? ordinal) < ordinal) at += 1;
    const row = outcomes[at];
    const outcome = row && row.ordinal <= ordinal ? outcomeOf(change, row) : undefined;
    return { ordinal, label, change, outcome };
  });
}

interface StoredLineRow {
  readonly ordinal: number;
  readonly label: string;
  readonly change: string;
}

function outcomeOf({ key }: Change, row: RunOutcomeTable): Outcome {
  return {
    key,
    kind: row.kind as OutcomeKind,
    ...(row.recordId === null ? {} : { id: row.recordId }),
    ...(row.message === null ? {} : { message: row.message }),
    ...(row.current === null ? {} : { current: JSON.parse(row.current) as NonNullable<Outcome["current"]> }),
  };
}

/** As History shows it: a line without an outcome yet is one that was not sent so far. */
export function shownLine({ label, change, outcome }: StoredLine): RunLine {
  return {
    label,
    change,
    outcome: outcome ?? { key: change.key, kind: "not sent", message: "Not sent yet." },
  };
}
