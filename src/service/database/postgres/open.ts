// Opens a PostgreSQL database by its address, and brings its tables up to the catalogue. Several services may open the same one.
import { Client, Pool, types } from "pg";
import { Fault } from "../../../domain/fault";
import type { RecordType } from "../../../domain/catalogue";
import type { Database, OpenDatabase } from "../database";
import { ensureTables } from "../schema";
import { makeConnection } from "./connection";
import type { Place } from "./fault";
import { postgresSchema } from "./schema";

const mostConnections = 10;
const connectMs = 10_000;

/**
 * Opens the database of an address ("postgres://user:password@host:5432/database"). Failure: a Fault that says what is wrong with
 * the server, the address or the user's rights; it never holds the password.
 */
export async function openPostgres(url: string, contact: RecordType): Promise<OpenDatabase> {
  const pool = new Pool({
    connectionString: url,
    application_name: "contactsheet",
    max: mostConnections,
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    types: { getTypeParser },
  });
  // A connection that breaks says so here, while it rests and while it is used; whoever uses it is told by their own statement.
  pool.on("error", ignore);
  pool.on("connect", (client) => client.on("error", ignore));
  const database = makeConnection(pool, new Set(contact.fields.map(({ name }) => name)), placeOf(url));
  try {
    await refuseUnfit(database);
    await ensureTables(database, postgresSchema, contact);
  } catch (caught) {
    await pool.end();
    throw caught;
  }
  return { ...database, close: () => pool.end() };
}

function ignore(): undefined {
  return undefined;
}

function placeOf(url: string): Place {
  const { host, port, database, user } = new Client({ connectionString: url });
  return { server: `${host}:${port}`, database: database ?? "", user: user ?? "" };
}

const wholeNumber = 20;
const exactNumber = 1700;

/** Whole numbers of 64 bits, and sums of them, are numbers here: what is stored is never beyond what a number holds exactly. */
const getTypeParser: typeof types.getTypeParser = (id: number) =>
  id === wholeNumber || id === exactNumber ? Number : (types.getTypeParser(id) as (text: string) => unknown);

const leastVersion = 130_000;

/** What would only show later, as wrong text or a statement that is not understood. */
async function refuseUnfit(database: Database): Promise<void> {
  const row = await database.first<{ readonly encoding: string; readonly version: number }>(
    "SELECT current_setting('server_encoding') AS encoding, current_setting('server_version_num')::int AS version",
  );
  if (row && row.encoding !== "UTF8") {
    throw new Fault(
      "config",
      `The PostgreSQL database has the encoding ${row.encoding}, in which some names cannot be written. Make one with ENCODING 'UTF8' and point DATABASE_URL at it.`,
    );
  }
  if (row && row.version < leastVersion) {
    throw new Fault(
      "config",
      `The PostgreSQL server is of version ${Math.floor(row.version / 10_000)}. Contactsheet needs 13 or later.`,
    );
  }
}
