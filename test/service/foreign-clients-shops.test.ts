// What shops and typed programs written for Cin7 Omni send, and what they do with the answer (docs/clients.md): in our own words.
import { openShop, type Shop, type Wire } from "../support/shop";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.service.stop());

interface Person {
  readonly id: number;
  readonly email: string | null;
}

/** Of a class whose numbers cannot be null: what a typed program makes of nothing. */
const unset = {
  Id: 0,
  CreatedDate: null,
  Reference: null,
  InvoiceNumber: 0,
  InvoiceDate: null,
  LineItems: null,
};

describe("what a web shop sends", () => {
  it("[CT4] finds the customer it sent by the code of the answer, which is the email", async () => {
    const email = "grower@shop.example";
    const customer = { type: "Customer", isActive: 1, firstName: "Gro", email, user_id: 77, mobile: null };
    const [made] = await shop.send("POST", "/Contacts", [customer]);
    expect(made).toMatchObject({ success: true, code: email });
    const [same, moved] = await shop.send("PUT", "/Contacts", [
      { id: made?.id, type: "Customer" },
      { id: made?.id, email: "moved@shop.example" },
    ]);
    expect([same?.code, moved?.code]).toEqual([email, "moved@shop.example"]);
    const [nameless] = await shop.send("POST", "/Contacts", [{ type: "Customer", company: "No Mail Ltd" }]);
    expect(nameless).toMatchObject({ success: true, code: null });
  });

  it("[CT4] adds a person by naming the contact alone, and finds them as the last of its people", async () => {
    const id = await shop.customer();
    for (const email of ["first@shop.example", "second@shop.example"]) {
      const person = { company: "Hydro", firstName: "Sec", jobTitle: null, email, phone: "1" };
      await shop.send("PUT", "/Contacts", [{ id, type: "Customer", secondaryContacts: [person] }]);
      const people = (await shop.read(`/Contacts/${id}`))["secondaryContacts"] as readonly Person[];
      expect(people.at(-1)).toMatchObject({ id: expect.any(Number) as number, email });
    }
  });

  it("[CT4] fills an order with what is not its own to say: the customer, the lines and the totals are right all the same", async () => {
    const memberId = await shop.customer();
    const { code } = await shop.sellable();
    const line = {
      id: 1,
      transaction: "12",
      parentId: 1,
      productId: 1,
      productOptionId: null,
      sort: 16,
      code,
    };
    const shipped = { qtyShipped: 7, holdingQty: 8, stockMovements: [{ batch: "b", quantity: 2 }] };
    const sizes = [{ name: "s", code: "s", barcode: "s", qty: 4 }];
    const order = {
      0: { id: 5, reference: "QCOM-1" },
      createdDate: "2026-11-24T09:41:00.123456Z",
      modifiedDate: "",
      createdBy: 79_914,
      isApproved: true,
      reference: "QCOM-1",
      memberId,
      memberEmail: "owner@shop.example",
      ...{
        productTotal: 100,
        total: 100,
        currencyCode: "USD",
        currencyRate: 59,
        taxStatus: 2,
        taxRate: 8.75,
      },
      ...{ freightTotal: 7.5, surcharge: null, status: "VOID", source: "shop", invoiceNumber: 4232 },
      ...{ voucherCode: "none such", salesPersonId: 10, invoiceDate: null, logisticsStatus: 1 },
      lineItems: [{ ...line, ...shipped, sizes, qty: 2, unitCost: 12.5, unitPrice: 12.5, discount: null }],
    };
    const [made] = await shop.send("POST", "/SalesOrders", [order]);
    expect(made).toMatchObject({ success: true, code: "QCOM-1", errors: [] });
    const kept = await shop.read(`/SalesOrders/${made?.id}`);
    expect(kept).toMatchObject({ memberId, status: "APPROVED", source: "API", taxStatus: "Excl" });
    expect(kept).toMatchObject({ productTotal: 25, total: 35.34, invoiceNumber: 0, createdBy: 79_914 });
    const [first] = kept["lineItems"] as readonly Wire[];
    expect(first).toMatchObject({ code, qty: 2, qtyShipped: 0, parentId: 0, transactionId: made?.id });
    expect(await shop.owed(memberId)).toBe(35.34);
  });

  it("[SA7] notes a payment On Account without an amount: it pays nothing", async () => {
    const memberId = await shop.customer();
    const lineItems = [{ name: "Fee", unitPrice: 40, qty: 1 }];
    const orderId = await shop.made("/SalesOrders", { memberId, taxStatus: "Exempt", lineItems });
    const payment = { orderId, method: "On Account", paymentDate: "2026-11-24T09:41:00Z" };
    expect(await shop.send("POST", "/Payments", [payment])).toMatchObject([{ success: true, errors: [] }]);
    const { body } = await shop.api.call<readonly Wire[]>(`/Payments?where=orderId=${orderId}`);
    expect(body).toMatchObject([{ amount: 0, method: "On Account", orderType: "SalesOrder" }]);
    expect(await shop.owed(memberId)).toBe(40);
  });
});

describe("what a typed program reads and writes", () => {
  it("[CT3] finds a number where its class knows no null: an order without an invoice has number 0", async () => {
    const memberId = await shop.customer();
    const line = {
      Id: 0,
      ProductId: 0,
      ProductOptionId: 0,
      Name: "Fee",
      Qty: 1,
      UnitPrice: 10.5,
      Discount: null,
    };
    const order = { ...unset, MemberId: memberId, TaxStatus: "Incl", TaxRate: 15, LineItems: [line] };
    const id = await shop.made("/SalesOrders", order);
    expect(await shop.read(`/SalesOrders/${id}`)).toMatchObject({ invoiceNumber: 0, total: 10.5, memberId });
    const found = `where=${encodeURIComponent(`invoiceNumber=0 AND memberId=${memberId}`)}&fields=id,invoiceNumber`;
    const { body } = await shop.api.call(`/SalesOrders?${found}`);
    expect(body).toEqual([{ id, invoiceNumber: 0 }]);
  });

  it("[CT3] finds 0 where a quote has no probability, and a product and its option no weight", async () => {
    const quote = await shop.made("/Quotes", { memberId: await shop.customer() });
    expect(await shop.read(`/Quotes/${quote}`)).toMatchObject({ probability: 0 });
    const product = { name: "Pot", styleCode: "POT", productOptions: [{ productOptionCode: "POT-1" }] };
    const made = await shop.read(`/Products/${await shop.made("/Products", product)}`);
    expect(made).toMatchObject({ weight: 0, height: 0, width: 0, length: 0, volume: 0, supplierId: 0 });
    expect(made["productOptions"]).toMatchObject([{ optionWeight: 0, stockAvailable: 0, stockOnHand: 0 }]);
  });

  it("[CT4] sends a whole order back with one change: nothing else moves", async () => {
    const pascal = (record: Readonly<Record<string, unknown>>) =>
      Object.fromEntries(
        Object.entries(record).map(([name, value]) => [name[0]?.toUpperCase() + name.slice(1), value]),
      );
    const order = await shop.read("/SalesOrders/20");
    const lines = order["lineItems"] as readonly Wire[];
    const whole = { ...pascal(order), LineItems: lines.map(pascal), InternalComments: "Seen" };
    expect(await shop.send("PUT", "/SalesOrders", [whole])).toMatchObject([{ success: true }]);
    const modifiedDate = expect.any(String) as string;
    expect(await shop.read("/SalesOrders/20")).toEqual({ ...order, internalComments: "Seen", modifiedDate });
  });

  it("[CT3] lists credit notes with spaces between the fields and names that are none, page by page to an empty one", async () => {
    const fields = "id, reference, creditNoteNumber, lineItems,completedDate, sourceUser, invoiceNumber";
    const pages: number[] = [];
    for (let page = 1; pages.at(-1) !== 0; page++) {
      const { body } = await shop.api.call<readonly Wire[]>(
        `/CreditNotes?fields=${fields}&page=${page}&rows=250`,
      );
      pages.push(body.length);
      for (const note of body) {
        const names = ["completedDate", "creditNoteNumber", "id", "lineItems", "reference"];
        expect(Object.keys(note).sort()).toEqual(names);
      }
    }
    expect(pages[0]).toBeGreaterThan(0);
  });
});
