// What clients written for Cin7 Omni send, and what they read of the answer (docs/clients.md): the requests in our own words.
import { basic, cin7Client, type Cin7Client, type Item, type WireContact } from "../support/cin7";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
let client: Cin7Client;
beforeAll(async () => {
  service = await startService();
  client = cin7Client(service);
});
afterAll(() => service.stop());

interface Order extends Record<string, unknown> {
  readonly id: number;
  readonly reference: string;
  readonly source: string;
  readonly invoiceDate: string;
  readonly lineItems: readonly Readonly<Record<string, unknown>>[];
}

/** A path as it stands in a client's source: what fetch encodes is encoded, nothing more. */
const written = <T>(path: string, init?: RequestInit) => client.call<T>(path, init);

describe("what clients of Cin7 Omni ask", () => {
  it("[CT3] a time without quotes counts as one in quotes, as dispatch logs ask for it", async () => {
    const bare = await written<Order[]>(
      "/SalesOrders?where=stage='Dispatched' AND invoiceDate>2024-06-01T00:00:00Z&order=invoiceDate&page=1&rows=250",
    );
    const quoted = await written<Order[]>(
      "/SalesOrders?where=stage='Dispatched' AND invoiceDate>'2024-06-01T00:00:00Z'&order=invoiceDate&page=1&rows=250",
    );
    expect(bare).toMatchObject({ status: 200, body: quoted.body });
    expect(bare.body.length).toBeGreaterThan(0);
    const dates = bare.body.map(({ invoiceDate }) => invoiceDate);
    expect(dates).toEqual([...dates].sort().reverse());
  });

  it("[CT3] ~ compares as LIKE does, as a form looks up a job by its number", async () => {
    const where = "where=FirstName~%27%25an%25%27";
    const found = await written<WireContact[]>(`/Contacts?${where}`);
    expect(found.status).toBe(200);
    expect(found.body.length).toBeGreaterThan(0);
    const { body } = await client.list({ where: "firstName LIKE '%an%'" });
    expect(found.body).toEqual(body);
  });

  it("[CT3] yes and no may stand in quotes, with chosen fields of users", async () => {
    const { status, body } = await written<object[]>(
      "/Users?fields=id,firstName,lastName,isActive&where=isActive='true'",
    );
    expect(status).toBe(200);
    expect(body.length).toBeGreaterThan(0);
    for (const user of body)
      expect(Object.keys(user).sort()).toEqual(["firstName", "id", "isActive", "lastName"]);
  });

  it("[CT3] a parameter the contract has not is ignored: limit leaves 50 to a page", async () => {
    const { body } = await written<Order[]>("/SalesOrders?limit=60&skip=10&page=1");
    expect(body).toHaveLength(50);
  });

  it("[CT3] status is asked for by its word in any case, and drafts name their source", async () => {
    const { status, body } = await written<Order[]>(
      "/SalesOrders?fields=id,status,source,total,invoiceDate,modifiedDate&where=status='Draft'&page=1&rows=250",
    );
    expect(status).toBe(200);
    for (const order of body)
      expect(order).toMatchObject({ status: "DRAFT", source: expect.any(String) as string });
  });

  it("[CT3] what was dispatched in a window carries cost and quantity per line, for cost sheets", async () => {
    const window = "CreatedDate>='2024-01-01T00:00:00Z' AND CreatedDate<'2026-01-01T00:00:00Z'";
    const { body } = await written<Order[]>(
      `/SalesOrders?limit=50&page=1&where=${encodeURIComponent(window)}`,
    );
    const dispatched = body
      .flatMap(({ lineItems }) => lineItems)
      .filter(({ qtyShipped }) => Number(qtyShipped) > 0);
    expect(dispatched.length).toBeGreaterThan(0);
    const costed = dispatched.filter(({ unitCost }) => Number(unitCost) > 0);
    expect(costed.length / dispatched.length).toBeGreaterThan(0.9);
    for (const line of costed) expect(line["styleCode"]).toMatch(/\w/);
  });

  it("[CT3] ids stand in IN ( ) as numbers, a barcode in parentheses, both without encoding", async () => {
    const ids = await written<Order[]>("/SalesOrders?where=id IN (1,2,3)");
    expect(ids.body.map(({ id }) => id)).toEqual([1, 2, 3]);
    const [unit] = (await written<Readonly<Record<string, unknown>>[]>("/Stock?rows=1")).body;
    const found = await written<object[]>(`/Stock?rows=20&where=(barcode='${String(unit?.["barcode"])}')`);
    expect(found.body).toContainEqual(unit);
  });
});

describe("what clients of Cin7 Omni write", () => {
  it("[CT4] a subscription makes its customer, finds them by its own reference, and orders by the customer's id alone", async () => {
    const headers = { "content-type": "application/json", "cache-control": "no-cache" };
    const send = <T>(method: string, path: string, body: unknown) =>
      written<T>(path, { method, headers, body: JSON.stringify(body) });
    const customer = { integrationRef: "cus_1", firstName: "Sub", lastName: "Scriber", type: "Customer" };
    await send("POST", "/Contacts", [customer]);
    const found = await client.list({ fields: "id", where: "integrationRef='cus_1'" });
    expect(found.body).toEqual([{ id: expect.any(Number) as number }]);
    const memberId = found.body[0]?.id;
    const order = {
      stage: "New",
      memberId,
      currencyCode: "NZD",
      taxStatus: "Incl",
      taxRate: 0.15,
      internalComments: "plan: a subscription: sub_9",
    };
    const made = await send<Item[]>("POST", "/SalesOrders", [order]);
    expect(made.body).toMatchObject([{ success: true, errors: [] }]);
    const where = encodeURIComponent("internalComments LIKE'%sub_9'");
    const placed = await written<Order[]>(`/SalesOrders?fields=id,reference,memberId&where=${where}`);
    expect(placed.body).toMatchObject([{ id: made.body[0]?.id, reference: made.body[0]?.code, memberId }]);
    const unknown = await send<Item[]>("POST", "/SalesOrders", [{ ...order, memberId: 99_999_999 }]);
    expect(unknown).toMatchObject({
      status: 200,
      body: [{ success: false, errors: [expect.stringContaining("99999999") as string] }],
    });
  });

  it("[CT4] a shop's PUT says no Content-Type, and one refused item of a batch leaves the others", async () => {
    const id = await client.make({ email: "shop@client.example" });
    const headers = { authorization: basic(service) };
    const answer = await fetch(`${service.url}/api/v1/Contacts`, {
      method: "PUT",
      headers,
      body: new TextEncoder().encode(
        JSON.stringify([
          { id, phone: "09 555" },
          { id: 99_999_999, phone: "1" },
        ]),
      ),
    });
    expect(await answer.json()).toMatchObject([{ success: true, id }, { success: false }]);
    expect(await client.one(id)).toMatchObject({ phone: "09 555" });
  });

  it("[CT4] quotes and payments are made and taken back as a generic tool does it, with its loadboms", async () => {
    const headers = { "content-type": "application/json", accept: "application/json" };
    const post = (path: string, body: unknown) =>
      written<Item[]>(path, { method: "POST", headers, body: JSON.stringify(body) });
    const quote = await post("/Quotes?loadboms=false", [{ memberId: await client.make(), lineItems: [] }]);
    expect(quote.body).toMatchObject([{ success: true }]);
    const payment = await post("/Payments", [{ orderId: 1, method: "Cash", amount: 1 }]);
    expect(payment.body).toMatchObject([{ success: true }]);
    const gone = await written<Item>(`/Payments/${payment.body[0]?.id}`, { method: "DELETE", headers });
    expect(gone.body).toMatchObject({ success: true, id: payment.body[0]?.id, errors: [] });
  });

  it("[CT3] a resource that is not served answers 404 with a sentence", async () => {
    for (const path of ["/PurchaseOrders", "/Adjustments", "/BomMasters", "/SerialNumbers"]) {
      const { status, body } = await written<{ message: string }>(path);
      expect([path, status, typeof body.message]).toEqual([path, 404, "string"]);
    }
  });
});
