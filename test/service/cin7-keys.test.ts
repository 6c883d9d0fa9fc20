// Keys of the served contract side by side: rights on every resource and verb, and a count of calls for each.
import type { Permissions } from "../../src/contract/connections";
import { resources } from "../../src/contract/cin7/resources";
import { servedRights } from "../../src/contract/cin7/rights";
import { addConnection } from "../../src/service/connections";
import { basic } from "../support/cin7";
import { startService, type StartedService } from "../support/service";

const start = new Date("2026-11-24T09:41:00Z");
let service: StartedService;
beforeAll(async () => {
  service = await startService({ API_RATE: "40/min", SAMPLE_CONTACTS: "3" }, () => start);
});
afterAll(() => service.stop());

let made = 0;
const keyFor = async (permissions: Permissions): Promise<string> =>
  (await addConnection(service.service, { name: `Key ${(made += 1)}`, permissions })).key;
const call = (apiKey: string, method: string, path: string) =>
  fetch(`${service.url}/api/v1${path}`, {
    method,
    headers: {
      authorization: basic({ apiUser: service.apiUser, apiKey }),
      "content-type": "application/json",
    },
    ...(method === "POST" || method === "PUT" ? { body: "[]" } : {}),
  });

const methods = { read: "GET", create: "POST", update: "PUT", delete: "DELETE" } as const;
const names = ["Contacts", ...resources.map(({ path }) => path.slice(1))];

describe("a key", () => {
  it.each(names)("[AK1] for one verb of %s alone does that, and nothing else anywhere", async (name) => {
    const { verbs } = servedRights.find((rights) => rights.name === name) ?? { verbs: [] };
    for (const verb of verbs) {
      const key = await keyFor({ [name]: [verb] });
      for (const asked of verbs) {
        const { status } = await call(key, methods[asked], `/${name}${asked === "delete" ? "/987654" : ""}`);
        expect([name, verb, asked, status === 403]).toEqual([name, verb, asked, verb !== asked]);
      }
      for (const other of names.filter((one) => verb === "read" && one !== name))
        expect([name, other, (await call(key, "GET", `/${other}`)).status]).toEqual([name, other, 403]);
      expect((await call(key, "GET", `/${name}/987654`)).status).toBe(verb === "read" ? 404 : 403);
    }
  });

  it("[AK3] has its own count: one that is used up stops no other", async () => {
    const [one, other] = [await keyFor("all"), await keyFor("all")];
    const statuses: number[] = [];
    for (let times = 0; times < 41; times++) statuses.push((await call(one, "GET", "/Users?rows=1")).status);
    expect([statuses.filter((status) => status === 200).length, statuses.at(-1)]).toEqual([40, 429]);
    expect((await call(other, "GET", "/Users?rows=1")).status).toBe(200);
  });
});
