// Any value, contact or account that can be: the arbitraries beside the makers, for property tests.
import fc from "fast-check";
import { contactType, contactTypes } from "../../src/domain/contact";
import { countryOf } from "../../src/domain/country";
import type { Field } from "../../src/domain/field";
import type { Lists } from "../../src/domain/lists";
import { joinTicks, joinValued } from "../../src/domain/spelling";
import type { Value, Values } from "../../src/domain/value";
import { account, lists, user } from "./makers";

/** Text as people and machines leave it: with every sort of character, trimmed and not empty. */
export const textArbitrary: fc.Arbitrary<string> = fc
  .oneof(
    fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      "00123",
      "+64 21 555 0101",
      "=1+1",
      "-A1",
      "@x",
      "TRUE",
      "1-2",
      "1234567890123456",
      "#N/A",
      "☕️\nbar",
    ),
  )
  .map((text) => text.trim())
  .filter((text) => text !== "");

const dayArbitrary = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

function valueOfKind(field: Field): fc.Arbitrary<Value> {
  switch (field.kind) {
    case "key":
      return fc.nat();
    case "integer":
      return fc.maxSafeInteger();
    case "decimal":
      return fc.integer({ min: -1_000_000_000_00, max: 1_000_000_000_00 });
    case "boolean":
      return fc.boolean();
    case "date":
      return dayArbitrary;
    case "instant":
      return dayArbitrary.map((day) => `${day}T09:41:00Z`);
    case "choice":
      return fc.constantFrom(...(field.options ?? contactTypes));
    case "reference":
      return field.zeroForNone ? fc.integer({ min: 1, max: 100_000 }) : textArbitrary;
    case "ticks":
      if (field.takesNumbers) return valuedTicks;
      return fc.array(tickName, { minLength: 1, maxLength: 3 }).map((names) => joinTicks(names));
    case "text":
      if (field.isCountry) return countryArbitrary;
      return textArbitrary.map((text) => text.slice(0, field.max).trim());
    case "json":
      return textArbitrary.map((text) => text.slice(0, field.max).trim());
    default:
      return field.kind satisfies never;
  }
}

/** A country as its field holds it: its name, not its code, or a text that names none. */
const countryArbitrary = fc.oneof(
  fc.constantFrom("New Zealand", "Australia", "Andorra"),
  textArbitrary.map((text) => text.slice(0, 50).trim()).filter((text) => countryOf(text) === undefined),
);

const tickName = fc.constantFrom("Hospitality", "Retail", "Cafe", "North", "South", "Gone");

const overrideArbitrary = fc.option(fc.integer({ min: -1_000_00, max: 1_000_000_000_00 }), {
  nil: undefined,
});
const valuedTicks = fc
  .array(fc.record({ name: fc.constantFrom("W26", "W2", "TWO", "GONE 1"), amount: overrideArbitrary }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((ticks) => joinValued(ticks));

/** Any canonical value of a field, `null` among them. */
export function valueArbitrary(field: Field): fc.Arbitrary<Value> {
  return fc.option(
    valueOfKind(field).filter((value) => value !== ""),
    { nil: null },
  );
}

/** A loaded contact with any canonical value in every field, its id among 1 … 100,000. */
export const contactArbitrary: fc.Arbitrary<Values> = fc.record({
  ...Object.fromEntries(contactType.fields.map((field) => [field.name, valueArbitrary(field)])),
  id: fc.integer({ min: 1, max: 100_000 }),
});

/** Names that collide by case, spaces, numbers, ids and quotation marks. */
export const collidingName: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "Trade",
    "trade",
    "TRADE  ",
    "Trade NZD",
    "2",
    "#2",
    "Trade #2",
    '"Trade"',
    '"',
    " ",
    "Lee",
    "Ana Lee",
  ),
  textArbitrary,
);

/** An account whose tiers, GL accounts, users and parents share names, columns and codes as badly as can be. */
export const listsArbitrary: fc.Arbitrary<Lists> = fc
  .record({
    priceTiers: fc.array(
      fc.record({
        number: fc.option(fc.integer({ min: 1, max: 20 }), { nil: null }),
        name: fc.option(collidingName, { nil: null }),
        currency: fc.constantFrom("NZD", "AUD", null),
        isOn: fc.boolean(),
        priceColumn: fc.option(collidingName, { nil: null }),
      }),
      { maxLength: 6 },
    ),
    glAccounts: fc.array(
      fc.tuple(collidingName, collidingName).map(([code, name]) => account(1, name, { code })),
      { maxLength: 5 },
    ),
    users: fc.array(
      fc.tuple(fc.integer({ min: 1, max: 5 }), collidingName).map(([id, name]) => user(id, name, "Lee")),
      { maxLength: 5 },
    ),
    parents: fc.array(
      fc.record({
        id: fc.integer({ min: 1, max: 50 }),
        type: fc.constantFrom("Customer", "Supplier", null),
        company: fc.option(collidingName, { nil: null }),
        isActive: fc.boolean(),
        billingId: fc.constant(null),
        onHold: fc.boolean(),
        country: fc.constant(null),
      }),
      { maxLength: 6 },
    ),
  })
  .map(lists);
