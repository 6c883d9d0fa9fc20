// Which process sends which run, and when: leases that are renewed, turns by number, runs that are taken over when their process
// died [AP2, AP10]. What is sent, and how, is said by the run's course.
import type { Backend } from "../backend/backend";
import type { ApplyLine } from "../contract/app";
import { messageOf } from "../domain/fault";
import { printMoment } from "../domain/moment";
import { recordTypesFor } from "../domain/record-types";
import type { Run } from "../plan/outcome";
import type { Database } from "./database/database";
import { claimRun, readOpenRuns, releaseRun, type Lease } from "./database/run-leases";
import { readCutOff, readLines, readRun, type Holder, type StoredRun } from "./database/runs";
import { makeLineQueue } from "./line-queue";
import { resumedCourse, sendRun, type ActiveRun, type Course } from "./run-course";

/** What one process knows of its runs. */
export interface RunShelf {
  readonly database: Database;
  readonly backend: Backend;
  readonly now: () => Date;
  readonly holding: Holding;
  readonly active: Map<number, ActiveRun & { readonly ended: Promise<void> }>;
  /** The process is ending: nothing more is begun. */
  isResting: boolean;
  /** A look for runs that nobody holds is under way: two at once would both take the same one. */
  taking?: Promise<readonly number[]> | undefined;
}

/** How a process holds its runs. */
export interface Holding {
  readonly owner: string;
  /** A process that says nothing for so long has lost its runs. */
  readonly leaseMs: number;
}

/** Runs wait so long before they look again whether their turn has come. */
const lookAgainMs = 100;

/** The lease that the process may take now. */
export function holderOf({ holding, now }: RunShelf): Holder {
  return { owner: holding.owner, untilMs: now().getTime() + holding.leaseMs };
}

function leaseOf(shelf: RunShelf): Lease {
  return { ...holderOf(shelf), nowMs: shelf.now().getTime() };
}

/** Begins to send a run that this process holds; its lines arrive as they happen. */
export function launch(shelf: RunShelf, run: StoredRun, course: Course): AsyncIterable<ApplyLine> {
  const { database, backend, active, holding } = shelf;
  const queue = makeLineQueue<ApplyLine>();
  const own: ActiveRun = {
    ...{ isStopped: run.isStopAsked, isLeft: shelf.isResting, isSending: false },
    journal: course.journal,
  };
  const execute = async (): Promise<void> => {
    const beat = setInterval(() => void renew(shelf, run.id, own), Math.ceil(holding.leaseMs / 3)).unref();
    try {
      await waitTurn(shelf, run.id, own);
      own.isSending = true;
      await sendRun(course, { backend, own, queue });
      if (own.isLeft) await releaseRun(database, run.id, holding.owner);
      else await course.journal.end(printMoment(shelf.now()));
    } catch (caught) {
      queue.push({ kind: "failed", message: `Run ${run.id}: ${messageOf(caught)}` });
    } finally {
      clearInterval(beat);
      active.delete(run.id);
    }
    if (own.isLeft) queue.push({ kind: "failed", message: sayLeft(run.id) });
    const stored = await readRun(database, run.id).catch(() => run);
    queue.push({ kind: "run", run: shownRun(stored ?? run, undefined) });
    queue.end();
  };
  active.set(run.id, Object.assign(own, { ended: Promise.resolve().then(execute) }));
  queue.push({ kind: "run", run: shownRun(run, own) });
  return queue.lines;
}

/** A lease that could not be renewed for lack of an answer may still be ours; the journal fences what is sent all the same. */
async function renew(shelf: RunShelf, runId: number, own: ActiveRun): Promise<void> {
  const { database, now } = shelf;
  const isOurs = await claimRun(database, runId, leaseOf(shelf)).catch(() => true);
  if (!isOurs) own.isLeft = true;
  const open = await readOpenRuns(database, now().getTime()).catch(() => []);
  if (open.some(({ id, isStopAsked }) => id === runId && isStopAsked)) own.isStopped = true;
  if (own.isStopped) stopSending(shelf, own);
}

/** A run that was stopped waits no longer for the next window of a backend's limits. */
export function stopSending({ backend }: RunShelf, own: ActiveRun): void {
  own.isStopped = true;
  if (own.isSending) backend.giveUpWaiting();
}

/** Runs take their turns by their numbers, across all processes on one database. */
async function waitTurn(shelf: RunShelf, runId: number, own: ActiveRun): Promise<void> {
  while (!own.isLeft) {
    const [first] = await readOpenRuns(shelf.database, shelf.now().getTime());
    if (!first || first.id >= runId) return;
    const local = shelf.active.get(first.id);
    if (local) await local.ended;
    else if (first.owner === undefined) await takeOver(shelf);
    else await pause(lookAgainMs);
  }
}

/** Goes on with the runs that nobody holds, each from where it was cut off; answers their numbers. */
export function takeOver(shelf: RunShelf): Promise<readonly number[]> {
  shelf.taking ??= takeAll(shelf).finally(() => (shelf.taking = undefined));
  return shelf.taking;
}

async function takeAll(shelf: RunShelf): Promise<readonly number[]> {
  const { database, backend, active, now } = shelf;
  const taken: number[] = [];
  const open = shelf.isResting ? [] : await readOpenRuns(database, now().getTime());
  for (const { id, owner } of open) {
    if (active.has(id) || owner !== undefined || !(await claimRun(database, id, leaseOf(shelf)))) continue;
    const run = await readCutOff(database, id);
    if (!run) continue;
    const types = recordTypesFor(await backend.readLists());
    const lines = await readLines(database, id);
    void readOut(
      launch(shelf, run, resumedCourse(database, { run, holder: () => holderOf(shelf), types, lines })),
    );
    taken.push(id);
  }
  return taken;
}

/** Nobody listens to a run that goes on: its lines are read and let go, or they would all be kept. */
async function readOut(lines: AsyncIterable<ApplyLine>): Promise<void> {
  const reader = lines[Symbol.asyncIterator]();
  while ((await reader.next()).done !== true);
}

/** How often a service that ends looks whether its runs only wait. */
const restLookMs = 100;

/**
 * Answers when no run of this process is sending: each has come to the end of its batch, or only waits for the next window of the
 * backend's limits, which may be hours away. Such a run is gone on with as after a crash [AP2].
 */
export async function whenResting(shelf: RunShelf): Promise<void> {
  const { active, backend } = shelf;
  const isWaiting = async () => (await backend.readUse().catch(() => undefined))?.waiting !== undefined;
  const untilWaiting = async () => {
    while (active.size > 0 && !(await isWaiting())) await pause(restLookMs);
  };
  await Promise.race([whenIdle(shelf), untilWaiting()]);
}

/** Answers when this process sends no run any more. */
export async function whenIdle({ active }: RunShelf): Promise<void> {
  for (let [own] = active.values(); own; [own] = active.values()) await own.ended;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function sayLeft(runId: number): string {
  return `Run ${runId} rests: the service that sent it is ending. It goes on where it was when the service starts again; History shows it.`;
}

/** The run as people see it; `own` where this process sends it. */
export function shownRun({ isStopAsked, ...run }: StoredRun, own: ActiveRun | undefined): Run {
  if (run.endedAt !== null) return { ...run, state: "ended" };
  const state = own?.isStopped === true || isStopAsked ? "stopping" : "running";
  return { ...run, counts: own ? own.journal.counts() : run.counts, state };
}
