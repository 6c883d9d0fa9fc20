// Opens the database that the configuration names: so far the one of the data folder.
import type { RecordType } from "../../domain/catalogue";
import type { OpenDatabase } from "./database";
import { openSqlite } from "./sqlite/open";

/**
 * Opens the database of a data folder and makes the folder and tables where they are missing. Failure: a Fault "database
 * locked" where another process works in the folder.
 */
export function openDatabase(dataDir: string, contact: RecordType): Promise<OpenDatabase> {
  return openSqlite(dataDir, contact);
}
