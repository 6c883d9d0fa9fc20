// What the pane and a load say to each other: how far it has come, to stop, and what became of it. Knows no Excel.

/** How far long work has come. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  /** "Writing rows". */
  readonly what: string;
}

/** What the caller of long work may hand in: to hear of its progress, and to stop it. */
export interface LongWork {
  readonly onProgress?: (progress: Progress) => void;
  /** An `AbortSignal`, or anything that can say as much. */
  readonly signal?: { readonly aborted: boolean };
}

/** A cell that holds something else than what was meant, even after it was written again [WB1]. */
export interface Difference {
  readonly sheet: string;
  readonly key: string;
  readonly header: string;
  readonly meant: string;
  readonly holds: string;
}

/** What became of a load. After `stopped` the workbook says so itself, and has to be loaded again. */
export type LoadEnd =
  | {
      readonly kind: "written";
      readonly records: number;
      readonly different: readonly Difference[];
      /** Sheets that were put aside under these names, because people had added to them; absent: none. */
      readonly aside?: readonly string[];
    }
  | { readonly kind: "stopped" };
