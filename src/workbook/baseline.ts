// The baseline: what was loaded, for whom, when and with which lists, as it stands in a very hidden sheet of the workbook, so
// that a file that was saved, closed and opened continues where it was, offline too [WB9]. Knows no Excel, only cells of text.
import type { Lists } from "../domain/lists";
import type { Policy } from "../domain/policy";
import type { Values } from "../domain/value";

/** Whose records these are. */
export interface AccountMark {
  readonly id: string;
  readonly name: string;
  readonly backend: string;
}

/** Everything that one load brings into the workbook. */
export interface Load {
  readonly account: AccountMark;
  /** UTC, as the service stated it. */
  readonly loadedAt: string;
  /** What was asked for, as the pane wrote it: kept word for word for the next load. */
  readonly filter: Readonly<Record<string, unknown>>;
  readonly lists: Lists;
  readonly policy: Policy;
  /** Whole records in the order in which their rows shall stand. */
  readonly records: readonly Values[];
}
