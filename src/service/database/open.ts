// Opens the database that the configuration names: the one of the data folder, or a PostgreSQL database.
import { mkdirSync } from "node:fs";
import type { RecordType } from "../../domain/catalogue";
import { Fault } from "../../domain/fault";
import type { OpenDatabase } from "./database";
import { openPostgres } from "./postgres/open";
import { openSqlite } from "./sqlite/open";

/**
 * Opens the PostgreSQL database of an address, or else that of a data folder, and makes folder and tables where they are missing.
 * Failure: a Fault that says what to do, "database locked" where another process works in the folder.
 */
export async function openDatabase(
  { dataDir, url }: { readonly dataDir: string; readonly url?: string | undefined },
  contact: RecordType,
): Promise<OpenDatabase> {
  makeFolder(dataDir);
  return url === undefined ? openSqlite(dataDir, contact) : openPostgres(url, contact);
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
