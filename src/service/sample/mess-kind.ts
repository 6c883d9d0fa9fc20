// One way to spoil an ordinary contact of the sample account, so that it trips a rule.
import type { Draft, SampleType } from "./selling";

export interface Mess {
  /** The rule that it trips, as in docs/rules.md. */
  readonly rule: string;
  readonly on: SampleType;
  /** Also where chance gave the contact another type. */
  readonly isForced?: boolean;
  /** What to put over the ordinary contact of that number. */
  readonly spoil: (index: number, ordinary: Draft) => Draft;
}
