// Reading the served Cin7 Omni v1 Contacts resource, over HTTP, as its clients call it.
import { basic, cin7Client, type Cin7Client } from "../support/cin7";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
let client: Cin7Client;
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "300" });
  client = cin7Client(service);
});
afterAll(() => service.stop());

describe("GET /api/v1/Contacts", () => {
  it("[CT3] answers a bare array of 50 by id, with every property in its wire form", async () => {
    const { status, body, headers } = await client.list({});
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(body.map(({ id }) => id)).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
    expect(body[0]).toMatchObject({ type: "Customer", isActive: true, billingId: 0, onHold: false });
    expect(body[0]?.createdDate).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    expect(Object.keys(body[0]?.customFields as object)).toContain("members_1000");
  });

  it("[CT3] pages to an empty end", async () => {
    expect((await client.list({ page: "2", rows: "250" })).body).toHaveLength(50);
    expect((await client.list({ page: "3", rows: "250" })).body).toEqual([]);
  });

  it("[CT3] selects, orders and filters", async () => {
    const where = "type='supplier' AND isActive=1 and Id>100";
    const { body } = await client.list({
      where,
      order: "company ASC, id",
      fields: "id, COMPANY,nothing",
      rows: "5",
    });
    expect(body).toHaveLength(5);
    expect(body.map((contact) => Object.keys(contact).join())).toEqual(Array(5).fill("id,company"));
    const companies = body.map(({ company }) => String(company).toLowerCase());
    expect(companies).toEqual([...companies].sort());
    const newest = (await client.list({ order: "modifiedDate", rows: "250" })).body.map((contact) =>
      String(contact.modifiedDate),
    );
    expect(newest).toEqual([...newest].sort().reverse());
  });

  it("[CT4] understands a slash at the end and paths and names in any case", async () => {
    for (const path of ["/Contacts/?page=1&rows=1", "/contacts?PAGE=1&Rows=1", "/CONTACTS/?rows=1"]) {
      expect([path, (await client.call<unknown[]>(path)).body]).toEqual([
        path,
        [expect.objectContaining({ id: 1 })],
      ]);
    }
  });

  it.each([
    [{ where: "company ! 'x'" }, 400, "where: at character 9: ! is not understood here."],
    [{ where: "x=1" }, 400, "where: at character 1: x is no field of a contact that can be asked for."],
    [{ rows: "1000" }, 400, "rows must be a whole number from 1 to 250."],
  ])("[SE4] refuses %j", async (query, status, message) => {
    expect(await client.list(query)).toMatchObject({ status, body: { message } });
  });

  it("[SE4] does not find a where beyond its length, as the live API", async () => {
    const message = "where is longer than 4000 characters. Ask in smaller parts.";
    for (const where of ["x".repeat(4001), `company IN (${"'Ō', ".repeat(2000)}'x')`, "x".repeat(60_000)])
      expect(await client.list({ where })).toMatchObject({ status: 404, body: { message } });
    const filled = `company = '${"日".repeat(3900)}'`;
    expect(await client.list({ where: filled })).toMatchObject({ status: 200, body: [] });
  });

  it("[CT3] answers one by id, and 404 with a message where there is none", async () => {
    expect(await client.one(7)).toMatchObject({ id: 7 });
    expect((await client.call("/Contacts/7?fields=id,type")).body).toEqual({
      id: 7,
      type: expect.any(String) as string,
    });
    for (const id of ["999999", "x", "-1", "99999999999999999999"]) {
      expect(await client.call(`/Contacts/${id}`)).toMatchObject({
        status: 404,
        body: { message: `There is no contact ${id}.` },
      });
    }
    expect(await client.call("/Nothing")).toMatchObject({
      status: 404,
      body: { message: expect.stringContaining("There is nothing at GET /api/v1/Nothing.") as string },
    });
  });

  it.each([
    ["GET", "/PurchaseOrders"],
    ["GET", `/Contacts/${"9".repeat(201)}`],
    ["GET", "/contacts/7/people"],
    ["PATCH", "/Contacts"],
    ["POST", "/Users"],
    ["OPTIONS", "/Stock"],
  ])(
    "[CT3] says of %s %s in the contract's form that it is not served, to who has a key",
    async (method, path) => {
      expect(await client.call(path, { method })).toMatchObject({
        status: 404,
        body: {
          message: `There is nothing at ${method} /api/v1${path}. What is served stands at /api/docs.`,
        },
      });
      const stranger = { authorization: basic({ apiUser: service.apiUser, apiKey: "wrong" }) };
      expect((await client.call(path, { method, headers: stranger })).status).toBe(401);
    },
  );

  it("[CT4] understands doubled slashes, and a % that begins nothing", async () => {
    expect((await client.call("//Contacts//7?fields=id")).body).toEqual({ id: 7 });
    const sloppy = "/Contacts?fields=id&where=company%20LIKE%20'%harbour%'%20AND%20id=1";
    expect((await client.call(sloppy)).body).toEqual([{ id: 1 }]);
    expect(await client.call("/Contacts/%zz")).toMatchObject({
      status: 400,
      body: { message: expect.stringContaining("two hexadecimal digits follow each %") as string },
    });
  });

  it("[CT3] finds no voucher and no stock by a code with U+0000 in it", async () => {
    for (const [path, noun] of [
      ["/Voucher/%00", "voucher with the code"],
      ["/Stock/%00", "stock item with the barcode"],
    ] as const)
      expect(await client.call(path)).toMatchObject({
        status: 404,
        body: { message: `There is no ${noun} \u0000.` },
      });
  });

  it("[SE2] wants the key", async () => {
    const { status, body, headers } = await client.call<unknown>("/Contacts", {
      headers: { authorization: basic({ apiUser: service.apiUser, apiKey: "wrong" }) },
    });
    expect(status).toBe(401);
    expect(body).toEqual({ message: expect.stringContaining("key is missing or wrong") as string });
    expect(headers.get("www-authenticate")).toContain("Basic");
  });

  it("[SE2] slows who guesses keys, in the contract's form", async () => {
    const guess = () =>
      client.call("/Contacts", {
        headers: { authorization: basic({ apiUser: service.apiUser, apiKey: "wrong" }) },
      });
    let answer = await guess();
    for (let more = 0; more < 12 && answer.status === 401; more++) answer = await guess();
    expect(answer).toMatchObject({
      status: 429,
      body: expect.stringMatching(/^Too many failed attempts/) as string,
    });
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  });
});
