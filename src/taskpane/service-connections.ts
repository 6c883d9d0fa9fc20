// The pane's end of /app/connections, for admins. A refusal becomes a Fault that says what to do.
import {
  connectionsAnswerShape,
  newConnectionShape,
  type ConnectionsAnswer,
  type ConnectionToSave,
  type NewConnection,
} from "../contract/connections";
import { ask } from "./service";

/** The API user, the connections, and what rights there are to give. */
export async function readConnections(): Promise<ConnectionsAnswer> {
  return connectionsAnswerShape.parse(await (await ask("/app/connections")).json());
}

/** Makes a connection and answers its key, which nobody can ask for again. */
export async function addConnection(wanted: ConnectionToSave): Promise<NewConnection> {
  const answer = await ask("/app/connections", { method: "POST", body: JSON.stringify(wanted) });
  return newConnectionShape.parse(await answer.json());
}

/** Gives a connection another name and other rights. */
export async function changeConnection(id: number, wanted: ConnectionToSave): Promise<void> {
  await ask(`/app/connections/${id}`, { method: "PUT", body: JSON.stringify(wanted) });
}

/** Takes a connection away: its key is refused from now on. */
export async function removeConnection(id: number): Promise<void> {
  await ask(`/app/connections/${id}`, { method: "DELETE" });
}
