// The served resources as data: their records on the wire and back, and what `where` may say of them.
import fc from "fast-check";
import { queryableFields, readWhere } from "../../src/contract/cin7/bind";
import { priceKeyOf, toPriceColumns } from "../../src/contract/cin7/price-columns";
import { resources } from "../../src/contract/cin7/resources";
import { makeWire } from "../../src/contract/cin7/wire";
import type { RecordType } from "../../src/domain/catalogue";
import { wireNameOf, type Field } from "../../src/domain/field";
import type { Value, Values } from "../../src/domain/value";
import { valueArbitrary } from "../support/arbitraries";

const types = new Map<string, RecordType>(
  resources
    .flatMap(({ type, parts }) => [type, ...parts.map((part) => part.type)])
    .map((type) => [type.name, type]),
);

const nested = ({ empty }: Field) =>
  fc.constantFrom(null, empty?.startsWith("[") ? '[{"a":1}]' : '{"link":"x"}');

function valueOf(field: Field): fc.Arbitrary<Value> {
  if (field.kind === "json") return field.name === "secondaryContacts" ? fc.constant(null) : nested(field);
  if (field.kind === "key") return fc.integer({ min: 1 });
  if (field.zeroForNone) return fc.option(fc.integer({ min: 1 }));
  return valueArbitrary(field).filter((value) => typeof value !== "string" || !/\p{Surrogate}/u.test(value));
}

const carriedBy = (type: RecordType) =>
  type.fields.filter(({ name, wire }) => wire !== "none" && name !== "priceColumns");

describe("records of the served resources", () => {
  it.each([...types])("[CT2] fromWire(toWire(r)) = r for a %s, through JSON", (_, type) => {
    const wire = makeWire(type);
    const carried = carriedBy(type);
    const record: fc.Arbitrary<Values> = fc.record(
      Object.fromEntries(carried.map((field) => [field.name, valueOf(field)])),
    );
    const property = fc.property(record, (values) => {
      const read = wire.fromWire(JSON.parse(JSON.stringify(wire.toWire(values))));
      expect(read.errors).toEqual([]);
      const kept = carried.filter(({ empty }) => empty === undefined);
      for (const { name } of kept) expect([name, read.values[name] ?? null]).toEqual([name, values[name]]);
      expect(wire.toWire(read.values)).toEqual(wire.toWire(values));
    });
    fc.assert(property, { numRuns: 25 });
  });

  it("[CT3] have 0 for no id, empty nested parts, and names in camelCase", () => {
    for (const type of types.values()) {
      const sent = makeWire(type).toWire({});
      for (const field of carriedBy(type)) {
        const name = wireNameOf(field);
        expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/);
        const none = field.zeroForNone ? 0 : field.empty ? (JSON.parse(field.empty) as unknown) : null;
        expect([type.name, name, sent[name]]).toEqual([type.name, name, none]);
      }
    }
  });

  it.each([
    ["taxStatus", 2, "Excl"],
    ["taxStatus", "incl", "Incl"],
    ["currencyRate", 0.612345, 612_345],
    ["total", "12.5", 12_50],
    ["branchId", 0, null],
    ["dispatchedDate", "2024-06-30T15:00:12.750+12:00", "2024-06-30T03:00:12Z"],
  ])("[CT4] read %s %j as %j", (name, sent, value) => {
    const { type } = resources[0] ?? { type: undefined };
    expect(type && makeWire(type).fromWire({ [name]: sent })).toMatchObject({
      errors: [],
      values: { [name]: value },
    });
  });

  it("[CT4] refuse a rate of more than six decimals and an amount of more than two, by name", () => {
    const wire = makeWire(types.get("sales_order") as RecordType);
    expect(wire.fromWire({ currencyRate: 0.1234567, total: 1.005 }).errors).toEqual([
      "currencyRate must be a number with at most six decimals.",
      "total must be a number with at most two decimals.",
    ]);
  });
});

describe("price columns", () => {
  it.each([
    ["RetailNZD", "retailNZD"],
    ["VIPNZD", "vipNZD"],
    ["MSRPUSD", "msrpUSD"],
    ["WebPriceUSD", "webPriceUSD"],
    ["VIPPriceAUD", "vipPriceAUD"],
    ["Tier1USD", "tier1USD"],
    ["SpecialPrice", "specialPrice"],
    ["USD", "usd"],
  ])("[CT3] writes %s as %s", (column, name) => {
    expect(priceKeyOf(column)).toBe(name);
  });

  it("[CT3] carry JSON numbers, and leave out what is none", () => {
    expect(toPriceColumns('{"RetailNZD":1250,"VIPNZD":null}')).toEqual({ retailNZD: 12.5 });
  });
});

describe("where on the served resources", () => {
  const read = (path: string, where: string) => {
    const { type, noun } = resources.find((resource) => resource.path === path) ?? {};
    if (!type) throw new Error(`No resource ${path}.`);
    return readWhere(where, queryableFields(type, noun));
  };

  it.each([
    ["/SalesOrders", "status='APPROVED' AND stage='New' AND isVoid=0"],
    ["/SalesOrders", "InvoiceDate>='2024-01-01T00:00:00Z' AND BranchId=3"],
    ["/SalesOrders", "total >= 100 and total < 1000 OR currencyRate = 0.5"],
    ["/Products", "styleCode IN ('CO-101') AND status <> 'Inactive'"],
    ["/Payments", "orderId=1 AND orderType='SalesOrder' OR orderType = 2"],
    ["/Voucher", "customerid=5"],
  ])("[CT3] understands %s %s", (path, where) => {
    expect(read(path, where)).not.toHaveProperty("message");
  });

  it.each([
    [
      "/SalesOrders",
      "lineItems = 'x'",
      "where: at character 1: lineItems is no field of a sales order that can be asked for.",
    ],
    ["/Stock", "id = 1", "where: at character 1: id is no field of a stock item that can be asked for."],
    [
      "/Products",
      "code = 'x'",
      "where: at character 1: code is no field of a product that can be asked for.",
    ],
    [
      "/Products",
      "styleCode = 5",
      "where: at character 13: styleCode compares with a text in single quotes.",
    ],
    [
      "/SalesOrders",
      "taxStatus = 9",
      "where: at character 13: taxStatus compares with a text in single quotes.",
    ],
  ])("[CT3] refuses %s %s", (path, where, message) => {
    expect(read(path, where)).toEqual({ message });
  });
});
