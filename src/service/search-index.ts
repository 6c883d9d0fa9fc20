// Brings the search's index up to date behind the scenes, a few contacts at a time, so that nobody waits for it.
import { Fault } from "../domain/fault";
import { catchUp } from "./database/contact-search";
import type { Database } from "./database/database";
import type { Runs } from "./runs";

export interface SearchIndex {
  /** Starts catching up, unless it is at it already. */
  readonly keepUp: () => void;
  /** Rests until `keepUp`: a run goes first. */
  readonly rest: () => void;
  /** Ends it for good; the database may be closed afterwards. */
  readonly stop: () => Promise<void>;
}

/** So many are indexed in about 10 ms. */
const atOnce = 50;
const pauseMs = 5;

/** The keeper of this database's index; what an earlier process left undone is done first. */
export function keepSearchIndex(database: Database): SearchIndex {
  let waiting: NodeJS.Timeout | undefined;
  let isStopped = false;
  let last: Promise<void> = Promise.resolve();
  const step = (): void => {
    const own = waiting;
    last = hasMore(database).then((isMore) => {
      if (waiting === own) waiting = isMore ? setTimeout(step, pauseMs) : undefined;
    });
  };
  const keepUp = (): void => {
    if (!isStopped) waiting ??= setTimeout(step, pauseMs);
  };
  const rest = (): void => {
    clearTimeout(waiting);
    waiting = undefined;
  };
  keepUp();
  return {
    keepUp,
    rest,
    stop: async () => {
      isStopped = true;
      rest();
      await last;
    },
  };
}

/** The same runs, around which the index rests. */
export function restingInRuns(runs: Runs, index: SearchIndex): Runs {
  return {
    ...runs,
    start: async (order) => {
      index.rest();
      const lines = await runs.start(order);
      void runs.whenIdle().then(index.keepUp);
      return lines;
    },
  };
}

/** A disk that is full now may not be so after the next run: the search finds what moved without the index too. */
async function hasMore(database: Database): Promise<boolean> {
  try {
    return await catchUp(database, atOnce);
  } catch (caught) {
    if (caught instanceof Fault) return false;
    throw caught;
  }
}
