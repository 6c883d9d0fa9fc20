// A server's own count of calls: how many came in any second, minute or day, by sliding windows, and the least time that its limits
// demand for so many. Knows no HTTP.
import type { Limit } from "../../src/backend/cin7-pacer";

export const publishedLimits: readonly Limit[] = [
  { most: 3, windowMs: 1000 },
  { most: 60, windowMs: 60_000 },
  { most: 5000, windowMs: 86_400_000 },
];

/** The most calls in any window of that length; `arrivals` in any order. */
export function mostWithin(arrivals: readonly number[], windowMs: number): number {
  const sorted = [...arrivals].sort((one, other) => one - other);
  let [most, first] = [0, 0];
  sorted.forEach((at, last) => {
    while ((sorted[first] ?? at) <= at - windowMs) first += 1;
    most = Math.max(most, last - first + 1);
  });
  return most;
}

/** When the last of so many calls may come at the earliest, counted from the first, under all limits. */
export function leastMs(calls: number, limits: readonly Limit[] = publishedLimits): number {
  const at: number[] = [];
  for (let call = 0; call < calls; call++) {
    const free = limits.map(({ most, windowMs }) => (at[call - most] ?? -windowMs) + windowMs);
    at.push(Math.max(0, at[call - 1] ?? 0, ...free));
  }
  return at.at(-1) ?? 0;
}
