// Who calls the served contract: the first connection, whose key stands in the configuration, or one that an admin made. Knows no
// request.
import type { Connection, ConnectionToSave, NewConnection } from "../contract/connections";
import { Fault } from "../domain/fault";
import { printMoment } from "../domain/moment";
import { hashOfKey, isSameText, makeKey, whoseKey } from "./api-keys";
import {
  insertConnection,
  readConnections,
  removeConnection,
  updateConnection,
} from "./database/connections";
import type { Database } from "./database/database";
import type { Service } from "./service";

const mostConnections = 100;

/** All rights, and no way to lose them but by the configuration. */
const firstConnection: Connection = { id: 0, name: "First connection", permissions: "all", createdAt: null };

/** The connection that this user and key are of; undefined where they are wrong. */
export async function findCaller(
  { database, secrets }: Pick<Service, "database" | "secrets">,
  credentials: { readonly user: string; readonly key: string },
): Promise<Connection | undefined> {
  const isUser = isSameText(credentials.user, secrets.apiUser);
  const isFirst = isSameText(credentials.key, secrets.apiKey);
  if (isUser && isFirst) return firstConnection;
  const owner = whoseKey(await readConnections(database), credentials.key);
  return isUser ? owner : undefined;
}

/** The first connection, then those that were made, as people see them. */
export async function listConnections(database: Database): Promise<readonly Connection[]> {
  const stored = await readConnections(database);
  return [firstConnection, ...stored.map(shown)];
}

function shown({ id, name, permissions, createdAt }: Connection): Connection {
  return { id, name, permissions, createdAt };
}

/** Makes a connection; its key is in the answer and nowhere else. Failure: a Fault where the name is taken. */
export async function addConnection(
  { database, now }: Pick<Service, "database" | "now">,
  wanted: ConnectionToSave,
): Promise<NewConnection> {
  const key = makeKey();
  const createdAt = printMoment(now());
  const id = await database.transact(async (inside) => {
    await refuseName(inside, wanted.name);
    return insertConnection(inside, { ...wanted, keyHash: hashOfKey(key), createdAt });
  });
  return { connection: { id, ...wanted, createdAt }, key };
}

/** Gives a connection another name and other rights. Failure: a Fault where there is none, or the name is taken. */
export async function changeConnection(
  database: Database,
  id: number,
  wanted: ConnectionToSave,
): Promise<Connection> {
  return database.transact(async (inside) => {
    refuseFirst(id);
    await refuseName(inside, wanted.name, id);
    if (!(await updateConnection(inside, id, wanted))) throw noConnection(id);
    const changed = (await readConnections(inside)).find((connection) => connection.id === id);
    return changed ? shown(changed) : { id, ...wanted, createdAt: null };
  });
}

/** Takes a connection away: its key is unknown from the next call on. Failure: a Fault where there is none. */
export async function dropConnection(database: Database, id: number): Promise<void> {
  refuseFirst(id);
  if (!(await removeConnection(database, id))) throw noConnection(id);
}

/** Names tell connections apart. */
async function refuseName(database: Database, name: string, own?: number): Promise<void> {
  const others = (await listConnections(database)).filter(({ id }) => id !== own);
  if (others.some((other) => other.name.toLowerCase() === name.toLowerCase()))
    throw new Fault("refused", `There is a connection “${name}” already. Choose another name.`);
  if (others.length >= mostConnections)
    throw new Fault(
      "refused",
      `There are ${others.length} connections, the most there can be. Remove one first.`,
    );
}

function refuseFirst(id: number): void {
  if (id !== firstConnection.id) return;
  throw new Fault(
    "refused",
    "The first connection belongs to the service's configuration: API_USER and API_KEY change it.",
  );
}

function noConnection(id: number): Fault {
  return new Fault(
    "not found",
    `There is no connection ${id}. Somebody may have removed it; open the list again.`,
  );
}
