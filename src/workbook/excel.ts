// The workbook as the pane uses it: a thin set of effects over Excel. All decisions stand in the pure files beside it; with its
// siblings excel-*.ts it is the only place that touches `Excel`. Blocks are written and read, never single cells.
import { Fault } from "../domain/fault";
import type { Finding } from "../domain/finding";
import type { Key, Value } from "../domain/value";
import type { AccountMark, Load } from "./baseline";
import type { StatusNews } from "./marks";
import type { OutcomeNews } from "./outcomes";
import type { Repair, SheetsAnswer } from "./reading";

/** How far long work has come. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** "Writing rows", "Reading back". */
  readonly what: string;
}

/** What the caller of long work may hand in: to hear of its progress, and to stop it. */
export interface LongWork {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** A cell that holds something else than what was meant, even after it was written again [WB1]. */
export interface Difference {
  readonly sheet: string;
  readonly key: Key;
  readonly header: string;
  readonly meant: string;
  readonly holds: string;
}

/** What became of a load. After `stopped` the workbook says so itself, and has to be loaded again. */
export type LoadEnd =
  | { readonly kind: "written"; readonly records: number; readonly different: readonly Difference[] }
  | { readonly kind: "stopped" };

/** Is there a load in this workbook, whose, and when. */
export type WorkbookState =
  | { readonly kind: "empty" }
  | { readonly kind: "stopped"; readonly account: AccountMark }
  | {
      readonly kind: "loaded";
      readonly account: AccountMark;
      readonly loadedAt: string;
      readonly records: number;
      readonly filter: Readonly<Record<string, unknown>>;
    };

/** A value that shall stand in a record's field as if it had been typed. */
export interface FixWrite {
  readonly key: Key;
  readonly field: string;
  readonly to: Value;
}

/** Where `goTo` went. `hidden` rows are selected all the same: the pane says that a filter hides them. */
export type GoneTo =
  | { readonly kind: "there" | "hidden"; readonly sheet: string; readonly row: number }
  | { readonly kind: "gone"; readonly message: string };

/** What was edited on our sheets, as a hint: the sheets are read again before anything is decided. */
export interface EditHint {
  readonly sheet: string;
  readonly address: string;
  /** Read-only cells that were put back at once [WB7]. */
  readonly repaired: readonly Repair[];
}

const notYet = () => Promise.reject(new Fault("bug", "This part of the workbook is not built yet."));

/** Writes a load: sheets as tables over filled ranges, lists, baseline; reads back and compares every cell [WB1]. Replaces an earlier load. */
export function writeLoad(load: Load, work: LongWork): Promise<LoadEnd> {
  void [load, work];
  return notYet();
}

/**
 * The drafts that the sheets hold, against the baseline, and the KE findings. `now` is UTC; `signedIn` is undefined where
 * nobody is. Gives new rows their keys ("new 1") in the sheet and puts overwritten read-only cells back.
 */
export function readSheets(at: {
  readonly signedIn: { readonly id: string; readonly backend: string } | undefined;
  readonly now: string;
}): Promise<SheetsAnswer> {
  void at;
  return notYet();
}

/** Writes the status of every row and marks the cells of the findings; marks of earlier calls are taken off. */
export function markFindings(news: StatusNews): Promise<void> {
  void news;
  return notYet();
}

/** Activates the sheet and selects the cell of a finding, wherever its row stands now. */
export function goTo(target: Pick<Finding, "key" | "field" | "place">): Promise<GoneTo> {
  void target;
  return notYet();
}

/** Writes fixes into their cells as ordinary edits; answers the keys whose rows are gone. */
export function writeFixes(fixes: readonly FixWrite[]): Promise<readonly Key[]> {
  void fixes;
  return notYet();
}

/**
 * Writes outcomes beside their rows ("applied 10:42" from `clock`), ids of creates, and moves the baseline on for what was
 * applied. Reads the baseline each time: call it once at the end of a run, or now and then, not for each batch.
 */
export function writeOutcomes(outcomes: readonly OutcomeNews[], clock: string): Promise<void> {
  void [outcomes, clock];
  return notYet();
}

/** Whether this workbook holds a load; one request. */
export function readWorkbookState(): Promise<WorkbookState> {
  return notYet();
}

/** Calls back on edits of our sheets by people, not by us; puts overwritten read-only cells back at once. Answers how to stop. */
export function watchEdits(onEdit: (hint: EditHint) => void): Promise<() => Promise<void>> {
  void onEdit;
  return notYet();
}
