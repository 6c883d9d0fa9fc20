// Quotes and sales orders written through the served contract: what they take, what they come to, and what a client may send.
import { basic } from "../support/cin7";
import { openShop, type Shop, type Wire } from "../support/shop";

let shop: Shop;

beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.service.stop());

describe("an order with nothing but its customer and its lines", () => {
  it("[SA1] [SA2] [SA4] [SA5] takes addresses, terms, tax and prices, and comes to its total", async () => {
    const memberId = await shop.customer();
    const { code, price } = await shop.sellable();
    const id = await shop.made("/SalesOrders", { memberId, lineItems: [{ code, qty: 3 }] });
    const order = await shop.read(`/SalesOrders/${id}`);
    const unit = Math.floor((price * 9000 + 5000) / 10000);
    const tax = Math.round((unit * 3 * 15) / 100);
    expect(order).toMatchObject({
      memberId,
      reference: `SO-${id}`,
      status: "APPROVED",
      stage: "New",
      source: "API",
      deliveryAddress1: "1 Quay St",
      billingAddress1: "1 Quay St",
      paymentTerms: "20th of Following Month",
      currencyCode: "NZD",
      taxStatus: "Excl",
      taxRate: 15,
      createdDate: "2026-11-24T09:41:00Z",
      productTotal: (unit * 3) / 100,
      total: (unit * 3 + tax) / 100,
      lineItems: [{ code, qty: 3, unitPrice: unit / 100, transactionId: id, uomQtyOrdered: 3 }],
    });
    expect(await shop.owed(memberId)).toBe((unit * 3 + tax) / 100);
  });

  it("[SA2] names its goods by option id, and a given price wins", async () => {
    const memberId = await shop.customer();
    const { id: productOptionId, code } = await shop.sellable();
    const id = await shop.made("/Quotes", {
      memberId,
      lineItems: [{ productOptionId, qty: 2, unitPrice: 1.25, discount: 0.5 }],
    });
    expect(await shop.read(`/Quotes/${id}`)).toMatchObject({
      reference: `QU-${id}`,
      productTotal: 2,
      total: 2.3,
      lineItems: [{ code, unitPrice: 1.25 }],
    });
    expect(await shop.owed(memberId)).toBeNull();
  });

  it("[SA2] [SA5] keeps a price that a shop divided a tax out of, and comes to the cent", async () => {
    const memberId = await shop.customer();
    const lineItems = [
      { name: "Crate", qty: 23, unitPrice: 10 / 1.15 },
      { name: "Crate", qty: 23, unitPrice: 8.6957 },
    ];
    const id = await shop.made("/SalesOrders", { memberId, lineItems });
    expect(await shop.read(`/SalesOrders/${id}`)).toMatchObject({
      productTotal: 400,
      total: 460,
      lineItems: [{ unitPrice: 8.695652 }, { unitPrice: 8.6957, uomPrice: 8.6957 }],
    });
    expect(await shop.owed(memberId)).toBe(460);
  });

  it("[SA1] is found by memberEmail, and refused where nobody has it", async () => {
    const email = "orders@buyer.example";
    const memberId = await shop.customer({ email });
    const id = await shop.made("/SalesOrders", { memberEmail: "Orders@Buyer.example" });
    expect(await shop.read(`/SalesOrders/${id}`)).toMatchObject({ memberId, email });
    expect(
      await shop.send("POST", "/SalesOrders", [{ memberEmail: "no@one.example" }, { memberId: 999_999 }]),
    ).toEqual([
      expect.objectContaining({
        success: false,
        errors: ["There is no contact with the email no@one.example (memberEmail)."],
      }),
      expect.objectContaining({ errors: ["There is no contact 999999 (memberId)."] }),
    ]);
  });
});

describe("what clients send", () => {
  it("[CT4] [AP4] is understood item by item, in the order of the request", async () => {
    const memberId = await shop.customer();
    const { code } = await shop.sellable();
    const answers = await shop.send("POST", "/SalesOrders", [
      {
        Id: 0,
        MemberId: memberId,
        Reference: "WEB-1",
        IsApproved: false,
        BranchId: 0,
        SalesPersonId: 0,
        Unknown: 1,
      },
      { memberId, lineItems: [{ code: "NOPE", qty: 1 }] },
      { memberId, reference: "web-1" },
      { memberId, reference: "x".repeat(31), taxRate: 101, taxStatus: "Sometimes" },
      "text",
      { memberId, taxStatus: 1, lineItems: [{ code, qty: 1, unitPrice: 11.5 }] },
    ]);
    expect(answers.map(({ success, index }) => [index, success])).toEqual([
      [0, true],
      [1, false],
      [2, false],
      [3, false],
      [4, false],
      [5, true],
    ]);
    expect(answers[0]?.code).toBe("WEB-1");
    expect(answers[1]?.errors).toEqual([
      "lineItems[0]: There is no product option with the code “NOPE”. Correct it, or give the line a unitPrice.",
    ]);
    expect(answers[2]?.errors).toEqual([
      `“web-1” is that of sales order ${answers[0]?.id} already. It belongs to one.`,
    ]);
    expect(answers[3]?.errors).toEqual([
      "taxStatus must be one of Undefined, Incl, Excl, Exempt.",
      "reference is longer than 30 characters (31).",
      "taxRate must be 0 to 100.",
    ]);
    expect(answers[4]?.errors).toEqual(["A sales order must be a JSON object."]);
    expect(await shop.read(`/SalesOrders/${answers[0]?.id}`)).toMatchObject({
      status: "DRAFT",
      salesPersonId: 0,
    });
    expect(await shop.read(`/SalesOrders/${answers[5]?.id}`)).toMatchObject({
      taxStatus: "Incl",
      total: 11.5,
    });
    expect(await shop.owed(memberId)).toBe(11.5);
  });

  it("[CT4] may be a PUT of a few fields without a content type; what is absent or null stays, blank is cleared", async () => {
    const memberId = await shop.customer();
    const { code } = await shop.sellable();
    const lineItems = [{ code, qty: 1, unitPrice: 10 }];
    const id = await shop.made("/SalesOrders", {
      memberId,
      lineItems,
      trackingCode: "T1",
      projectName: "P1",
    });
    const before = await shop.read(`/SalesOrders/${id}`);
    const body = Buffer.from(
      JSON.stringify([{ id, stage: "Processing", trackingCode: "", projectName: null }]),
    );
    const answer = await fetch(`${shop.service.url}/api/v1/salesorders/`, {
      method: "PUT",
      headers: { authorization: basic(shop.service) },
      body,
    });
    expect(await answer.json()).toEqual([
      { index: 0, success: true, id, code: before["reference"], errors: [] },
    ]);
    expect(await shop.read(`/SalesOrders/${id}`)).toEqual({
      ...before,
      stage: "Processing",
      trackingCode: null,
    });
  });

  it("[SA5] changes lines by their ids, adds those without, and sums up anew", async () => {
    const memberId = await shop.customer();
    const { code } = await shop.sellable();
    const lineItems = [
      { code, qty: 1, unitPrice: 10 },
      { code, qty: 2, unitPrice: 20 },
    ];
    const id = await shop.made("/SalesOrders", { memberId, lineItems, taxRate: 0, taxStatus: "Exempt" });
    const [first] = (await shop.read(`/SalesOrders/${id}`))["lineItems"] as readonly Wire[];
    await shop.send("PUT", "/SalesOrders", [
      {
        id,
        lineItems: [
          { id: first?.id, qty: 4 },
          { name: "Fee", unitPrice: 5 },
        ],
        freightTotal: 7.5,
      },
    ]);
    const after = await shop.read(`/SalesOrders/${id}`);
    expect(
      (after["lineItems"] as readonly Wire[]).map(({ qty, unitPrice, name }) => [qty, unitPrice, name]),
    ).toEqual([
      [4, 10, first?.["name"]],
      [2, 20, first?.["name"]],
      [1, 5, "Fee"],
    ]);
    expect([after["productTotal"], after["total"], await shop.owed(memberId)]).toEqual([85, 92.5, 92.5]);
    const [refused] = await shop.send("PUT", "/SalesOrders", [{ id, lineItems: [{ id: 987_654, qty: 1 }] }]);
    expect(refused?.errors).toEqual([
      "lineItems[0]: there is no line 987654 in it. Leave the id out to add one.",
    ]);
  });

  it("[CT3] is an array of at most 250, with ids in a PUT", async () => {
    const headers = { "content-type": "application/json" };
    const post = (records: unknown) =>
      shop.api.call<{ message: string }>("/Quotes", {
        method: "POST",
        headers,
        body: JSON.stringify(records),
      });
    expect([(await post({})).status, (await post(Array.from({ length: 251 }, () => ({})))).status]).toEqual([
      400, 400,
    ]);
    expect(await shop.send("POST", "/Quotes", [])).toEqual([]);
    const answers = await shop.send("PUT", "/Quotes", [{ stage: "New" }, { id: 999_999 }]);
    expect(answers.map(({ errors }) => errors)).toEqual([
      ["id is needed: it says which quote to change."],
      ["There is no quote 999999."],
    ]);
  });
});
