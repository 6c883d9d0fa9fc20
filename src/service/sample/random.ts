// A small seeded generator: the same seed gives the same sequence on every machine. Knows nothing of contacts.

export interface Random {
  /** A whole number from 0 to `limit` - 1. */
  readonly below: (limit: number) => number;
  /** True in this share of cases, 0–1. */
  readonly chance: (share: number) => boolean;
  /** One of the things, each as likely as the other. */
  readonly pick: <T>(things: readonly [T, ...T[]]) => T;
}

/** The sequence of that seed (mulberry32 over a scrambled seed, so that neighbouring seeds differ). */
export function makeRandom(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1);
  const fraction = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(fraction() * limit);
  return {
    below,
    chance: (share) => fraction() < share,
    pick: (things) => things[below(things.length)] ?? things[0],
  };
}
