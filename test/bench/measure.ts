// How the benches measure: the median of several runs after one that does not count, and ratios against a reference of the same run.
import type { Figure } from "./figure";

/** Milliseconds of the median run; the collector runs before each, so that none pays for another's garbage. */
export async function medianMs(runs: number, job: () => unknown): Promise<number> {
  await job();
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    globalThis.gc?.();
    const start = performance.now();
    await job();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[runs >> 1] ?? Number.NaN;
}

/** A time as a ratio of its reference: met where it is at most `most` times the reference. */
export function timeRatio(
  id: string,
  what: string,
  measured: { ms: number; referenceMs: number; most: number },
): Figure {
  const ratio = measured.ms / measured.referenceMs;
  const { ms, referenceMs, most } = measured;
  return {
    id,
    what,
    value: ms,
    unit: "ms",
    reference: referenceMs,
    ratio,
    goal: `<= ${most} x`,
    met: ratio <= most,
  };
}
