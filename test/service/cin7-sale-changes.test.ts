// Changes of documents through the served contract: what a client sends that would move a balance, a customer or a reference without
// meaning to.
import { openShop, type Shop, type Wire } from "../support/shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(async () => {
  await shop.service.stop();
});

const orders = "/SalesOrders";
const line = (qty: number, unitPrice: number) => ({ name: "Crate", qty, unitPrice });
const order = (id: number): Promise<Wire> => shop.read(`${orders}/${id}`);
const change = (id: number, values: object) => shop.send("PUT", orders, [{ id, ...values }]);

describe("A change of a sales order", () => {
  it("[SA5] [SA7] never takes totals from a client, nor what is owed", async () => {
    const memberId = await shop.customer();
    const id = await shop.made(orders, { memberId, taxRate: 15, lineItems: [line(1, 100)] });
    await change(id, { total: 5, productTotal: 4, projectName: "Spring" });
    expect(await order(id)).toMatchObject({ productTotal: 100, total: 115, projectName: "Spring" });
    expect(await shop.owed(memberId)).toBe(115);
  });

  it("[SA7] stays with its contact where the email is cleared, and goes to another with both", async () => {
    const memberId = await shop.customer({ email: "one@changes.example" });
    const other = await shop.customer({ email: "other@changes.example" });
    const id = await shop.made(orders, { memberId, taxRate: 15, lineItems: [line(1, 100)] });
    await change(id, { memberEmail: "" });
    expect(await order(id)).toMatchObject({ memberId, memberEmail: null });
    expect(await shop.owed(memberId)).toBe(115);
    await change(id, { memberId: other });
    expect(await order(id)).toMatchObject({ memberId: other, memberEmail: "other@changes.example" });
    await change(id, { memberEmail: " ONE@changes.example " });
    expect(await order(id)).toMatchObject({ memberId });
    expect([await shop.owed(memberId), await shop.owed(other)]).toEqual([115, 0]);
  });

  it("[CT4] keeps its tax where a typed client sends none", async () => {
    const memberId = await shop.customer();
    const given = { memberId, taxStatus: "Incl", taxRate: 15, lineItems: [line(1, 115)] };
    const id = await shop.made(orders, given);
    for (const taxStatus of [0, "Undefined", ""]) await change(id, { taxStatus, freightTotal: 1 });
    expect(await order(id)).toMatchObject({ taxStatus: "Incl", total: 116 });
  });

  it("[SA5] lays a line that comes twice on top of what became of it", async () => {
    const memberId = await shop.customer();
    const id = await shop.made(orders, { memberId, taxRate: 0, lineItems: [line(5, 10), line(2, 10)] });
    const { lineItems } = await order(id);
    const [, second] = lineItems as readonly Wire[];
    const twice = [
      { id: second?.id, qty: 7 },
      { id: second?.id, unitPrice: 1 },
    ];
    expect(await change(id, { lineItems: twice })).toMatchObject([{ success: true }]);
    const after = await order(id);
    expect(after).toMatchObject({ productTotal: 57 });
    expect(after["lineItems"]).toMatchObject([{ qty: 5 }, { qty: 7, unitPrice: 1, uomQtyOrdered: 7 }]);
    const back = [
      { id: second?.id, qty: 9 },
      { id: second?.id, qty: 7 },
    ];
    await change(id, { lineItems: back });
    expect((await order(id))["lineItems"]).toMatchObject([{ qty: 5 }, { qty: 7 }]);
  });

  it("[CT4] lays its own fields over those that it has; null stays, blank clears", async () => {
    const memberId = await shop.customer();
    const own = { orders_1000: "a", orders_1001: "b", orders_1002: "c" };
    const id = await shop.made(orders, { memberId, customFields: own });
    await change(id, { customFields: { Orders_1001: "d", orders_1002: "", orders_1000: null } });
    expect(await order(id)).toMatchObject({ customFields: { orders_1000: "a", orders_1001: "d" } });
    for (const nothing of [{}, []]) await change(id, { customFields: nothing });
    expect((await order(id))["customFields"]).toEqual({ orders_1000: "a", orders_1001: "d" });
  });
});

describe("A new sales order", () => {
  it("[AP4] [SA6] counts nothing of one that was refused before it", async () => {
    const memberId = await shop.customer({ creditLimit: 500 });
    await shop.made(orders, { memberId, reference: "TAKEN-1" });
    const answers = await shop.send("POST", orders, [
      { memberId, reference: "taken-1", taxRate: 0, lineItems: [line(1, 400)] },
      { memberId, taxRate: 0, lineItems: [line(1, 300)] },
    ]);
    expect(answers).toMatchObject([{ success: false }, { success: true }]);
    expect(answers[1]).not.toHaveProperty("warnings");
  });

  it("[SA8] is called by its id, or by the next name that no other order has", async () => {
    const memberId = await shop.customer();
    const id = await shop.made(orders, { memberId });
    const reference = `SO-${id + 2}`;
    await shop.made(orders, { memberId, reference: ` ${reference} ` });
    const [answer] = await shop.send("POST", orders, [{ memberId }]);
    expect(answer).toMatchObject({ id: id + 2, code: `${reference}-2` });
    expect(await order(id + 2)).toMatchObject({ reference: `${reference}-2` });
  });
});
