import fc from "fast-check";
import { applyChange, reverse, squash, type Change } from "../../src/plan/change";
import { history } from "./arbitraries";

const update = (from: string, to: string): Change => ({
  kind: "update",
  key: "1",
  fields: { company: [from, to] },
});

describe("changes", () => {
  it("[CH1] reversing twice gives the change again", () => {
    fc.assert(
      fc.property(history(1), ({ changes: [change] }) => expect(reverse(reverse(change!))).toEqual(change)),
    );
  });

  it("[CH2] squashing is associative", () => {
    fc.assert(
      fc.property(history(3), ({ changes: [a, b, c] }) => {
        expect(squash(squash(a, b), c)).toEqual(squash(a, squash(b, c)));
      }),
    );
  });

  it("[CH2] a squashed change does what its two parts do", () => {
    fc.assert(
      fc.property(history(2), ({ start, changes: [a, b] }) => {
        const both = squash(a, b);
        const after = applyChange(applyChange(start, a!), b!);
        expect(both ? applyChange(start, both) : start).toEqual(after);
      }),
    );
  });

  it("[CH2] creating and removing a new record vanishes", () => {
    const create: Change = { kind: "create", key: "new 1", values: { company: "Harbour Cafe" } };
    expect(squash(create, reverse(create))).toBeUndefined();
  });

  it("[CH2] two updates keep the first from and the last to, and vanish where these are the same", () => {
    expect(squash(update("a", "b"), update("b", "c"))).toEqual(update("a", "c"));
    expect(squash(update("a", "b"), update("b", "a"))).toBeUndefined();
  });

  it("refuses to squash changes that cannot follow each other", () => {
    const create: Change = { kind: "create", key: "1", values: {} };
    expect(() => squash(create, create)).toThrow("A create cannot follow a create of record 1.");
  });

  it("[CH3] a change and then its reverse restores the record", () => {
    fc.assert(
      fc.property(history(1), ({ start, changes: [change] }) => {
        expect(applyChange(applyChange(start, change!), reverse(change!))).toEqual(start);
      }),
    );
  });
});
