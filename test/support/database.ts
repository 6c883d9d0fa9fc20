// The database of a test's data folder: SQLite in the folder itself, or a PostgreSQL database that is made for it, as the tests'
// project says (jest.config.js).
import { randomBytes } from "node:crypto";
import { Client } from "pg";

declare global {
  /** Set by the project. */
  var testedDatabase: "PostgreSQL" | undefined;
}

const addresses = new Map<string, string>();

/** The address of the PostgreSQL database that goes with the folder, new and empty at first; undefined on SQLite. */
export async function databaseOf(folder: string): Promise<string | undefined> {
  if (globalThis.testedDatabase === undefined) return undefined;
  const known = addresses.get(folder);
  if (known) return known;
  const name = `test_${randomBytes(8).toString("hex")}`;
  await asked(`CREATE DATABASE ${name}`);
  const address = `${server()}/${name}`;
  addresses.set(folder, address);
  return address;
}

/** Takes away the database of a folder that is no longer used, and whoever still uses it. */
export async function dropDatabaseOf(folder: string): Promise<void> {
  const address = addresses.get(folder);
  if (!address) return;
  addresses.delete(folder);
  await asked(`DROP DATABASE ${address.split("/").at(-1) ?? ""} WITH (FORCE)`);
}

function server(): string {
  const address = process.env["TEST_POSTGRES"];
  if (address) return address;
  throw new Error("No PostgreSQL was started: run these tests through jest.config.js.");
}

async function asked(statement: string): Promise<void> {
  const client = new Client({ connectionString: `${server()}/postgres` });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
