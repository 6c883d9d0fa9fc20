// Reading every served resource of Cin7 Omni v1 but Contacts, over HTTP, as its clients call it.
import { resources, type Resource } from "../../src/contract/cin7/resources";
import type { WireRecord } from "../../src/contract/cin7/wire";
import type { RecordType } from "../../src/domain/catalogue";
import { wireNameOf, type Field } from "../../src/domain/field";
import { cin7Client, type Cin7Client } from "../support/cin7";
import { startService, type StartedService } from "../support/service";

let service: StartedService;
let client: Cin7Client;
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: "150" });
  client = cin7Client(service);
});
afterAll(() => service.stop());

async function list(path: string, query: Readonly<Record<string, string>> = {}): Promise<WireRecord[]> {
  const { status, body } = await client.call<WireRecord[]>(
    `${path}?${new URLSearchParams(query).toString()}`,
  );
  expect([path, query, status]).toEqual([path, query, 200]);
  return body;
}

/** What JSON has for a field that is not null. */
function isOfItsType(field: Field, value: unknown): boolean {
  if (value === null) return !field.zeroForNone && field.kind !== "key";
  switch (field.kind) {
    case "key":
    case "integer":
      return Number.isInteger(value);
    case "decimal":
      return typeof value === "number";
    case "boolean":
      return typeof value === "boolean";
    case "instant":
      return typeof value === "string" && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(value);
    case "choice":
      return (field.options ?? []).some((option) => option === value);
    case "json":
      return typeof value === "object";
    default:
      return field.zeroForNone ? Number.isInteger(value) : typeof value === "string";
  }
}

function expectWhole(type: RecordType, record: WireRecord): void {
  const carried = type.fields.filter(({ wire }) => wire !== "none");
  const wrong = carried.filter((field) => !isOfItsType(field, record[wireNameOf(field)]));
  expect([type.name, wrong.map((field) => [wireNameOf(field), record[wireNameOf(field)]])]).toEqual([
    type.name,
    [],
  ]);
}

/** The address of one record. */
function oneOf({ path, oneBy }: Resource, record: WireRecord | undefined): string {
  return `${path}/${encodeURIComponent(String(record?.[oneBy]))}`;
}

describe.each(resources)("GET $path", (resource) => {
  const { path, type, parts } = resource;

  it("[CT3] answers a bare array of at most 50, every field of the contract with its type", async () => {
    const { body, headers } = await client.call<WireRecord[]>(path);
    expect(headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(body.length).toBeGreaterThan(0);
    expect(body.length).toBeLessThanOrEqual(50);
    for (const record of body) {
      expectWhole(type, record);
      for (const part of parts) {
        const inside = record[part.property] as WireRecord[];
        expect(inside.length).toBeGreaterThan(0);
        for (const one of inside) {
          expectWhole(part.type, one);
          expect(one[part.parentField]).toBe(record.id);
        }
      }
    }
  });

  it("[CT3] answers one, with the fields that are asked for, and 404 for none", async () => {
    const [first] = await list(path, { rows: "1" });
    const found = (await client.call<WireRecord>(oneOf(resource, first))).body;
    const whole = resource.one === "record" ? found : (found as unknown as WireRecord[])[0];
    expect(whole).toEqual(first);
    const few = (await client.call<WireRecord>(`${oneOf(resource, first)}?fields=${resource.oneBy}`)).body;
    const one = { [resource.oneBy]: first?.[resource.oneBy] };
    expect(few).toEqual(resource.one === "record" ? one : (found as unknown as unknown[]).map(() => one));
    for (const none of ["999999999", "no%20such"]) {
      const { status, body } = await client.call<{ message: string }>(`${path}/${none}`);
      expect([status, body.message]).toEqual([
        404,
        expect.stringMatching(new RegExp(`^There is no ${resource.noun} .*${decodeURIComponent(none)}\\.$`)),
      ]);
    }
  });

  it("[CT3] pages to an empty end, and selects only what there is", async () => {
    const [first, second] = await list(path, { rows: "2" });
    expect(await list(path, { rows: "1", page: "2" })).toEqual(second ? [second] : []);
    expect(await list(path, { page: "9999", rows: "250" })).toEqual([]);
    const { oneBy } = resource;
    expect(await list(path, { rows: "1", fields: `${oneBy.toUpperCase()}, nothing` })).toEqual([
      { [oneBy]: first?.[oneBy] },
    ]);
  });

  it("[CT3] orders by every field, newest and greatest first unless told otherwise", async () => {
    const fields = type.fields.filter(({ kind, wire }) => kind !== "json" && wire !== "none");
    const names = fields.map(wireNameOf);
    for (const order of [names.slice(0, 3).join(), `${names.at(-1) ?? ""} ASC`, `${names.at(4) ?? ""} desc`])
      expect((await list(path, { order, rows: "3" })).length).toBeGreaterThan(0);
    const dated = names.find((name) => name === "modifiedDate" || name === "createdDate");
    if (!dated) return;
    const dates = (await list(path, { order: dated, rows: "250" })).map((record) => String(record[dated]));
    expect(dates).toEqual([...dates].sort().reverse());
  });

  it("[CT4] understands a slash at the end and paths and names in any case", async () => {
    const [first] = await list(path, { rows: "1" });
    for (const address of [
      `${path}/?rows=1`,
      `${path.toUpperCase()}?ROWS=1`,
      `${path.toLowerCase()}/?Page=1&rows=1`,
    ])
      expect([address, (await client.call(address)).body]).toEqual([address, [first]]);
  });

  it("[SE4] refuses what it cannot understand with a message", async () => {
    const refused = [
      [
        { where: "nothing = 1" },
        `where: at character 1: nothing is no field of a ${resource.noun} that can be asked for.`,
      ],
      [{ order: "nothing" }, `order: nothing is no field of a ${resource.noun} that can be asked for.`],
      [{ rows: "251" }, "rows must be a whole number from 1 to 250."],
      [{ page: "0" }, "page must be a whole number from 1."],
    ] as const;
    for (const [query, message] of refused) {
      const answer = await client.call(`${path}?${new URLSearchParams(query).toString()}`);
      expect(answer).toMatchObject({ status: 400, body: { message } });
    }
  });
});

describe("the served documents", () => {
  it("[CT3] select within lines, and leave lines out where none are asked for", async () => {
    const [order] = await list("/SalesOrders", { rows: "1", fields: "id,reference,lineItems(code,QTY)" });
    expect(Object.keys(order ?? {})).toEqual(["id", "reference", "lineItems"]);
    for (const line of order?.["lineItems"] as WireRecord[])
      expect(Object.keys(line)).toEqual(["code", "qty"]);
    expect(await list("/SalesOrders", { rows: "1", fields: "id" })).toEqual([{ id: 1 }]);
  });

  it("[CT3] say what they come to, who paid, and which document a payment is for", async () => {
    const [payment] = await list("/Payments", { where: "orderType='SalesOrder'", rows: "1" });
    const order = (await client.call<WireRecord>(`/SalesOrders/${String(payment?.["orderId"])}`)).body;
    expect(payment?.["orderRef"]).toBe(order["reference"]);
    const lines = order["lineItems"] as { qty: number; unitPrice: number; discount: number }[];
    const goods = lines.reduce((sum, { qty, unitPrice, discount }) => sum + qty * unitPrice - discount, 0);
    expect(order["productTotal"]).toBeCloseTo(goods, 2);
    const found = await list("/SalesOrders", {
      where: `reference='${String(order["reference"]).toLowerCase()}'`,
    });
    expect(found).toEqual([order]);
  });

  it("[CT3] have statuses in capitals, which where understands in any case", async () => {
    const all = await list("/SalesOrders", { rows: "250", fields: "id,status,isVoid,isApproved" });
    const voided = all.filter(({ isVoid }) => isVoid === true).map(({ id }) => id);
    expect(voided.length).toBeGreaterThan(0);
    expect(
      (await list("/SalesOrders", { where: "status='Void'", fields: "id" })).map(({ id }) => id),
    ).toEqual(voided);
    for (const { status, isVoid, isApproved } of all)
      expect(status).toBe(isVoid === true ? "VOID" : isApproved === true ? "APPROVED" : "DRAFT");
  });
});

describe("the served goods", () => {
  it("[CT3] have a price in every tier under the tier's key, and their own where they have one", async () => {
    const { priceTiers, products } = await service.service.backend.readLists();
    const [each] = await list("/ProductOptions", { where: "code='CO-101'" });
    const prices = JSON.parse(products.find(({ code }) => code === "CO-101")?.prices ?? "{}") as Record<
      string,
      number
    >;
    const columns = each?.["priceColumns"] as Record<string, number>;
    const tiers = Object.keys(columns).filter((column) => column !== "costNZD");
    expect(tiers).toHaveLength(priceTiers.length);
    expect(columns).toMatchObject({
      retailNZD: (prices["RetailNZD"] ?? 0) / 100,
      vipNZD: (prices["VIPNZD"] ?? 0) / 100,
      msrpUSD: (prices["MSRPUSD"] ?? 0) / 100,
    });
    expect(each).toMatchObject({ retailPrice: columns["retailNZD"], vipPrice: columns["vipNZD"] });
    const [byTheCase] = await list("/ProductOptions", { where: "code='CO-101-12'" });
    expect((byTheCase?.["priceColumns"] as Record<string, number>)["retailNZD"]).toBeCloseTo(
      (columns["retailNZD"] ?? 0) * 11,
      2,
    );
  });

  it("[CT3] stand in their products, and their stock is that of all branches", async () => {
    const product = (await client.call<WireRecord>("/Products/1")).body;
    const options = product["productOptions"] as WireRecord[];
    expect(options.map(({ productOptionCode }) => productOptionCode)).toEqual(["CO-101", "CO-101-12"]);
    const [first] = options;
    const kept = await list("/Stock", { where: `productOptionId=${String(first?.["id"])}` });
    const sum = (name: string) => kept.reduce((total, one) => total + Number(one[name]), 0);
    expect(kept).toHaveLength(4);
    expect(first).toMatchObject({ stockOnHand: sum("stockOnHand"), stockAvailable: sum("available") });
    expect((await client.call<WireRecord[]>(`/Stock/${String(first?.["barcode"])}`)).body).toEqual(kept);
  });

  it("[CT3] are Inactive where the list of products says so", async () => {
    const { products } = await service.service.backend.readLists();
    const inactive = products.filter(({ isActive }) => isActive === false).map(({ id }) => id);
    const found = await list("/Products", { where: "status='Inactive'", rows: "250", fields: "id" });
    expect(found.map(({ id }) => id)).toEqual(inactive);
  });
});
