// /app/mappings: how other systems' exports were mapped, for everyone of the account. Nothing is changed by one; who imports confirms it.
import type { FastifyPluginAsync } from "fastify";
import { keptMappingShape, type KeptMapping } from "../../contract/mappings";
import { refuseOtherSites } from "../auth";
import { readMappings, writeMapping } from "../database/mappings";
import { parseSent } from "../requests";
import type { Service } from "../service";

export function appMappingRoutes({ database }: Service): FastifyPluginAsync {
  return async (app) => {
    app.addHook("onRequest", async (request) => refuseOtherSites(request));

    app.get("/mappings", async (): Promise<{ mappings: readonly KeptMapping[] }> => {
      return { mappings: await readMappings(database) };
    });

    app.put("/mappings", async (request, reply) => {
      await writeMapping(database, parseSent(keptMappingShape, request.body, "mapping"));
      return reply.code(204).send();
    });
  };
}
