// GET /preview: Excel without Excel. The link that `npm start` prints carries a one-time token: it signs the browser in, and goes
// from the address bar at once. A used token is no failure here: who has a session goes on, who has none is told so by the pane.
import type { FastifyPluginAsync, FastifyRequest } from "fastify";
import { startSession, type Failures } from "../auth";
import type { Service } from "../service";

export function previewPageRoutes(service: Service, failures: Failures): FastifyPluginAsync {
  return async (app) => {
    app.get("/preview", async (request, reply) => {
      const { token } = request.query as { readonly token?: unknown };
      if (typeof token !== "string" || isLookingAhead(request)) return reply.sendFile("preview/preview.html");
      await failures.refuseMany(request, reply);
      const person = await service.signIn.useToken(token);
      if (person) startSession(request, person);
      else await failures.count(request);
      return reply.header("cache-control", "no-store").redirect("/preview");
    });
  };
}

/** A browser or messenger that looks at a link before anyone follows it must not use it up. */
function isLookingAhead({ method, headers }: FastifyRequest): boolean {
  const purpose = headers["sec-purpose"] ?? headers["purpose"];
  return method === "HEAD" || String(purpose ?? "").startsWith("prefetch");
}
