// What the sheets say, read against the baseline: drafts by record id, whatever the order, filter or sort of the rows. Knows
// matrices of cells, no Excel.
import type { RecordType } from "../domain/catalogue";
import type { Draft } from "../domain/check";
import type { Finding } from "../domain/finding";
import type { Lists } from "../domain/lists";
import type { Policy } from "../domain/policy";
import type { Key } from "../domain/value";
import type { AccountMark } from "./baseline";

/** A read-only cell that someone overwrote and that holds its loaded value again [WB7]. */
export interface Repair {
  readonly sheet: string;
  readonly key: Key;
  readonly field: string;
  readonly label: string;
  readonly typed: string;
}

/** Where a record's row stood when the sheets were read: sheet name and one-based sheet row. */
export interface RowPlace {
  readonly sheet: string;
  readonly row: number;
}

export interface Reading {
  readonly account: AccountMark;
  readonly loadedAt: string;
  readonly filter: Readonly<Record<string, unknown>>;
  readonly lists: Lists;
  readonly policy: Policy;
  readonly type: RecordType;
  /** Every loaded record, edited or not, then the new rows. `entries === baseline` where nothing was edited. */
  readonly drafts: readonly Draft[];
  /** Findings of the KE rules. */
  readonly keyFindings: readonly Finding[];
  /** Where each record stands on its main sheet, for "Row 14 (Harbour Cafe)". */
  readonly places: ReadonlyMap<Key, RowPlace>;
  readonly repaired: readonly Repair[];
  /** True where any draft differs from its baseline or is new: a load would replace it. */
  readonly hasEdits: boolean;
}

/** What reading the workbook gives: a reading, or why there is none. */
export type SheetsAnswer =
  | { readonly kind: "read"; readonly reading: Reading }
  | { readonly kind: "nothing loaded"; readonly message: string };
