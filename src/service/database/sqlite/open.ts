// Opens the data folder: takes its lock, opens contactsheet.db with the durability we promise, and brings its tables up to the
// catalogue.
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { Fault } from "../../../domain/fault";
import type { RecordType } from "../../../domain/catalogue";
import type { OpenDatabase } from "../database";
import { ensureTables } from "../schema";
import { makeConnection } from "./connection";
import { sqliteCode } from "./fault";
import { sqliteSchema } from "./schema";

/**
 * Opens the database of a data folder, which exists, and makes the tables where they are missing. Failure: a Fault "database
 * locked" where another process works in the folder.
 */
export async function openSqlite(dataDir: string, contact: RecordType): Promise<OpenDatabase> {
  const lock = takeLock(dataDir);
  try {
    return await openTables(join(dataDir, "contactsheet.db"), contact, lock);
  } catch (caught) {
    lock.close();
    throw caught;
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

async function openTables(path: string, contact: RecordType, lock: Sqlite.Database): Promise<OpenDatabase> {
  const sqlite = new Sqlite(path, { timeout: 5000 });
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("synchronous = FULL");
  sqlite.pragma("foreign_keys = ON");
  sqlite.pragma("cache_size = -65536");
  const database = makeConnection(sqlite, new Set(contact.fields.map((field) => field.name)));
  await ensureTables(database, sqliteSchema, contact);
  return {
    ...database,
    close: async () => {
      sqlite.close();
      lock.close();
    },
  };
}
