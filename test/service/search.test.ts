// The search of the pane over HTTP, on a real database, while contacts come, change and go.
import type { SearchAnswer } from "../../src/contract/app";
import { catchUp } from "../../src/service/database/contact-search";
import type { Values } from "../../src/domain/value";
import { apply, refusal, update } from "../support/app-client";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "2600" });
});
afterAll(() => service.stop());

const ask = (text: string, rows = 50) =>
  service.fetch(`/app/search?${new URLSearchParams({ text, rows: String(rows) }).toString()}`);
const search = async (text: string, rows?: number) =>
  ((await (await ask(text, rows)).json()) as SearchAnswer).matches;
const ids = async (text: string) => (await search(text)).map(({ id }) => id);

async function made(values: Values): Promise<number> {
  const { outcomes } = await apply(service, [
    { kind: "create", key: "new 1", values: { type: "Internal", ...values } },
  ]);
  return Number(outcomes[0]?.id);
}

describe("GET /app/search", () => {
  it("finds by company, names, email, phone, mobile, account number and postcode, whatever the case", async () => {
    const id = await made({
      company: "Zyxwv Café",
      firstName: "Quentin",
      lastName: "Xavier",
      email: "q.x@zest-example.example",
      phone: "09 777 4321",
      mobile: "021 888 1234",
      accountNumber: "ZQ-0001",
      postCode: "99-887",
      city: "Nowhere",
    });
    const texts = [
      "yxw",
      "zyxwv c",
      "QUENTI",
      "xavi",
      "@zest-ex",
      "777 43",
      "888 12",
      "q-00",
      "9-88",
      "Café",
    ];
    for (const text of texts) expect([text, await ids(text)]).toEqual([text, [id]]);
    const [match] = await search("zyxwv");
    expect(match).toEqual({
      ...{ id, type: "Internal", company: "Zyxwv Café", name: "Quentin Xavier", city: "Nowhere" },
      ...{
        email: "q.x@zest-example.example",
        phone: "09 777 4321",
        accountNumber: "ZQ-0001",
        isActive: true,
      },
    });
  });

  it("says the same as looking at every contact, whether the index has caught up or all contacts have moved", async () => {
    const columns = [
      "company",
      "firstName",
      "lastName",
      "email",
      "phone",
      "mobile",
      "accountNumber",
      "postCode",
    ];
    const like = columns.map((column) => `lower("${column}") LIKE lower(?)`).join(" OR ");
    const rows = `SELECT id FROM contact WHERE ${like} ORDER BY id`;
    const long = await service.database.all<{ readonly id: number; readonly company: string }>(
      "SELECT id, company FROM contact WHERE length(company) > 16 ORDER BY id",
    );
    const texts = [100, 900, 1703].map((id) => long.find((one) => one.id >= id)?.company.slice(3, 14) ?? "");
    const compare = async () => {
      for (const text of texts) {
        const found = await service.database.all<{ readonly id: number }>(
          rows,
          columns.map(() => `%${text}%`),
        );
        const wanted = found.map(({ id }) => id);
        expect([text, wanted.length > 0 && wanted.length < 50]).toEqual([text, true]);
        expect((await ids(text)).sort((a, b) => a - b)).toEqual(wanted);
      }
    };
    await indexed();
    await compare();
    await service.database.run("UPDATE contact SET phone = coalesce(phone, '') || ' '");
    await compare();
  });

  it("gives those that begin with the text first, then by company, as many as were asked for", async () => {
    const company = (await search("har", 50)).map((match) => match.company ?? "");
    const begins = company.filter((name) => name.toLowerCase().startsWith("har"));
    expect(begins.length).toBeGreaterThan(5);
    expect(company.slice(0, begins.length)).toEqual(begins);
    const order = (names: readonly string[]) =>
      [...names].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
    expect(begins).toEqual(order(begins));
    expect(await search("example", 7)).toHaveLength(7);
    expect(new Set(await ids("example")).size).toBe(50);
  });

  it("follows every write: what a contact was is not found, what it is, is; a contact that is gone is not", async () => {
    const id = await made({ company: "Before Qwertz" });
    expect(await ids("qwertz")).toEqual([id]);
    await apply(service, [update(id, { company: ["Before Qwertz", "After Asdfgh"] })]);
    expect([await ids("qwertz"), await ids("asdfgh")]).toEqual([[], [id]]);
    await indexed();
    expect([await ids("qwertz"), await ids("asdfgh")]).toEqual([[], [id]]);
    await service.database.run("DELETE FROM contact WHERE id = ?", [id]);
    expect(await ids("asdfgh")).toEqual([]);
  });

  it.each([["ab"], ["  a "], ["\u0002ha"], [""]])(
    "asks for three letters where %j is typed",
    async (text) => {
      expect(await refusal(await ask(text))).toMatchObject({
        status: 400,
        message: "Type 3 letters or more to search by.",
      });
    },
  );

  it.each(['"" OR *', "%%%", "___", "a\"b'c", "NEAR(a b)", "🦊🦊🦊", "' or 1=1 --"])(
    "takes %j for text and nothing else",
    async (text) => {
      const answer = await ask(text);
      expect(answer.status).toBe(200);
      expect(((await answer.json()) as SearchAnswer).matches).toEqual([]);
    },
  );

  it("shows nothing to who is not signed in", async () => {
    expect((await service.fetch("/app/search?text=harbour", { headers: { cookie: "" } })).status).toBe(401);
  });
});

/** Answers once the index has caught up with every contact. */
async function indexed(): Promise<void> {
  while (await catchUp(service.database, 500)) await new Promise((resolve) => setImmediate(resolve));
}
