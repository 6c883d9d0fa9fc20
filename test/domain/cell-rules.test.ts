// Rules on what a cell holds at all, custom fields among them.
import { extendRecordType } from "../../src/domain/catalogue";
import { checkContext, draft } from "../support/makers";
import { findingsOf, messagesOf } from "../support/rule-findings";

describe("[CO10] a date, number or yes/no cell holds one", () => {
  const refused: [string, string, string][] = [
    ["creditLimit", "5k", "credit limit must be a number of 0 or more"],
    ["creditLimit", "1,250.50", "without currency sign or thousands separator"],
    ["percentageOff", "5%", "a number from 0 to 100, without the % sign"],
    ["onHold", "maybe", "on hold must be TRUE or FALSE. You typed “maybe”."],
    ["company", "#WHATEVER!", "company must be text"],
    ["salesPersonId", "Zed", "“Zed” is no sales person of this account."],
  ];
  it.each(refused)("%s: refuses %p", (field, typed, words) => {
    const found = findingsOf("CO10", draft({}, { [field]: { typed } }));
    expect(found).toMatchObject([{ field, severity: "E", value: { typed } }]);
    expect(found[0]?.message).toContain(words);
    expect(found[0]?.message).toContain(typed);
  });
  it("offers the number of a percentage where percentages are wanted, and only there", () => {
    const offered = (typed: string, field = "percentageOff") =>
      findingsOf("CO10", draft({}, { [field]: { typed } })).map(({ fix }) => fix);
    expect(offered("7.5 %")).toEqual([{ field: "percentageOff", to: 7_50, label: "Use 7.50" }]);
    for (const typed of ["12.345%", "101%", "-5%", "5k", "12/31/2025"])
      expect(offered(typed)).toEqual([undefined]);
    expect(offered("10%", "creditLimit")).toEqual([undefined]);
  });
  it("says of a tick which column it stands in and what it must hold", () => {
    const group = { typed: "F", column: "Education · Group, required" };
    expect(findingsOf("CO10", draft({}, { group }))).toMatchObject([
      {
        field: "group",
        value: group,
        message: "the tick in “Education · Group, required” must be TRUE or FALSE. You typed “F”.",
      },
    ]);
  });
  it("offers the sales person that was meant", () => {
    const found = findingsOf("CO10", draft({}, { salesPersonId: { typed: "Ana Riuz" } }));
    expect(found).toMatchObject([{ fix: { field: "salesPersonId", to: 3, label: "Use Ana Ruiz" } }]);
  });
  it("refuses a value of the wrong form, whoever sends it", () => {
    expect(findingsOf("CO10", draft({}, { creditLimit: "5000" }))).toHaveLength(1);
    expect(findingsOf("CO10", draft({}, { creditLimit: 12.5 }))).toHaveLength(1);
    expect(findingsOf("CO10", draft({}, { company: true }))).toHaveLength(1);
  });
  it("leaves alone what is right, blank, read-only, an Excel error or another rule's", () => {
    const edits = {
      creditLimit: { typed: "12.345" },
      percentageOff: null,
      onHold: true,
      balanceOwing: { typed: "x" },
      company: { typed: "#N/A" },
      billingId: { typed: "Harbour" },
      members_1001: { typed: "31/02" },
    };
    expect(findingsOf("CO10", draft({}, edits))).toEqual([]);
  });
  it("knows a date from 31 February in a date field of the catalogue", () => {
    const context = checkContext();
    const type = extendRecordType(context.type, [
      { name: "since", label: "Since", kind: "date", group: "Other" },
    ]);
    expect(findingsOf("CO10", draft({}, { since: "2024-02-29" }), { ...context, type })).toEqual([]);
    expect(messagesOf("CO10", draft({}, { since: "2024-02-31" }), { ...context, type })).toEqual([
      "since must be a date such as 2026-11-24. You typed “2024-02-31”.",
    ]);
  });
});

describe("[CO12] an Excel error is never sent", () => {
  it.each(["#N/A", "#REF!", "#DIV/0!", "#SPILL!"])("refuses %s in any field", (typed) => {
    const found = findingsOf("CO12", draft({}, { company: { typed }, creditLimit: { typed } }));
    expect(found.map(({ field }) => field)).toEqual(["company", "creditLimit"]);
    expect(found[0]?.message).toBe(
      `company shows the Excel error ${typed}. Mend the formula, or type a value.`,
    );
  });
  it("refuses one in a tick", () => {
    expect(messagesOf("CO12", draft({}, { group: { typed: "#REF!", column: "Retail · Group" } }))).toEqual([
      "“Retail · Group” shows the Excel error #REF!. Mend the formula, or type a value.",
    ]);
  });
  it("takes a company that is called so", () => {
    expect(findingsOf("CO12", draft({}, { company: "#N/A", creditLimit: { typed: "5k" } }))).toEqual([]);
  });
});

describe("[CF1] a custom field's value is of its kind", () => {
  const refused: [string, unknown, string][] = [
    ["members_1000", "East", "route must be North or South. You typed “East”."],
    ["members_1001", { typed: "31/02" }, "opened must be a date such as 2026-11-24. You typed “31/02”."],
    [
      "members_1002",
      { typed: "many" },
      "seats must be a number with at most two decimals. You typed “many”.",
    ],
    ["members_1003", { typed: "maybe" }, "licensed must be TRUE or FALSE. You typed “maybe”."],
    ["members_1004", 5, "remark must be text. You typed “5”."],
  ];
  it.each(refused)("%s: refuses %p", (field, entry, message) => {
    expect(messagesOf("CF1", draft({}, { [field]: entry as string }))).toEqual([message]);
  });
  it("offers the choice that was meant", () => {
    const fix = { field: "members_1000", to: "North", label: "Use North" };
    expect(findingsOf("CF1", draft({}, { members_1000: "Nroth" }))).toMatchObject([{ fix }]);
  });
  it("takes what fits, and leaves an Excel error to its rule", () => {
    const fitting = {
      members_1000: "South",
      members_1001: "2024-02-29",
      members_1002: 12_50,
      members_1003: false,
    };
    expect(findingsOf("CF1", draft({}, { ...fitting, members_1004: { typed: "#REF!" } }))).toEqual([]);
    expect(findingsOf("CF1", draft({}, { members_1000: null }))).toEqual([]);
  });
});

it("[CO10] ticks that take a number say how they are written, in one cell and in a column each", () => {
  const typed = "W26=abc";
  expect(messagesOf("CO10", draft({}, { promotions: { typed } }))).toEqual([
    "promotions must be codes, each once, some with = and a number of at most two decimals, such as S10, W26=7.5. You typed “W26=abc”.",
  ]);
  expect(messagesOf("CO10", draft({}, { promotions: { typed: "abc", column: "W26" } }))).toEqual([
    "the tick in “W26” must be TRUE, FALSE or a number with at most two decimals. You typed “abc”.",
  ]);
});
