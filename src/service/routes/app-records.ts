// GET /app/records?type=secondary_contact&filter={…}: what the contacts that match own, as a stream of JSON lines. A filter that is
// too long for an address (5,000 ids) comes as the body of a POST to the same path.
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { contactFilterShape } from "../../contract/app";
import type { RecordType } from "../../domain/catalogue";
import { Fault } from "../../domain/fault";
import { ownedTypes } from "../../domain/record-types";
import { personOf, refuseOtherSites } from "../auth";
import { sendLoad } from "../load-lines";
import { parseJsonParameter, parseSent } from "../requests";
import type { Service } from "../service";

const strictFilterShape = z.strictObject(contactFilterShape.shape);
const queryShape = z.strictObject({ type: z.string().max(50), filter: z.string().max(4000).optional() });
const bodyShape = z.strictObject({ type: z.string().max(50), filter: strictFilterShape });

export function appRecordRoutes(service: Service): FastifyPluginAsync {
  const send = (request: FastifyRequest, reply: FastifyReply, asked: z.infer<typeof bodyShape>) => {
    const type = ownedType(asked.type);
    const { filter } = asked;
    return sendLoad(request, reply, {
      fields: type.fields.map((field) => field.name),
      now: service.now,
      count: () => service.backend.countOwned(filter, type),
      pages: () => service.backend.readOwned(filter, type),
    });
  };
  return async (app) => {
    app.addHook("onRequest", async (request) => refuseOtherSites(request));

    app.get("/records", async (request, reply) => {
      personOf(request);
      const query = parseSent(queryShape, request.query, "query");
      const filter = parseJsonParameter(strictFilterShape, query.filter, "filter");
      return send(request, reply, { type: query.type, filter });
    });

    app.post("/records", async (request, reply) => {
      personOf(request);
      return send(request, reply, parseSent(bodyShape, request.body, "request"));
    });
  };
}

/** Failure: a Fault "refused" that names the types there are. */
function ownedType(name: string): RecordType {
  const type = ownedTypes.find((owned) => owned.name === name);
  if (type) return type;
  const names = ownedTypes.map((owned) => owned.name).join(" or ");
  throw new Fault("refused", `No contact owns records of type “${name}”. Ask for ${names}.`);
}
