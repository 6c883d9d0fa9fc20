// The served Cin7 Omni v1 Contacts resource, over HTTP, as its clients call it.
import { startService, type StartedService } from "../support/service";

let service: StartedService;
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "300" });
});
afterAll(() => service.stop());

interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}
interface Contact extends Record<string, unknown> {
  readonly id: number;
}
interface Item {
  readonly index: number;
  readonly success: boolean;
  readonly id: number | null;
  readonly code: null;
  readonly errors: readonly string[];
}

function basic(user: string, key: string): string {
  return `Basic ${Buffer.from(`${user}:${key}`).toString("base64")}`;
}

async function call<T>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
  const authorization = basic(service.apiUser, service.apiKey);
  const answer = await fetch(`${service.url}/api/v1${path}`, {
    ...init,
    headers: { authorization, ...(init.headers as Record<string, string>) },
  });
  return { status: answer.status, body: (await answer.json()) as T, headers: answer.headers };
}

const list = (query: Record<string, string>) =>
  call<readonly Contact[] & { message: string }>(`/Contacts?${new URLSearchParams(query).toString()}`);

function send<T = readonly Item[]>(method: string, records: unknown): Promise<Answer<T>> {
  const headers = { "content-type": "application/json" };
  return call<T>("/Contacts", { method, headers, body: JSON.stringify(records) });
}

const one = async (id: number | null | undefined) => (await call<Contact>(`/Contacts/${id}`)).body;

async function make(record: Record<string, unknown> = {}): Promise<number> {
  const { body } = await send("POST", [{ type: "Customer", company: "Made Ltd", ...record }]);
  expect(body).toMatchObject([{ success: true, errors: [] }]);
  return body[0]?.id ?? 0;
}

describe("GET /api/v1/Contacts", () => {
  it("[CT3] answers a bare array of 50 by id, with every property in its wire form", async () => {
    const { status, body, headers } = await list({});
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(body.map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
    expect(body[0]).toMatchObject({ type: "Customer", isActive: true, billingId: 0, onHold: false });
    expect(body[0]?.createdDate).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(Object.keys(body[0]?.customFields as object)).toContain("members_1000");
  });

  it("[CT3] pages to an empty end", async () => {
    expect((await list({ page: "2", rows: "250" })).body).toHaveLength(50);
    expect((await list({ page: "3", rows: "250" })).body).toEqual([]);
  });

  it("[CT3] selects, orders and filters", async () => {
    const where = "type='supplier' AND isActive=1 and Id>100";
    const { body } = await list({
      where,
      order: "company ASC, id",
      fields: "id, COMPANY,nothing",
      rows: "5",
    });
    expect(body).toHaveLength(5);
    expect(body.map((contact) => Object.keys(contact).join())).toEqual(Array(5).fill("id,company"));
    const companies = body.map(({ company }) => String(company).toLowerCase());
    expect(companies).toEqual([...companies].sort());
    const newest = (await list({ order: "modifiedDate", rows: "250" })).body.map((contact) =>
      String(contact.modifiedDate),
    );
    expect(newest).toEqual([...newest].sort().reverse());
  });

  it("[CT4] understands a slash at the end and paths and names in any case", async () => {
    for (const path of ["/Contacts/?page=1&rows=1", "/contacts?PAGE=1&Rows=1", "/CONTACTS/?rows=1"]) {
      expect([path, (await call<unknown[]>(path)).body]).toEqual([
        path,
        [expect.objectContaining({ id: 1 })],
      ]);
    }
  });

  it.each([
    [{ where: "company ~ 'x'" }, 400, "where: at character 9: ~ is not understood here."],
    [{ where: "x=1" }, 400, "where: x is no field of a contact that can be asked for."],
    [{ rows: "1000" }, 400, "rows must be a whole number from 1 to 250."],
  ])("[SE4] refuses %j", async (query, status, message) => {
    expect(await list(query)).toMatchObject({ status, body: { message } });
  });

  it("[SE4] does not find a where beyond its length, as the live API", async () => {
    const message = "where is longer than 4000 characters. Ask in smaller parts.";
    expect(await list({ where: "x".repeat(4001) })).toMatchObject({ status: 404, body: { message } });
  });

  it("[CT3] answers one by id, and 404 with a message where there is none", async () => {
    expect(await one(7)).toMatchObject({ id: 7 });
    expect((await call("/Contacts/7?fields=id,type")).body).toEqual({
      id: 7,
      type: expect.any(String) as string,
    });
    for (const id of ["999999", "x", "-1", "99999999999999999999"]) {
      expect(await call(`/Contacts/${id}`)).toMatchObject({
        status: 404,
        body: { message: `There is no contact ${id}.` },
      });
    }
    expect(await call("/Nothing")).toMatchObject({
      status: 404,
      body: { message: expect.stringContaining("There is nothing at GET /api/v1/Nothing.") as string },
    });
  });

  it("[SE2] wants the key", async () => {
    const { status, body, headers } = await call<unknown>("/Contacts", {
      headers: { authorization: basic(service.apiUser, "wrong") },
    });
    expect(status).toBe(401);
    expect(body).toEqual({ message: expect.stringContaining("key is missing or wrong") as string });
    expect(headers.get("www-authenticate")).toContain("Basic");
  });
});

describe("POST /api/v1/Contacts", () => {
  it("[AP4] answers each record in the order of the request; a bad one never fails another", async () => {
    const { status, body } = await send("POST", [
      { type: "Customer", company: "First Ltd", email: "first@post.example" },
      { company: "No type" },
      { type: "Customer", company: "x", creditLimit: "5k" },
      { type: "Customer", company: "Twin", email: "FIRST@post.example" },
      { type: "Supplier", firstName: "Mia", accountNumber: "12345678901" },
      { type: "Customer", company: "Tier", priceColumn: "NothingNZD" },
      "no object",
      { type: "Supplier", company: "Last Ltd", notes: "n".repeat(251) },
      { type: "internal", firstName: "Eve" },
    ]);
    expect(status).toBe(200);
    expect(body.map(({ index, success, code }) => [index, success, code])).toEqual(
      [true, false, false, false, false, false, false, false, true].map((success, at) => [at, success, null]),
    );
    const first = body[0]?.id ?? 0;
    expect(body.map(({ errors }) => errors.join())).toEqual([
      "",
      expect.stringContaining("Type is needed."),
      "creditLimit must be a number with at most two decimals.",
      `FIRST@post.example is the email of contact ${first} already. An email belongs to one contact.`,
      expect.stringContaining("Account number is 11 characters long; at most 10 fit."),
      expect.stringContaining("NothingNZD"),
      "A contact must be a JSON object.",
      expect.stringContaining("Notes is 251 characters long; at most 250 fit."),
      "",
    ]);
    expect(await one(first)).toMatchObject({
      company: "First Ltd",
      isActive: true,
      onHold: false,
      billingId: 0,
    });
    expect(await one(body[8]?.id)).toMatchObject({ type: "Internal", firstName: "Eve" });
  });

  it("[CT4] takes a whole PascalCase object with Id 0, nulls and read-only properties", async () => {
    const { body } = await send("POST", [
      {
        Id: 0,
        CreatedDate: "2001-01-01T00:00:00Z",
        IsActive: false,
        Type: 1,
        Company: "Pascal Ltd",
        LastName: null,
        PriceColumn: "wholesaleNZD",
        PercentageOff: 5.25,
        BalanceOwing: 99,
        BillingId: 0,
        CreditLimit: 1000.5,
        Group: "hospitality",
        CustomFields: { Members_1000: "North" },
        SecondaryContacts: [{ Id: 0, FirstName: "Ben" }],
        AccountingIntegrationId: { Xero: "x" },
      },
    ]);
    expect(await one(body[0]?.id)).toMatchObject({
      isActive: false,
      type: "Customer",
      priceColumn: "WholesaleNZD",
      percentageOff: 5.25,
      balanceOwing: null,
      creditLimit: 1000.5,
      group: "Hospitality",
      customFields: { members_1000: "North" },
      secondaryContacts: [{ id: 1, firstName: "Ben", lastName: null }],
    });
  });

  it("is journalled as a run of the API user, and can be found by where at once", async () => {
    const id = await make({ company: "Journal & Sons" });
    const [run] = service.service.runs.list({ before: undefined, rows: 1 });
    expect(run).toMatchObject({ who: "API user", why: "POST /api/v1/Contacts", total: 1, state: "ended" });
    expect((await list({ where: "company = 'journal & sons'" })).body).toMatchObject([{ id }]);
  });

  it("refuses a parent that does not exist and takes one that does", async () => {
    const parent = await make({ company: "Parent Ltd" });
    const { body } = await send("POST", [
      { type: "Customer", company: "Child", billingId: 8_888_888 },
      { type: "Customer", company: "Child", billingId: parent },
    ]);
    expect(body).toMatchObject([
      { success: false, errors: [expect.stringContaining("#8888888")] },
      { success: true },
    ]);
  });

  it.each([
    ["that is no array", { type: "Customer" }, 400, "The body must be a JSON array of contacts."],
    [
      "of more than 250",
      Array.from({ length: 251 }, () => ({ type: "Customer", company: "x" })),
      413,
      "250 contacts at most in one call; 251 were sent. Nothing was changed.",
    ],
  ])("[SE4] refuses a body %s", async (_, records, status, message) => {
    expect(await send("POST", records)).toMatchObject({ status, body: { message } });
  });

  it("says where a body is no JSON", async () => {
    const headers = { "content-type": "application/json" };
    const { status, body } = await call("/Contacts", { method: "POST", headers, body: "[{" });
    expect(status).toBe(400);
    expect(body).toEqual({ message: expect.stringContaining("not valid JSON") as string });
  });
});

describe("PUT /api/v1/Contacts", () => {
  it('changes what is given: absent and null stay, "" clears', async () => {
    const id = await make({ firstName: "Mia", notes: "old", phone: "1", creditLimit: 10 });
    const { body } = await send("PUT", [{ id, notes: "", firstName: null, creditLimit: 12.34 }]);
    expect(body).toEqual([{ index: 0, success: true, id, code: null, errors: [] }]);
    expect(await one(id)).toMatchObject({ firstName: "Mia", notes: null, phone: "1", creditLimit: 12.34 });
  });

  it("[AP4] answers each record; unknown ids, missing ids and taken emails fail alone", async () => {
    const [one1, two] = [await make({ email: "a@put.example" }), await make({ email: "b@put.example" })];
    const { body } = await send("PUT", [
      { id: one1, city: "Napier" },
      { id: 7_777_777, city: "x" },
      { city: "x" },
      { id: two, email: "A@put.example" },
      { id: two, city: "Nelson", type: "Lead" },
      { id: one1, city: "Nelson" },
    ]);
    expect(body.map(({ success, errors }) => [success, ...errors])).toEqual([
      [true],
      [false, "There is no contact 7777777."],
      [false, "id is needed: it says which contact to change."],
      [false, `A@put.example is the email of contact ${one1} already. An email belongs to one contact.`],
      [false, "type must be one of Customer, Supplier, Internal, Branch."],
      [true],
    ]);
    expect(await one(one1)).toMatchObject({ city: "Nelson" });
  });

  it("[CT4] is understood without a Content-Type", async () => {
    const id = await make();
    const text = new TextEncoder().encode(JSON.stringify([{ Id: id, City: "Gore" }]));
    const { status, body } = await call("/Contacts/", { method: "PUT", body: text });
    expect([status, body]).toMatchObject([200, [{ success: true, id }]]);
    expect(await one(id)).toMatchObject({ city: "Gore" });
  });

  it("refuses other types of body than JSON", async () => {
    const headers = { "content-type": "text/xml" };
    expect(await call("/Contacts", { method: "PUT", headers, body: "<a/>" })).toMatchObject({ status: 415 });
  });

  it("does not refuse a contact for what was wrong with it before", async () => {
    const { body } = await list({ where: "accountNumber LIKE 'CUST-%'", rows: "1" });
    const id = body[0]?.id;
    expect((await send("PUT", [{ id, city: "Timaru" }])).body).toMatchObject([{ success: true, id }]);
  });

  it("merges secondary contacts by id", async () => {
    const id = await make({ secondaryContacts: [{ firstName: "Ben", phone: "1" }] });
    await send("PUT", [{ id, secondaryContacts: [{ id: 1, phone: "2" }, { firstName: "Ana" }] }]);
    expect((await one(id)).secondaryContacts).toMatchObject([
      { id: 1, firstName: "Ben", phone: "2" },
      { id: 2, firstName: "Ana", phone: null },
    ]);
  });

  it("answers a record that says nothing new as done, and leaves its modified date", async () => {
    const before = await one(3);
    expect((await send("PUT", [before])).body).toMatchObject([{ success: true, id: 3 }]);
    expect(await one(3)).toEqual(before);
  });
});

describe("DELETE /api/v1/Contacts/{id}", () => {
  it("[CT3] removes one and answers one object; then there is none", async () => {
    const id = await make();
    const removed = await call(`/contacts/${id}/`, { method: "DELETE" });
    expect(removed).toMatchObject({ status: 200, body: { success: true, id, code: null, errors: [] } });
    expect(await call(`/Contacts/${id}`, { method: "DELETE" })).toMatchObject({ status: 404 });
    expect(await call(`/Contacts/${id}`)).toMatchObject({ status: 404 });
  });

  it("leaves a contact that others are billed to, and says which", async () => {
    const parent = await make({ company: "Payer" });
    const child = await make({ company: "Paid for", billingId: parent });
    const { status, body } = await call<Item>(`/Contacts/${parent}`, { method: "DELETE" });
    expect([status, body.success, body.errors.join()]).toEqual([
      200,
      false,
      `Contact ${child} is billed to this one. Bill it to another first.`,
    ]);
  });
});
