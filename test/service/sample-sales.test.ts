// What the sample account sold: documents, payments and stock that agree with its contacts and lists.
import { balanceOwing } from "../../src/domain/balance";
import { defaultPolicy } from "../../src/domain/policy";
import { saleTotals, unitPriceOf } from "../../src/domain/sale-totals";
import type { Values } from "../../src/domain/value";
import { makeSample } from "../../src/service/sample/sample";
import { makeSampleSales } from "../../src/service/sample/sample-sales";

const sample = makeSample({ contacts: 2500 });
const contacts = [...sample.contacts];
const sales = makeSampleSales({ contacts, lists: sample.lists, policy: defaultPolicy });
const of = (name: string): readonly Values[] => {
  const found = sales.records.find(([type]) => type.name === name);
  if (!found) throw new Error(`No records of type ${name}.`);
  return [...found[1]];
};

function groupBy(records: readonly Values[], field: string): ReadonlyMap<unknown, readonly Values[]> {
  const groups = new Map<unknown, Values[]>();
  for (const record of records) {
    const group = groups.get(record[field]) ?? [];
    groups.set(record[field], group);
    group.push(record);
  }
  return groups;
}

const orders = of("sales_order");
const notes = of("credit_note");
const paymentsOf = (orderType: string) =>
  groupBy(
    of("payment").filter((payment) => payment["orderType"] === orderType),
    "orderId",
  );

describe("the sales of the sample account", () => {
  it("are at least 8,000 orders over three years, with quotes, credit notes and payments, in the order of their dates", () => {
    expect(orders.length).toBeGreaterThan(8000);
    expect(of("quote").length).toBeGreaterThan(800);
    expect(notes.length).toBeGreaterThan(80);
    expect(of("payment").length).toBeGreaterThan(7500);
    expect(new Set(orders.map(({ createdDate }) => String(createdDate).slice(0, 4)))).toEqual(
      new Set(["2023", "2024", "2025", "2026"]),
    );
    for (const records of [orders, notes, of("quote")]) {
      const dates = records.map(({ createdDate }) => String(createdDate));
      expect(dates).toEqual([...dates].sort());
      expect(records.map(({ id }) => id)).toEqual(records.map((_, at) => at + 1));
      expect(new Set(records.map(({ reference }) => reference)).size).toBe(records.length);
      expect(dates.every((date) => date < "2026-11-24")).toBe(true);
    }
  });

  it("are of contacts that were there before they bought, and that change to this day", () => {
    const createdAt = new Map(contacts.map(({ id, createdDate }) => [id, String(createdDate)]));
    const tooEarly = orders.filter(
      ({ memberId, createdDate }) => String(createdDate) < (createdAt.get(memberId ?? null) ?? "9"),
    );
    expect(tooEarly).toEqual([]);
    for (const { createdDate, modifiedDate } of contacts)
      expect(String(createdDate) <= String(modifiedDate)).toBe(true);
    const modified = contacts.map(({ modifiedDate }) => String(modifiedDate)).sort();
    expect(modified.filter((moment) => moment >= "2026-10-24").length).toBeGreaterThan(10);
    expect((modified.at(-1) ?? "") < "2026-11-24").toBe(true);
    const years = new Set(contacts.map(({ createdDate }) => String(createdDate).slice(0, 4)));
    expect([...years].sort()).toEqual(["2019", "2020", "2021", "2022", "2023"]);
  });

  it("[SA7] leave every contact the balance that it has, and its last order", () => {
    const ordersBy = groupBy(orders, "memberId");
    const notesBy = groupBy(notes, "memberId");
    const [forOrders, forNotes] = [paymentsOf("SalesOrder"), paymentsOf("CreditNote")];
    const paid = (documents: readonly Values[], payments: ReturnType<typeof paymentsOf>) =>
      documents.flatMap(({ id }) => (payments.get(id) ?? []).map(({ amount }) => Number(amount)));
    const owed = (documents: readonly Values[]) =>
      documents.map(({ isApproved, isVoid, total }) => ({
        isApproved: isApproved === true,
        isVoid: isVoid === true,
        total: Number(total),
      }));
    const wrong: unknown[] = [];
    for (const contact of contacts) {
      const [own, back] = [ordersBy.get(contact["id"]) ?? [], notesBy.get(contact["id"]) ?? []];
      const balance = balanceOwing({
        orders: owed(own),
        creditNotes: owed(back),
        paidForOrders: paid(own, forOrders),
        paidForCreditNotes: paid(back, forNotes),
      });
      if (balance !== (contact["balanceOwing"] ?? 0)) wrong.push([contact["id"], balance]);
      const counted = own.filter(({ isApproved, isVoid }) => isApproved === true && isVoid !== true);
      const last = counted.at(-1)?.["createdDate"] ?? null;
      if (contact["balanceOwing"] !== null && last !== contact["lastOrderDate"])
        wrong.push([contact["id"], last]);
    }
    expect(wrong).toEqual([]);
    expect(contacts.filter(({ balanceOwing: balance }) => Number(balance) > 0).length).toBeGreaterThan(1000);
  });

  it("[SA5] add up, at the prices of the customers' tiers", () => {
    const byId = new Map(contacts.map((contact) => [contact["id"], contact]));
    const prices = new Map(
      sample.lists.products.map(({ id, prices: json }) => [
        id,
        JSON.parse(json ?? "{}") as Record<string, number>,
      ]),
    );
    const lines = groupBy(of("sales_order_line"), "transactionId");
    const wrong: unknown[] = [];
    let plain = 0;
    for (const order of orders) {
      const own = lines.get(order["id"]) ?? [];
      const totals = saleTotals({
        lines: own.map(({ qty, unitPrice, discount }) => ({
          qty: Number(qty),
          unitPrice: Number(unitPrice),
          discount: Number(discount),
        })),
        freight: Number(order["freightTotal"]),
        ...{ surcharge: 0, discount: 0 },
        taxStatus: String(order["taxStatus"]),
        taxRate: Number(order["taxRate"]),
      });
      if (
        own.length === 0 ||
        order["productTotal"] !== totals.productTotal ||
        order["total"] !== totals.total
      )
        wrong.push([order["id"], totals]);
      const { priceColumn, percentageOff } = byId.get(order["memberId"]) ?? {};
      const [first] = own;
      if (percentageOff !== null || first?.["option1"] !== "Each") continue;
      const price = prices.get(Number(first["productId"]))?.[String(priceColumn)];
      if (price === undefined) continue;
      if (first["unitPrice"] !== unitPriceOf(price)) wrong.push([first["id"], price]);
      plain += 1;
    }
    expect(wrong).toEqual([]);
    expect(plain).toBeGreaterThan(4000);
  });

  it("sell what there is: lines name options, stock covers what is sold and has not left", () => {
    const codes = new Map(of("product_option").map(({ id, productOptionCode }) => [id, productOptionCode]));
    expect(codes.size).toBe(700);
    expect(new Set(of("product_option").map(({ productOptionBarcode }) => productOptionBarcode)).size).toBe(
      700,
    );
    const strange = of("sales_order_line").filter(
      ({ productOptionId, code }) => codes.get(productOptionId) !== code,
    );
    expect(strange).toEqual([]);
    expect(of("stock")).toHaveLength(700 * of("branch").length);
    expect(of("stock").some(({ openSales }) => Number(openSales) > 0)).toBe(true);
    const oversold = of("stock").filter(
      ({ stockOnHand, openSales }) => Number(stockOnHand) < Number(openSales),
    );
    expect(oversold).toEqual([]);
  });

  it("are the same every time", () => {
    const again = makeSampleSales({
      contacts: contacts.slice(0, 200),
      lists: sample.lists,
      policy: defaultPolicy,
    });
    const twice = makeSampleSales({
      contacts: contacts.slice(0, 200),
      lists: sample.lists,
      policy: defaultPolicy,
    });
    expect(again).toEqual(twice);
  });
});
