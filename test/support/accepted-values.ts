// Contacts with any values that every backend has to keep: what the contract itself refuses (a tier that is none, an email that is taken) is
// left out. Knows no backend.
import fc from "fast-check";
import type { RecordType } from "../../src/domain/catalogue";
import type { Field } from "../../src/domain/field";
import type { Lists } from "../../src/domain/lists";
import type { Value, Values } from "../../src/domain/value";
import { textArbitrary, valueArbitrary } from "./arbitraries";

/** The fields that a person may write, but for people, who have a sheet of their own. */
export function writableFields(type: RecordType): readonly Field[] {
  return type.fields.filter(
    ({ readOnly, kind, name }) => !readOnly && kind !== "key" && name !== listOfPeople,
  );
}

const listOfPeople = "secondaryContacts";
const wholePercent = 100_00;
const emailArbitrary = fc.uuid().map((id) => `${id}@quay.example`);
const highLimit = 100_000_00;

/** A new contact of this account, every writable field of it given or null. No two have one email. */
export function acceptedContact(type: RecordType, lists: Lists): fc.Arbitrary<Values> {
  const own = ownArbitraries(lists);
  const fields = writableFields(type).map((field): [string, fc.Arbitrary<Value>] => [
    field.name,
    own[field.name] ?? valueArbitrary(field).filter(isWhole),
  ]);
  return fc.record<Values>(Object.fromEntries(fields)).map((values) => ({
    ...values,
    billingId: values["type"] === "Customer" ? (values["billingId"] ?? null) : null,
  }));
}

/** Half of a pair of surrogates is no text. */
function isWhole(value: Value): boolean {
  return typeof value !== "string" || !/\p{Surrogate}/u.test(value);
}

function ownArbitraries(lists: Lists): Readonly<Record<string, fc.Arbitrary<Value>>> {
  const orNull = (arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: null });
  const payers = lists.parents.filter(
    ({ type, isActive, billingId }) => type === "Customer" && isActive === true && billingId === null,
  );
  return {
    type: fc.constantFrom("Customer", "Supplier", "Internal"),
    isActive: fc.boolean(),
    onHold: fc.boolean(),
    company: textArbitrary.filter(isWhole),
    email: orNull(emailArbitrary),
    billingEmail: orNull(emailArbitrary),
    priceColumn: orNull(fc.constantFrom(...lists.priceTiers.flatMap(({ priceColumn }) => priceColumn ?? []))),
    percentageOff: orNull(fc.integer({ min: 0, max: wholePercent })),
    creditLimit: orNull(fc.integer({ min: 0, max: highLimit })),
    salesPersonId: orNull(fc.constantFrom(...lists.users.flatMap(({ id }) => id ?? []))),
    billingId: orNull(fc.constantFrom(...payers.map(({ id }) => id))),
  };
}
