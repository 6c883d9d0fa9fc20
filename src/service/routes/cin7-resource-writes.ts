// POST, PUT and DELETE of the served resources, as their data say. Reads requests and writes answers; what is written stands in served/.
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from "fastify";
import { resources, type Resource } from "../../contract/cin7/resources";
import { Fault } from "../../domain/fault";
import { mostBodyBytes, recordsIn } from "../api-bodies";
import { callerName } from "../api-guard";
import type { Service } from "../service";
import { removeServed } from "../served/removals";
import { createServed, updateServed, type ServedRequest } from "../served/writes";

/** Behind the gate, under /api/v1. */
export function cin7ResourceWriteRoutes(service: Service): FastifyPluginAsync {
  return async (app) => {
    for (const resource of resources) writeRoutes(app, service, resource);
  };
}

function writeRoutes(app: FastifyInstance, service: Service, resource: Resource): void {
  const { path, writes, noun } = resource;
  const options = { bodyLimit: mostBodyBytes };
  if (writes.includes("POST"))
    app.post(path, options, async (request) =>
      createServed(service, asked(request, resource), recordsIn(request, noun)),
    );
  if (writes.includes("PUT"))
    app.put(path, options, async (request) =>
      updateServed(service, asked(request, resource), recordsIn(request, noun)),
    );
  if (writes.includes("DELETE"))
    app.delete(`${path}/:id`, async (request) => {
      const { id: text } = request.params as { readonly id: string };
      const found = /^\d{1,15}$/.test(text)
        ? await removeServed(service, asked(request, resource), Number(text))
        : undefined;
      if (!found) throw new Fault("not found", `There is no ${noun} ${text}.`);
      const { success, id, code, errors } = found;
      return { success, id, code, errors };
    });
}

function asked(request: FastifyRequest, resource: Resource): ServedRequest {
  return { resource, who: callerName(request), why: `${request.method} /api/v1${resource.path}` };
}
