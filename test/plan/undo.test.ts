import fc from "fast-check";
import { applyChange, type Change } from "../../src/plan/change";
import type { RunLine } from "../../src/plan/outcome";
import { undoOf } from "../../src/plan/undo";
import { recordTypesFor } from "../../src/domain/record-types";
import { lists } from "../support/makers";
import { history } from "./arbitraries";

const types = recordTypesFor(lists());

const applied = (change: Change, id?: string): RunLine => ({
  label: `record ${change.key}`,
  change,
  outcome: { key: change.key, kind: "applied", ...(id === undefined ? {} : { id }) },
});

const update: Change = { kind: "update", key: "41", fields: { company: ["Harbour Cafe", "Harbour Bar"] } };

describe("the undo of a run", () => {
  it("[UN1] is drafted changes that put back what was there", () => {
    expect(undoOf([applied(update)], types).changes).toEqual([
      { kind: "update", key: "41", fields: { company: ["Harbour Bar", "Harbour Cafe"] } },
    ]);
  });

  it("[UN2] undone again gives the first changes", () => {
    fc.assert(
      fc.property(history(1), ({ changes: [change] }) => {
        fc.pre(change?.kind === "update");
        const [back] = undoOf([applied(change)], types).changes;
        expect(undoOf([applied(back!)], types).changes).toEqual([change]);
      }),
    );
  });

  it("[CH3] restores each record that it takes back", () => {
    fc.assert(
      fc.property(history(1), ({ start, changes: [change] }) => {
        fc.pre(change?.kind === "update");
        const [back] = undoOf([applied(change)], types).changes;
        expect(applyChange(applyChange(start, change), back!)).toEqual(start);
      }),
    );
  });

  it("leaves alone what was not applied", () => {
    const kinds = ["rejected", "conflicted", "unknown", "not sent"] as const;
    const lines = kinds.map((kind): RunLine => ({ ...applied(update), outcome: { key: "41", kind } }));
    expect(undoOf(lines, types)).toMatchObject({ changes: [], stays: [] });
  });

  it("takes new records out of use by the id that they were given", () => {
    const created = (key: string, values = {}): Change => ({ kind: "create", key, values });
    const { changes, labels } = undoOf(
      [
        applied(created("new 1", { company: "Quay Store" }), "77"),
        applied(created("new promotion 1"), "promotion 7"),
        applied(created("new delivery_address 1"), "delivery_address 9"),
      ],
      types,
    );
    expect(changes).toEqual([
      { kind: "update", key: "77", fields: { isActive: [true, false] } },
      { kind: "update", key: "promotion 7", fields: { isActive: [true, false] } },
      { kind: "update", key: "delivery_address 9", fields: { isRemoved: [false, true] } },
    ]);
    expect(labels.get("77")).toBe("record new 1");
  });

  it("says what stays, and why", () => {
    const person: Change = { kind: "create", key: "new secondary_contact 1", values: {} };
    const inactive: Change = { kind: "create", key: "new 1", values: { isActive: false } };
    const gone: Change = { kind: "update", key: "ledger 4", fields: { name: ["a", "b"] } };
    const { changes, stays } = undoOf(
      [applied(person, "secondary_contact 3"), applied(inactive, "78"), applied(gone)],
      types,
    );
    expect(changes).toEqual([]);
    expect(stays.map(({ why }) => why)).toEqual([
      "It was made by this run; a record of this kind cannot be taken out of use.",
      "It was made inactive, and stays so.",
      "Records such as record ledger 4 are edited nowhere any more.",
    ]);
  });

  it("[CO13] leaves a contact's Active that was blank before, puts the rest back, and says so", () => {
    const isActive = [null, true] as const;
    const blank = (key: string, fields = {}): Change => ({
      kind: "update",
      key,
      fields: { isActive, ...fields },
    });
    const lines = [blank("41"), blank("42", { city: ["Napier", "Gore"] }), blank("promotion 7")];
    const { changes, stays } = undoOf(
      lines.map((change) => applied(change)),
      types,
    );
    expect(changes).toEqual([
      { kind: "update", key: "42", fields: { city: ["Gore", "Napier"] } },
      { kind: "update", key: "promotion 7", fields: { isActive: [true, null] } },
    ]);
    const why = "Its Active was blank before. Blank, it would be found nowhere, so Active stays as it is.";
    expect(stays).toEqual(["41", "42"].map((key) => ({ label: `record ${key}`, why })));
  });

  it("makes a removed record anew", () => {
    const remove: Change = { kind: "remove", key: "41", values: { company: "Harbour Cafe" } };
    expect(undoOf([applied(remove)], types).changes).toEqual([
      { kind: "create", key: "new 1", values: { company: "Harbour Cafe" } },
    ]);
  });
});
