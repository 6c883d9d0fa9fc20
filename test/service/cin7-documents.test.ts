// What hangs on sales documents: contacts that cannot go while they have one, kits that nobody keeps, orders with cartons.
import { openShop, type Answered, type Shop, type Wire } from "../support/shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.service.stop());

const lineItems = [{ name: "Fee", unitPrice: 100, qty: 1 }];

describe("a contact with documents", () => {
  it.each([
    ["/SalesOrders", "sales order SO-"],
    ["/Quotes", "quote QU-"],
    ["/CreditNotes", "credit note CN-"],
  ])("[CT7] is not deleted: %s", async (path, named) => {
    const memberId = await shop.customer();
    await shop.made(path, {
      memberId,
      lineItems: [{ ...lineItems[0], qty: path === "/CreditNotes" ? -1 : 1 }],
    });
    const { status, body } = await shop.api.call<Answered>(`/Contacts/${memberId}`, { method: "DELETE" });
    expect([status, body.success, body.id]).toEqual([200, false, null]);
    expect(body.errors.join()).toMatch(
      new RegExp(
        `^Contact ${memberId} has ${named}\\d+\\. Its documents need it: make it inactive instead\\.$`,
      ),
    );
    expect(await shop.api.one(memberId)).toMatchObject({ id: memberId });
  });

  it("[CT7] is not deleted for a void order either, which stays in the books", async () => {
    const memberId = await shop.customer();
    const id = await shop.made("/SalesOrders", { memberId, lineItems });
    await shop.send("PUT", "/SalesOrders", [{ id, isVoid: true }]);
    const { body } = await shop.api.call<Answered>(`/Contacts/${memberId}`, { method: "DELETE" });
    expect(body.success).toBe(false);
  });
});

describe("?loadboms", () => {
  it.each(["/SalesOrders", "/Quotes"])("[CT4] is understood where %s is written", async (path) => {
    const memberId = await shop.customer();
    const [made] = await shop.send("POST", `${path}?loadboms=true`, [{ memberId, lineItems }]);
    expect(made).toMatchObject({ success: true });
    const [moved] = await shop.send("PUT", `${path}/?LoadBoms=false`, [
      { id: made?.id, customerOrderNo: "7" },
    ]);
    expect(moved).toMatchObject({ success: true, id: made?.id });
    const read = await shop.read(`${path}/${made?.id}?loadboms=true`);
    expect([read["customerOrderNo"], (read["lineItems"] as readonly unknown[]).length]).toEqual(["7", 1]);
  });
});

describe("/SalesOrdersWithCartons", () => {
  it("[CT3] are the sales orders, one and all, for reading alone", async () => {
    const query = "rows=20&order=id%20ASC&where=total%3E0";
    const read = async (path: string) => (await shop.api.call<readonly Wire[]>(path)).body;
    const orders = await read(`/SalesOrders?${query}`);
    expect(orders).toHaveLength(20);
    expect(await read(`/SalesOrdersWithCartons?${query}`)).toEqual(orders);
    expect(await shop.read(`/SalesOrdersWithCartons/${orders[0]?.id}`)).toEqual(orders[0]);
    const sent = await shop.api.call("/SalesOrdersWithCartons", { method: "PUT", body: "[]" });
    expect(sent.status).toBe(404);
  });
});
