// What a failed statement, or a connection that could not be made, means to people. Names the server, the database and the user;
// never a password, never what a record holds.
import { Fault, type FaultCode } from "../../../domain/fault";

/** Where the database is, as people may read it. */
export interface Place {
  /** "db.example:5432" */
  readonly server: string;
  readonly database: string;
  readonly user: string;
}

/** SQLSTATE ("28P01"), or the network's code ("ECONNREFUSED"); empty for whatever PostgreSQL did not throw. */
function codeOf(caught: unknown): string {
  const code = typeof caught === "object" && caught !== null && "code" in caught ? caught.code : "";
  return typeof code === "string" ? code : "";
}

function wordsOf(caught: unknown): string {
  const words = typeof caught === "object" && caught !== null && "message" in caught ? caught.message : "";
  return typeof words === "string" ? words : "";
}

/** The Fault that a failure means: "refused" for what a record holds, else what is wrong; anything unforeseen as it came. */
export function databaseFault(caught: unknown, place: Place): unknown {
  if (caught instanceof Fault) return caught;
  const [faultCode, message] = meaningOf(codeOf(caught), wordsOf(caught), place) ?? [];
  return faultCode ? new Fault(faultCode, message ?? "", { cause: caught }) : caught;
}

type Meaning = readonly [FaultCode, string];

function meaningOf(code: string, words: string, place: Place): Meaning | undefined {
  return (
    signInMeaning(code, words, place) ?? serverMeaning(code, words, place) ?? statementMeaning(code, place)
  );
}

function signInMeaning(code: string, words: string, { server, database, user }: Place): Meaning | undefined {
  if (code === "28P01" || code === "28000" || /password must be a string|SASL|SCRAM/.test(words)) {
    return [
      "config",
      `PostgreSQL at ${server} does not let ${user} in (${code || "no password"}). Correct the user and the password in DATABASE_URL, or let this machine in by pg_hba.conf.`,
    ];
  }
  if (code === "3D000") {
    return [
      "config",
      `There is no database “${database}” on PostgreSQL at ${server}. Make it (createdb ${database}), or correct its name in DATABASE_URL.`,
    ];
  }
  if (code === "42501") {
    return [
      "config",
      `${user} may not make or change tables in the database “${database}”. As its owner, run: GRANT CREATE ON DATABASE "${database}" TO "${user}"; GRANT USAGE, CREATE ON SCHEMA public TO "${user}"; then start again.`,
    ];
  }
  return undefined;
}

/** Connections that cannot be made, or that broke. */
const unreachable = new Set([
  "ECONNREFUSED",
  "ENOENT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);
const broken = /terminated|Connection ended|not queryable|connection error|timeout/i;

function serverMeaning(code: string, words: string, { server }: Place): Meaning | undefined {
  if (unreachable.has(code) || code === "57P03") {
    return [
      "database unreachable",
      `PostgreSQL at ${server} does not answer (${code}). Start it, or correct host and port in DATABASE_URL; then try again.`,
    ];
  }
  if (code === "53300") {
    return [
      "database unreachable",
      `PostgreSQL at ${server} has no connection left. End programs that hold some, or raise its max_connections; then try again.`,
    ];
  }
  const isLost =
    code.startsWith("08") || /^57P0[124]$/.test(code) || /^E(CONNRESET|PIPE|TIMEDOUT)$/.test(code);
  if (isLost || (code === "" && broken.test(words))) {
    return [
      "database unreachable",
      `The connection to PostgreSQL at ${server} was lost. What was being written may or may not have been written. Look at it before you send it again.`,
    ];
  }
  return undefined;
}

function statementMeaning(code: string, { server }: Place): Meaning | undefined {
  if (code === "53100") {
    return [
      "database full",
      `The disk of PostgreSQL at ${server} is full: nothing of this step was written, what was saved before is safe. Free some space, then try again.`,
    ];
  }
  if (code === "40P01" || code === "40001" || code === "55P03") {
    return [
      "database locked",
      `PostgreSQL at ${server} let another program go first (${code}). Nothing of this step was written. Try again.`,
    ];
  }
  if (code === "25006") {
    return [
      "database unreachable",
      `PostgreSQL at ${server} is read-only, perhaps a standby. Point DATABASE_URL at the primary server.`,
    ];
  }
  if (code === "22021" || code === "22P05") {
    return ["refused", "PostgreSQL holds no text with the character U+0000. Take it out of this record."];
  }
  if (/^2[23]/.test(code)) return ["refused", `The database refused this record (${code}).`];
  return undefined;
}

/** Whether the connection broke, so that the same question may be asked again over another one. */
export function isConnectionLost(caught: unknown): boolean {
  const code = codeOf(caught);
  if (code.startsWith("08") || /^57P0[124]$/.test(code) || /^E(CONNRESET|PIPE)$/.test(code)) return true;
  return code === "" && broken.test(wordsOf(caught));
}
