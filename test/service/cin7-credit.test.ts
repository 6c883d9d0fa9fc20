// Sales on credit through the served contract, where another contact pays: whose hold, whose limit, and what counts against it.
import { openShop, type Shop } from "../support/shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop({ SAMPLE_CONTACTS: "0" });
});
afterAll(() => shop.service.stop());

const lineItems = (unitPrice: number) => [{ name: "Fee", unitPrice, qty: 1 }];
const order = (memberId: number, unitPrice: number) => ({ memberId, lineItems: lineItems(unitPrice) });
const warned = async (method: "POST" | "PUT", ...orders: readonly object[]) =>
  (await shop.send(method, "/SalesOrders", orders)).map(({ warnings = [] }) => warnings);

describe("a customer for whom another pays", () => {
  it("[SA6] orders within the payer's limit, which counts what all owe who are billed to it", async () => {
    const payer = await shop.api.make({ company: "Payer Ltd", creditLimit: 100 });
    const one = await shop.api.make({ billingId: payer, creditLimit: 1 });
    const other = await shop.api.make({ billingId: payer });
    expect(await warned("POST", order(one, 50))).toEqual([[]]);
    expect(await warned("POST", order(payer, 20))).toEqual([[]]);
    expect(await warned("POST", order(other, 30))).toEqual([[]]);
    expect(await warned("POST", order(other, 1))).toEqual([
      [
        "“Payer Ltd” would owe NZD 101, over the credit limit of NZD 100. Take a payment, raise the limit, or order less.",
      ],
    ]);
  });

  it("[SA6] counts against the payer what the same request orders for another", async () => {
    const payer = await shop.api.make({ company: "Pays for two", creditLimit: 100 });
    const [one, other] = [
      await shop.api.make({ billingId: payer }),
      await shop.api.make({ billingId: payer }),
    ];
    const [first, second] = await warned("POST", order(one, 60), order(other, 60));
    expect([first, second?.length]).toEqual([[], 1]);
  });

  it("[SA6] is told of the payer's hold", async () => {
    const payer = await shop.api.make({ company: "Held Ltd", onHold: true });
    const memberId = await shop.api.make({ company: "Branch", billingId: payer });
    expect(await warned("POST", order(memberId, 1))).toEqual([
      ["“Held Ltd”, who pays for “Branch”, is on hold. Take the hold off, or ask finance."],
    ]);
  });
});

describe("an order that is there", () => {
  it("[SA6] is warned of where it comes to be owed or grows, not where it is touched", async () => {
    const memberId = await shop.api.make({ company: "Slow Ltd", creditLimit: 100 });
    const id = await shop.made("/SalesOrders", order(memberId, 90));
    const draft = await shop.made("/SalesOrders", { ...order(memberId, 1), isApproved: false });
    expect((await shop.api.send("PUT", [{ id: memberId, onHold: true }])).body).toMatchObject([
      { success: true },
    ]);
    const hold = "“Slow Ltd” is on hold. Take the hold off, or ask finance.";
    expect(await warned("PUT", { id, trackingCode: "T1" })).toEqual([[]]);
    expect(await warned("PUT", { id: draft, isApproved: true })).toEqual([[hold]]);
    expect(await warned("PUT", { id, freightTotal: 20 })).toEqual([
      [hold, expect.stringContaining("“Slow Ltd” would owe NZD 111")],
    ]);
    expect(await warned("PUT", { id, freightTotal: 5 })).toEqual([[]]);
  });

  it("[SA6] keeps the comments that its client wrote", async () => {
    const memberId = await shop.api.make({ onHold: true });
    const id = await shop.made("/SalesOrders", { ...order(memberId, 1), internalComments: "Ring first" });
    expect(await shop.read(`/SalesOrders/${id}`)).toMatchObject({ internalComments: "Ring first" });
  });
});
