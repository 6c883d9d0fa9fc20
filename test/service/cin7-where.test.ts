// `where` over HTTP against a plain filter over the same contacts in memory: the same rows, or a clear 400, never a fault.
import fc from "fast-check";
import { queryableFields, readWhere } from "../../src/contract/cin7/bind";
import { printWhere, type Literal } from "../../src/contract/cin7/where";
import { contactType } from "../../src/domain/contact";
import { makeSample } from "../../src/service/sample/sample";
import { basic } from "../support/cin7";
import { holds } from "../support/plain-filter";
import { startService, type StartedService } from "../support/service";
import { spoiled, whereArbitrary } from "../support/where-arbitrary";

const size = 200;
const contacts = [...makeSample({ contacts: size }).contacts];
const names = queryableFields(contactType);

let service: StartedService;
beforeAll(async () => {
  service = await startService({ SAMPLE_CONTACTS: String(size) });
});
afterAll(() => service.stop());

async function ask(where: string): Promise<{ status: number; body: unknown }> {
  const query = new URLSearchParams({ where, rows: "250", fields: "id" });
  const answer = await fetch(`${service.url}/api/v1/Contacts?${query.toString()}`, {
    headers: { authorization: basic(service) },
  });
  return { status: answer.status, body: await answer.json() };
}

const fieldName = fc.constantFrom(
  ...[...names.values()].map((field) => field.name),
  "COMPANY",
  "nothing",
  "customFields",
);
const heldValue = fc
  .nat({ max: size - 1 })
  .chain((at) => fc.constantFrom(...Object.values(contacts[at] ?? {}).filter((value) => value !== null)));
const literal: fc.Arbitrary<Literal> = fc.oneof(
  heldValue,
  heldValue.map((value) => (typeof value === "number" ? value / 100 : `${String(value).slice(0, 4)}%`)),
  fc.constantFrom<Literal>(
    "%o_%",
    "'; DROP TABLE contact; --",
    "2022-06-30T03:00:12Z",
    "",
    0,
    1,
    true,
    -5.25,
  ),
  fc.string({ unit: "grapheme", maxLength: 6 }),
);
const tree = whereArbitrary(fieldName, literal);

async function expectSame(where: string): Promise<"rows" | "refused"> {
  const bound = readWhere(where, names);
  const answer = await ask(where);
  if ("message" in bound) {
    expect(answer).toEqual({ status: 400, body: { message: bound.message } });
    return "refused";
  }
  const ids = contacts.filter((contact) => holds(bound, contact) === true).map(({ id }) => ({ id }));
  expect({ where, ...answer }).toEqual({ where, status: 200, body: ids });
  return "rows";
}

describe("where", () => {
  it("[SE5] answers what a plain filter answers, or a clear 400, for any query of the grammar", async () => {
    const seen = { rows: 0, refused: 0 };
    const property = fc.asyncProperty(tree, async (where) => {
      seen[await expectSame(printWhere(where))] += 1;
    });
    await fc.assert(property, { numRuns: 200 });
    expect(Math.min(seen.rows, seen.refused)).toBeGreaterThan(20);
  });

  it("[SE5] answers what a plain filter answers, or a clear 400, for queries that are nearly right", async () => {
    const nearly = spoiled(tree.map(printWhere)).filter((where) => where.trim() !== "");
    const property = fc.asyncProperty(nearly, async (where) => {
      await expectSame(where);
    });
    await fc.assert(property, { numRuns: 150 });
  });

  it.each([
    "company LIKE '%ltd' AND (city='auckland' OR city = 'Wellington') AND isActive = true",
    "email IN ('HANA.TANAKA@harbourcafe.example', 'x')",
    "billingId = 0 AND type <> 'Supplier'",
    "salesPersonId IN (2, 3) OR salesPersonId IS NULL",
    "creditLimit >= 12500.00 AND creditLimit < '20000'",
    "accountingIntegrationId = 'x' OR 1",
    "lastName = 'O''Brien'",
    "postCode = '0110' OR postCode LIKE '0_10'",
    "company LIKE 'h\\arbour%' OR company LIKE 'x\\'",
    "notes = '' AND fax IS NULL",
    "company NOT LIKE '%ltd%' AND salesPersonId not in (2, 3)",
    "salesPersonId NOT IN (0, 2) OR notes NOT LIKE ''",
    "modifiedDate>='2021-01-01T00:00:00Z' AND modifiedDate<='2021-12-31T23:59:59.500Z'",
    "(ModifiedDate>'2021-01-01T00:00:00Z') OR (ModifiedDate='2020-01-01T00:00:00Z' AND Id>123)",
  ])("[SE5] answers what a plain filter answers for %s", async (where) => {
    expect(["rows", "refused"]).toContain(await expectSame(where));
  });

  it.each([
    "company = '' OR '1'='1'",
    "1=1",
    "id = 1; DELETE FROM contact",
    "id = (SELECT max(id) FROM contact)",
    'company = "x" OR "x" = "x"',
    "company = 'x' UNION SELECT value FROM setting --'",
    "lower(company) = 'x'",
    "company = 'x'/*",
    "rowid = 1",
    "accountFields IS NOT NULL",
    "company COLLATE NOCASE = 'x'",
    "id BETWEEN 1 AND 5",
    "company = x'41'",
    "company = ?1",
    "company = 'a' || 'b'",
    "\u0000id = 1",
    "company = 'a\u0000'",
  ])("[SE5] refuses %j with a sentence, and nothing happens", async (where) => {
    const { status, body } = await ask(where);
    expect(status).toBe(400);
    expect(body).toEqual({ message: expect.stringMatching(/^where: .+\.$/) as string });
    expect((await ask("id > 0")).body).toHaveLength(size);
  });

  it("[SE4] answers the longest query there can be", async () => {
    const many = Array.from({ length: 330 }, (_, at) => `id=${at + 100}`).join(" OR ");
    expect(many.length).toBeLessThanOrEqual(4000);
    expect(await expectSame(many)).toBe("rows");
    const deep = `${"(".repeat(32)}id = 5${")".repeat(32)}`;
    expect(await expectSame(deep)).toBe("rows");
    expect(await expectSame(`company LIKE '${"%a".repeat(1900)}'`)).toBe("rows");
  });
});
