// The served Cin7 Omni v1 Contacts resource: bare arrays. Reads requests and writes answers; what they mean stands in contract/cin7 and
// api-writes.ts, who may call in api-guard.ts.
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from "fastify";
import { queryableFields } from "../../contract/cin7/bind";
import { contactsPath } from "../../contract/cin7/endpoints";
import { selectFields, type Selected } from "../../contract/cin7/fields";
import { readListQuery, readSelection, type RawQuery } from "../../contract/cin7/query";
import { contactType } from "../../domain/contact";
import { Fault } from "../../domain/fault";
import { mostBodyBytes, recordsIn } from "../api-bodies";
import { callerName } from "../api-guard";
import { createContacts, removeContact, updateContacts, type ApiWriter } from "../api-writes";
import type { Service } from "../service";
import { makeWirePages, type WirePages } from "../wire-pages";

const json = "application/json; charset=utf-8";

/** Behind the gate, under /api/v1. */
export function cin7ContactRoutes(service: Service): FastifyPluginAsync {
  return async (app) => {
    const pages = makeWirePages(service.database);
    readRoutes(app, pages);
    writeRoutes(app, (request) => ({ service, pages, who: callerName(request) }));
  };
}

function readRoutes(app: FastifyInstance, pages: WirePages): void {
  const names = queryableFields(contactType);

  app.get(contactsPath, async (request, reply) => {
    const query = readListQuery(request.query as RawQuery, names);
    if ("message" in query) return reply.code(query.tooLong ? 404 : 400).send({ message: query.message });
    const page = await pages.pageOf(query);
    return reply.type(json).send(selected(page, query.fields));
  });

  app.get(`${contactsPath}/:id`, async (request, reply) => {
    const selection = readSelection(request.query as RawQuery);
    if ("message" in selection) return reply.code(400).send({ message: selection.message });
    const id = idOf(request);
    const contact = await pages.one(id);
    if (contact === undefined) throw noContact(request);
    return selection.fields ? selectFields(contact, selection.fields) : contact;
  });
}

function writeRoutes(app: FastifyInstance, writerFor: (request: FastifyRequest) => ApiWriter): void {
  const options = { bodyLimit: mostBodyBytes };
  app.post(contactsPath, options, async (request) =>
    createContacts(writerFor(request), recordsIn(request, "contact")),
  );
  app.put(contactsPath, options, async (request) =>
    updateContacts(writerFor(request), recordsIn(request, "contact")),
  );

  app.delete(`${contactsPath}/:id`, async (request) => {
    const answer = await removeContact(writerFor(request), idOf(request));
    if (!answer) throw noContact(request);
    const { success, id, code, errors } = answer;
    return { success, id, code, errors };
  });
}

function selected(page: Buffer, fields: readonly Selected[] | undefined): Buffer | string {
  return fields ? JSON.stringify(selectFields(JSON.parse(page.toString()), fields)) : page;
}

/** The id of the path. Failure: a Fault "not found" for what can be no id. */
function idOf(request: FastifyRequest): number {
  const { id } = request.params as { readonly id: string };
  if (/^\d{1,15}$/.test(id)) return Number(id);
  throw noContact(request);
}

function noContact(request: FastifyRequest): Fault {
  return new Fault("not found", `There is no contact ${(request.params as { readonly id: string }).id}.`);
}
