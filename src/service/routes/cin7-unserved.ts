// Whatever else is asked for under /api/v1: refused in the form of the contract, behind its gate like all that is served.
import type { FastifyPluginAsync, FastifyRequest } from "fastify";
import { Fault } from "../../domain/fault";

/** Behind the gate, under /api/v1, after every other route. */
export function cin7UnservedRoutes(): FastifyPluginAsync {
  return async (app) => {
    app.all("/*", { onRequest: refuse }, refuse);
  };
}

/** Before a body is read: of what form it is does not matter. */
async function refuse({ method, url }: FastifyRequest): Promise<never> {
  const [path = ""] = url.split("?");
  throw new Fault("not found", `There is nothing at ${method} ${path}. What is served stands at /api/docs.`);
}
