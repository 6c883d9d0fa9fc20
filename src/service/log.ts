// What is logged of a request: method, route, status, duration. Never a query, a body, an address, a name: those may be
// customers' data or secrets.
import type { FastifyInstance, FastifyServerOptions } from "fastify";
import type { Config } from "./config";

/** Structured lines on standard output. */
export function logOptions(level: Config["LOG_LEVEL"]): NonNullable<FastifyServerOptions["logger"]> {
  return { level, base: null, serializers: {} };
}

/** One line per answered request. */
export function logRequests(app: FastifyInstance): void {
  app.addHook("onResponse", async (request, reply) => {
    const line = {
      method: request.method,
      route: request.routeOptions.url ?? "none",
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    };
    if (line.route === "/healthz") request.log.debug(line, "answered");
    else request.log.info(line, "answered");
  });
}
