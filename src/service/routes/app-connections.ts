// /app/connections: the API connections, for admins: list, make (the key is answered once), change, remove.
import type { FastifyPluginAsync, FastifyRequest } from "fastify";
import { z } from "zod";
import {
  connectionToSaveShape,
  type Connection,
  type ConnectionsAnswer,
  type NewConnection,
} from "../../contract/connections";
import { Fault } from "../../domain/fault";
import { personOf, refuseOtherSites } from "../auth";
import { addConnection, changeConnection, dropConnection, listConnections } from "../connections";
import { parseSent } from "../requests";
import type { Service } from "../service";

const pathShape = z.object({ id: z.coerce.number("must be a number").int().nonnegative() });

/** What can be allowed: the verbs that each resource has. */
type Served = ConnectionsAnswer["resources"];

export function appConnectionRoutes(service: Service, served: Served): FastifyPluginAsync {
  const { database, secrets } = service;
  return async (app) => {
    app.addHook("onRequest", async (request) => {
      refuseOtherSites(request);
      refuseOthers(request);
    });

    app.get("/connections", async (): Promise<ConnectionsAnswer> => {
      const connections = [...(await listConnections(database))];
      return { user: secrets.apiUser, connections, resources: served };
    });

    app.post("/connections", async (request): Promise<NewConnection> => {
      const made = await addConnection(service, parseSent(connectionToSaveShape, request.body, "connection"));
      note(request, "made", made.connection.id);
      return made;
    });

    app.put("/connections/:id", async (request): Promise<Connection> => {
      const { id } = parseSent(pathShape, request.params, "connection's number");
      const wanted = parseSent(connectionToSaveShape, request.body, "connection");
      const changed = await changeConnection(database, id, wanted);
      note(request, "changed", id);
      return changed;
    });

    app.delete("/connections/:id", async (request, reply) => {
      const { id } = parseSent(pathShape, request.params, "connection's number");
      await dropConnection(database, id);
      note(request, "removed", id);
      return reply.code(204).send();
    });
  };
}

function refuseOthers(request: FastifyRequest): void {
  const { role } = personOf(request);
  if (role === "admin") return;
  throw new Fault("not allowed", `Only an admin sees and changes API connections; you are ${role}.`);
}

function note(request: FastifyRequest, what: string, connection: number): void {
  request.log.info({ connection, by: personOf(request).name }, `an API connection was ${what}`);
}
