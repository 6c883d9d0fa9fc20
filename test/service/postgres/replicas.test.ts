// Two services on one PostgreSQL, as replicas are.
import { contactType } from "../../../src/domain/contact";
import { recordTypesWith } from "../../../src/domain/record-types";
import { databaseOf } from "../../support/database";
import { makeFolder, removeFolders, startService, type StartedService } from "../../support/service";

let first: StartedService;
let second: StartedService;
beforeAll(async () => {
  const folder = makeFolder();
  const shared = {
    DATABASE_URL: (await databaseOf(folder)) ?? "",
    API_KEY: "0123456789abcdef",
    SAMPLE_CONTACTS: "20",
  };
  first = await startService({ ...shared, DATA_DIR: folder });
  second = await startService({ ...shared, DATA_DIR: makeFolder() });
});
afterAll(async () => {
  await first.stop();
  await second.stop();
  await removeFolders();
});

const types = recordTypesWith(contactType);
const create = (key: string, values: Readonly<Record<string, string>>) =>
  ({ kind: "create", key, values: { type: "Customer", ...values } }) as const;

async function page(
  service: StartedService,
): Promise<readonly { readonly id: number; readonly company: string }[]> {
  const authorization = `Basic ${Buffer.from(`${service.apiUser}:${service.apiKey}`).toString("base64")}`;
  const answer = await fetch(`${service.url}/api/v1/Contacts?rows=250`, { headers: { authorization } });
  return (await answer.json()) as { id: number; company: string }[];
}

describe("two services on one database", () => {
  it("are one account, made once", async () => {
    expect(second.service.backend.account).toEqual(first.service.backend.account);
    expect(await second.service.backend.countContacts({})).toBe(20);
  });

  it("give no page that the other has changed since", async () => {
    const before = await page(second);
    const [made] = await first.service.backend.write([create("new 1", { company: "Seen by both" })], types);
    const after = await page(second);
    expect(after.length).toBe(before.length + 1);
    expect(after.find(({ id }) => String(id) === made?.id)?.company).toBe("Seen by both");
  });

  it("[CO4] let one email be written once, whoever writes it and whenever", async () => {
    const emails = Array.from({ length: 20 }, (_, at) => `both${at}@quay.example`);
    const writes = [first, second].map((service) =>
      service.service.backend.write(
        emails.map((email, at) => create(`new ${at}`, { company: "Quay", email })),
        types,
      ),
    );
    const outcomes = await Promise.all(writes);
    const applied = outcomes.flat().filter(({ kind }) => kind === "applied");
    const rejected = outcomes.flat().filter(({ kind }) => kind === "rejected");
    expect([applied.length, rejected.length]).toEqual([20, 20]);
    expect(rejected[0]?.message).toMatch(/is the email of contact \d+ already/);
  });
});
