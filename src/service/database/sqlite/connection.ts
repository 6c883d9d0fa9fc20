// The port over one SQLite connection. Whoever is in a transaction has the connection alone: everybody else waits until it has ended.
import type Sqlite from "better-sqlite3";
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";
import type { Database } from "../database";
import { kyselyOver } from "../kysely-over";
import type { SqlValue } from "../tables";
import { makeTurn, type Turn } from "../turn";
import { databaseFault } from "./fault";
import { sqliteWords } from "./words";

type Statement = Sqlite.Statement<unknown[]>;
type Asked = Pick<Database, "all" | "first" | "run" | "query" | "version">;

/** The port; the connection is the caller's to close, after the last transaction has ended. */
export function makeConnection(sqlite: Sqlite.Database, contactColumns: ReadonlySet<string>): Database {
  const turn = makeTurn();
  const prepare = makePrepare(sqlite);
  const inside = insideOf(sqlite, asking(prepare, undefined), contactColumns);
  const transact = async <T>(work: (inside: Database) => Promise<T>): Promise<T> => {
    const giveBack = await turn.take();
    try {
      return await transaction(sqlite, () => work(inside));
    } finally {
      giveBack();
    }
  };
  return {
    dialect: "sqlite",
    words: sqliteWords,
    contactColumns,
    ...asking(prepare, turn),
    transact,
    transactSoon: async (work) => {
      const giveBack = await turn.take();
      sqlite.pragma("synchronous = NORMAL");
      try {
        return await transaction(sqlite, () => work(inside));
      } finally {
        sqlite.pragma("synchronous = FULL");
        giveBack();
      }
    },
  };
}

/** What a transaction's work is given; a transaction within it is a savepoint. */
function insideOf(sqlite: Sqlite.Database, asked: Asked, contactColumns: ReadonlySet<string>): Database {
  const transact = async <T>(work: (inside: Database) => Promise<T>): Promise<T> => {
    sqlite.exec("SAVEPOINT part");
    try {
      const result = await work(inside);
      sqlite.exec("RELEASE part");
      return result;
    } catch (caught) {
      if (sqlite.inTransaction) sqlite.exec("ROLLBACK TO part; RELEASE part");
      throw caught;
    }
  };
  const inside: Database = {
    dialect: "sqlite",
    words: sqliteWords,
    contactColumns,
    ...asked,
    transact,
    transactSoon: transact,
  };
  return inside;
}

/** SQLite itself rolls back after some failures (a full disk); then there is nothing to roll back any more. */
async function transaction<T>(sqlite: Sqlite.Database, work: () => Promise<T>): Promise<T> {
  try {
    sqlite.exec("BEGIN IMMEDIATE");
    const result = await work();
    sqlite.exec("COMMIT");
    return result;
  } catch (caught) {
    if (sqlite.inTransaction) sqlite.exec("ROLLBACK");
    throw databaseFault(caught);
  }
}

/** Statements that wait for their turn, where there is one to wait for. */
function asking(prepare: (sql: string) => Statement, turn: Turn | undefined): Asked {
  const answer = async <T>(work: () => T): Promise<T> => {
    try {
      return work();
    } catch (caught) {
      throw databaseFault(caught);
    }
  };
  const askInTurn = async <T>(own: Turn, work: () => T): Promise<T> => {
    for (let others = own.taken(); others; others = own.taken()) await others;
    return answer(work);
  };
  // Within a transaction a run asks once for every record: nothing is awaited that need not be.
  const ask = turn === undefined ? answer : <T>(work: () => T) => askInTurn(turn, work);
  const all = <Row>(sql: string, values: readonly SqlValue[] = []) =>
    ask(() => prepare(sql).all(...values) as Row[]);
  return {
    all,
    first: (sql, values = []) => ask(() => prepare(sql).get(...values) as never),
    run: (sql, values = []) => ask(() => prepare(sql).run(...values)),
    query: kyselyOver(
      {
        createAdapter: () => new SqliteAdapter(),
        createIntrospector: (kysely) => new SqliteIntrospector(kysely),
        createQueryCompiler: () => new SqliteQueryCompiler(),
      },
      ({ sql, parameters }) =>
        ask(() => {
          const statement = prepare(sql);
          if (statement.reader) return statement.all(...parameters);
          statement.run(...parameters);
          return [];
        }),
    ),
    version: () => ask(() => Number(prepare("SELECT total_changes() AS changes").pluck().get())),
  };
}

function makePrepare(sqlite: Sqlite.Database): (sql: string) => Statement {
  const prepared = new Map<string, Statement>();
  return (sql) => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = sqlite.prepare<unknown[]>(sql);
    prepared.set(sql, statement);
    return statement;
  };
}
