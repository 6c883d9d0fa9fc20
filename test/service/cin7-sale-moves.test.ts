// What a change of a document or a payment moves through the served contract, and what it leaves: members, totals, numbers, dates, the
// journal.
import { basic } from "../support/cin7";
import { openShop, type Shop, type Wire } from "../support/shop";

let shop: Shop;
let now = new Date("2026-11-24T09:41:00Z");
beforeAll(async () => {
  shop = await openShop({ SAMPLE_CONTACTS: "0" }, () => now);
});
afterAll(() => shop.service.stop());

const fee = (unitPrice: number, more: object = {}) => ({ name: "Fee", unitPrice, qty: 1, ...more });
const orderFor = (memberId: number, unitPrice = 100) =>
  shop.made("/SalesOrders", { memberId, lineItems: [fee(unitPrice)] });
const put = async (path: string, record: object) => {
  const [answer] = await shop.send("PUT", path, [record]);
  return answer?.errors;
};
const owedBy = (...ids: readonly number[]) => Promise.all(ids.map((id) => shop.owed(id)));

describe("the contact of a document", () => {
  it("[SA7] changes by id or email, and with it who owes", async () => {
    const [one, other] = [await shop.api.make(), await shop.api.make({ email: "other@changes.example" })];
    const id = await orderFor(one);
    expect(await owedBy(one, other)).toEqual([100, null]);
    await put("/SalesOrders", { id, memberId: other });
    expect(await owedBy(one, other)).toEqual([0, 100]);
    await put("/SalesOrders", { id, memberId: one });
    await put("/SalesOrders", { id, memberEmail: "Other@changes.example" });
    expect(await shop.read(`/SalesOrders/${id}`)).toMatchObject({ memberId: other });
    expect(await owedBy(one, other)).toEqual([0, 100]);
  });

  it("[CT4] stays, as its branch and reference do, where a typed client sends 0 or blank", async () => {
    const branchId = await shop.made("/Branches", { company: "Main" });
    const memberId = await shop.api.make();
    const id = await shop.made("/SalesOrders", { memberId, branchId, reference: "KEEP-1" });
    expect(
      await put("/SalesOrders", { id, memberId: 0, branchId: 0, reference: "", stage: "Processing" }),
    ).toEqual([]);
    expect(await shop.read(`/SalesOrders/${id}`)).toMatchObject({
      ...{ memberId, branchId, reference: "KEEP-1", stage: "Processing" },
    });
  });

  it("[SA1] is remembered with its last order, void ones aside", async () => {
    const memberId = await shop.api.make();
    const last = async () => {
      const [row] = await shop.service.database.all<{ lastOrderDate: string | null }>(
        'SELECT "lastOrderDate" FROM contact WHERE id = ?',
        [memberId],
      );
      return row?.lastOrderDate;
    };
    const [first, createdDate] = [await orderFor(memberId), now.toISOString().replace(".000", "")];
    expect(await last()).toBe(createdDate);
    await put("/SalesOrders", { id: first, isVoid: true });
    expect(await last()).toBeNull();
  });
});

describe("what a document comes to", () => {
  it("[SA5] moves with its tax and its charges, and with nothing else", async () => {
    const id = await orderFor(await shop.api.make());
    await put("/SalesOrders", { id, taxStatus: "Excl", taxRate: 10 });
    expect((await shop.read(`/SalesOrders/${id}`))["total"]).toBe(110);
    await put("/SalesOrders", { id, surcharge: 10, discountTotal: 20 });
    expect((await shop.read(`/SalesOrders/${id}`))["total"]).toBe(99);
    await shop.service.database.run("UPDATE sales_order SET total = 9901 WHERE id = ?", [id]);
    await put("/SalesOrders", { id, stage: "Dispatched" });
    expect((await shop.read(`/SalesOrders/${id}`))["total"]).toBe(99.01);
  });

  it("[SA5] goes by the rate of each line, and keeps the lines in the order in which they came", async () => {
    const lineItems = [fee(10, { name: "C", taxRate: 10 }), fee(20, { name: "A" }), fee(30, { name: "B" })];
    const record = { memberId: await shop.api.make(), taxStatus: "Excl", taxRate: 0, lineItems };
    const id = await shop.made("/SalesOrders", record);
    await put("/SalesOrders", { id, lineItems: [fee(40, { name: "0" })] });
    const order = await shop.read(`/SalesOrders/${id}`);
    expect(order["total"]).toBe(101);
    expect((order["lineItems"] as readonly Wire[]).map(({ name }) => name)).toEqual(["C", "A", "B", "0"]);
  });

  it("[SA5] is refused where no number holds it", async () => {
    const record = { memberId: await shop.api.make(), lineItems: [fee(9e9, { qty: 9e11 })] };
    const [answer] = await shop.send("POST", "/SalesOrders", [record]);
    expect(answer?.errors).toEqual([
      "The total is more than can be counted. Correct the quantities and prices.",
    ]);
  });
});

describe("numbers and states", () => {
  it("[SA8] an invoice keeps its number; credit notes have theirs in turn", async () => {
    const memberId = await shop.api.make();
    const invoiceDate = "2026-11-24T00:00:00Z";
    const id = await shop.made("/SalesOrders", { memberId, invoiceDate });
    const { invoiceNumber } = await shop.read(`/SalesOrders/${id}`);
    await shop.made("/SalesOrders", { memberId, invoiceDate });
    await put("/SalesOrders", { id, invoiceDate: "2026-11-25T00:00:00Z" });
    expect(await shop.read(`/SalesOrders/${id}`)).toMatchObject({ invoiceNumber });
    const notes = [
      await shop.made("/CreditNotes", { memberId }),
      await shop.made("/CreditNotes", { memberId }),
    ];
    const numbers = await Promise.all(
      notes.map(async (note) => Number((await shop.read(`/CreditNotes/${note}`))["creditNoteNumber"])),
    );
    expect(numbers).toEqual([numbers[0], (numbers[0] ?? 0) + 1]);
  });

  it("[SA8] an order that is made dispatched is shipped whole", async () => {
    const record = { memberId: await shop.api.make(), dispatchedDate: "2026-11-24T00:00:00Z" };
    const id = await shop.made("/SalesOrders", { ...record, lineItems: [fee(1, { qty: 3 })] });
    expect(await shop.read(`/SalesOrders/${id}`)).toMatchObject({
      logisticsStatus: 2,
      lineItems: [{ qty: 3, qtyShipped: 3 }],
    });
  });

  it("[SA8] a void draft is not approved, and a reference is one document's on a change, too", async () => {
    const memberId = await shop.api.make();
    const id = await shop.made("/SalesOrders", { memberId, isApproved: false, reference: "VOID-1" });
    await put("/SalesOrders", { id, isVoid: true });
    expect(await put("/SalesOrders", { id, isApproved: true })).toEqual([
      "Sales order VOID-1 is void and cannot be approved. Make a new one.",
    ]);
    const other = await orderFor(memberId);
    expect(await put("/SalesOrders", { id: other, reference: "void-1" })).toEqual([
      `“void-1” is that of sales order ${id} already. It belongs to one.`,
    ]);
    expect(await put("/SalesOrders", { id, reference: "Void-1" })).toEqual([]);
  });

  it("[CT3] a change moves modifiedDate, one that says nothing new leaves it", async () => {
    const id = await orderFor(await shop.api.make());
    const made = await shop.read(`/SalesOrders/${id}`);
    now = new Date(now.getTime() + 60_000);
    expect(await put("/SalesOrders", made)).toEqual([]);
    expect(await shop.read(`/SalesOrders/${id}`)).toEqual(made);
    await put("/SalesOrders", { id, stage: "Processing" });
    expect((await shop.read(`/SalesOrders/${id}`))["modifiedDate"]).toBe(
      now.toISOString().replace(".000", ""),
    );
  });
});

describe("payments", () => {
  it("[SA7] moved to another's order are owed anew by the one and paid for the other", async () => {
    const [one, other] = [await shop.api.make(), await shop.api.make()];
    const [orderId, next] = [await orderFor(one), await orderFor(other)];
    const id = await shop.made("/Payments", { orderId, amount: 60 });
    expect(await owedBy(one, other)).toEqual([40, 100]);
    await put("/Payments", { id, orderId: next });
    expect(await owedBy(one, other)).toEqual([100, 40]);
    expect(await put("/Payments", { id, amount: "" })).toEqual(["amount is needed."]);
    expect(await owedBy(one, other)).toEqual([100, 40]);
  });

  it("[SA7] count for the kind of document that they name, where both have its id", async () => {
    const [buyer, returner] = [await shop.api.make(), await shop.api.make()];
    const order = await orderFor(buyer);
    let note = 0;
    while (note < order)
      note = await shop.made("/CreditNotes", { memberId: returner, lineItems: [fee(-10)] });
    const before = Number(await shop.owed(returner));
    await shop.made("/Payments", { orderId: note, orderType: "CreditNote", amount: 4 });
    expect(await owedBy(buyer, returner)).toEqual([100, before + 4]);
    const beyond = await shop.made("/CreditNotes", { memberId: returner, lineItems: [fee(-10)] });
    const id = await shop.made("/Payments", { orderId: order, amount: 30 });
    await put("/Payments", { id, orderId: beyond });
    expect(await shop.read(`/Payments/${id}`)).toMatchObject({
      orderType: "CreditNote",
      orderRef: `CN-${beyond}`,
    });
    expect(await owedBy(buyer, returner)).toEqual([100, before - 10 + 4 + 30]);
  });

  it("[SE8] taken away stand in the journal as they were", async () => {
    const orderId = await orderFor(await shop.api.make());
    const id = await shop.made("/Payments", { orderId, amount: 60, method: "Cash" });
    await shop.api.call(`/Payments/${id}`, {
      method: "DELETE",
      headers: { authorization: basic(shop.service) },
    });
    const [run] = await shop.service.service.runs.list({ before: undefined, rows: 1 });
    expect(run).toMatchObject({ who: "API user", why: "DELETE /api/v1/Payments", counts: { applied: 1 } });
    const answer = await shop.service.fetch(`/app/runs/${run?.id}`);
    expect(await answer.json()).toMatchObject({
      lines: [
        {
          change: {
            kind: "remove",
            key: `payment ${id}`,
            values: { orderId, amount: 60_00, method: "Cash" },
          },
        },
      ],
    });
  });
});
