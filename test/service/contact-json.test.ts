// The JSON that the database makes of contacts, against the wire that the contract makes of the same contacts.
import fc from "fast-check";
import { makeWire } from "../../src/contract/cin7/wire";
import { contactType } from "../../src/domain/contact";
import type { Field } from "../../src/domain/field";
import { contactTypeFor } from "../../src/domain/lists";
import type { Value, Values } from "../../src/domain/value";
import type { OpenDatabase } from "../../src/service/database/database";
import { contactJsonReader } from "../../src/service/database/contact-json";
import { insertStatement } from "../../src/service/database/contact-statements";
import { openDatabase } from "../../src/service/database/open";
import { toStored } from "../../src/service/database/stored";
import { valueArbitrary } from "../support/arbitraries";
import { contact, lists } from "../support/makers";
import { databaseOf } from "../support/database";
import { makeFolder, removeFolders } from "../support/service";

const type = contactTypeFor(lists());
const wire = makeWire(type);
const folder = makeFolder();
let database: OpenDatabase;
let read: (ids: readonly number[]) => Promise<readonly unknown[]>;
beforeAll(async () => {
  database = await openDatabase({ dataDir: folder, url: await databaseOf(folder) }, contactType);
  const jsonOf = contactJsonReader(database, type);
  read = async (ids) => JSON.parse((await jsonOf(ids)).toString()) as readonly unknown[];
});
afterAll(async () => {
  await database.close();
  await removeFolders();
});

function insert(values: Values): Promise<number> {
  const { insert: write, fields } = insertStatement(
    database,
    type.fields.filter(({ kind }) => kind !== "key"),
  );
  return write(
    fields.map((field) => toStored(field, values[field.name] ?? null) ?? null),
    null,
  );
}

const throughJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

function valueOf(field: Field): fc.Arbitrary<Value> {
  if (field.kind === "key") return fc.constant(null);
  if (field.name === "secondaryContacts")
    return fc.constantFrom(null, '[{"id":1,"firstName":"Zoë \\"Z\\""}]');
  if (field.kind === "json") return fc.constantFrom(null, '{"xero":"x\\u0000\\n","quickBooksOnline":null}');
  return valueArbitrary(field).filter(
    (value) => typeof value !== "string" || !/[\p{Surrogate}\0]/u.test(value),
  );
}

const record: fc.Arbitrary<Values> = fc.record(
  Object.fromEntries(type.fields.map((field) => [field.name, valueOf(field)])),
);

describe("the JSON of contacts", () => {
  it("[CT2] says of each contact what its wire says, whatever the record holds", () =>
    fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 4 }), async (records) => {
        const ids: number[] = [];
        for (const values of records) ids.push(await insert(values));
        const expected = records.map((values, at) => wire.toWire({ ...values, id: ids[at] ?? null }));
        expect(await read(ids)).toEqual(throughJson(expected));
      }),
    ));

  it.each([
    ["creditLimit", Number.MAX_SAFE_INTEGER],
    ["creditLimit", -5],
    ["percentageOff", 0],
    ["percentageOff", 29],
    ["notes", 'quote " backslash \\ one \u0001 line \u2028 tab \t bell \u0007 delete \u007f'],
    ["company", "null"],
    ["notes", "[1]"],
    ["onHold", false],
  ])("[CT2] writes %s %j as the wire does", async (name, value) => {
    const values = contact({ id: null, [name]: value });
    const id = await insert(values);
    expect(await read([id])).toEqual([throughJson(wire.toWire({ ...values, id }))]);
  });

  it("keeps the order of the ids, and leaves out those that do not exist", async () => {
    const ids: number[] = [];
    for (const company of ["one", "two", "three"]) ids.unshift(await insert({ company }));
    const asked = [ids[1] ?? 0, 99_999_999, ids[0] ?? 0, ids[2] ?? 0];
    expect(await read(asked)).toMatchObject([{ company: "two" }, { company: "three" }, { company: "one" }]);
    expect(await read([])).toEqual([]);
  });
});
