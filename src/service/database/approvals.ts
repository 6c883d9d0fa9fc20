// Submitted plans, and what was decided about them. Rows are only ever added: each step takes a place that is taken once, so that of two
// who decide at the same moment one is told [PL8, SE8]. Who may decide is decided by who asks for it.
import type { Approval, ApprovalState, ApprovalStep } from "../../contract/approvals";
import { Fault } from "../../domain/fault";
import type { Change } from "../../plan/change";
import type { Database } from "./database";

/** One record of a submitted plan: what it is called, and how it would change. */
export interface SubmittedLine {
  readonly label: string;
  readonly change: Change;
}

export type NewApproval = Omit<Approval, "id" | "state" | "steps" | "total"> & {
  readonly lines: readonly SubmittedLine[];
};

const columns = "id, who, at, reason, workbook, fingerprint, total, asks, undoes";

interface ApprovalRow extends Omit<Approval, "asks" | "state" | "steps"> {
  readonly asks: string;
}

interface StepRow extends ApprovalStep {
  readonly approvalId: number;
}

/** Keeps a submitted plan and answers it; it waits. */
export async function insertApproval(database: Database, made: NewApproval): Promise<Approval> {
  const { who, at, reason, workbook, fingerprint, asks, undoes, lines } = made;
  const row = await database.first<{ readonly id: number }>(
    `INSERT INTO approval (who, at, reason, workbook, fingerprint, total, asks, undoes, lines)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    [
      ...[who, at, reason, workbook].map(shownText),
      ...[fingerprint, lines.length, JSON.stringify(asks), undoes, JSON.stringify(lines)],
    ],
  );
  return approvalOf({ ...made, id: Number(row?.id), total: lines.length, asks: JSON.stringify(asks) }, []);
}

/** PostgreSQL holds no character U+0000; here it is only shown. */
function shownText(text: string): string {
  return text.replaceAll("\0", "\ufffd");
}

/** The first step decides, the second says what became of an approved plan. */
export type StepOrdinal = 1 | 2;

/** Adds a step in its place; false, and nothing is added, where that place is taken. */
export async function insertStep(
  database: Database,
  { approvalId, ordinal }: { readonly approvalId: number; readonly ordinal: StepOrdinal },
  { kind, who, at, comment, runId }: ApprovalStep,
): Promise<boolean> {
  const { changes } = await database.run(
    `INSERT INTO approval_step ("approvalId", ordinal, kind, who, at, comment, "runId")
      VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    [approvalId, ordinal, kind, shownText(who), at, shownText(comment), runId],
  );
  return changes === 1;
}

/** Notes, in the transaction that begins the run, that an approved plan is applied: once. Failure: a Fault where that place is taken. */
export async function useApproval(
  inside: Database,
  use: { readonly id: number; readonly runId: number; readonly who: string; readonly at: string },
): Promise<void> {
  const { id, ...step } = use;
  const isFirst = await insertStep(
    inside,
    { approvalId: id, ordinal: 2 },
    { kind: "applied", comment: "", ...step },
  );
  if (isFirst) return;
  const message = `Approval ${id} was used or withdrawn a moment ago: a plan is applied once. Nothing was changed. Open Approvals again.`;
  throw new Fault("refused", message);
}

/** The newest, at most so many; those that are not settled yet come first. */
export async function readApprovals(database: Database, rows: number): Promise<readonly Approval[]> {
  const found = await database.all<ApprovalRow>(
    `SELECT ${columns} FROM approval
      ORDER BY CASE WHEN EXISTS (SELECT 1 FROM approval_step WHERE "approvalId" = approval.id
        AND (ordinal = 2 OR kind <> 'approved')) THEN 1 ELSE 0 END, id DESC LIMIT ?`,
    [rows],
  );
  return withSteps(database, found);
}

/** How many wait for a decision, but those that this person submitted. */
export async function countWaiting(database: Database, exceptWho: string): Promise<number> {
  const row = await database.first<{ readonly count: number }>(
    `SELECT count(*) AS count FROM approval
      WHERE who <> ? AND NOT EXISTS (SELECT 1 FROM approval_step WHERE "approvalId" = approval.id)`,
    [shownText(exceptWho)],
  );
  return Number(row?.count ?? 0);
}

/** Undefined where there is none of that id. */
export async function readApproval(database: Database, id: number): Promise<Approval | undefined> {
  const row = await database.first<ApprovalRow>(`SELECT ${columns} FROM approval WHERE id = ?`, [id]);
  return row && (await withSteps(database, [row]))[0];
}

/** What that person last submitted of the plan with that fingerprint; undefined where they never did. */
export async function readSubmitted(
  database: Database,
  { who, fingerprint }: Pick<Approval, "who" | "fingerprint">,
): Promise<Approval | undefined> {
  const row = await database.first<ApprovalRow>(
    `SELECT ${columns} FROM approval WHERE fingerprint = ? AND who = ? ORDER BY id DESC LIMIT 1`,
    [fingerprint, shownText(who)],
  );
  return row && (await withSteps(database, [row]))[0];
}

/** The records of a submitted plan, in the plan's order. */
export async function readSubmittedLines(database: Database, id: number): Promise<readonly SubmittedLine[]> {
  const row = await database.first<{ readonly lines: string }>("SELECT lines FROM approval WHERE id = ?", [
    id,
  ]);
  return JSON.parse(row?.lines ?? "[]") as readonly SubmittedLine[];
}

async function withSteps(database: Database, rows: readonly ApprovalRow[]): Promise<Approval[]> {
  if (rows.length === 0) return [];
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const steps = await database.all<StepRow>(
    `SELECT * FROM approval_step WHERE "approvalId" IN ${database.words.wholeNumbers} ORDER BY ordinal`,
    [ids],
  );
  return rows.map((row) => {
    const own = steps.filter(({ approvalId }) => approvalId === row.id);
    return approvalOf(row, own);
  });
}

function approvalOf(row: ApprovalRow, steps: readonly ApprovalStep[]): Approval {
  const { id, who, at, reason, workbook, fingerprint, total, undoes } = row;
  const asks = JSON.parse(row.asks) as string[];
  const shown = steps.map(({ kind, who, at, comment, runId }) => ({ kind, who, at, comment, runId }));
  const state: ApprovalState = steps.at(-1)?.kind ?? "waiting";
  return { id, who, at, reason, workbook, fingerprint, total, asks, undoes, state, steps: shown };
}
