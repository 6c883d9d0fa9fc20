// Runs: each applies one plan, journalled before it is sent [AP1], one at a time so that no two write one record [AP10]. A run
// does not need the one who started it: it goes on when the pane is closed.
import type { Backend } from "../backend/backend";
import type { ApplyLine } from "../contract/app";
import { Fault, messageOf } from "../domain/fault";
import { printMoment } from "../domain/moment";
import type { RecordTypes } from "../domain/record-types";
import { applyChanges } from "../plan/apply";
import type { Run } from "../plan/outcome";
import type { Database } from "./database/database";
import { insertRun, readRun, readRuns, type LineToBe, type NewRun, type StoredRun } from "./database/runs";
import { makeJournal, type Journal } from "./journal";
import { makeLineQueue, type LineQueue } from "./line-queue";

export interface RunOrder {
  readonly run: Omit<NewRun, "startedAt">;
  readonly lines: readonly LineToBe[];
  readonly types: RecordTypes;
}

export interface Runs {
  /** Journals the run and starts it; its lines arrive as they happen. Failure: a Fault, and nothing was sent. */
  readonly start: (order: RunOrder) => Promise<AsyncIterable<ApplyLine>>;
  /** Asks a run to end after the batch in flight [AP9]; undefined where there is no such run. */
  readonly stop: (runId: number) => Promise<Run | undefined>;
  /** Newest first, with numbers below `before`. */
  readonly list: (page: {
    readonly before: number | undefined;
    readonly rows: number;
  }) => Promise<readonly Run[]>;
  readonly find: (runId: number) => Promise<Run | undefined>;
  /** Answers when no run is active any more. */
  readonly whenIdle: () => Promise<void>;
  /** Stops every run after its batch in flight, and answers when they have ended. */
  readonly settle: () => Promise<void>;
}

interface ActiveRun {
  isStopped: boolean;
  readonly journal: Journal;
}

export function makeRuns(parts: {
  readonly database: Database;
  readonly backend: Backend;
  readonly now: () => Date;
}): Runs {
  const { database, backend, now } = parts;
  const active = new Map<number, ActiveRun>();
  let last: Promise<void> = Promise.resolve();
  const shown = (run: StoredRun): Run => shownRun(run, active.get(run.id));
  const find = async (runId: number): Promise<Run | undefined> => {
    const run = await readRun(database, runId);
    return run && shown(run);
  };

  const execute = async (run: StoredRun, order: RunOrder, queue: LineQueue<ApplyLine>): Promise<void> => {
    const journal = makeJournal(database, run);
    const own: ActiveRun = { isStopped: false, journal };
    active.set(run.id, own);
    queue.push({ kind: "run", run: shown(run) });
    const ended = last.then(() => applyOrder(order, { backend, own, queue }));
    last = ended.catch(() => undefined);
    try {
      await ended;
      await journal.end(printMoment(now()));
    } catch (caught) {
      queue.push({ kind: "failed", message: `Run ${run.id}: ${messageOf(caught)}` });
    } finally {
      active.delete(run.id);
    }
    const stored = await readRun(database, run.id).catch(() => run);
    queue.push({ kind: "run", run: shown(stored ?? run) });
    queue.end();
  };

  const whenIdle = async (): Promise<void> => {
    await last;
    while (active.size > 0) await nextTurn();
  };

  return {
    start: async (order) => {
      const run = await insertRun(database, { ...order.run, startedAt: printMoment(now()) }, order.lines);
      const queue = makeLineQueue<ApplyLine>();
      void execute(run, order, queue);
      return queue.lines;
    },
    stop: async (runId) => {
      const own = active.get(runId);
      if (own) own.isStopped = true;
      return find(runId);
    },
    list: async (page) => (await readRuns(database, page)).map(shown),
    find,
    whenIdle,
    settle: async () => {
      for (const own of active.values()) own.isStopped = true;
      await whenIdle();
    },
  };
}

/** Others wait no longer than this, and the batch in flight, for their turn. */
const turnMs = 10;

/** Sends the order batch by batch; between batches everyone else gets their turn. */
async function applyOrder(
  order: RunOrder,
  parts: { readonly backend: Backend; readonly own: ActiveRun; readonly queue: LineQueue<ApplyLine> },
): Promise<void> {
  const { backend, own, queue } = parts;
  const changes = order.lines.map((line) => line.change);
  let turnEnds = performance.now();
  const batches = applyChanges(changes, backend.capabilities.batch, {
    write: (batch) => backend.write(batch, order.types),
    sending: async (batch) => {
      if (performance.now() >= turnEnds) {
        await nextTurn();
        turnEnds = performance.now() + turnMs;
      }
      await own.journal.sending(batch.length);
    },
    ended: async (_, outcomes) => own.journal.ended(outcomes),
    isStopped: () => own.isStopped,
  });
  for await (const outcomes of batches) queue.push({ kind: "outcomes", outcomes });
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function shownRun(run: StoredRun, own: ActiveRun | undefined): Run {
  if (!own) return { ...run, state: "ended" };
  return { ...run, counts: own.journal.counts(), state: own.isStopped ? "stopping" : "running" };
}

/** The run of that number. Failure: a Fault "not found" that names it. */
export function foundRun(run: Run | undefined, runId: number): Run {
  if (run) return run;
  throw new Fault("not found", `There is no run ${runId}. History lists the runs there are.`);
}
