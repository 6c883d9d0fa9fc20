// The journal: each run, its lines as they were planned, their outcomes as they came. Lines and outcomes are only ever added to.
import type { Change } from "../../plan/change";
import type { Outcome, OutcomeKind, Run, RunLine } from "../../plan/outcome";
import { useApproval } from "./approvals";
import type { Database } from "./database";
import { insertRows } from "./insert-rows";
import type { RunOutcomeTable, SqlValue } from "./tables";

export type RunCounts = Readonly<Record<OutcomeKind, number>>;
export const noOutcomes: RunCounts = { applied: 0, rejected: 0, conflicted: 0, unknown: 0, "not sent": 0 };

/** A run before it has a number. */
export type NewRun = Pick<Run, "who" | "startedAt" | "why" | "workbook" | "fingerprint" | "approval">;

export interface LineToBe {
  readonly label: string;
  readonly change: Change;
}

/** A stored run: one that has not ended is running, in this process or another, or waits to be gone on with. */
export interface StoredRun extends Omit<Run, "state"> {
  readonly isStopAsked: boolean;
}

/** Who sends a run's batches, and until when (milliseconds since 1970) it holds the run. */
export interface Holder {
  readonly owner: string;
  readonly untilMs: number;
}

/**
 * Writes the run and all its lines, on disk before this returns [AP1]. It is its holder's from the start. Failure: a Fault where the
 * approval that it stands on has been used or withdrawn [PL8].
 */
export async function insertRun(
  database: Database,
  run: NewRun & Partial<Holder>,
  lines: readonly LineToBe[],
): Promise<StoredRun> {
  const { who, startedAt, why, workbook, fingerprint, approval } = run;
  const texts = [who, startedAt, why, workbook, fingerprint].map(shownText);
  const id = await database.transact(async (inside) => {
    const made = await inside.first<{ readonly id: number }>(
      `INSERT INTO run (who, "startedAt", why, workbook, fingerprint, total, sent, counts, owner, "leaseUntil",
        "approvalId", "submittedBy", "approvedBy") VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?) RETURNING id`,
      [
        ...[...texts, lines.length, JSON.stringify(noOutcomes), run.owner ?? null, run.untilMs ?? null],
        ...[approval?.id ?? null, approval?.submittedBy ?? null, approval?.approvedBy ?? null],
      ],
    );
    const runId = Number(made?.id);
    if (approval) await useApproval(inside, { id: approval.id, runId, who, at: startedAt });
    await insertRows(inside, {
      table: "run_line",
      columns: ["runId", "ordinal", "label", "change"],
      rows: lines.map(({ label, change }, ordinal) => [
        runId,
        ordinal,
        shownText(label),
        JSON.stringify(change),
      ]),
    });
    return runId;
  });
  const { owner: _, untilMs: __, ...made } = run;
  return { ...made, id, endedAt: null, isStopAsked: false, total: lines.length, counts: noOutcomes };
}

/** PostgreSQL holds no character U+0000; here it is only shown. */
function shownText(text: string): string {
  return text.replaceAll("\0", "\ufffd");
}

/**
 * Notes outcomes from line `from` on, and that lines before `sent` are sent or about to be. It does not wait for the disk:
 * the embedded backend's next batch goes into the same file after it and takes it along, so that no batch is on disk whose
 * note is not; an outcome lost with the power is found again by reading back. False, and nothing noted: the run is another's now.
 */
export function insertProgress(
  database: Database,
  runId: number,
  progress: Holder & {
    readonly from: number;
    readonly outcomes: readonly Outcome[];
    readonly sent: number;
    readonly counts: RunCounts;
  },
): Promise<boolean> {
  return database.transactSoon(async (inside) => {
    const { changes } = await inside.run(
      'UPDATE run SET sent = ?, counts = ?, "leaseUntil" = ? WHERE id = ? AND owner = ?',
      [progress.sent, JSON.stringify(progress.counts), progress.untilMs, runId, progress.owner],
    );
    if (changes === 0) return false;
    await insertOutcomes(
      inside,
      runId,
      [...progress.outcomes.entries()].map(([at, outcome]) => [progress.from + at, outcome]),
    );
    return true;
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

/** Ends a run with the outcomes that were not noted yet, on disk before this returns; not where it is another's by now. */
export function endRun(
  database: Database,
  runId: number,
  end: {
    /** Whose the run is; absent for one that nobody was to hold. */
    readonly owner?: string;
    readonly endedAt: string;
    readonly outcomes: readonly (readonly [ordinal: number, outcome: Outcome])[];
    readonly counts: RunCounts;
  },
): Promise<void> {
  return database.transact(async (inside) => {
    const { changes } = await inside.run(
      'UPDATE run SET "endedAt" = ?, counts = ?, owner = NULL, "leaseUntil" = NULL WHERE id = ? AND (owner IS NULL OR owner = ?)',
      [end.endedAt, JSON.stringify(end.counts), runId, end.owner ?? ""],
    );
    if (changes === 1) await insertOutcomes(inside, runId, end.outcomes);
  });
}

const runColumns =
  'id, who, "startedAt", "endedAt", why, workbook, fingerprint, total, counts, "stopAsked", "approvalId", "submittedBy", "approvedBy"';

interface StoredRunRow extends Omit<StoredRun, "counts" | "isStopAsked" | "approval"> {
  readonly counts: string;
  readonly stopAsked: number | null;
  readonly approvalId: number | null;
  readonly submittedBy: string | null;
  readonly approvedBy: string | null;
}

const runOf = (row: StoredRunRow): StoredRun => {
  const { counts, stopAsked, approvalId, submittedBy, approvedBy, ...run } = row;
  const approval = { id: approvalId ?? 0, submittedBy: submittedBy ?? "", approvedBy: approvedBy ?? "" };
  const stored = { ...run, counts: JSON.parse(counts) as RunCounts, isStopAsked: stopAsked === 1 };
  return approvalId === null ? stored : { ...stored, approval };
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

/** The runs of these numbers, in no order. */
export async function readRunsAmong(
  database: Database,
  runIds: readonly number[],
): Promise<readonly StoredRun[]> {
  const rows = await database.all<StoredRunRow>(
    `SELECT ${runColumns} FROM run WHERE id IN ${database.words.wholeNumbers}`,
    [JSON.stringify(runIds)],
  );
  return rows.map(runOf);
}

export async function readRun(database: Database, runId: number): Promise<StoredRun | undefined> {
  const row = await database.first<StoredRunRow>(`SELECT ${runColumns} FROM run WHERE id = ?`, [runId]);
  return row && runOf(row);
}

/** A run that has not ended, with how many of its lines are sent or were about to be. */
export async function readCutOff(
  database: Database,
  runId: number,
): Promise<(StoredRun & { readonly sent: number }) | undefined> {
  const row = await database.first<StoredRunRow & { readonly sent: number }>(
    `SELECT ${runColumns}, sent FROM run WHERE id = ? AND "endedAt" IS NULL`,
    [runId],
  );
  return row && { ...runOf(row), sent: Number(row.sent) };
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

type OutcomeRow = Pick<RunOutcomeTable, "kind" | "recordId" | "message" | "current">;

/** What a row of outcomes says of a change among its lines. */
export function outcomeOf({ key }: Change, row: OutcomeRow): Outcome {
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
