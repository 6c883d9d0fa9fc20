// Rules on what a contact is: names, lengths, emails, type, account number, and what only one contact may have.
import { contactTypes } from "../../src/domain/contact";
import { checkContext, draft, newDraft } from "../support/makers";
import { findingsOf, messagesOf } from "../support/rule-findings";

describe("[CO1] a contact has a company or a first name", () => {
  it("refuses neither, also where spaces stand", () => {
    expect(messagesOf("CO1", draft({}, { company: null, firstName: null }))).toEqual([
      "a contact needs a company or a first name; both are blank.",
    ]);
    expect(findingsOf("CO1", draft({}, { company: "  ", firstName: "" }))).toHaveLength(1);
    expect(findingsOf("CO1", newDraft({ company: null }))).toMatchObject([
      { key: "new 1", field: "company" },
    ]);
  });
  it("takes either", () => {
    expect(findingsOf("CO1", [draft({}, { company: null }), draft({}, { firstName: null })])).toEqual([]);
  });
  it("leaves an Excel error in it to another rule", () => {
    expect(findingsOf("CO1", draft({}, { company: { typed: "#N/A" }, firstName: null }))).toEqual([]);
  });
});

describe("[CO2] text is no longer than its field allows", () => {
  it("says by how much it is too long", () => {
    expect(messagesOf("CO2", draft({}, { city: "x".repeat(53) }))).toEqual([
      "city is 53 characters long; at most 50 fit. Shorten it by 3.",
    ]);
  });
  it("counts UTF-16 units after trimming", () => {
    expect(findingsOf("CO2", draft({}, { city: `  ${"x".repeat(50)}  ` }))).toEqual([]);
    expect(findingsOf("CO2", draft({}, { city: "☕️".repeat(25) }))).toEqual([]);
    expect(findingsOf("CO2", draft({}, { city: "😀".repeat(26) }))).toHaveLength(1);
  });
  it("lets text without a limit be long", () => {
    expect(findingsOf("CO2", draft({}, { taxNumber: "1".repeat(2000) }))).toEqual([]);
  });
});

describe("[CO3] an email address is well formed", () => {
  const good = ["mia@harbourcafe.example", "m.o'neil+shop@a-b.co.nz", "ü@bücher.example", " mia@x.example "];
  const bad = ["mia", "mia@", "@x.example", "mia@x", "mia@x..example", "mia.@x.example", ".mia@x.example"];
  const worse = [
    "mia@x.example, ben@x.example",
    "mia @x.example",
    "mia@@x.example",
    `${"a".repeat(250)}@x.example`,
  ];
  it.each(good)("takes %p", (email) => {
    expect(findingsOf("CO3", draft({}, { email, billingEmail: email }))).toEqual([]);
  });
  it.each([...bad, ...worse])("refuses %p", (email) => {
    expect(findingsOf("CO3", draft({}, { email }))).toMatchObject([{ field: "email", value: email }]);
    expect(findingsOf("CO3", draft({}, { billingEmail: email }))).toMatchObject([{ field: "billingEmail" }]);
  });
  it.each(["Mia <mia@x.example>", "mailto:mia@x.example", "mia@x.example;"])(
    "offers the address in %p",
    (email) => {
      const fix = { field: "email", to: "mia@x.example", label: "Use mia@x.example" };
      expect(findingsOf("CO3", draft({}, { email }))).toMatchObject([{ fix }]);
    },
  );
});

describe("[CO4] an email address is unique among contacts", () => {
  const mia = "mia@harbourcafe.example";
  it("blames the one that took it, not the one that had it", () => {
    const taker = draft(
      { id: 42, email: "ben@x.example", company: "Quay" },
      { email: " MIA@harbourcafe.example" },
    );
    expect(findingsOf("CO4", [draft(), taker])).toMatchObject([
      { key: "42", message: `email “${mia}” belongs to Harbour Cafe Ltd #41 too; it must be unique.` },
    ]);
  });
  it("names both where both were loaded with it, and counts the others", () => {
    const sharing = [draft(), draft({ id: 42 }), draft({ id: 43 })];
    const found = findingsOf("CO4", sharing);
    expect(found.map(({ key }) => key)).toEqual(["41", "42", "43"]);
    expect(found[0]?.message).toContain("Harbour Cafe Ltd #42 and 1 more");
  });
  it("looks at contacts that are not on the sheet", () => {
    const context = checkContext({ known: { emails: new Map([[mia, "99"]]) } });
    expect(messagesOf("CO4", draft(), context)[0]).toContain("not on the sheet (#99)");
  });
  it("is content with its own, with none, and with a swap", () => {
    const own = checkContext({ known: { emails: new Map([[mia, "41"]]) } });
    expect(findingsOf("CO4", draft(), own)).toEqual([]);
    expect(findingsOf("CO4", [draft({ email: null }), draft({ id: 42, email: null })])).toEqual([]);
    const swapped = [
      draft({}, { email: "b@x.example" }),
      draft({ id: 42, email: "b@x.example" }, { email: mia }),
    ];
    expect(findingsOf("CO4", swapped)).toEqual([]);
  });
});

describe("[CO5] the type is one of four", () => {
  it.each([...contactTypes])("takes %s", (type) => {
    expect(findingsOf("CO5", draft({}, { type }))).toEqual([]);
  });
  it("offers the one that was meant", () => {
    expect(findingsOf("CO5", draft({}, { type: "Custmer" }))).toMatchObject([
      {
        message: "“Custmer” is no type of contact. Did you mean Customer?",
        fix: { field: "type", to: "Customer", label: "Use Customer" },
      },
    ]);
  });
  it("needs one", () => {
    const message = "type is needed. Use Customer, Supplier, Internal or Branch.";
    expect(messagesOf("CO5", newDraft({ type: null }))).toEqual([message]);
    expect(findingsOf("CO5", draft({}, { type: "Reseller" }))[0]?.fix).toBeUndefined();
  });
});

describe("[CO6] changing the type of a contact with orders", () => {
  const ordered = { lastOrderDate: "2026-05-01T09:00:00Z" };
  it("warns", () => {
    expect(findingsOf("CO6", draft(ordered, { type: "Supplier" }))).toMatchObject([
      { severity: "W", message: expect.stringContaining("from Customer to Supplier") as string },
    ]);
  });
  it("says nothing without orders, without a change, and of a new contact", () => {
    expect(findingsOf("CO6", [draft({}, { type: "Supplier" }), draft(ordered), newDraft()])).toEqual([]);
  });
});

describe("[CO8] an account number is at most 10 characters", () => {
  it("refuses 11, once", () => {
    const long = draft({}, { accountNumber: "C0000000041" });
    expect(messagesOf("CO8", long)[0]).toContain("11 characters long; at most 10 fit");
    expect(findingsOf("CO2", long)).toEqual([]);
  });
  it("takes 10", () => {
    expect(findingsOf("CO8", draft({}, { accountNumber: " C000000041 " }))).toEqual([]);
  });
});

describe("[CO9] an account number is unique", () => {
  it("warns of the one that took it", () => {
    const taker = draft({ id: 42, accountNumber: "C0042" }, { accountNumber: "C0041" });
    expect(findingsOf("CO9", [draft(), taker])).toMatchObject([
      { key: "42", severity: "W", field: "accountNumber" },
    ]);
  });
  it("looks at contacts that are not on the sheet", () => {
    const context = checkContext({ known: { accountNumbers: new Map([["C0041", "99"]]) } });
    expect(findingsOf("CO9", draft(), context)).toHaveLength(1);
  });
  it("tells c0041 from C0041", () => {
    expect(findingsOf("CO9", [draft(), draft({ id: 42, accountNumber: "c0041" })])).toEqual([]);
  });
});

describe("[CO13] a loaded contact's Active is not cleared", () => {
  it("refuses blank, whatever it was", () => {
    const found = findingsOf("CO13", draft({ isActive: true }, { isActive: null }));
    expect(found).toMatchObject([{ severity: "E", field: "isActive", value: null }]);
    expect(found[0]?.message).toBe("active was “TRUE” and cannot be cleared. Type TRUE or FALSE.");
    expect(findingsOf("CO13", draft({ isActive: false }, { isActive: null }))).toHaveLength(1);
  });
  it("takes the other one, what was not given, what was blank before, and a new contact's blank", () => {
    const drafts = [
      draft({ isActive: true }, { isActive: false }),
      { ...draft({ isActive: true }), entries: { company: "Quay Store" } },
      draft({ isActive: null }, { company: "Quay Store" }),
      newDraft({ isActive: null }),
    ];
    expect(findingsOf("CO13", drafts)).toEqual([]);
  });
});
