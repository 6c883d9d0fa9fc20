// Paces calls to a server's limits: so many in a second, a minute, a day, counted as the server counts, however long each is on its
// way. Knows no HTTP; clock, waiting and the book of calls are handed in.
import type { BackendUse } from "../contract/app";
import { Fault } from "../domain/fault";
import { printMoment } from "../domain/moment";

export interface Limit {
  readonly most: number;
  readonly windowMs: number;
}

export interface CallEnd {
  readonly endsBy: number;
  readonly isOpen: boolean;
}

/** What the book says of calls, to whoever looks alone. Moments are milliseconds. */
export interface CallPage {
  /** The n-th last end of a call; open: that call is on its way and ends by then. Undefined where there are fewer. */
  readonly nthLastEnd: (n: number) => Promise<CallEnd | undefined>;
  readonly lastStart: () => Promise<number | undefined>;
  /** Until when the server asked to be left alone; 0 for never. */
  readonly heldUntil: () => Promise<number>;
  readonly add: (id: string, call: { readonly startedAt: number; readonly endsBy: number }) => Promise<void>;
}

/** The calls of at least the longest window, shared by all who call with one key. */
export interface CallBook {
  /** Does the work while nobody else looks into the book. */
  readonly alone: <T>(work: (page: CallPage) => Promise<T>) => Promise<T>;
  readonly ended: (id: string, at: number) => Promise<void>;
  /** Notes that nobody is to call before this moment. */
  readonly hold: (until: number) => Promise<void>;
  /** How many calls ended, or will end, after this moment. */
  readonly countAfter: (moment: number) => Promise<number>;
}

/** Who waits: a run waits for as long as it takes; people are told instead. */
export type Patience = "run" | "person";

export interface Pacer {
  /**
   * Waits until a call may start; the function that it answers says that the call has ended. Failure: a Fault "backend
   * unreachable" where a person would wait too long, or a run's long wait was given up.
   */
  readonly enter: (patience: Patience) => Promise<() => Promise<void>>;
  /** Ends the long waits of runs that are under way: their `enter` fails as that of a person does. */
  readonly giveUp: () => void;
  /** The server asked to be left alone for so long: all wait, at most the cap [AP7]. */
  readonly throttled: (retryAfterMs: number) => Promise<void>;
  readonly use: () => Promise<BackendUse>;
}

export interface PacerParts {
  readonly limits: readonly Limit[];
  readonly book: CallBook;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  readonly newId: () => string;
  /** No call takes longer. */
  readonly callMs: number;
}

/** Added to each window: timers and clocks are a little off. */
const marginMs = 5;
/** While calls are on their way their ends are only known at the latest: looked at again so often. */
const lookAgainMs = 250;
const personWaitsMs = 120_000;
const worthSayingMs = 5_000;
/** A daily limit asks for hours; a look every quarter of an hour costs little and ends the wait early. */
const longestHoldMs = 15 * 60_000;
const dayMs = 86_400_000;

/** A pacer over this book. */
export function makePacer({ limits, book, now, wait, newId, callMs }: PacerParts): Pacer {
  let waiting: BackendUse["waiting"];
  const longWaits = new Set<() => void>();
  const isGivenUp = async (waitMs: number): Promise<boolean> => {
    let giveUp = () => {};
    const givenUp = new Promise<boolean>((resolve) => (giveUp = () => resolve(true)));
    longWaits.add(giveUp);
    return Promise.race([wait(waitMs).then(() => false), givenUp]).finally(() => longWaits.delete(giveUp));
  };
  const take = (): Promise<{ readonly id: string } | Blocked> =>
    book.alone(async (page) => {
      const at = now();
      const blocked = await blockedUntil(page, limits);
      if (blocked.until > at) return blocked;
      const id = newId();
      await page.add(id, { startedAt: at, endsBy: at + callMs });
      return { id };
    });
  return {
    enter: async (patience) => {
      for (;;) {
        const taken = await take();
        if ("id" in taken) {
          waiting = undefined;
          return () => book.ended(taken.id, now());
        }
        const waitMs = taken.until - now();
        if (patience === "person" && waitMs > personWaitsMs) throw tooLong(taken);
        waiting = waitMs > worthSayingMs ? said(taken) : undefined;
        const pauseMs = Math.max(1, taken.isFirm ? waitMs : Math.min(waitMs, lookAgainMs));
        if (waitMs <= personWaitsMs) await wait(pauseMs);
        else if (await isGivenUp(pauseMs)) {
          waiting = undefined;
          throw stoppedWaiting(taken);
        }
      }
    },
    giveUp: () => {
      for (const giveUp of longWaits) giveUp();
    },
    throttled: (retryAfterMs) => book.hold(now() + Math.min(retryAfterMs, longestHoldMs)),
    use: async () => {
      const day = limits.find(({ windowMs }) => windowMs === dayMs);
      const calls = await book.countAfter(now() - dayMs);
      return { calls, quota: day?.most ?? null, ...(waiting ? { waiting } : {}) };
    },
  };
}

interface Blocked {
  readonly until: number;
  readonly why: string;
  /** False where a call on its way may end earlier. */
  readonly isFirm: boolean;
}

/**
 * When the next call may start. A server counts a call somewhere between its start and its end: so a window is free once all but
 * `most - 1` calls have ended a whole window ago, whatever the network did. Within the shortest window calls are spaced evenly.
 */
async function blockedUntil(page: CallPage, limits: readonly Limit[]): Promise<Blocked> {
  const held = await page.heldUntil();
  let blocked: Blocked = { until: held, why: "the server asked for a pause (Retry-After)", isFirm: true };
  const [shortest] = [...limits].sort((one, other) => one.windowMs - other.windowMs);
  const lastStart = await page.lastStart();
  if (shortest && lastStart !== undefined) {
    const until = lastStart + Math.ceil(shortest.windowMs / shortest.most);
    if (shortest.windowMs <= 1000 && until > blocked.until) blocked = { until, why: "", isFirm: true };
  }
  for (const limit of limits) {
    const end = await page.nthLastEnd(limit.most);
    if (!end) continue;
    const until = end.endsBy + limit.windowMs + marginMs;
    if (until > blocked.until) blocked = { until, why: whyOf(limit), isFirm: !end.isOpen };
  }
  return blocked;
}

function whyOf({ most, windowMs }: Limit): string {
  return windowMs >= dayMs
    ? `the day's ${most.toLocaleString("en")} requests are used up`
    : `the server takes ${most} requests in ${windowMs / 1000} seconds`;
}

function said({ until, why }: Blocked): NonNullable<BackendUse["waiting"]> {
  return { until: printMoment(new Date(until)), why };
}

/** "2026-11-30 10:47 UTC", never too early. */
function wordsOf({ until }: Blocked): string {
  const minuteMs = 60_000;
  const minute = new Date(Math.ceil(until / minuteMs) * minuteMs);
  return `${minute.toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

function tooLong(blocked: Blocked): Fault {
  return new Fault(
    "backend unreachable",
    `Nothing can be asked of the Cin7 account before ${wordsOf(blocked)}: ${blocked.why}. Try again then; runs that have started wait and go on by themselves.`,
  );
}

function stoppedWaiting(blocked: Blocked): Fault {
  return new Fault(
    "backend unreachable",
    `The run was stopped while it waited until ${wordsOf(blocked)}: ${blocked.why}. Bring up to date then, and look before you apply it again.`,
  );
}

/** A book in memory: for one process that need not remember. */
export function makeMemoryBook(keepMs = dayMs): CallBook {
  const calls = new Map<string, { readonly startedAt: number; endsBy: number; isOpen: boolean }>();
  let held = 0;
  let last: Promise<unknown> = Promise.resolve();
  const ends = () => [...calls.values()].sort((one, other) => other.endsBy - one.endsBy);
  const page: CallPage = {
    nthLastEnd: async (n) => ends()[n - 1],
    lastStart: async () => [...calls.values()].at(-1)?.startedAt,
    heldUntil: async () => held,
    add: async (id, call) => {
      for (const [old, { endsBy }] of calls) if (endsBy < call.startedAt - keepMs) calls.delete(old);
      calls.set(id, { ...call, isOpen: true });
    },
  };
  return {
    alone: (work) => {
      const done = last.then(() => work(page));
      last = done.catch(() => undefined);
      return done;
    },
    ended: async (id, at) => {
      const call = calls.get(id);
      if (call) [call.endsBy, call.isOpen] = [at, false];
    },
    hold: async (until) => void (held = Math.max(held, until)),
    countAfter: async (moment) => [...calls.values()].filter(({ endsBy }) => endsBy > moment).length,
  };
}
