// The gate of the served contract: who calls (401), whether they may (403), and how often (429, a bare JSON string). Routes behind it
// know their caller.
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { servedRights } from "../contract/cin7/rights";
import { isAllowed, verbOf, type Connection } from "../contract/connections";
import { Fault } from "../domain/fault";
import { openApiRates } from "./api-rate-file";
import type { Failures } from "./auth";
import { findCaller } from "./connections";
import type { Service } from "./service";

const callers = new WeakMap<FastifyRequest, Connection>();

/** The connection that a request came over. Failure: a request that has not passed the gate (our own bug). */
function callerOf(request: FastifyRequest): Connection {
  const caller = callers.get(request);
  if (!caller) throw new TypeError("This request has not passed the gate of the API.");
  return caller;
}

/** Whose name a request's runs carry: "API user, Web shop"; of the first connection "API user". */
export function callerName(request: FastifyRequest): string {
  const { id, name } = callerOf(request);
  return id === 0 ? "API user" : `API user, ${name}`;
}

/** Sets the gate before every route that is registered on this instance. */
export function guardApi(api: FastifyInstance, service: Service, failures: Failures): void {
  const rates = openApiRates(service.config.DATA_DIR, service.config.API_RATE);
  api.addHook("onRequest", async (request, reply) => knowCaller(request, reply, { service, failures }));
  api.addHook("onRequest", async (request) => refuseUnallowed(request));
  api.addHook("onRequest", async (request, reply) => {
    const over = rates.over(String(callerOf(request).id), service.now().getTime());
    if (!over) return undefined;
    void reply.code(429).header("retry-after", over.retryAfterSeconds);
    return reply.type("application/json; charset=utf-8").send(JSON.stringify(over.message));
  });
  api.addHook("onClose", async () => rates.save());
}

async function knowCaller(
  request: FastifyRequest,
  reply: FastifyReply,
  { service, failures }: { readonly service: Service; readonly failures: Failures },
): Promise<void> {
  await failures.refuseMany(request, reply);
  const caller = await findCaller(service, credentialsOf(request.headers.authorization));
  if (caller) {
    callers.set(request, caller);
    return;
  }
  await failures.count(request);
  void reply.header("www-authenticate", 'Basic realm="Contactsheet API", charset="UTF-8"');
  throw new Fault("not signed in", "API user or key is missing or wrong. Send them as Basic authentication.");
}

/** User and key of a Basic header; both "" where it is none. */
function credentialsOf(header: string | undefined): { readonly user: string; readonly key: string } {
  const [, encoded] = /^Basic +([A-Za-z0-9+/=_-]+) *$/i.exec(header ?? "") ?? [];
  const text = Buffer.from(encoded ?? "", "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 0 ? { user: "", key: "" } : { user: text.slice(0, colon), key: text.slice(colon + 1) };
}

const servedNames = new Set(servedRights.map(({ name }) => name));

/** What is not served is not found, whatever the connection may do. */
function refuseUnallowed(request: FastifyRequest): void {
  const { name, permissions } = callerOf(request);
  const resource = resourceOf(request);
  const verb = verbOf(request.method);
  if (!servedNames.has(resource)) return;
  if (verb && isAllowed(permissions, resource, verb)) return;
  throw new Fault(
    "not allowed",
    `The connection “${name}” may not ${verb ?? request.method} ${resource}. An admin gives it that right: API keys, in the pane.`,
  );
}

/** "Contacts" of /api/v1/Contacts/41. */
function resourceOf({ routeOptions, url }: FastifyRequest): string {
  const path = routeOptions.url ?? url.split("?")[0] ?? "";
  return path.split("/")[3] ?? "";
}
