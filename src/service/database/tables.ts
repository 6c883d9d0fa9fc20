// The tables as statements see them: their columns by type, what a column may hold, names as SQL writes them.
import type { Generated, GeneratedAlways } from "kysely";

export type SqlValue = string | number | null;

/** Statements by their text. */
export interface Statements {
  /** The rows of a statement by its text, `?` for each value; compiled once. With RETURNING also for writing. */
  readonly all: <Row>(sql: string, values?: readonly SqlValue[]) => Promise<Row[]>;
  /** The first of its rows; undefined where there is none. */
  readonly first: <Row>(sql: string, values?: readonly SqlValue[]) => Promise<Row | undefined>;
  /** For writing: how many rows were written. */
  readonly run: (sql: string, values?: readonly SqlValue[]) => Promise<{ readonly changes: number }>;
}

/** Contacts by column; the fields an account adds stand as one JSON object in `accountFields`. */
export interface ContactTable {
  id: Generated<number>;
  accountFields: string | null;
  email: string | null;
  accountNumber: string | null;
  company: string | null;
  billingId: number | null;
  secondaryContacts: string | null;
}

export interface RunTable {
  id: GeneratedAlways<number>;
  who: string;
  startedAt: string;
  endedAt: string | null;
  why: string;
  workbook: string;
  fingerprint: string;
  total: number;
  /** How many lines have been sent or were about to be when this was written. */
  sent: number;
  /** JSON: how many lines ended in each kind of outcome. */
  counts: string;
}

export interface RunLineTable {
  runId: number;
  ordinal: number;
  label: string;
  /** JSON of the change, with before and after. */
  change: string;
}

/** What became of the lines `ordinal` to `last`: lines in a row that ended the same share a row. */
export interface RunOutcomeTable {
  runId: number;
  ordinal: number;
  last: number;
  kind: string;
  recordId: string | null;
  message: string | null;
  /** JSON of what the backend held, for a conflict. */
  current: string | null;
}

export interface Schema {
  contact: ContactTable;
  setting: { name: string; value: string };
  run: RunTable;
  run_line: RunLineTable;
  run_outcome: RunOutcomeTable;
}

/** Tables by their names, rows by their columns. */
export type AnyTables = Record<string, Record<string, SqlValue>>;

/** A name as SQL writes it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as SQL writes it. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
