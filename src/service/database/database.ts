// The port to a database, whichever it is: statements by their text, questions whose form varies, transactions. Knows no table's
// meaning, and no record's.
import type { Kysely } from "kysely";
import type { AnyTables, Schema, Statements } from "./tables";
import type { Words } from "./words";

/** Statements, outside of a transaction or inside of one. */
export interface Database extends Statements {
  readonly dialect: "sqlite" | "postgres";
  readonly words: Words;
  /** For statements whose form varies: filters, pages, columns. */
  readonly query: Kysely<Schema>;
  /**
   * Runs the work in one transaction, on disk before this answers: all of it, or none. Nobody else's statements come between. The work
   * asks `inside` only: this database does not answer before the transaction has ended. Within a transaction it is a part of that,
   * which fails alone.
   */
  readonly transact: <T>(work: (inside: Database) => Promise<T>) => Promise<T>;
  /** As `transact`, but the commit waits for no disk: it is on disk when the next `transact` is. */
  readonly transactSoon: <T>(work: (inside: Database) => Promise<T>) => Promise<T>;
  /** Moves with every change to the database, whoever makes it. */
  readonly version: () => Promise<number>;
  /** Names of the contact fields that have a column of their own. */
  readonly contactColumns: ReadonlySet<string>;
}

/** A database that someone opened, and closes. */
export interface OpenDatabase extends Database {
  readonly close: () => Promise<void>;
}

/** Kysely for tables whose names and columns are only known when they are asked. */
export function tablesOf({ query }: Pick<Database, "query">): Kysely<AnyTables> {
  return query.withTables<AnyTables>();
}
