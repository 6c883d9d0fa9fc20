// GET /app/contacts?filter={…}: the contacts that match, as a stream of JSON lines, read page by page as the client takes them. A
// filter that is too long for an address (5,000 ids) comes as the body of a POST to the same path.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { contactFilterShape, type ContactFilter } from "../../contract/app";
import { contactTypeFor } from "../../domain/lists";
import { personOf, refuseOtherSites } from "../auth";
import { sendLoad } from "../load-lines";
import { parseJsonParameter, parseSent } from "../requests";
import type { Service } from "../service";

const queryShape = z.strictObject({ filter: z.string().max(4000).optional() });
const strictFilterShape = z.strictObject(contactFilterShape.shape);
const bodyShape = z.strictObject({ filter: strictFilterShape });

export function appContactRoutes(service: Service): FastifyPluginAsync {
  const { backend, now } = service;
  const send = async (request: FastifyRequest, reply: FastifyReply, filter: ContactFilter) => {
    const type = contactTypeFor(await backend.readLists());
    return sendLoad(request, reply, {
      fields: type.fields.map((field) => field.name),
      now,
      count: () => backend.countContacts(filter),
      pages: () => backend.readContacts(filter, type),
    });
  };
  return async (app) => {
    app.addHook("onRequest", async (request) => refuseOtherSites(request));

    app.get("/contacts", async (request, reply) => {
      personOf(request);
      const query = parseSent(queryShape, request.query, "query");
      return send(request, reply, parseJsonParameter(strictFilterShape, query.filter, "filter"));
    });

    app.post("/contacts", async (request, reply) => {
      personOf(request);
      return send(request, reply, parseSent(bodyShape, request.body, "request").filter);
    });
  };
}
