// API connections over HTTP: keys, rights, who may give them; and the day's count over a restart.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import {
  apiVerbs,
  isAllowed,
  type ConnectionsAnswer,
  type NewConnection,
  type Permissions,
} from "../../src/contract/connections";
import { servedRights } from "../../src/contract/cin7/rights";
import { readConnections } from "../../src/service/database/connections";
import { makeFolder, removeFolders, startService, type StartedService } from "../support/service";

let service: StartedService;

beforeAll(async () => {
  service = await startService();
});
afterAll(async () => {
  await service.stop();
  await removeFolders();
});

const basicOf = (user: string, key: string) => `Basic ${Buffer.from(`${user}:${key}`).toString("base64")}`;

const call = (key: string, method: string, path: string, body?: unknown) =>
  fetch(`${service.url}/api/v1${path}`, {
    method,
    headers: { authorization: basicOf(service.apiUser, key), "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

const post = (wanted: unknown, cookie = service.cookie) =>
  service.fetch("/app/connections", { method: "POST", body: JSON.stringify(wanted), headers: { cookie } });

async function make(name: string, permissions: Permissions): Promise<NewConnection> {
  const answer = await post({ name, permissions });
  expect(answer.status).toBe(200);
  return (await answer.json()) as NewConnection;
}

const list = async () => (await (await service.fetch("/app/connections")).json()) as ConnectionsAnswer;

describe("rights of a connection [AK1]", () => {
  it("[AK1] allow what they name and nothing else, the resource in any case", () => {
    const anyRights = fc.dictionary(
      fc.constantFrom(...servedRights.map(({ name }) => name)),
      fc.uniqueArray(fc.constantFrom(...apiVerbs)),
    );
    const anyAsked = fc.record({
      resource: fc.constantFrom(...servedRights.map(({ name }) => name), "Nothing"),
      verb: fc.constantFrom(...apiVerbs),
    });
    fc.assert(
      fc.property(anyRights, anyAsked, (rights, { resource, verb }) => {
        const expected = rights[resource]?.includes(verb) ?? false;
        expect(isAllowed(rights, resource.toUpperCase(), verb)).toBe(expected);
        expect(isAllowed("all", resource, verb)).toBe(true);
      }),
    );
  });

  it("[AK1] let a call through, or are a 403 that says which right is missing", async () => {
    const { key } = await make("Web shop", { Contacts: ["read", "create"] });
    expect((await call(key, "GET", "/contacts/?rows=1")).status).toBe(200);
    expect((await call(key, "POST", "/Contacts", [])).status).toBe(200);
    const refused = await call(key, "PUT", "/Contacts", []);
    expect([refused.status, await refused.json()]).toEqual([
      403,
      {
        message:
          "The connection “Web shop” may not update Contacts. An admin gives it that right: API keys, in the pane.",
      },
    ]);
    expect((await call(key, "DELETE", "/Contacts/1")).status).toBe(403);
  });

  it("[AK1] change, and end with the connection, from the next call on", async () => {
    const { key, connection } = await make("Reports", { Contacts: ["read"] });
    const path = `/app/connections/${connection.id}`;
    const body = JSON.stringify({ name: "Reports 2", permissions: {} });
    expect((await service.fetch(path, { method: "PUT", body })).status).toBe(200);
    expect((await call(key, "GET", "/Contacts")).status).toBe(403);
    expect((await list()).connections.map(({ name }) => name)).toContain("Reports 2");
    expect((await service.fetch(path, { method: "DELETE" })).status).toBe(204);
    expect((await call(key, "GET", "/Contacts")).status).toBe(401);
    expect((await service.fetch(path, { method: "DELETE" })).status).toBe(404);
  });
});

describe("keys [AK2]", () => {
  it("[AK2] are shown once: the list, the table and every file hold no key", async () => {
    const { key, connection } = await make("CRM", "all");
    expect(key).toMatch(/^[0-9a-f]{32}$/);
    const stored = await readConnections(service.database);
    expect(stored.find(({ id }) => id === connection.id)?.keyHash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify([await list(), stored])).not.toContain(key);
    expect((await call(key, "GET", "/Contacts?rows=1")).status).toBe(200);
  });

  it("[AK2] are known with the user only, and any other is a 401", async () => {
    const { key } = await make("ERP", "all");
    const asStranger = await fetch(`${service.url}/api/v1/Contacts`, {
      headers: { authorization: basicOf("stranger", key) },
    });
    expect([asStranger.status, await asStranger.json()]).toEqual([
      401,
      { message: "API user or key is missing or wrong. Send them as Basic authentication." },
    ]);
    expect((await call("0".repeat(32), "GET", "/Contacts")).status).toBe(401);
  });
});

describe("who gives keys [AK4]", () => {
  it("[AK4] is an admin; nobody else sees the list", async () => {
    const cookie = await service.signIn({ name: "Ed Editor", role: "editor" });
    const refused = await post({ name: "Mine", permissions: "all" }, cookie);
    expect([refused.status, ((await refused.json()) as { message: string }).message]).toEqual([
      403,
      "Only an admin sees and changes API connections; you are editor.",
    ]);
    expect((await service.fetch("/app/connections", { headers: { cookie } })).status).toBe(403);
    expect((await fetch(`${service.url}/app/connections`)).status).toBe(401);
  });

  it("[AK4] says what is wrong with a name, and leaves the first connection to the configuration", async () => {
    await make("Twice", "all");
    const messages = await Promise.all(
      [
        { name: "twice", permissions: "all" },
        { name: " ", permissions: "all" },
        { name: "A", permissions: [] },
      ].map(async (wanted) => ((await (await post(wanted)).json()) as { message: string }).message),
    );
    expect(messages[0]).toBe("There is a connection “twice” already. Choose another name.");
    expect(messages[1]).toContain("name: must have a name");
    expect(messages[2]).toContain("permissions");
    const first = await service.fetch("/app/connections/0", { method: "DELETE" });
    expect([first.status, ((await first.json()) as { message: string }).message]).toEqual([
      400,
      "The first connection belongs to the service's configuration: API_USER and API_KEY change it.",
    ]);
  });
});

describe("the day's calls [AK3]", () => {
  it("[AK3] are counted by key, and stay counted over a restart", async () => {
    const now = Date.UTC(2026, 10, 24);
    const DATA_DIR = makeFolder();
    const start = () =>
      startService({ DATA_DIR, API_RATE: "4/day", SAMPLE_CONTACTS: "3" }, () => new Date(now));
    const ask = async (started: StartedService, times: number) => {
      const codes: number[] = [];
      for (let time = 0; time < times; time++) {
        const headers = { authorization: basicOf(started.apiUser, started.apiKey) };
        codes.push((await fetch(`${started.url}/api/v1/Contacts/1`, { headers })).status);
      }
      return codes;
    };
    const first = await start();
    expect(await ask(first, 3)).toEqual([200, 200, 200]);
    await first.stop();
    expect(readFileSync(join(DATA_DIR, "api-calls.json"), "utf8")).not.toContain(first.apiKey);
    const second = await start();
    expect(await ask(second, 2)).toEqual([200, 429]);
    await second.stop();
  });
});
