// Makers of plan tests: small records, and changes that fit them.
import fc from "fast-check";
import type { Change } from "../../src/plan/change";
import { applyChange } from "../../src/plan/change";
import type { Value, Values } from "../../src/domain/value";

const names = ["company", "creditLimit", "onHold", "group"] as const;

const anyValue: fc.Arbitrary<Value> = fc.oneof(
  fc.constantFrom<Value>(null, "", "a", "b", true, false, 0, 1),
  fc.string({ maxLength: 3 }),
);

const anyValues: fc.Arbitrary<Values> = fc.record(Object.fromEntries(names.map((name) => [name, anyValue])));

/** A change that can follow a record in this state; its froms are what the record holds. */
function changeOf(state: Values | undefined): fc.Arbitrary<Change> {
  if (!state) return anyValues.map((values): Change => ({ kind: "create", key: "1", values }));
  const update = fc.dictionary(fc.constantFrom(...names), anyValue, { minKeys: 1 }).map((tos): Change => {
    const fields = Object.fromEntries(
      Object.entries(tos).map(([name, to]) => [name, [state[name] ?? null, to] as const]),
    );
    return { kind: "update", key: "1", fields };
  });
  return fc.oneof(
    { weight: 4, arbitrary: update },
    fc.constant<Change>({ kind: "remove", key: "1", values: state }),
  );
}

/** A record (or none), and changes that follow each other on it. */
export function history(length: number): fc.Arbitrary<{ start: Values | undefined; changes: Change[] }> {
  const grow = (
    start: Values | undefined,
    state: Values | undefined,
    changes: Change[],
  ): fc.Arbitrary<{ start: Values | undefined; changes: Change[] }> =>
    changes.length === length
      ? fc.constant({ start, changes })
      : changeOf(state).chain((next) => grow(start, applyChange(state, next), [...changes, next]));
  return fc.option(anyValues, { nil: undefined }).chain((start) => grow(start, start, []));
}
