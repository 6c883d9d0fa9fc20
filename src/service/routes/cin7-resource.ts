// GET of the served resources, all by one pattern: what a resource is stands in contract/cin7/resources.ts. Answers bare arrays and
// records; refusals are the contract's own.
import type { FastifyInstance, FastifyPluginAsync, FastifyReply, FastifyRequest } from "fastify";
import { queryableFields, type Condition } from "../../contract/cin7/bind";
import { selectFields, type Selected } from "../../contract/cin7/fields";
import { readListQuery, readSelection, type RawQuery } from "../../contract/cin7/query";
import { resources, type Resource } from "../../contract/cin7/resources";
import { fieldNamed } from "../../domain/catalogue";
import { Fault } from "../../domain/fault";
import type { Service } from "../service";
import { makeServedReader, type ServedReader } from "../served-records";

const json = "application/json; charset=utf-8";
const mostRowsOfOne = 250;

/** Behind the gate of the API, under /api/v1. */
export function cin7ResourceRoutes({ database }: Service): FastifyPluginAsync {
  return async (app) => {
    for (const resource of resources) readRoutes(app, resource, makeServedReader(database, resource));
  };
}

function readRoutes(app: FastifyInstance, resource: Resource, reader: ServedReader): void {
  const names = queryableFields(resource.type, resource.noun);

  app.get(resource.path, async (request, reply) => {
    const query = readListQuery(request.query as RawQuery, names);
    if ("message" in query) return reply.code(query.tooLong ? 404 : 400).send({ message: query.message });
    const records = await reader.pageOf(query, query.fields);
    return send(reply, { answer: records, fields: query.fields });
  });

  app.get(`${resource.path}/:id`, async (request, reply) => {
    const selection = readSelection(request.query as RawQuery);
    if ("message" in selection) return reply.code(400).send({ message: selection.message });
    const where = conditionOfOne(request, resource);
    const found = await reader.pageOf({ page: 1, rows: mostRowsOfOne, order: [], where }, selection.fields);
    if (found.length === 0) throw noRecord(request, resource);
    return send(reply, { answer: resource.one === "record" ? found[0] : found, fields: selection.fields });
  });
}

interface Answer {
  readonly answer: unknown;
  readonly fields: readonly Selected[] | undefined;
}

function send(reply: FastifyReply, { answer, fields }: Answer): FastifyReply {
  return reply.type(json).send(JSON.stringify(fields ? selectFields(answer, fields) : answer));
}

/** What the last part of the address is compared with. Failure: a Fault "not found" for what can be no id. */
function conditionOfOne(request: FastifyRequest, resource: Resource): Condition {
  const { id } = request.params as { readonly id: string };
  const field = fieldNamed(resource.type, resource.oneBy);
  if (field.kind === "text" && !id.includes("\0")) return { kind: "compare", field, by: "=", value: id };
  if (/^\d{1,15}$/.test(id)) return { kind: "compare", field, by: "=", value: Number(id) };
  throw noRecord(request, resource);
}

function noRecord(request: FastifyRequest, { noun, oneBy }: Resource): Fault {
  const { id } = request.params as { readonly id: string };
  const by = oneBy === "id" ? "" : `with the ${oneBy} `;
  return new Fault("not found", `There is no ${noun} ${by}${id}.`);
}
