// What a rule found: which rule, how grave, in which record and field, a sentence, and a fix where one is certain.
import type { Entry, Key, Value } from "./value";

/** E stops the record, W warns. */
export type Severity = "E" | "W";

/** A change to one field that would settle the finding for certain. */
export interface Fix {
  readonly field: string;
  readonly to: Value;
  /** What the button says: "Use Wholesale". */
  readonly label: string;
}

export interface Finding {
  /** As in docs/rules.md: "CR1". */
  readonly rule: string;
  readonly severity: Severity;
  readonly key: Key;
  /** Absent where the record as a whole is meant. */
  readonly field?: string;
  /** What stood there. */
  readonly value?: Entry;
  /** A sentence without the row's name: "credit limit must be a number of 0 or more. You typed “5k”." */
  readonly message: string;
  readonly fix?: Fix;
  /** Set where the key cannot name the row (KE rules): sheet name and one-based sheet row. */
  readonly place?: { readonly sheet: string; readonly row: number };
}
