// The rule that two contacts look like one, and telephone numbers on contacts.
import { checkContext, draft } from "../support/makers";
import { findingsOf, messagesOf } from "../support/rule-findings";

const one = (id: number, values: Parameters<typeof draft>[0] = {}) =>
  draft({ id, email: `p${id}@shop${id}.example`, company: `Company number ${id}`, ...values });

describe("[CO7] two contacts look like one", () => {
  it("by the domain of their email and a similar company", () => {
    const drafts = [
      one(41, { company: "Harbour Café Ltd", email: "mia@harbourcafe.example" }),
      one(42, { company: "Quay Bakery" }),
      one(43, { company: "The Harbor Cafe Limited", email: "sales@HarbourCafe.example" }),
    ];
    expect(findingsOf("CO7", drafts)).toMatchObject([
      {
        key: "41",
        severity: "W",
        field: "company",
        message:
          "looks like The Harbor Cafe Limited #43: both have email at harbourcafe.example. Is it the same one?",
      },
      { key: "43", message: expect.stringContaining("looks like Harbour Café Ltd #41") as string },
    ]);
  });
  it("by a telephone number, in whatever way and field it is written", () => {
    const drafts = [
      one(41, { country: "New Zealand", phone: "09 555 0101" }),
      one(42, { country: "Australia", mobile: "+64 9 555-0101" }),
      one(43, { country: "Australia", phone: "(02) 5555 0101" }),
    ];
    expect(messagesOf("CO7", drafts)).toEqual([
      "looks like Company number 42 #42: both have the number “+6495550101”. Is it the same one?",
      "looks like Company number 41 #41: both have the number “+6495550101”. Is it the same one?",
    ]);
  });
  it("says how many more there are", () => {
    const drafts = [41, 42, 43].map((id) => one(id, { country: "nz", phone: "09 555 0101" }));
    expect(messagesOf("CO7", drafts)[0]).toContain("looks like Company number 42 #42 and 1 more:");
  });
  it("not by a free mail provider, a company of another name, or a name without a domain in common", () => {
    const company = "Harbour Cafe Ltd";
    const quiet = [
      [one(41, { company, email: "a@gmail.com" }), one(42, { company, email: "b@gmail.com" })],
      [
        one(41, { email: "a@mall.example", company: "Quay Bakery" }),
        one(42, { email: "b@mall.example", company }),
      ],
      [
        one(41, { email: "a@mall.example", company: "Shop 41" }),
        one(42, { email: "b@mall.example", company: "Shop 42" }),
      ],
      [one(41, { company }), one(42, { company })],
    ];
    for (const drafts of quiet) expect(findingsOf("CO7", drafts)).toEqual([]);
  });
  it("not a branch and who pays for it, two branches of one payer, a customer and a supplier, or an inactive one", () => {
    const alike = { company: "Harbour Cafe Ltd", country: "nz", phone: "09 555 0101" };
    const quiet = [
      [one(7, alike), one(42, { ...alike, billingId: 7 })],
      [one(41, { ...alike, billingId: 7 }), one(42, { ...alike, billingId: 7 })],
      [one(41, alike), one(42, { ...alike, type: "Supplier" })],
      [one(41, alike), one(42, { ...alike, isActive: false })],
    ];
    for (const drafts of quiet) expect(findingsOf("CO7", drafts)).toEqual([]);
  });
  it("passes over what more than fifty have in common, also five thousand", () => {
    const sharing = (count: number) =>
      Array.from({ length: count }, (_, at) =>
        one(at + 1, {
          country: "nz",
          phone: "09 555 0101",
          email: `p${at}@chain.example`,
          company: "Chain Ltd",
        }),
      );
    expect(findingsOf("CO7", sharing(50))).toHaveLength(50);
    expect(findingsOf("CO7", sharing(51))).toEqual([]);
    expect(findingsOf("CO7", sharing(5000))).toEqual([]);
  });
});

describe("[CO11] the telephone numbers of a contact", () => {
  it("are of its country, or carry + and another's code", () => {
    expect(findingsOf("CO11", draft({}, { country: "nz", phone: "5550101", fax: "call Mia" }))).toMatchObject(
      [
        {
          severity: "W",
          field: "phone",
          message:
            "phone “5550101” is no telephone number of New Zealand. Numbers of another country begin with + and its code.",
        },
        { field: "fax" },
      ],
    );
    const right = { country: "nz", phone: "09 555 0101", mobile: "+61 491 570 123", fax: null };
    expect(findingsOf("CO11", draft({}, right))).toEqual([]);
  });
  it("without a country are of the account's, and of none in an account in euros", () => {
    const phone = { country: null, phone: "09 555 0101" };
    const euros = checkContext({ policy: { accountCurrency: "EUR" } });
    expect(findingsOf("CO11", draft({}, phone))).toEqual([]);
    expect(messagesOf("CO11", draft({}, phone), euros)[0]).toContain("is no telephone number. ");
  });
});
