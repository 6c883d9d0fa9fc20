// Ends the leases of services that were killed, for a test that knows that none of them lives: others would wait for them to run out.
import { Client } from "pg";

/** Frees every run of that database; a service on SQLite (no address) does it by itself when it starts. */
export async function releaseLeases(databaseUrl: string | undefined): Promise<void> {
  if (databaseUrl === undefined) return;
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('UPDATE run SET owner = NULL, "leaseUntil" = NULL WHERE "endedAt" IS NULL');
  } finally {
    await client.end();
  }
}
