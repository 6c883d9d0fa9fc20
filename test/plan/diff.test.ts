import fc from "fast-check";
import type { Draft } from "../../src/domain/check";
import { contactType } from "../../src/domain/contact";
import { diff, draftOf } from "../../src/plan/diff";
import { contact, draft, newDraft } from "../support/makers";

describe("diff", () => {
  it("finds the fields that moved, from what to what, and nothing else", () => {
    const drafts = [
      draft({ id: 41 }),
      draft({ id: 42, creditLimit: 500_00 }, { creditLimit: 750_00, phone: "09 555 0101" }),
    ];
    expect(diff(contactType, drafts)).toEqual([
      { kind: "update", key: "42", fields: { phone: [null, "09 555 0101"], creditLimit: [500_00, 750_00] } },
    ]);
  });

  it("says null for a field that was cleared", () => {
    const [change] = diff(contactType, [draft({ phone: "09 555 0101" }, { phone: null })]);
    expect(change).toEqual({ kind: "update", key: "41", fields: { phone: ["09 555 0101", null] } });
  });

  it("leaves alone what a draft does not mention", () => {
    const baseline = contact();
    expect(
      diff(contactType, [{ key: "41", baseline, entries: { company: baseline["company"] ?? null } }]),
    ).toEqual([]);
  });

  it("keeps what cannot be read as it was typed", () => {
    const [change] = diff(contactType, [draft({ creditLimit: null }, { creditLimit: { typed: "5k" } })]);
    expect(change).toEqual({ kind: "update", key: "41", fields: { creditLimit: [null, { typed: "5k" }] } });
  });

  it("makes a create of a new row from what was given, and nothing of an empty one", () => {
    const [change, ...others] = diff(contactType, [
      newDraft({ company: "Quay Bakery", phone: null }),
      { key: "new 2", entries: {} },
    ]);
    expect(change).toMatchObject({ kind: "create", key: "new 1", values: { company: "Quay Bakery" } });
    expect(change).not.toHaveProperty("values.phone");
    expect(others).toEqual([]);
  });

  it("never takes a missing baseline of a known id for a new record", () => {
    expect(diff(contactType, [{ key: "41", entries: contact() }])).toEqual([]);
  });

  it("[PL1] what a change makes of a record differs from it by that very change", () => {
    const names = ["company", "phone", "creditLimit", "onHold"];
    const edits = fc.dictionary(
      fc.constantFrom(...names),
      fc.constantFrom<string | number | boolean | null>(null, "x", 1, true),
    );
    fc.assert(
      fc.property(edits, (entries) => {
        const made: Draft = draft({}, entries);
        const [change] = diff(contactType, [made]);
        const again = change ? draftOf(change, made.baseline) : made;
        expect(again.entries).toEqual(made.entries);
      }),
    );
  });
});
