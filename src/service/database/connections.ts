// API connections in their table; of a key only its hash is there. Who may make or change one is decided by who asks for it.
import { connectionToSaveShape, type Connection, type ConnectionToSave } from "../../contract/connections";
import type { Database } from "./database";

interface ConnectionRow {
  readonly id: number;
  readonly name: string;
  readonly keyHash: string;
  readonly permissions: string;
  readonly createdAt: string;
}

export interface StoredConnection extends Connection {
  readonly keyHash: string;
}

const columns = 'id, name, "keyHash", permissions, "createdAt"';

/** All of them, in the order in which they were made. */
export async function readConnections(database: Database): Promise<readonly StoredConnection[]> {
  const rows = await database.all<ConnectionRow>(`SELECT ${columns} FROM api_connection ORDER BY id`);
  return rows.map(connectionOf);
}

/** Rights that cannot be read are none. */
function connectionOf({ id, name, keyHash, permissions, createdAt }: ConnectionRow): StoredConnection {
  const read = connectionToSaveShape.shape.permissions.safeParse(JSON.parse(permissions));
  return { id, name, keyHash, createdAt, permissions: read.success ? read.data : {} };
}

/** Makes a connection and answers its id. */
export async function insertConnection(
  database: Database,
  made: ConnectionToSave & { readonly keyHash: string; readonly createdAt: string },
): Promise<number> {
  const { name, keyHash, permissions, createdAt } = made;
  const row = await database.first<{ readonly id: number }>(
    'INSERT INTO api_connection (name, "keyHash", permissions, "createdAt") VALUES (?, ?, ?, ?) RETURNING id',
    [name, keyHash, JSON.stringify(permissions), createdAt],
  );
  return row?.id ?? 0;
}

/** Gives it another name and other rights; false where there is none of that id. */
export async function updateConnection(
  database: Database,
  id: number,
  { name, permissions }: ConnectionToSave,
): Promise<boolean> {
  const { changes } = await database.run("UPDATE api_connection SET name = ?, permissions = ? WHERE id = ?", [
    name,
    JSON.stringify(permissions),
    id,
  ]);
  return changes > 0;
}

/** Takes it away with its key; false where there was none. */
export async function removeConnection(database: Database, id: number): Promise<boolean> {
  return (await database.run("DELETE FROM api_connection WHERE id = ?", [id])).changes > 0;
}
