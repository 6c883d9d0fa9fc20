// Quotes, sales orders, credit notes and payments written through the served contract: what they take, what they come to, what the
// contact then owes; and what a client may send.
import { balanceOwing } from "../../src/domain/balance";
import { basic, cin7Client, type Cin7Client } from "../support/cin7";
import { startService, type StartedService } from "../support/service";

type Wire = Readonly<Record<string, unknown>> & { readonly id: number };
interface Answered {
  readonly index: number;
  readonly success: boolean;
  readonly id: number | null;
  readonly code: string | null;
  readonly errors: readonly string[];
  readonly warnings?: readonly string[];
}

let service: StartedService;
let api: Cin7Client;

beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "60" }, () => new Date("2026-11-24T09:41:00Z"));
  api = cin7Client(service);
});
afterAll(async () => {
  await service.stop();
});

async function send(method: string, path: string, records: unknown): Promise<readonly Answered[]> {
  const headers = { "content-type": "application/json" };
  const answer = await api.call<readonly Answered[]>(path, {
    method,
    headers,
    body: JSON.stringify(records),
  });
  expect([answer.status, answer.body]).toEqual([200, expect.any(Array)]);
  return answer.body;
}

const read = async (path: string) => (await api.call<Wire>(path)).body;
const list = async (path: string, query: Readonly<Record<string, string>>) =>
  (await api.call<readonly Wire[]>(`${path}?${new URLSearchParams(query).toString()}`)).body;

/** Writes one record and answers its id. */
async function made(path: string, record: unknown): Promise<number> {
  const [answer] = await send("POST", path, [record]);
  expect(answer).toMatchObject({ success: true, errors: [] });
  return answer?.id ?? 0;
}

/** A new customer of the wholesale tier with 10 % off, and an option that has a price there. */
async function customer(more: Readonly<Record<string, unknown>> = {}): Promise<number> {
  return api.make({
    company: `Buyer ${Math.random()}`,
    priceColumn: "WholesaleNZD",
    percentageOff: 10,
    paymentTerms: "20th of Following Month",
    address1: "1 Quay St",
    city: "Auckland",
    country: "New Zealand",
    ...more,
  });
}

interface Sellable {
  readonly id: number;
  readonly code: string;
  /** In hundredths. */
  readonly price: number;
}

async function sellable(): Promise<Sellable> {
  const options = await list("/ProductOptions", { rows: "50", order: "id ASC" });
  const found = options.find(
    ({ priceColumns }) => ((priceColumns as Record<string, number>)["wholesaleNZD"] ?? 0) > 0,
  );
  const price = (found?.["priceColumns"] as Record<string, number>)["wholesaleNZD"] ?? 0;
  return { id: found?.id ?? 0, code: String(found?.["productOptionCode"]), price: Math.round(price * 100) };
}

const owed = async (contactId: number) => (await api.one(contactId))["balanceOwing"];

describe("an order with nothing but its customer and its lines", () => {
  it("[SA1] [SA2] [SA4] [SA5] takes addresses, terms, tax and prices, and comes to its total", async () => {
    const memberId = await customer();
    const { code, price } = await sellable();
    const id = await made("/SalesOrders", { memberId, lineItems: [{ code, qty: 3 }] });
    const order = await read(`/SalesOrders/${id}`);
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
    expect(await owed(memberId)).toBe((unit * 3 + tax) / 100);
  });

  it("[SA2] names its goods by option id, and a given price wins", async () => {
    const memberId = await customer();
    const { id: productOptionId, code } = await sellable();
    const id = await made("/Quotes", {
      memberId,
      lineItems: [{ productOptionId, qty: 2, unitPrice: 1.25, discount: 0.5 }],
    });
    expect(await read(`/Quotes/${id}`)).toMatchObject({
      reference: `QU-${id}`,
      productTotal: 2,
      total: 2.3,
      lineItems: [{ code, unitPrice: 1.25 }],
    });
    expect(await owed(memberId)).toBeNull();
  });

  it("[SA1] is found by memberEmail, and refused where nobody has it", async () => {
    const email = "orders@buyer.example";
    const memberId = await customer({ email });
    const id = await made("/SalesOrders", { memberEmail: "Orders@Buyer.example" });
    expect(await read(`/SalesOrders/${id}`)).toMatchObject({ memberId, email });
    expect(
      await send("POST", "/SalesOrders", [{ memberEmail: "no@one.example" }, { memberId: 999_999 }]),
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
    const memberId = await customer();
    const { code } = await sellable();
    const answers = await send("POST", "/SalesOrders", [
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
    expect(await read(`/SalesOrders/${answers[0]?.id}`)).toMatchObject({ status: "DRAFT", salesPersonId: 0 });
    expect(await read(`/SalesOrders/${answers[5]?.id}`)).toMatchObject({ taxStatus: "Incl", total: 11.5 });
    expect(await owed(memberId)).toBe(11.5);
  });

  it("[CT4] may be a PUT of a few fields without a content type; what is absent or null stays, blank is cleared", async () => {
    const memberId = await customer();
    const { code } = await sellable();
    const lineItems = [{ code, qty: 1, unitPrice: 10 }];
    const id = await made("/SalesOrders", { memberId, lineItems, trackingCode: "T1", projectName: "P1" });
    const before = await read(`/SalesOrders/${id}`);
    const body = Buffer.from(
      JSON.stringify([{ id, stage: "Processing", trackingCode: "", projectName: null }]),
    );
    const answer = await fetch(`${service.url}/api/v1/salesorders/`, {
      method: "PUT",
      headers: { authorization: basic(service) },
      body,
    });
    expect(await answer.json()).toEqual([
      { index: 0, success: true, id, code: before["reference"], errors: [] },
    ]);
    expect(await read(`/SalesOrders/${id}`)).toEqual({ ...before, stage: "Processing", trackingCode: null });
  });

  it("[SA5] changes lines by their ids, adds those without, and sums up anew", async () => {
    const memberId = await customer();
    const { code } = await sellable();
    const lineItems = [
      { code, qty: 1, unitPrice: 10 },
      { code, qty: 2, unitPrice: 20 },
    ];
    const id = await made("/SalesOrders", { memberId, lineItems, taxRate: 0, taxStatus: "Exempt" });
    const [first] = (await read(`/SalesOrders/${id}`))["lineItems"] as readonly Wire[];
    await send("PUT", "/SalesOrders", [
      {
        id,
        lineItems: [
          { id: first?.id, qty: 4 },
          { name: "Fee", unitPrice: 5 },
        ],
        freightTotal: 7.5,
      },
    ]);
    const after = await read(`/SalesOrders/${id}`);
    expect(
      (after["lineItems"] as readonly Wire[]).map(({ qty, unitPrice, name }) => [qty, unitPrice, name]),
    ).toEqual([
      [4, 10, first?.["name"]],
      [2, 20, first?.["name"]],
      [1, 5, "Fee"],
    ]);
    expect([after["productTotal"], after["total"], await owed(memberId)]).toEqual([85, 92.5, 92.5]);
    const [refused] = await send("PUT", "/SalesOrders", [{ id, lineItems: [{ id: 987_654, qty: 1 }] }]);
    expect(refused?.errors).toEqual([
      "lineItems[0]: there is no line 987654 in it. Leave the id out to add one.",
    ]);
  });

  it("[CT3] is an array of at most 250, with ids in a PUT", async () => {
    const headers = { "content-type": "application/json" };
    const post = (records: unknown) =>
      api.call<{ message: string }>("/Quotes", { method: "POST", headers, body: JSON.stringify(records) });
    expect([(await post({})).status, (await post(Array.from({ length: 251 }, () => ({})))).status]).toEqual([
      400, 413,
    ]);
    expect(await send("POST", "/Quotes", [])).toEqual([]);
    const answers = await send("PUT", "/Quotes", [{ stage: "New" }, { id: 999_999 }]);
    expect(answers.map(({ errors }) => errors)).toEqual([
      ["id is needed: it says which quote to change."],
      ["There is no quote 999999."],
    ]);
  });
});

describe("the life of an order", () => {
  it("[SA7] [SA8] is owed once approved, no more once void, and void for ever", async () => {
    const memberId = await customer();
    const lineItems = [{ name: "Fee", unitPrice: 100, qty: 1 }];
    const id = await made("/SalesOrders", { memberId, lineItems, isApproved: false, taxStatus: "Exempt" });
    expect(await owed(memberId)).toBeNull();
    await send("PUT", "/SalesOrders", [{ id, isApproved: true }]);
    expect(await owed(memberId)).toBe(100);
    await send("PUT", "/SalesOrders", [{ id, isVoid: true }]);
    expect(await owed(memberId)).toBe(0);
    expect(await read(`/SalesOrders/${id}`)).toMatchObject({
      status: "VOID",
      cancellationDate: "2026-11-24T09:41:00Z",
    });
    const [refused] = await send("PUT", "/SalesOrders", [{ id, isVoid: false }]);
    expect(refused?.errors).toEqual([
      `Sales order SO-${id} is void, which cannot be taken back. Make a new one.`,
    ]);
  });

  it("[SA8] gives an invoice its number, ships all lines when dispatched, and then keeps the branch", async () => {
    const memberId = await customer();
    const lineItems = [{ name: "Fee", unitPrice: 1, qty: 2 }];
    const [one, two] = [
      await made("/SalesOrders", { memberId, lineItems }),
      await made("/SalesOrders", { memberId }),
    ];
    const date = "2026-11-25T00:00:00Z";
    await send("PUT", "/SalesOrders", [
      { id: one, invoiceDate: date, dispatchedDate: date },
      { id: two, invoiceDate: date },
    ]);
    const [first, second] = [await read(`/SalesOrders/${one}`), await read(`/SalesOrders/${two}`)];
    expect(first).toMatchObject({ logisticsStatus: 2, lineItems: [{ qtyShipped: 2 }] });
    expect(Number(second["invoiceNumber"])).toBe(Number(first["invoiceNumber"]) + 1);
    const [refused] = await send("PUT", "/SalesOrders", [{ id: one, branchId: 4 }]);
    expect(refused?.errors).toEqual([
      `Sales order SO-${one} is dispatched: its branch cannot be changed any more.`,
    ]);
  });

  it("[SA7] is paid by payments, and given back by credit notes; a removed payment is owed again", async () => {
    const memberId = await customer();
    const lineItems = [{ name: "Fee", unitPrice: 100, qty: 1 }];
    const orderId = await made("/SalesOrders", { memberId, lineItems, taxStatus: "Exempt" });
    const paymentId = await made("/Payments", { orderId, amount: 60, method: "Cash" });
    expect(await read(`/Payments/${paymentId}`)).toMatchObject({
      orderRef: `SO-${orderId}`,
      orderType: "SalesOrder",
      paymentDate: "2026-11-24T09:41:00Z",
    });
    expect(await owed(memberId)).toBe(40);
    await send("PUT", "/Payments", [{ id: paymentId, amount: 70 }]);
    expect(await owed(memberId)).toBe(30);
    const back = [{ name: "Fee", unitPrice: 100, qty: -0.2 }];
    const noteId = await made("/CreditNotes", { memberId, lineItems: back, taxStatus: "Exempt" });
    expect(await read(`/CreditNotes/${noteId}`)).toMatchObject({ reference: `CN-${noteId}`, total: -20 });
    expect(await owed(memberId)).toBe(10);
    await made("/Payments", { orderId: noteId, orderType: "CreditNote", amount: -5 });
    expect(await owed(memberId)).toBe(15);
    const removed = await api.call(`/Payments/${paymentId}`, { method: "DELETE" });
    expect([removed.status, removed.body]).toEqual([
      200,
      { success: true, id: paymentId, code: null, errors: [] },
    ]);
    expect([
      await owed(memberId),
      (await api.call(`/Payments/${paymentId}`, { method: "DELETE" })).status,
    ]).toEqual([85, 404]);
    const refused = await send("POST", "/Payments", [
      { amount: 1 },
      { orderId, amount: 1, orderType: "PurchaseOrder" },
      { orderId },
      { orderId: 999_999, amount: 1 },
    ]);
    expect(refused.map(({ errors }) => errors[0])).toEqual([
      "orderId is needed: it says which sales order or credit note is paid.",
      "Payments of PurchaseOrder are not kept here: orderType is SalesOrder or CreditNote.",
      "amount is needed.",
      "There is no sales order or credit note 999999 (orderId).",
    ]);
  });

  it("[SA6] of a customer on hold or over the limit is accepted with a warning that stands in the order", async () => {
    const memberId = await customer({ creditLimit: 100, onHold: true, company: "Slow Payer Ltd" });
    const lineItems = [{ name: "Fee", unitPrice: 150, qty: 1 }];
    const [answer] = await send("POST", "/SalesOrders", [{ memberId, lineItems, taxStatus: "Exempt" }]);
    expect(answer).toMatchObject({
      success: true,
      errors: [],
      warnings: [
        "“Slow Payer Ltd” is on hold. Take the hold off, or ask finance.",
        "“Slow Payer Ltd” would owe NZD 150, over the credit limit of NZD 100. Take a payment, raise the limit, or order less.",
      ],
    });
    expect(await read(`/SalesOrders/${answer?.id}`)).toMatchObject({
      internalComments: answer?.warnings?.join("\n"),
    });
  });

  it("[SA6] counts what the same request orders before", async () => {
    const memberId = await customer({ creditLimit: 100 });
    const order = { memberId, lineItems: [{ name: "Fee", unitPrice: 60, qty: 1 }], taxStatus: "Exempt" };
    const answers = await send("POST", "/SalesOrders", [order, order]);
    expect(answers.map(({ warnings }) => warnings?.length ?? 0)).toEqual([0, 1]);
  });
});

describe("the journal", () => {
  it("[SE8] has every request that wrote something as a run, with before and after", async () => {
    const memberId = await customer({ company: "Journal Ltd" });
    const id = await made("/SalesOrders", { memberId });
    await send("PUT", "/SalesOrders", [{ id, stage: "Processing" }, { id: 999_999 }]);
    const [run] = await service.service.runs.list({ before: undefined, rows: 1 });
    expect(run).toMatchObject({
      who: "API user",
      why: "PUT /api/v1/SalesOrders",
      total: 1,
      counts: { applied: 1 },
    });
    const answer = (await (await service.fetch(`/app/runs/${run?.id}`)).json()) as {
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
    const rows = <Row>(text: string) => service.database.all<Row>(text);
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
