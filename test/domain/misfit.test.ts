// What does not fit its field, found in one walk over a record, whatever the order of its fields.
import fc from "fast-check";
import { makeMisfits } from "../../src/domain/misfit";
import { contactTypeFor } from "../../src/domain/lists";
import type { Entries, Entry } from "../../src/domain/value";
import { checkContext } from "../support/makers";

const type = contactTypeFor(checkContext().lists);
const names = [...type.fields.map(({ name }) => name), "unheardOf"];
const entry = fc.oneof(
  fc.constantFrom<Entry | undefined>(
    null,
    undefined,
    true,
    7,
    7.5,
    "2026-02-31",
    "2026-11-24",
    "x".repeat(2_000),
  ),
  fc.record({ typed: fc.string() }),
);
const record = fc
  .shuffledSubarray(names)
  .chain((chosen) =>
    fc
      .array(entry, { minLength: chosen.length, maxLength: chosen.length })
      .map((values): Entries => Object.fromEntries(chosen.map((name, at) => [name, values[at]]))),
  );

it("finds the same in a record alone and after records of another order, in the order of the fields", () => {
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 4 }), (records) => {
      const misfitsOf = makeMisfits(type);
      for (const entries of records) {
        const found = misfitsOf({ entries }).map(({ field, value }) => [field.name, value]);
        // One field after the other, each in a record of its own.
        const plain = type.fields.flatMap(({ name }) =>
          makeMisfits(type)({ entries: { [name]: entries[name] } }).map(({ field, value }) => [
            field.name,
            value,
          ]),
        );
        expect(found).toEqual(plain);
      }
    }),
    { numRuns: 100 },
  );
});
