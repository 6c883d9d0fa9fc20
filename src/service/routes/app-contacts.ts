// GET /app/contacts?filter={…}: the contacts that match, as a stream of JSON lines, read page by page as the client takes them.
import type { FastifyPluginAsync } from "fastify";
import { z } from "zod";
import { contactFilterShape, type ContactFilter, type LoadLine } from "../../contract/app";
import { messageOf } from "../../domain/fault";
import { contactTypeFor } from "../../domain/lists";
import { printMoment } from "../../domain/moment";
import { personOf } from "../auth";
import { sendJsonLines } from "../json-lines";
import { parseJsonParameter, parseSent } from "../requests";
import type { Service } from "../service";

const queryShape = z.strictObject({ filter: z.string().max(4000).optional() });
const strictFilterShape = z.strictObject(contactFilterShape.shape);

export function appContactRoutes(service: Service): FastifyPluginAsync {
  return async (app) => {
    app.get("/contacts", async (request, reply) => {
      personOf(request);
      const query = parseSent(queryShape, request.query, "query");
      const filter = parseJsonParameter(strictFilterShape, query.filter, "filter");
      return sendJsonLines(reply, loadLines(service, filter), (caught) => {
        request.log.error({ at: caught instanceof Error ? caught.name : "" }, "a load failed");
        return { kind: "failed" as const, message: `The load stopped: ${messageOf(caught)}` };
      });
    });
  };
}

async function* loadLines({ backend, now }: Service, filter: ContactFilter): AsyncGenerator<LoadLine> {
  const type = contactTypeFor(await backend.readLists());
  const fields = type.fields.map((field) => field.name);
  yield {
    kind: "start",
    total: await backend.countContacts(filter),
    fields,
    loadedAt: printMoment(now()),
  };
  let count = 0;
  for await (const page of backend.readContacts(filter, type)) {
    count += page.length;
    yield { kind: "records", rows: page.map((contact) => fields.map((name) => contact[name] ?? null)) };
  }
  yield { kind: "end", count };
}
