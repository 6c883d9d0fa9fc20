// GET /app/search?text=&rows=: contacts by three letters or more of company, names, email, phones, account number or postcode.
import type { FastifyPluginAsync } from "fastify";
import { z } from "zod";
import { searchLimits, type SearchAnswer } from "../../contract/app";
import { Fault } from "../../domain/fault";
import { personOf } from "../auth";
import { searchContacts } from "../database/contact-search";
import { parseSent } from "../requests";
import type { Service } from "../service";

const usualRows = 20;
const queryShape = z.strictObject({
  text: z
    .string()
    .max(100)
    .transform((text) => text.replace(/\p{Cc}/gu, "").trim()),
  rows: z.coerce.number().int().positive().max(searchLimits.rows).default(usualRows),
});

export function appSearchRoutes({ database }: Service): FastifyPluginAsync {
  return async (app) => {
    app.get("/search", async (request): Promise<SearchAnswer> => {
      personOf(request);
      const { text, rows } = parseSent(queryShape, request.query, "search");
      if ([...text].length < searchLimits.letters) {
        throw new Fault("refused", `Type ${searchLimits.letters} letters or more to search by.`);
      }
      return { matches: [...(await searchContacts(database, text, rows))] };
    });
  };
}
