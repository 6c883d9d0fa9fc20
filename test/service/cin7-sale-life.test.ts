// The life of a sale through the served contract: approved, paid, void; on credit; in the journal; and what the contact then owes.
import { balanceOwing } from "../../src/domain/balance";
import { openShop, type Shop } from "../support/shop";

let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.service.stop());

describe("the life of an order", () => {
  it("[SA7] [SA8] is owed once approved, no more once void, and void for ever", async () => {
    const memberId = await shop.customer();
    const lineItems = [{ name: "Fee", unitPrice: 100, qty: 1 }];
    const id = await shop.made("/SalesOrders", {
      memberId,
      lineItems,
      isApproved: false,
      taxStatus: "Exempt",
    });
    expect(await shop.owed(memberId)).toBeNull();
    await shop.send("PUT", "/SalesOrders", [{ id, isApproved: true }]);
    expect(await shop.owed(memberId)).toBe(100);
    await shop.send("PUT", "/SalesOrders", [{ id, isVoid: true }]);
    expect(await shop.owed(memberId)).toBe(0);
    expect(await shop.read(`/SalesOrders/${id}`)).toMatchObject({
      status: "VOID",
      cancellationDate: "2026-11-24T09:41:00Z",
    });
    const [refused] = await shop.send("PUT", "/SalesOrders", [{ id, isVoid: false }]);
    expect(refused?.errors).toEqual([
      `Sales order SO-${id} is void, which cannot be taken back. Make a new one.`,
    ]);
  });

  it("[SA8] gives an invoice its number, ships all lines when dispatched, and then keeps the branch", async () => {
    const memberId = await shop.customer();
    const lineItems = [{ name: "Fee", unitPrice: 1, qty: 2 }];
    const [one, two] = [
      await shop.made("/SalesOrders", { memberId, lineItems }),
      await shop.made("/SalesOrders", { memberId }),
    ];
    const date = "2026-11-25T00:00:00Z";
    await shop.send("PUT", "/SalesOrders", [
      { id: one, invoiceDate: date, dispatchedDate: date },
      { id: two, invoiceDate: date },
    ]);
    const [first, second] = [await shop.read(`/SalesOrders/${one}`), await shop.read(`/SalesOrders/${two}`)];
    expect(first).toMatchObject({ logisticsStatus: 2, lineItems: [{ qtyShipped: 2 }] });
    expect(Number(second["invoiceNumber"])).toBe(Number(first["invoiceNumber"]) + 1);
    const [refused] = await shop.send("PUT", "/SalesOrders", [{ id: one, branchId: 4 }]);
    expect(refused?.errors).toEqual([
      `Sales order SO-${one} is dispatched: its branch cannot be changed any more.`,
    ]);
  });

  it("[SA7] [CT4] is paid by payments, and given back by credit notes; a removed payment is owed again", async () => {
    const memberId = await shop.customer();
    const lineItems = [{ name: "Fee", unitPrice: 100, qty: 1 }];
    const orderId = await shop.made("/SalesOrders", { memberId, lineItems, taxStatus: "Exempt" });
    const paymentId = await shop.made("/Payments", { orderId, amount: 60, method: "Cash" });
    expect(await shop.read(`/Payments/${paymentId}`)).toMatchObject({
      orderRef: `SO-${orderId}`,
      orderType: "SalesOrder",
      paymentDate: "2026-11-24T09:41:00Z",
    });
    expect(await shop.owed(memberId)).toBe(40);
    await shop.send("PUT", "/Payments", [{ id: paymentId, amount: 70 }]);
    expect(await shop.owed(memberId)).toBe(30);
    const back = [{ name: "Fee", unitPrice: 100, qty: -0.2 }];
    const noteId = await shop.made("/CreditNotes", { memberId, lineItems: back, taxStatus: "Exempt" });
    expect(await shop.read(`/CreditNotes/${noteId}`)).toMatchObject({
      reference: `CN-${noteId}`,
      total: -20,
    });
    expect(await shop.owed(memberId)).toBe(10);
    await shop.made("/Payments", { orderId: noteId, orderType: "CreditNote", amount: -5 });
    expect(await shop.owed(memberId)).toBe(15);
    const headers = { "content-type": "application/json" };
    const removed = await shop.api.call(`/Payments/${paymentId}`, { method: "DELETE", headers });
    expect([removed.status, removed.body]).toEqual([
      200,
      { success: true, id: paymentId, code: null, errors: [] },
    ]);
    expect([
      await shop.owed(memberId),
      (await shop.api.call(`/Payments/${paymentId}`, { method: "DELETE" })).status,
    ]).toEqual([85, 404]);
    const refused = await shop.send("POST", "/Payments", [
      { amount: 1 },
      { orderId, amount: 1, orderType: "PurchaseOrder" },
      { orderId: 999_999, amount: 1 },
    ]);
    expect(refused.map(({ errors }) => errors[0])).toEqual([
      "orderId is needed: it says which sales order or credit note is paid.",
      "Payments of PurchaseOrder are not kept here: orderType is SalesOrder or CreditNote.",
      "There is no sales order or credit note 999999 (orderId).",
    ]);
  });

  it("[SA6] of a customer on hold or over the limit is accepted with a warning that stands in the order", async () => {
    const memberId = await shop.customer({ creditLimit: 100, onHold: true, company: "Slow Payer Ltd" });
    const lineItems = [{ name: "Fee", unitPrice: 150, qty: 1 }];
    const [answer] = await shop.send("POST", "/SalesOrders", [{ memberId, lineItems, taxStatus: "Exempt" }]);
    expect(answer).toMatchObject({
      success: true,
      errors: [],
      warnings: [
        "“Slow Payer Ltd” is on hold. Take the hold off, or ask finance.",
        "“Slow Payer Ltd” would owe NZD 150, over the credit limit of NZD 100. Take a payment, raise the limit, or order less.",
      ],
    });
    expect(await shop.read(`/SalesOrders/${answer?.id}`)).toMatchObject({
      internalComments: answer?.warnings?.join("\n"),
    });
  });

  it("[SA6] counts what the same request orders before", async () => {
    const memberId = await shop.customer({ creditLimit: 100 });
    const order = { memberId, lineItems: [{ name: "Fee", unitPrice: 60, qty: 1 }], taxStatus: "Exempt" };
    const answers = await shop.send("POST", "/SalesOrders", [order, order]);
    expect(answers.map(({ warnings }) => warnings?.length ?? 0)).toEqual([0, 1]);
  });
});

describe("the journal", () => {
  it("[SE8] has every request that wrote something as a run, with before and after", async () => {
    const memberId = await shop.customer({ company: "Journal Ltd" });
    const id = await shop.made("/SalesOrders", { memberId });
    await shop.send("PUT", "/SalesOrders", [{ id, stage: "Processing" }, { id: 999_999 }]);
    const [run] = await shop.service.service.runs.list({ before: undefined, rows: 1 });
    expect(run).toMatchObject({
      who: "API user",
      why: "PUT /api/v1/SalesOrders",
      total: 1,
      counts: { applied: 1 },
    });
    const answer = (await (await shop.service.fetch(`/app/runs/${run?.id}`)).json()) as {
      lines: readonly unknown[];
    };
    expect(answer.lines).toEqual([
      {
        label: `Sales order SO-${id} of Journal Ltd`,
        change: {
          kind: "update",
          key: `sales_order ${id}`,
          fields: {
            stage: ["New", "Processing"],
            modifiedDate: ["2026-11-24T09:41:00Z", "2026-11-24T09:41:00Z"],
          },
        },
        outcome: { key: `sales_order ${id}`, kind: "applied" },
      },
    ]);
  });
});

describe("the sample account", () => {
  it("[SA7] owes what its documents come to, contact by contact", async () => {
    const rows = <Row>(text: string) => shop.service.database.all<Row>(text);
    interface Document {
      readonly memberId: number;
      readonly isApproved: number;
      readonly isVoid?: number;
      readonly total: number;
    }
    interface Paid {
      readonly memberId: number;
      readonly amount: number;
    }
    const orders = await rows<Document>('SELECT "memberId", "isApproved", "isVoid", total FROM sales_order');
    const notes = await rows<Document>('SELECT "memberId", "isApproved", total FROM credit_note');
    const paidFor = (table: string, type: string) =>
      rows<Paid>(
        `SELECT "memberId", amount FROM payment JOIN ${table} ON ${table}.id = "orderId" WHERE "orderType" = '${type}'`,
      );
    const [paidOrders, paidNotes] = [
      await paidFor("sales_order", "SalesOrder"),
      await paidFor("credit_note", "CreditNote"),
    ];
    const contacts = await rows<{ id: number; balanceOwing: number | null }>(
      'SELECT id, "balanceOwing" FROM contact',
    );
    const document = ({ isApproved, isVoid = 0, total }: Document) => ({
      isApproved: isApproved === 1,
      isVoid: isVoid === 1,
      total,
    });
    const wrong = contacts.filter(({ id, balanceOwing: held }) => {
      const own = <Thing extends { readonly memberId: number }>(things: readonly Thing[]) =>
        things.filter(({ memberId }) => memberId === id);
      const law = balanceOwing({
        orders: own(orders).map(document),
        creditNotes: own(notes).map(document),
        paidForOrders: own(paidOrders).map(({ amount }) => amount),
        paidForCreditNotes: own(paidNotes).map(({ amount }) => amount),
      });
      return law !== (held ?? 0);
    });
    expect(wrong).toEqual([]);
  });
});
