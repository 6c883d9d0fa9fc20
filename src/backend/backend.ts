// The port to wherever records live. It is as small as the need: read, look up, write, and say what it can do.
import type { RecordType } from "../domain/catalogue";
import type { Known } from "../domain/check";
import type { Kind } from "../domain/field";
import type { Lists } from "../domain/lists";
import type { RecordTypes } from "../domain/record-types";
import type { Key, Value, Values } from "../domain/value";
import type { Change, Create } from "../plan/change";
import type { Outcome } from "../plan/outcome";
import type { BackendUse, ContactFilter } from "../contract/app";

/** What this backend can do; the pane shows it, and why not where it cannot. */
export interface Capabilities {
  /** How long a client should wait between requests at least; 0 where there is no limit. */
  readonly paceMs: number;
  /** Most records in one write. */
  readonly batch: number;
  /** Requests a day; null where there is no limit. */
  readonly dailyQuota: number | null;
  /** Records that one request reads by their ids before and after they are written; absent where that costs nothing. */
  readonly idsInRead?: number;
  /** Records that it writes in a second, where that and not the pace of requests is what a run waits for. */
  readonly recordsInSecond?: number;
  /** Types of record that are written without a request: they live in the service's own database. */
  readonly keptHere?: readonly string[];
  /** Types of record that only the account's own pages make and take away. */
  readonly madeElsewhere?: readonly string[];
  /** Kinds of field that can be changed, but not made blank. Fields of the account's own can. */
  readonly neverBlank?: readonly Kind[];
  /** By the name of a sheet: where its data lives, and what cannot be done with it. Absent: all in one place. */
  readonly homes?: Readonly<Record<string, string>>;
}

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly backend: "embedded" | "cin7";
}

export interface Backend {
  readonly account: Account;
  readonly capabilities: Capabilities;
  /** What is used of the daily quota, and whether calls wait. */
  readonly readUse: () => Promise<BackendUse>;
  /** Ends the waiting of a run that was stopped, where it waits for long: what it has not sent is then "not sent". */
  readonly giveUpWaiting: () => void;
  /** The account's lists, and the contact as this account has it. */
  readLists(): Promise<Lists>;
  /** Contacts that match, ordered by id, in pages; each page as plain values by field name. */
  readContacts(filter: ContactFilter, type: RecordType): AsyncIterable<readonly Values[]>;
  countContacts(filter: ContactFilter): Promise<number>;
  /** The records of an owned type (`contactId`) of the contacts that match, ordered by contact, then by id, in pages. */
  readOwned(filter: ContactFilter, type: RecordType): AsyncIterable<readonly Values[]>;
  countOwned(filter: ContactFilter, type: RecordType): Promise<number>;
  /** The records with these keys, of any type, as they are now; those that do not exist are absent. */
  readByKeys(keys: readonly Key[], types: RecordTypes): Promise<ReadonlyMap<Key, Values>>;
  /**
   * The same for what a run has sent, as it is where it was sent to: waits as a run does. Failure: a Fault where nobody can be asked.
   */
  readSent(keys: readonly Key[], types: RecordTypes): Promise<ReadonlyMap<Key, Values>>;
  /** Who owns these emails (lower case) and account numbers among contacts other than `except` [CO4, CO9]. */
  readOwners(wanted: {
    readonly emails: readonly string[];
    readonly accountNumbers: readonly string[];
    readonly except: ReadonlySet<Key>;
  }): Promise<Known>;
  /**
   * The keys of the records that these creates of that run, begun at that moment (UTC), made, by the creates' keys, for a run that was
   * cut off before it heard: what is not found was not created [AP5, AP6].
   */
  readCreated(
    creates: readonly Create<Value>[],
    run: { readonly runId: number; readonly startedAt: string },
    types: RecordTypes,
  ): Promise<ReadonlyMap<Key, Key>>;
  /**
   * Writes at most `capabilities.batch` changes and answers one outcome for each, in order; never throws for a record: one
   * bad record never fails another [AP4]. A field that no longer holds its `from` makes its record conflicted [PL3]. All are
   * of one type of record. The `id` of a create's outcome is the new record's key: "41", "promotion 7". What was written is read
   * again: an applied outcome names in its message, and holds in `current`, what is kept otherwise than it was sent [AP8].
   * `runId` is the run that sends them; without one, what they make is not found by `readCreated`.
   */
  write(changes: readonly Change[], types: RecordTypes, runId?: number): Promise<readonly Outcome[]>;
}
