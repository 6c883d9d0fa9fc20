// GET /app/history: lines of the journal by record, field, person, time, outcome and words of the reason. There is no other verb: what
// happened is not changed by anyone [SE8].
import type { FastifyPluginAsync } from "fastify";
import { historyQueryShape, type HistoryAnswer } from "../../contract/history";
import { personOf, refuseOtherSites } from "../auth";
import { searchHistory } from "../database/history";
import { parseSent } from "../requests";
import type { Service } from "../service";

export function appHistoryRoutes({ database }: Service): FastifyPluginAsync {
  return async (app) => {
    app.addHook("onRequest", async (request) => refuseOtherSites(request));

    app.get("/history", async (request): Promise<HistoryAnswer> => {
      personOf(request);
      return searchHistory(database, parseSent(historyQueryShape, request.query, "search"));
    });
  };
}
