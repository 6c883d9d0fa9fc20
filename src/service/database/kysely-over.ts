// Kysely over a port's own statements: what it builds runs where they run, inside a transaction or outside of one. It only builds
// statements; it opens nothing and begins nothing.
import {
  Kysely,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from "kysely";
import type { Schema } from "./tables";

/** Kysely whose statements are asked through `ask`, for their rows: those of a statement that only writes are none. */
export function kyselyOver(
  words: Omit<Dialect, "createDriver">,
  ask: (statement: CompiledQuery) => Promise<unknown[]>,
): Kysely<Schema> {
  const connection: DatabaseConnection = {
    executeQuery: async <Row>(statement: CompiledQuery): Promise<QueryResult<Row>> => {
      return { rows: (await ask(statement)) as Row[] };
    },
    streamQuery: () => {
      throw new TypeError("A question is asked page by page, never as a stream.");
    },
  };
  const driver: Driver = {
    init: nothing,
    acquireConnection: async () => connection,
    beginTransaction: noTransaction,
    commitTransaction: noTransaction,
    rollbackTransaction: noTransaction,
    releaseConnection: nothing,
    destroy: nothing,
  };
  return new Kysely<Schema>({ dialect: { ...words, createDriver: () => driver } });
}

async function nothing(): Promise<void> {
  // The port opens and closes; there is nothing to do here.
}

function noTransaction(): Promise<void> {
  throw new TypeError("Transactions are the port's: use `transact`.");
}
