// The OpenAPI document against the service that serves it: what it says is answered, and nothing else is.
import { openApiDocument } from "../../src/contract/cin7/openapi";
import { mostRecords, mostRows } from "../../src/contract/cin7/limits";
import { cin7Client, type Cin7Client } from "../support/cin7";
import { misfitsOf } from "../support/openapi";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
let client: Cin7Client;
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "60" });
  client = cin7Client(service);
});
afterAll(() => service.stop());

const document = openApiDocument();
const { schemas } = document.components;
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);

interface Content {
  readonly content: { readonly "application/json": { readonly schema: object } };
}
/** The schema of an answer, or of what is sent. */
const schemaIn = (part: unknown): object => (part as Content).content["application/json"].schema;
const answerOf = (path: string, method: string) => schemaIn(document.paths[path]?.[method]?.responses["200"]);
const reads = operations.filter(({ method }) => method === "get");

describe("the OpenAPI document", () => {
  it("[CT5] is what the service answers with", async () => {
    const answer = await fetch(`${service.url}/api/openapi.json`);
    expect(await answer.json()).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it.each(reads.filter(({ path }) => !path.includes("{")).map(({ path }) => path))(
    "[CT5] says what GET %s answers, many and one, property by property",
    async (path) => {
      const { body } = await client.call<readonly Record<string, unknown>[]>(`${path}?rows=100`);
      expect(body.length).toBeGreaterThan(0);
      expect(misfitsOf(body, answerOf(path, "get"), { schemas })).toEqual([]);
      const one = reads.find((read) => read.path.startsWith(`${path}/{`))?.path ?? "";
      const by = /\{(\w+)\}/.exec(one)?.[1] ?? "";
      const id = encodeURIComponent(String(body[0]?.[by]));
      const found = await client.call(`${path}/${id}`);
      expect(found.status).toBe(200);
      expect(misfitsOf(found.body, answerOf(one, "get"), { schemas })).toEqual([]);
    },
  );

  it("[CT5] has the paths and verbs that are served, and no other", async () => {
    const served: string[] = [];
    for (const path of Object.keys(document.paths))
      for (const method of ["get", "post", "put", "delete", "patch"]) {
        const headers = { "content-type": "application/json" };
        const init = method === "post" || method === "put" ? { method, headers, body: "{}" } : { method };
        const address = path.replace(/\{\w+\}/, "987654");
        const { body } = await client.call<{ message?: string }>(address, {
          ...init,
          method: method.toUpperCase(),
        });
        if (!/^There is nothing at|may not/.test(body.message ?? "")) served.push(`${method} ${path}`);
      }
    expect(served.sort()).toEqual(operations.map(({ path, method }) => `${method} ${path}`).sort());
  });

  it("[CT5] says what the answers to writes are, and how much one call takes", async () => {
    for (const { path, method, operation } of operations.filter(
      ({ operation: { requestBody } }) => requestBody,
    )) {
      const send = (records: readonly unknown[]) =>
        client.call(path, {
          method: method.toUpperCase(),
          headers: { "content-type": "application/json" },
          body: JSON.stringify(records),
        });
      const { maxItems = 0, items } = schemaIn(operation.requestBody) as {
        maxItems?: number;
        items?: object;
      };
      expect([path, items]).toEqual([path, (answerOf(path, "get") as { items?: object }).items]);
      expect(maxItems).toBe(mostRecords);
      const { body } = await send(["no object"]);
      const given = (body as Record<string, unknown>[]).map((item) => ({ warnings: [], ...item }));
      expect(misfitsOf(given, answerOf(path, method), { schemas })).toEqual([]);
      expect((await send(Array.from({ length: maxItems + 1 }, () => 1))).status).toBe(400);
    }
  });

  it("[CT5] says how many rows a page has, by itself and at most", async () => {
    const { schema } = document.components.parameters["rows"] as {
      schema: { default: number; maximum: number };
    };
    expect(schema).toMatchObject({ default: (await client.list({})).body.length, maximum: mostRows });
    expect((await client.list({ rows: String(schema.maximum) })).status).toBe(200);
    expect((await client.list({ rows: String(schema.maximum + 1) })).status).toBe(400);
  });
});
