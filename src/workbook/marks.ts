// Findings and outcomes as people see them on a sheet: a status per row, and marks on cells that do not rely on colour alone.
// Knows rows and addresses, no Excel.
import type { Finding } from "../domain/finding";
import type { Key } from "../domain/value";
import type { OutcomeNews } from "./outcomes";

/** What the status column shall say. */
export interface StatusNews {
  readonly findings: readonly Finding[];
  /** Keys of the records whose draft differs from its baseline. */
  readonly changed: ReadonlySet<Key>;
  /** Outcomes that still hold for their rows: a row that was mended since is left out by the caller. */
  readonly outcomes?: readonly OutcomeNews[];
}
