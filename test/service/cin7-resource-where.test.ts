// `where` on every served resource against a plain filter over the same records in memory: the same rows, or a clear 400, never a fault.
import fc from "fast-check";
import { queryableFields, readWhere } from "../../src/contract/cin7/bind";
import { resources, type Resource } from "../../src/contract/cin7/resources";
import { printWhere, type Literal } from "../../src/contract/cin7/where";
import { makeWire, type WireRecord } from "../../src/contract/cin7/wire";
import { wireNameOf } from "../../src/domain/field";
import { cin7Client, type Cin7Client } from "../support/cin7";
import { holds } from "../support/plain-filter";
import { startService, type StartedService } from "../support/service";
import { spoiled, whereArbitrary } from "../support/where-arbitrary";

const mostRows = 250;

let service: StartedService;
let client: Cin7Client;
beforeAll(async () => {
  service = await startService();
  client = cin7Client(service);
});
afterAll(() => service.stop());

async function ask(path: string, query: Readonly<Record<string, string>>) {
  const { status, body } = await client.call<WireRecord[]>(
    `${path}?${new URLSearchParams(query).toString()}`,
  );
  return { status, body };
}

/** Every record of a resource as the wire has it, page after page. */
async function everyRecord(path: string): Promise<readonly WireRecord[]> {
  const all: WireRecord[] = [];
  for (let page = 1; ; page++) {
    const { body } = await ask(path, { rows: String(mostRows), page: String(page) });
    all.push(...body);
    if (body.length < mostRows) return all;
  }
}

/** The fields that tell two records of a resource apart. */
const identities: Readonly<Record<string, string>> = {
  "/Stock": "productOptionId,branchId",
  "/Voucher": "code",
};

function literalOf(records: readonly WireRecord[]): fc.Arbitrary<Literal> {
  const held = records.flatMap((record) =>
    Object.values(record).filter((value): value is Literal => value !== null && typeof value !== "object"),
  );
  const known = fc.constantFrom(...held);
  return fc.oneof(
    known,
    known.map((value) => (typeof value === "number" ? value + 0.5 : `${String(value).slice(0, 4)}%`)),
    fc.constantFrom<Literal>(
      "%o_%",
      "'; DROP TABLE payment; --",
      "2024-06-30T03:00:12Z",
      "2024-06-30",
      "",
      0,
      1,
      2,
      true,
      -5.25,
      1e15,
    ),
    fc.string({ unit: "grapheme", maxLength: 6 }),
  );
}

async function expectSame(
  resource: Resource,
  records: readonly WireRecord[],
  where: string,
): Promise<string> {
  const { path, type, noun } = resource;
  const bound = readWhere(where, queryableFields(type, noun));
  const fields = identities[path] ?? "id";
  const answer = await ask(path, { where, fields, rows: String(mostRows) });
  if ("message" in bound) {
    expect({ where, ...answer }).toEqual({ where, status: 400, body: { message: bound.message } });
    return "refused";
  }
  const wire = makeWire(type);
  const named = new Set(fields.split(","));
  const matching = records.filter((record) => holds(bound, wire.fromWire(record).values) === true);
  const rows = matching
    .slice(0, mostRows)
    .map((record) => Object.fromEntries(Object.entries(record).filter(([name]) => named.has(name))));
  expect({ where, ...answer }).toEqual({ where, status: 200, body: rows });
  return "rows";
}

describe.each(resources)("where on $path", (resource) => {
  let records: readonly WireRecord[];
  beforeAll(async () => {
    records = await everyRecord(resource.path);
  });
  const names = [...queryableFields(resource.type).values()].map(wireNameOf);

  it("[SE5] answers what a plain filter answers, or a clear 400, for any query of the grammar", async () => {
    const fieldName = fc.constantFrom(
      ...names,
      ...names.map((name) => name.toUpperCase()),
      "nothing",
      "lineItems",
    );
    const tree = whereArbitrary(fieldName, literalOf(records));
    const property = fc.asyncProperty(tree, async (where) => {
      await expectSame(resource, records, printWhere(where));
    });
    await fc.assert(property, { numRuns: 40 });
  });

  it("[SE5] answers what a plain filter answers, or a clear 400, for queries that are nearly right", async () => {
    const nearly = spoiled(whereArbitrary(fc.constantFrom(...names), literalOf(records)).map(printWhere));
    const property = fc.asyncProperty(
      nearly.filter((where) => where.trim() !== ""),
      async (where) => {
        await expectSame(resource, records, where);
      },
    );
    await fc.assert(property, { numRuns: 40 });
  });

  it("[SE5] finds a record by each of its fields", async () => {
    for (const name of names) {
      const held = records.map((record) => record[name]).find((value) => value !== null && value !== "");
      const literal = typeof held === "string" ? `'${held.replaceAll("'", "''")}'` : JSON.stringify(held);
      const where = held === undefined ? `${name} IS NULL` : `${name} = ${literal}`;
      expect([where, await expectSame(resource, records, where)]).toEqual([where, "rows"]);
    }
  });

  it("[SE5] refuses garbage with a sentence and its place", async () => {
    const garbage = fc
      .string({ unit: "binary-ascii", minLength: 1, maxLength: 30 })
      .filter((text) => text.trim() !== "");
    const property = fc.asyncProperty(garbage, async (where) => {
      const { status, body } = await ask(resource.path, { where });
      expect([where, status, body]).toEqual([
        where,
        400,
        { message: expect.stringMatching(/^where: (at character \d+: )?[^]+\.$/) as string },
      ]);
    });
    await fc.assert(property, { numRuns: 15 });
  });
});
