// The grammar of where, order and fields: printed and parsed it is the same, and what it refuses it refuses with a place.
import fc from "fast-check";
import { queryableFields, readWhere } from "../../src/contract/cin7/bind";
import { parseFields, printFields, selectFields, type Selected } from "../../src/contract/cin7/fields";
import { parseOrder, printOrder } from "../../src/contract/cin7/order";
import { parseWhere, printWhere, type Literal, type Where } from "../../src/contract/cin7/where";
import { contactType } from "../../src/domain/contact";

const name = fc.constantFrom("id", "Company", "MODIFIEDDATE", "postCode", "_x9");
const literal: fc.Arbitrary<Literal> = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom("O'Brien", "''", "%", "1' OR '1'='1", "a\nb"),
  fc.boolean(),
  fc.integer(),
  fc.integer({ min: -99_999_999, max: 99_999_999 }).map((n) => n / 100 + 0),
);
const { tree } = fc.letrec<{ tree: Where; leaf: Where; chain: Where }>((tie) => ({
  tree: fc.oneof({ maxDepth: 4, withCrossShrink: true }, tie("leaf"), tie("chain")),
  leaf: fc.oneof(
    fc.record({
      kind: fc.constant("compare" as const),
      name,
      by: fc.constantFrom(
        "=" as const,
        "<>" as const,
        ">" as const,
        "<" as const,
        ">=" as const,
        "LIKE" as const,
        "NOT LIKE" as const,
      ),
      value: literal,
    }),
    fc.record({
      kind: fc.constantFrom("in" as const, "not in" as const),
      name,
      values: fc.array(literal, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("null" as const), name, isNull: fc.boolean() }),
  ),
  chain: fc.record({
    kind: fc.constantFrom("and" as const, "or" as const),
    parts: fc.array(tie("tree"), { minLength: 2, maxLength: 3 }),
  }),
}));

describe("where", () => {
  it("[CT1] parse(print(q)) = q", () => {
    fc.assert(fc.property(tree, (q) => expect(parseWhere(printWhere(q))).toEqual(q)));
  });

  it.each([
    ["firstName='Jane' AND lastName='Doe'", "firstName = 'Jane' AND lastName = 'Doe'"],
    ["code in ('A','B')", "code IN ('A', 'B')"],
    ["internalComments LIKE'%x'", "internalComments LIKE '%x'"],
    ["company LIKE 'O''Brien%'", "company LIKE 'O''Brien%'"],
    ["a IS NULL and b is not null", "a IS NULL AND b IS NOT NULL"],
    ["total >= 100 and total < 1000.50", "total >= 100 AND total < 1000.5"],
    ["isActive=1 OR isActive=TRUE", "isActive = 1 OR isActive = true"],
    ["firstName~'%Q1%'", "firstName LIKE '%Q1%'"],
    ["a>2024-01-01T00:00:00Z AND b<=2024-01-31", "a > '2024-01-01T00:00:00Z' AND b <= '2024-01-31'"],
    ["a = 2024-01-01T09:41:00.123Z", "a = '2024-01-01T09:41:00.123Z'"],
    ["a=1 AND b=2 OR c=3", "(a = 1 AND b = 2) OR c = 3"],
    ["a=1 AND (b=2 OR c=3)", "a = 1 AND (b = 2 OR c = 3)"],
    [
      "(ModifiedDate>'w') OR (ModifiedDate='w' AND Id>123)",
      "ModifiedDate > 'w' OR (ModifiedDate = 'w' AND Id > 123)",
    ],
  ])("[CT1] reads %s", (written, printed) => {
    const parsed = parseWhere(written);
    expect("message" in parsed ? parsed.message : printWhere(parsed)).toBe(printed);
  });

  it.each([
    [
      "a > 2024-01-01T00:00:00X",
      "at character 12: a number has at most 15 digits and 6 decimals, with a point.",
    ],
    [
      "a ~ AND",
      "at character 5: expected a value: text in single quotes, a number, true or false, found AND.",
    ],
    ["company = 'Harbour", "at character 11: a text that begins with ' is not closed by another '."],
    [
      "company",
      "at character 8: expected one of =, <>, >, <, >=, <=, LIKE, IN, NOT or IS after company, found the end.",
    ],
    [
      "company = ",
      "at character 10: expected a value: text in single quotes, a number, true or false, found the end.",
    ],
    ["company = 'a' company = 'b'", "at character 15: expected AND, OR or the end, found company."],
    ["(a = 1", "at character 7: expected AND, OR or ), found the end."],
    ["a IN ()", "at character 7: expected a value, found )."],
    ["a IS 5", "at character 6: expected NULL or NOT NULL, found 5."],
    ["a NOT 5", "at character 7: expected LIKE or IN, found 5."],
    ["AND a = 1", "at character 1: expected a field's name or (, found AND."],
    [
      "id = 12345678901234567890",
      "at character 6: a number has at most 15 digits and 6 decimals, with a point.",
    ],
    ["1=1; DROP TABLE contact", "at character 4: ; is not understood here."],
  ])("says where %s goes wrong", (written, sentence) => {
    const parsed = parseWhere(written);
    expect("message" in parsed && parsed.message).toBe(sentence);
  });

  it("[SE4] refuses nesting without end", () => {
    const deep = (depth: number) => `${"(".repeat(depth)}a=1${")".repeat(depth)}`;
    expect(parseWhere(deep(32))).toMatchObject({ kind: "compare" });
    expect(parseWhere(deep(33))).toEqual({
      message: "at character 33: parentheses stand in each other more than 32 deep.",
    });
  });
});

describe("where, bound to a contact", () => {
  const names = queryableFields(contactType);
  it.each([
    ["nothing = 1", "where: at character 1: nothing is no field of a contact that can be asked for."],
    [
      "company = 'x' AND (id = 1 OR secondaryContacts IS NULL)",
      "where: at character 30: secondaryContacts is no field of a contact that can be asked for.",
    ],
    [
      "lastOrderDate IS NULL",
      "where: at character 1: lastOrderDate is no field of a contact that can be asked for.",
    ],
    [
      "modifiedDate > '2024-01-01T00:00:00'",
      "where: at character 16: modifiedDate compares with a UTC time with its Z, like '2026-11-24T09:41:00Z'.",
    ],
    [
      "modifiedDate > '2024-02-31T00:00:00Z'",
      "where: at character 16: modifiedDate compares with a UTC time with its Z, like '2026-11-24T09:41:00Z'.",
    ],
    [
      "modifiedDate > '2024-13-01T00:00:00Z'",
      "where: at character 16: modifiedDate compares with a UTC time with its Z, like '2026-11-24T09:41:00Z'.",
    ],
    [
      "modifiedDate > 2024-01-01T25:00:00Z",
      "where: at character 16: modifiedDate compares with a UTC time with its Z, like '2026-11-24T09:41:00Z'.",
    ],
    [
      "modifiedDate < '9999-12-31T23:59:59-13:00'",
      "where: at character 16: modifiedDate compares with a UTC time with its Z, like '2026-11-24T09:41:00Z'.",
    ],
    ["isActive > 0", "where: at character 12: isActive compares with 1, 0, true or false, by = or <>."],
    ["id = 'x'", "where: at character 6: id compares with a number."],
    ["id IN (1, 2, 'x')", "where: at character 14: id compares with a number."],
    ["email IN ('a', '')", "where: at character 16: IN ( ) of email cannot hold ''; write email IS NULL."],
    ["company = 5", "where: at character 11: company compares with a text in single quotes."],
    ["creditLimit LIKE '5%'", "where: at character 1: LIKE compares text; creditLimit is none."],
  ])("refuses %s", (written, sentence) => {
    expect(readWhere(written, names)).toEqual({ message: sentence });
  });

  it.each([
    ["MODIFIEDDATE >= '2024-06-30T03:00:12.500Z'", ">=", "2024-06-30T03:00:13Z"],
    ["modifiedDate > '2024-06-30T03:00:12.500Z'", ">", "2024-06-30T03:00:12Z"],
    ["modifiedDate < '2024-06-30T03:00:12.500Z'", "<", "2024-06-30T03:00:13Z"],
    ["modifiedDate <= '2024-06-30T03:00:12.500Z'", "<=", "2024-06-30T03:00:12Z"],
    ["modifiedDate = '2024-06-30T03:00:12.000Z'", "=", "2024-06-30T03:00:12Z"],
    ["modifiedDate = '2024-06-30T15:00:12+12:00'", "=", "2024-06-30T03:00:12Z"],
    ["creditLimit = 5.25", "=", 525],
    ["creditLimit > '5.1'", ">", 510],
    ["billingId = 0", "=", 0],
    ["isActive = true", "=", true],
  ])("binds %s", (written, by, value) => {
    expect(readWhere(written, names)).toMatchObject({ kind: "compare", by, value });
  });
});

describe("order and fields", () => {
  const selected: fc.Arbitrary<readonly Selected[]> = fc.letrec<{ list: readonly Selected[] }>((tie) => ({
    list: fc.array(fc.oneof({ maxDepth: 3 }, fc.record({ name }), fc.record({ name, within: tie("list") })), {
      maxLength: 3,
    }),
  })).list;

  it("[CT1] parse(print(q)) = q", () => {
    const order = fc.array(fc.record({ name, direction: fc.constantFrom("ASC" as const, "DESC" as const) }), {
      minLength: 1,
    });
    fc.assert(fc.property(order, (q) => expect(parseOrder(printOrder(q))).toEqual({ order: q })));
    fc.assert(fc.property(selected, (q) => expect(parseFields(printFields(q))).toEqual({ fields: q })));
  });

  it("order is DESC where it does not say", () => {
    expect(parseOrder("modifiedDate, code asc")).toEqual({
      order: [
        { name: "modifiedDate", direction: "DESC" },
        { name: "code", direction: "ASC" },
      ],
    });
    expect(parseOrder("modifiedDate sideways")).toEqual({
      message: "at character 14: expected ASC, DESC, a comma or the end, found sideways.",
    });
  });

  it("fields tolerates spaces and any case, selects within, and ignores what there is not", () => {
    const record = { id: 1, company: "A", secondaryContacts: [{ id: 1, firstName: "Ben" }], notes: null };
    const read = parseFields(" id, COMPANY,secondaryContacts( FirstName ), channel,,");
    expect("fields" in read && selectFields(record, read.fields)).toEqual({
      id: 1,
      company: "A",
      secondaryContacts: [{ firstName: "Ben" }],
    });
  });

  it.each([
    ["secondaryContacts(id),secondaryContacts(firstName)", { id: 1, firstName: "Ben" }],
    ["secondaryContacts(id),SecondaryContacts", { id: 1, firstName: "Ben", phone: null }],
    ["secondaryContacts,secondaryContacts(id)", { id: 1, firstName: "Ben", phone: null }],
  ])("fields that name a part twice want all that either asks for: %s", (written, person) => {
    const record = { id: 1, secondaryContacts: [{ id: 1, firstName: "Ben", phone: null }] };
    const read = parseFields(written);
    expect("fields" in read && selectFields(record, read.fields)).toEqual({ secondaryContacts: [person] });
  });
});
