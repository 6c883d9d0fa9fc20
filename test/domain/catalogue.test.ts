// The catalogue: one line is one field. The tests of sheet, wire and table that the same line reaches stand in their rooms.
import { z } from "zod";
import { extendRecordType, fieldNamed, recordType } from "../../src/domain/catalogue";
import { contactShape, contactType } from "../../src/domain/contact";
import { decimal, text } from "../../src/domain/field";
import { contactTypeFor } from "../../src/domain/lists";
import { check } from "../../src/domain/check";
import { contactRules } from "../../src/domain/rules";
import { checkContext, draft, lists } from "../support/makers";

const shape = contactShape.extend({ loyaltyNumber: text(12, { label: "Loyalty number", group: "Selling" }) });
const type = recordType({ name: "contact", plural: "Contacts", keyField: "id" }, shape);

it("a field that is added in one line is a field of the record type, with its meta", () => {
  expect(type.fields).toHaveLength(contactType.fields.length + 1);
  expect(fieldNamed(type, "loyaltyNumber")).toEqual({
    name: "loyaltyNumber",
    label: "Loyalty number",
    group: "Selling",
    kind: "text",
    max: 12,
  });
});

it("[CO2] [CO10] a field that is added in one line is checked", () => {
  const added = checkContext();
  const found = check(contactRules, [draft({}, { loyaltyNumber: "1234567890123" })], { ...added, type });
  expect(found).toMatchObject([{ rule: "CO2", field: "loyaltyNumber" }]);
  const money = contactShape.extend({
    deposit: decimal({ label: "Deposit", group: "Finance", unit: "money" }),
  });
  const rich = recordType({ name: "contact", plural: "Contacts", keyField: "id" }, money);
  const typed = draft({}, { deposit: { typed: "12.345" } });
  expect(check(contactRules, [typed], { ...added, type: rich })).toMatchObject([
    { rule: "CO10", field: "deposit" },
  ]);
});

it("an account's further classifications and custom fields stand after the catalogue's fields", () => {
  const names = contactTypeFor(lists()).fields.map(({ name }) => name);
  expect(names.slice(contactType.fields.length)).toEqual([
    "classification_3",
    "members_1000",
    "members_1001",
    "members_1002",
    "members_1003",
    "members_1004",
  ]);
});

it("refuses a name that is taken, a field that is not there, and a schema that the makers did not make", () => {
  const again = { name: "company", label: "Company", kind: "text", group: "Identity" } as const;
  expect(() => extendRecordType(contactType, [again])).toThrow('Contacts has a field "company" already.');
  expect(() => fieldNamed(contactType, "shoeSize")).toThrow('Contacts has no field "shoeSize".');
  const bare = z.object({ shoeSize: z.string() });
  expect(() => recordType({ name: "x", plural: "X", keyField: "id" }, bare)).toThrow("shoeSize");
});
