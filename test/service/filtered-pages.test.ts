// Pages of filtered and ordered contacts, over more contacts than are sorted at once: the order is the one that its fields say, and no
// contact is missing or there twice.
import { makeSample } from "../../src/service/sample/sample";
import { cin7Client, type Cin7Client } from "../support/cin7";
import { startService, type StartedService } from "../support/service";

const size = 1600;
type Contact = Readonly<Record<string, unknown>>;
const contacts: readonly Contact[] = [...makeSample({ contacts: size }).contacts];

let service: StartedService;
let client: Cin7Client;
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: String(size) });
  client = cin7Client(service);
});
afterAll(() => service.stop());

const conditions: readonly (readonly [string, (contact: Contact) => boolean])[] = [
  ["", () => true],
  ["id > 0 AND billingId >= 0", () => true],
  ["city LIKE 'a%'", ({ city }) => typeof city === "string" && /^a/i.test(city)],
  [
    "modifiedDate >= '2024-06-01T00:00:00Z'",
    ({ modifiedDate }) => String(modifiedDate) >= "2024-06-01T00:00:00Z",
  ],
  ["company = 'nobody'", () => false],
];

/** As the contract compares: nothing first, the case of A–Z does not count, else byte by byte. */
function compare(one: unknown, other: unknown): number {
  if (one === null || other === null) return Number(other === null) - Number(one === null);
  if (typeof one === "number") return one - Number(other);
  const lower = (value: unknown) =>
    Buffer.from(String(value).replace(/[A-Z]/g, (letter) => letter.toLowerCase()));
  return Buffer.compare(lower(one), lower(other));
}

async function idsOnAllPages(query: Readonly<Record<string, string>>): Promise<number[]> {
  const ids: number[] = [];
  for (let page = 1; ; page++) {
    const { status, body } = await client.list({ ...query, fields: "id", rows: "250", page: String(page) });
    expect(status).toBe(200);
    ids.push(...body.map(({ id }) => id));
    if (body.length < 250) return ids;
  }
}

const keyOf = (field: string) => (contact: Contact) =>
  field === "salesPersonId" ? Number(contact[field] ?? 0) : (contact[field] ?? null);

describe("pages of filtered contacts", () => {
  it.each(
    ["company", "modifiedDate", "city", "creditLimit", "salesPersonId"].flatMap((field) =>
      ["ASC", "DESC"].map((direction) => [field, direction] as const),
    ),
  )("[CT3] come in the order of %s %s, all of them and each once", async (field, direction) => {
    for (const [where, holds] of conditions) {
      const key = keyOf(field);
      const turn = direction === "ASC" ? 1 : -1;
      const wanted = contacts
        .filter(holds)
        .sort((a, b) => turn * compare(key(a), key(b)) || Number(a["id"]) - Number(b["id"]));
      const ids = await idsOnAllPages({ order: `${field} ${direction}`, ...(where ? { where } : {}) });
      expect([where, ids]).toEqual([where, wanted.map(({ id }) => Number(id))]);
    }
  });
});
