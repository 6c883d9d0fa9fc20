// The description of the served API: for programs at /api/openapi.json, for people at /api/docs. Holds nothing of the account, so that no
// key is asked for.
import type { FastifyPluginAsync } from "fastify";
import { openApiDocument } from "../../contract/cin7/openapi";
import { apiDocsPage } from "../api-docs-page";

export function apiDescriptionRoutes(): FastifyPluginAsync {
  const document = openApiDocument();
  const json = JSON.stringify(document);
  const page = apiDocsPage(document);
  return async (app) => {
    app.get("/openapi.json", async (_, reply) => reply.type("application/json; charset=utf-8").send(json));
    app.get("/docs", async (_, reply) => reply.type("text/html; charset=utf-8").send(page));
  };
}
