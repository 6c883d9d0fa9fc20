// Keeps the served contract's rate: so many calls in each window, by its key; a refused call does not count. Knows no request.
import type { RateLimit } from "./rate";

/** A call beyond a limit: what the answer says, and how long to wait. */
export interface OverRate {
  readonly message: string;
  readonly retryAfterSeconds: number;
}

interface Window {
  startedAt: number;
  count: number;
}

const newWindow = (): Window => ({ startedAt: 0, count: 0 });

/** Counts one call at this moment (ms) and answers undefined, or says that it is beyond a limit. */
export function makeApiRate(limits: readonly RateLimit[]): (nowMs: number) => OverRate | undefined {
  const windows = limits.map((limit) => ({ limit, window: newWindow() }));
  return (nowMs) => {
    for (const { limit, window } of windows) renew(window, limit, nowMs);
    const full = windows.find(({ limit, window }) => window.count >= limit.most);
    if (full) return overRate(full.limit, full.window.startedAt + full.limit.windowMs - nowMs);
    for (const { window } of windows) window.count += 1;
    return undefined;
  };
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
