// What every backend promises of values: whatever the contract takes comes back as it was, in new contacts and in changed ones.
import fc from "fast-check";
import type { Key, Value, Values } from "../../src/domain/value";
import type { Update } from "../../src/plan/change";
import { acceptedContact, writableFields } from "./accepted-values";
import { create, update, type Desk } from "./backend-desk";

const inBatch = 12;

/** What it keeps. */
export function promisesOfKeeping(desk: () => Desk): void {
  it("[CT2] [WB1] every value that the contract takes, in new contacts and in changed ones", async () => {
    const { tested, account, types } = desk();
    const { backend } = tested;
    const pair = fc.tuple(
      acceptedContact(account.type, account.lists),
      acceptedContact(account.type, account.lists),
    );
    const heldOf = async (keys: readonly Key[]) => {
      const held = await backend.readByKeys(keys, types);
      return keys.map((key) => held.get(key) ?? {});
    };
    const property = fc.asyncProperty(
      fc.array(pair, { minLength: inBatch, maxLength: inBatch }),
      async (all) => {
        const made = await backend.write(
          all.map(([values], at) => create(values, `new ${at + 1}`)),
          types,
        );
        expect(made.map(({ kind, message }) => [kind, message])).toEqual(
          all.map(() => ["applied", undefined]),
        );
        const keys = made.map(({ id }) => id ?? "");
        const first = await heldOf(keys);
        all.forEach(([values], at) => expect(first[at]).toMatchObject(givenIn(values)));
        const updates = all.map(([, to], at) => update(keys[at] ?? "", moves(desk(), first[at] ?? {}, to)));
        const moved = await backend.write(updates, types);
        expect(moved.map(({ kind, message }) => [kind, message])).toEqual(
          all.map(() => ["applied", undefined]),
        );
        const second = await heldOf(keys);
        updates.forEach(({ fields }, at) => {
          const given = Object.entries(fields).map(([name, [, to]]) => [name, to]);
          expect(second[at]).toMatchObject(Object.fromEntries(given));
        });
      },
    );
    await fc.assert(property, { seed: 1_642, numRuns: 6, endOnFailure: true });
  });

  it("a field made blank, where such a field can be, and says so where it cannot", async () => {
    const { tested, type, made, write, read } = desk();
    const neverBlank = new Set(tested.backend.capabilities.neverBlank ?? []);
    const values = {
      fax: "09 1",
      stages: "Prospect",
      creditLimit: 1_234_56,
      salesPersonId: 1,
      members_1000: "North",
    };
    const id = await made(values);
    for (const [name, held] of Object.entries(values)) {
      const { kind, label } = type.fields.find((field) => field.name === name)!;
      const [outcome] = await write(update(id, { [name]: [held, null] }));
      if (neverBlank.has(kind)) expect(outcome?.message).toMatch(`${label} cannot be made blank`);
      else expect(outcome).toEqual({ key: id, kind: "applied" });
      expect((await read(id))[name]).toBe(neverBlank.has(kind) ? held : null);
    }
  });
}

function givenIn(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

/** The fields that move, but for those that this backend cannot make blank. */
function moves({ type, tested }: Desk, from: Values, to: Values): Update<Value>["fields"] {
  const neverBlank = new Set(tested.backend.capabilities.neverBlank ?? []);
  const moved = writableFields(type)
    .filter(({ name, kind, wire }) => {
      const isBlanked = (to[name] ?? null) === null;
      return from[name] !== to[name] && !(isBlanked && wire === undefined && neverBlank.has(kind));
    })
    .map(({ name }) => [name, [from[name] ?? null, to[name] ?? null] as const]);
  return Object.fromEntries(moved);
}
