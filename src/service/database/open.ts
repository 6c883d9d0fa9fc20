// Opens the data folder: takes its lock, opens contactsheet.db with the durability we promise, and brings its tables up to the
// catalogue. Knows tables by their columns only, no record's meaning.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { Kysely, SqliteDialect } from "kysely";
import { Fault } from "../../domain/fault";
import type { RecordType } from "../../domain/catalogue";
import { ensureTables, type Schema } from "./schema";
import { databaseFault, sqliteCode } from "./sqlite-fault";

type Statement = Sqlite.Statement<unknown[]>;

export interface Database {
  /** For questions whose form varies: filters, pages. */
  readonly query: Kysely<Schema>;
  /** A statement by its text, compiled once: for writing many rows. */
  readonly prepare: (sql: string) => Statement;
  /** Runs the work in one transaction: all of it, or none. The work must not wait for anything. */
  readonly transact: <T>(work: () => T) => T;
  /** As `transact`, but the commit waits for no disk: it is on disk when the next `transact` is. */
  readonly transactSoon: <T>(work: () => T) => T;
  /** Names of the contact fields that have a column of their own. */
  readonly contactColumns: ReadonlySet<string>;
  readonly pragma: (text: string) => unknown;
  /** Closes the database and gives the folder's lock back. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the database of a data folder and makes the folder and tables where they are missing. Failure: a Fault "database
 * locked" where another process works in the folder.
 */
export function openDatabase(dataDir: string, contact: RecordType): Database {
  makeFolder(dataDir);
  const lock = takeLock(dataDir);
  try {
    return openTables(join(dataDir, "contactsheet.db"), contact, lock);
  } catch (caught) {
    lock.close();
    throw caught;
  }
}

function makeFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Fault(
      "config",
      `The data folder ${dataDir} cannot be made (${why}). Set DATA_DIR to a folder that can be written.`,
      { cause },
    );
  }
}

/**
 * The lock is an exclusive transaction on a database of its own, held open: the operating system lets go of it however the
 * process ends, and tools may still read contactsheet.db (a backup, the sqlite3 shell).
 */
function takeLock(dataDir: string): Sqlite.Database {
  const lock = new Sqlite(join(dataDir, "contactsheet.lock"), { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (cause) {
    lock.close();
    throw lockFault(dataDir, cause);
  }
}

function lockFault(dataDir: string, cause: unknown): Fault {
  const code = sqliteCode(cause);
  if (!code.startsWith("SQLITE_BUSY")) {
    return new Fault(
      "database unreachable",
      `The data folder ${dataDir} cannot be locked (${code || String(cause)}). Check that it can be written.`,
      { cause },
    );
  }
  return new Fault(
    "database locked",
    `Another Contactsheet is using the data folder ${dataDir}. Stop that one first, or start this one with DATA_DIR set to another folder (and PORT to another port).`,
    { cause },
  );
}

function openTables(path: string, contact: RecordType, lock: Sqlite.Database): Database {
  const sqlite = new Sqlite(path, { timeout: 5000 });
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("synchronous = FULL");
  sqlite.pragma("foreign_keys = ON");
  sqlite.pragma("cache_size = -65536");
  ensureTables(sqlite, contact);
  const query = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite }) });
  const prepare = makePrepare(sqlite);
  return {
    query,
    prepare,
    transact: (work) => transact(sqlite, work),
    transactSoon: (work) => transactSoon(sqlite, work),
    contactColumns: new Set(contact.fields.map((field) => field.name)),
    pragma: (text) => sqlite.pragma(text),
    close: async () => {
      await query.destroy();
      lock.close();
    },
  };
}

function makePrepare(sqlite: Sqlite.Database): Database["prepare"] {
  const prepared = new Map<string, Statement>();
  return (sql) => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = sqlite.prepare<unknown[]>(sql);
    prepared.set(sql, statement);
    return statement;
  };
}

function transact<T>(sqlite: Sqlite.Database, work: () => T): T {
  try {
    return sqlite.transaction(work).immediate();
  } catch (caught) {
    throw databaseFault(caught);
  }
}

function transactSoon<T>(sqlite: Sqlite.Database, work: () => T): T {
  sqlite.pragma("synchronous = NORMAL");
  try {
    return transact(sqlite, work);
  } finally {
    sqlite.pragma("synchronous = FULL");
  }
}
