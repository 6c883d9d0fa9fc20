// A clock that stands still until someone waits: time passes in the order in which waits end, as fast as the machine can.

export interface SimulatedClock {
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
}

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** Starts at that moment. Whoever waits is woken once everything else that could go on has come to rest for a turn. */
export function makeSimulatedClock(startMs: number): SimulatedClock {
  let now = startMs;
  const sleepers: Sleeper[] = [];
  let isScheduled = false;
  const wakeNext = () => {
    isScheduled = false;
    sleepers.sort((one, other) => one.until - other.until);
    const next = sleepers.shift();
    if (!next) return;
    now = Math.max(now, next.until);
    next.wake();
    schedule();
  };
  const schedule = () => {
    if (isScheduled || sleepers.length === 0) return;
    isScheduled = true;
    setImmediate(wakeNext);
  };
  return {
    now: () => now,
    wait: (ms) =>
      new Promise((wake) => {
        sleepers.push({ until: now + ms, wake });
        schedule();
      }),
  };
}
