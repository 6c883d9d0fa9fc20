// The port over a pool of PostgreSQL connections. Writers go one at a time, in this process by their turn, among several services by
// an advisory lock, so that what is looked up before a write still holds when it is written.
import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import type { ClientBase, Pool, QueryResult } from "pg";
import type { Database } from "../database";
import { kyselyOver } from "../kysely-over";
import type { SqlValue } from "../tables";
import { makeTurn } from "../turn";
import { databaseFault, isConnectionLost, type Place } from "./fault";
import { isWriting, makeStatements, type Statement } from "./statement";
import { postgresWords } from "./words";

/** One lock for all writers of a database; the number means nothing. */
const begin = "BEGIN; SELECT pg_advisory_xact_lock(4817021)";
const beginSoon = `${begin}; SET LOCAL synchronous_commit TO off`;
/** Caches of every service see that something changed. */
const commit = "UPDATE data_version SET value = value + 1; COMMIT";

interface Shared {
  readonly contactColumns: ReadonlySet<string>;
  readonly place: Place;
  readonly statementOf: ReturnType<typeof makeStatements>;
}
type Answer = QueryResult<Readonly<Record<string, unknown>>>;
type Ask = (statement: Statement) => Promise<Answer>;

/** The port; the pool is the caller's to end. */
export function makeConnection(pool: Pool, contactColumns: ReadonlySet<string>, place: Place): Database {
  const shared: Shared = { contactColumns, place, statementOf: makeStatements() };
  const turn = makeTurn();
  const transaction = async <T>(start: string, work: (client: ClientBase) => Promise<T>): Promise<T> => {
    const giveBack = await turn.take();
    try {
      return await withClient(pool, async (client) => {
        await client.query(start);
        const result = await work(client);
        await client.query(commit);
        return result;
      });
    } catch (caught) {
      throw databaseFault(caught, place);
    } finally {
      giveBack();
    }
  };
  const ask: Ask = (statement) =>
    isWriting(statement)
      ? transaction(begin, (client) => client.query(statement))
      : readTwice(pool, statement);
  return {
    ...portOf(shared, ask),
    transact: (work) => transaction(begin, (client) => work(insideOf(shared, client))),
    transactSoon: (work) => transaction(beginSoon, (client) => work(insideOf(shared, client))),
  };
}

/** A connection that cannot even roll back is not used again. */
async function withClient<T>(pool: Pool, work: (client: ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    const result = await work(client);
    client.release();
    return result;
  } catch (caught) {
    const isSound = await client.query("ROLLBACK").then(
      () => true,
      () => false,
    );
    client.release(!isSound);
    throw caught;
  }
}

/** After a restart of the server, connections of the pool may be broken: a question is asked once more over another one. */
function readTwice(pool: Pool, statement: Statement): Promise<Answer> {
  return pool.query(statement).catch((caught: unknown) => {
    if (isConnectionLost(caught)) return pool.query(statement);
    throw caught;
  });
}

/** What a transaction's work is given; a transaction within it is a savepoint. */
function insideOf(shared: Shared, client: ClientBase): Database {
  const transact = async <T>(work: (inside: Database) => Promise<T>): Promise<T> => {
    await client.query("SAVEPOINT part");
    try {
      const result = await work(inside);
      await client.query("RELEASE SAVEPOINT part");
      return result;
    } catch (caught) {
      await client.query("ROLLBACK TO SAVEPOINT part; RELEASE SAVEPOINT part");
      throw caught;
    }
  };
  const inside: Database = {
    ...portOf(shared, (statement) => client.query(statement)),
    transact,
    transactSoon: transact,
  };
  return inside;
}

function portOf(shared: Shared, ask: Ask): Omit<Database, "transact" | "transactSoon"> {
  const { contactColumns, place, statementOf } = shared;
  const asked = (statement: Statement): Promise<Answer> =>
    ask(statement).catch((caught: unknown) => {
      throw databaseFault(caught, place);
    });
  const all = async <Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> =>
    (await asked(statementOf(sql, values))).rows as Row[];
  return {
    dialect: "postgres",
    words: postgresWords,
    contactColumns,
    all,
    first: async <Row>(sql: string, values: readonly SqlValue[] = []) => (await all<Row>(sql, values))[0],
    run: async (sql, values = []) => ({ changes: (await asked(statementOf(sql, values))).rowCount ?? 0 }),
    query: kyselyOver(
      {
        createAdapter: () => new PostgresAdapter(),
        createIntrospector: (kysely) => new PostgresIntrospector(kysely),
        createQueryCompiler: () => new PostgresQueryCompiler(),
      },
      async ({ sql, parameters }) => (await asked({ text: sql, values: [...parameters] as SqlValue[] })).rows,
    ),
    version: async () => {
      const [row] = await all<{ readonly value: number }>("SELECT value FROM data_version");
      return row?.value ?? 0;
    },
  };
}
