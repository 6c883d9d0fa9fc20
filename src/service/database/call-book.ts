// The calls that were made to another server, for keeping its limits across runs, restarts and replicas [AP7]; and the keys that new
// records were sent under, so that none is ever made twice [AP6]. Knows no server and no limit.
import type { Database } from "./database";

const tables = [
  `CREATE TABLE IF NOT EXISTS backend_call (
    id TEXT PRIMARY KEY, "startedAt" BIGINT NOT NULL, "endsBy" BIGINT NOT NULL, "isOpen" INTEGER NOT NULL)`,
  `CREATE INDEX IF NOT EXISTS backend_call_ends_by ON backend_call ("endsBy")`,
  `CREATE TABLE IF NOT EXISTS sent_create (
    ref TEXT PRIMARY KEY, "createKey" TEXT NOT NULL, given TEXT NOT NULL, "sentAt" TEXT NOT NULL)`,
];

const dayMs = 86_400_000;
const heldName = "calls held until";

/** Makes the tables where they are missing. */
export async function ensureCallTables(database: Database): Promise<void> {
  for (const table of tables) await database.run(table);
}

interface CallRow {
  readonly endsBy: number | string;
  readonly isOpen: number | string;
}

/** What is read of the book while nobody else writes in it. */
function pageOf(inside: Database) {
  return {
    nthLastEnd: async (n: number) => {
      const row = await inside.first<CallRow>(
        `SELECT "endsBy", "isOpen" FROM backend_call ORDER BY "endsBy" DESC LIMIT 1 OFFSET ?`,
        [n - 1],
      );
      return row && { endsBy: Number(row.endsBy), isOpen: Number(row.isOpen) === 1 };
    },
    lastStart: async () => {
      const row = await inside.first<{ readonly at: number | string | null }>(
        `SELECT max("startedAt") AS at FROM backend_call`,
      );
      return row?.at === null || row === undefined ? undefined : Number(row.at);
    },
    heldUntil: async () => Number((await readNote(inside, heldName)) ?? 0),
    add: async (id: string, call: { readonly startedAt: number; readonly endsBy: number }) => {
      await inside.run(`DELETE FROM backend_call WHERE "endsBy" < ?`, [call.startedAt - dayMs]);
      await inside.run(`INSERT INTO backend_call (id, "startedAt", "endsBy", "isOpen") VALUES (?, ?, ?, 1)`, [
        id,
        call.startedAt,
        call.endsBy,
      ]);
    },
  };
}

/** The book in this database; whoever shares the database shares the book. */
export function openCallBook(database: Database) {
  return {
    alone: <T>(work: (page: ReturnType<typeof pageOf>) => Promise<T>): Promise<T> =>
      database.transactSoon((inside) => work(pageOf(inside))),
    ended: async (id: string, at: number): Promise<void> => {
      await database.run(`UPDATE backend_call SET "endsBy" = ?, "isOpen" = 0 WHERE id = ?`, [at, id]);
    },
    hold: (until: number): Promise<void> =>
      database.transactSoon(async (inside) => {
        const before = Number((await readNote(inside, heldName)) ?? 0);
        await writeNote(inside, heldName, String(Math.max(before, until)));
      }),
    countAfter: async (moment: number): Promise<number> => {
      const row = await database.first<{ readonly count: number | string }>(
        `SELECT count(*) AS count FROM backend_call WHERE "endsBy" > ?`,
        [moment],
      );
      return Number(row?.count ?? 0);
    },
  };
}

/** A note under a name among the settings; undefined where there is none. */
export async function readNote(database: Database, name: string): Promise<string | undefined> {
  const row = await database.first<{ readonly value: string }>("SELECT value FROM setting WHERE name = ?", [
    name,
  ]);
  return row?.value;
}

/** Writes the note, over the one that there was. */
export async function writeNote(database: Database, name: string, value: string): Promise<void> {
  await database.run(
    "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    [name, value],
  );
}

/** A new record that is about to be sent: its create's key, what it was given, and the key that it carries at the server. */
export interface SentCreate {
  readonly ref: string;
  readonly createKey: string;
  /** Canonical JSON of the values. */
  readonly given: string;
  /** UTC. */
  readonly sentAt: string;
}

/** Notes new records, on disk before this answers. */
export function insertSentCreates(database: Database, creates: readonly SentCreate[]): Promise<void> {
  return database.transact(async (inside) => {
    for (const { ref, createKey, given, sentAt } of creates) {
      await inside.run(
        `INSERT INTO sent_create (ref, "createKey", given, "sentAt") VALUES (?, ?, ?, ?) ON CONFLICT (ref) DO NOTHING`,
        [ref, createKey, given, sentAt],
      );
    }
  });
}

/** The new records that were sent since a moment. */
export function readSentCreates(database: Database, since: string): Promise<readonly SentCreate[]> {
  return database.all<SentCreate>(
    `SELECT ref, "createKey", given, "sentAt" FROM sent_create WHERE "sentAt" >= ? ORDER BY "sentAt", ref`,
    [since],
  );
}
