// What a failed statement means to people. SQLite's errors are told by their code: the engine is loaded once for the whole
// process and may throw another copy of its error class.
import { Fault } from "../../../domain/fault";

/** "SQLITE_FULL", "SQLITE_CONSTRAINT_NOTNULL", …; empty for whatever SQLite did not throw. */
export function sqliteCode(caught: unknown): string {
  const code = typeof caught === "object" && caught !== null && "code" in caught ? caught.code : "";
  return typeof code === "string" && code.startsWith("SQLITE_") ? code : "";
}

/** The Fault that a failed statement means: "refused" for what it would write, else what is wrong with the database; anything unforeseen as it came. */
export function databaseFault(caught: unknown): unknown {
  const code = sqliteCode(caught);
  if (code === "SQLITE_FULL") {
    return new Fault(
      "database full",
      "The disk or the database is full: nothing of this step was written, what was saved before is safe. Free some space, then try again.",
      { cause: caught },
    );
  }
  if (code.startsWith("SQLITE_BUSY")) {
    return new Fault(
      "database locked",
      "Another program holds the database file. Nothing of this step was written. Close that program, then try again.",
      { cause: caught },
    );
  }
  if (code.startsWith("SQLITE_IOERR") || code.startsWith("SQLITE_READONLY")) {
    return new Fault(
      "database unreachable",
      `The database file cannot be written (${code}). Nothing of this step was written. Check the disk and the folder's permissions, then try again.`,
      { cause: caught },
    );
  }
  if (/^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE)/.test(code)) {
    return new Fault("refused", `The database refused this record (${code}).`, { cause: caught });
  }
  return caught;
}
