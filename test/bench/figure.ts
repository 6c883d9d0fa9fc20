// One measured figure of a benchmark, as printed by `npm run bench` and written to bench.json.

/** `ratio` is value ÷ reference, measured in the same run; `goal` is what the ratio (or the value, without a reference) shall be. */
export interface Figure {
  readonly id: string;
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly reference: number | null;
  readonly ratio: number | null;
  readonly goal: string;
  readonly met: boolean;
}
