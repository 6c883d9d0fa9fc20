/**
 * Where two plain values differ: one line for each leaf, with its path. Pure.
 */
export interface Difference {
  /** Like `values[2][0]`; empty for the whole. */
  readonly path: string;
  readonly expected: unknown;
  readonly observed: unknown;
}

const isNested = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const step = (path: string, key: string, isIndex: boolean) =>
  isIndex ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;

/** Every leaf at which the values differ; a missing leaf counts as undefined. */
export function findDifferences(expected: unknown, observed: unknown, path = ""): readonly Difference[] {
  if (Object.is(expected, observed)) return [];
  if (!isNested(expected) || !isNested(observed) || Array.isArray(expected) !== Array.isArray(observed)) {
    return [{ path, expected, observed }];
  }
  const keys = new Set([...Object.keys(expected), ...Object.keys(observed)]);
  return [...keys].flatMap((key) =>
    findDifferences(expected[key], observed[key], step(path, key, Array.isArray(expected))),
  );
}
