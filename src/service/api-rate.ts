// Keeps the served contract's rate: so many calls in each window, for each key; a refused call does not count. Knows no request.
import type { RateLimit } from "./rate";

/** A call beyond a limit: what the answer says, and how long to wait. */
export interface OverRate {
  readonly message: string;
  readonly retryAfterSeconds: number;
}

/** One window of one key, as it can be kept. */
export interface KeptWindow {
  readonly key: string;
  readonly windowMs: number;
  readonly startedAt: number;
  readonly count: number;
}

export interface ApiRates {
  /** Counts one call of this key at this moment (ms) and answers undefined, or says that it is beyond a limit. */
  readonly over: (key: string, nowMs: number) => OverRate | undefined;
  /** The windows that are longer than a restart takes. */
  readonly kept: () => readonly KeptWindow[];
}

interface Window {
  startedAt: number;
  count: number;
}

const shortestKeptMs = 600_000;

/** Rates that go on with what was kept of them. */
export function makeApiRates(limits: readonly RateLimit[], kept: readonly KeptWindow[] = []): ApiRates {
  const byKey = new Map<string, Window[]>();
  const windowsOf = (key: string): Window[] => {
    const known = byKey.get(key) ?? limits.map((limit) => windowFrom(limit, key, kept));
    byKey.set(key, known);
    return known;
  };
  return {
    over: (key, nowMs) => overOf(limits, windowsOf(key), nowMs),
    kept: () =>
      [...byKey].flatMap(([key, windows]) =>
        limits.flatMap(({ windowMs }, at) => {
          const window = windows[at];
          return window && windowMs >= shortestKeptMs ? [{ key, windowMs, ...window }] : [];
        }),
      ),
  };
}

function windowFrom({ windowMs }: RateLimit, key: string, kept: readonly KeptWindow[]): Window {
  const own = kept.find((window) => window.key === key && window.windowMs === windowMs);
  return { startedAt: own?.startedAt ?? 0, count: own?.count ?? 0 };
}

function overOf(
  limits: readonly RateLimit[],
  windows: readonly Window[],
  nowMs: number,
): OverRate | undefined {
  const paired = limits.flatMap((limit, at) => {
    const window = windows[at];
    return window ? [{ limit, window }] : [];
  });
  for (const { limit, window } of paired) renew(window, limit, nowMs);
  const full = paired.find(({ limit, window }) => window.count >= limit.most);
  if (full) return overRate(full.limit, full.window.startedAt + full.limit.windowMs - nowMs);
  for (const { window } of paired) window.count += 1;
  return undefined;
}

function renew(window: Window, { windowMs }: RateLimit, nowMs: number): void {
  if (nowMs - window.startedAt < windowMs && nowMs >= window.startedAt) return;
  window.startedAt = nowMs;
  window.count = 0;
}

/** The wording of the live API. */
function overRate({ most, per }: RateLimit, waitMs: number): OverRate {
  return {
    message: `API calls quota exceeded! maximum admitted ${most} per ${per}.`,
    retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)),
  };
}
