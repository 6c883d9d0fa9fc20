// Runs: each applies one plan, journalled before it is sent [AP1], one at a time so that no two write one record [AP10]. A run
// belongs to the service: it goes on when the pane is closed, and another process goes on with it when this one dies [AP2].
import type { ApplyLine } from "../contract/app";
import { Fault } from "../domain/fault";
import { printMoment } from "../domain/moment";
import type { RecordTypes } from "../domain/record-types";
import type { Run } from "../plan/outcome";
import { askStop } from "./database/run-leases";
import { insertRun, readRun, readRuns, type LineToBe, type NewRun, type StoredRun } from "./database/runs";
import { newCourse } from "./run-course";
import {
  holderOf,
  launch,
  shownRun,
  stopSending,
  takeOver,
  whenIdle,
  whenResting,
  type RunShelf,
} from "./run-turns";

export interface RunOrder {
  readonly run: Omit<NewRun, "startedAt">;
  readonly lines: readonly LineToBe[];
  readonly types: RecordTypes;
}

export interface Runs {
  /** Journals the run and starts it; its lines arrive as they happen. Failure: a Fault, and nothing was sent. */
  readonly start: (order: RunOrder) => Promise<AsyncIterable<ApplyLine>>;
  /** Goes on with runs that nobody holds; answers their numbers. Each is sent from where it was cut off [AP2]. */
  readonly takeOver: () => Promise<readonly number[]>;
  /** Asks a run to end after the batch in flight [AP9]; undefined where there is no such run. */
  readonly stop: (runId: number) => Promise<Run | undefined>;
  /** Newest first, with numbers below `before`. */
  readonly list: (page: {
    readonly before: number | undefined;
    readonly rows: number;
  }) => Promise<readonly Run[]>;
  readonly find: (runId: number) => Promise<Run | undefined>;
  /** Answers when this process sends no run any more. */
  readonly whenIdle: () => Promise<void>;
  /**
   * Lets every run rest after its batch in flight, for whoever goes on with it, and answers when nothing is sent any more, or what is
   * left only waits for the backend's next window.
   */
  readonly settle: () => Promise<void>;
}

export function makeRuns(parts: Pick<RunShelf, "database" | "backend" | "now" | "holding">): Runs {
  const { database, now } = parts;
  const shelf: RunShelf = { ...parts, active: new Map(), isResting: false };
  const shown = (run: StoredRun): Run => shownRun(run, shelf.active.get(run.id));
  const find = async (runId: number): Promise<Run | undefined> => {
    const run = await readRun(database, runId);
    return run && shown(run);
  };
  return {
    start: async ({ run: order, types, lines }) => {
      const begun = { ...order, startedAt: printMoment(now()), ...holderOf(shelf) };
      const run = await insertRun(database, begun, lines);
      const holder = () => holderOf(shelf);
      return launch(shelf, run, newCourse(database, { run, holder, types, lines }));
    },
    takeOver: () => takeOver(shelf),
    stop: async (runId) => {
      await askStop(database, runId);
      const own = shelf.active.get(runId);
      if (own) stopSending(shelf, own);
      return find(runId);
    },
    list: async (page) => (await readRuns(database, page)).map(shown),
    find,
    whenIdle: () => whenIdle(shelf),
    settle: async () => {
      shelf.isResting = true;
      for (const own of shelf.active.values()) own.isLeft = true;
      await whenResting(shelf);
    },
  };
}

/** The run of that number. Failure: a Fault "not found" that names it. */
export function foundRun(run: Run | undefined, runId: number): Run {
  if (run) return run;
  throw new Fault("not found", `There is no run ${runId}. History lists the runs there are.`);
}
