// GET /healthz: 200 once the service is ready.
import type { FastifyPluginAsync } from "fastify";

export function healthRoutes(): FastifyPluginAsync {
  return async (app) => {
    app.get("/healthz", async () => ({ status: "ready" }));
  };
}
