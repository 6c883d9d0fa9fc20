// Rules on credit limits, balances and holds.
import { checkContext, draft, newDraft } from "../support/makers";
import { findingsOf, messagesOf } from "../support/rule-findings";

describe("[CR1] a credit limit is a number of 0 or more, at most the ceiling", () => {
  it("refuses less than nothing", () => {
    expect(messagesOf("CR1", draft({}, { creditLimit: -5_00 }))).toEqual([
      "credit limit must be a number of 0 or more. You typed “-5”.",
    ]);
  });
  it("refuses more than the policy's ceiling", () => {
    expect(messagesOf("CR1", draft({}, { creditLimit: 250_000_01 }))).toEqual([
      "credit limit is at most NZD 250,000, the account's ceiling. You typed “250,000.01”.",
    ]);
    const careful = checkContext({ policy: { creditCeiling: 99.99, accountCurrency: "AUD" } });
    expect(messagesOf("CR1", draft({}, { creditLimit: 100_00 }), careful)[0]).toContain("at most AUD 99.99");
  });
  it("refuses three decimals, and leaves text to CO10", () => {
    expect(messagesOf("CR1", draft({}, { creditLimit: { typed: "12.345" } }))).toEqual([
      "credit limit must be 0 to NZD 250,000 with at most two decimals. You typed “12.345”.",
    ]);
    expect(findingsOf("CR1", draft({}, { creditLimit: { typed: "5k" } }))).toEqual([]);
  });
  it.each([0, 1, 250_000_00, null])("takes %p hundredths", (creditLimit) => {
    expect(findingsOf("CR1", draft({}, { creditLimit }))).toEqual([]);
  });
});

describe("[CR2] a limit below the balance owing", () => {
  it("warns", () => {
    expect(findingsOf("CR2", draft({}, { creditLimit: 812_49 }))).toMatchObject([
      { severity: "W", message: "credit limit NZD 812.49 is below the balance owing, NZD 812.50." },
    ]);
  });
  it.each([812_50, null])("says nothing of %p hundredths", (creditLimit) => {
    expect(findingsOf("CR2", draft({}, { creditLimit }))).toEqual([]);
  });
});

describe("[CR3] a rise of more than the policy's percentage or amount", () => {
  const rises: [number | null, number | null, number][] = [
    [5_000_00, 7_500_00, 0],
    [5_000_00, 7_500_01, 1],
    [100_000_00, 110_000_00, 0],
    [100_000_00, 110_000_01, 1],
    [null, 10_000_00, 0],
    [null, 10_000_01, 1],
    [0, 10_000_00, 0],
    [5_000_00, 1_00, 0],
    [5_000_00, null, 0],
    [200_000_00, 200_000_00, 0],
  ];
  it.each(rises)("from %p to %p hundredths: %i", (from, to, count) => {
    expect(findingsOf("CR3", draft({ creditLimit: from }, { creditLimit: to }))).toHaveLength(count);
  });
  it("says from what to what", () => {
    expect(messagesOf("CR3", draft({}, { creditLimit: 50_000_00 }))).toEqual([
      "credit limit rises from 5,000 to 50,000, by more than 50% or NZD 10,000.",
    ]);
  });
  it("takes a new contact's limit for a rise from nothing", () => {
    expect(findingsOf("CR3", newDraft({ creditLimit: 20_000_00 }))).toHaveLength(1);
    expect(findingsOf("CR3", newDraft({ creditLimit: 2_000_00 }))).toEqual([]);
  });
});

describe("[CR4] a customer over the limit is not on hold", () => {
  const over = { creditLimit: 500_00 };
  it("warns and offers the hold", () => {
    expect(findingsOf("CR4", draft(over))).toMatchObject([
      {
        field: "onHold",
        severity: "W",
        message: "owes NZD 812.50, over the limit of 500, and is not on hold.",
        fix: { field: "onHold", to: true, label: "Put on hold" },
      },
    ]);
  });
  it("says nothing on hold, at the limit, without one, below zero (that is CR1's), of suppliers and of the inactive", () => {
    const quiet = [
      draft(over, { onHold: true }),
      draft({ creditLimit: 812_50 }),
      draft({ creditLimit: null }),
      draft({ creditLimit: -500_00 }),
      draft({ ...over, type: "Supplier" }),
      draft(over, { isActive: false }),
    ];
    expect(findingsOf("CR4", quiet)).toEqual([]);
  });
});

describe("[CR5] on hold with nothing owed", () => {
  it.each([0, -20_00])("warns of %p hundredths and offers to take it off", (balanceOwing) => {
    expect(findingsOf("CR5", draft({ balanceOwing, onHold: true }))).toMatchObject([
      { severity: "W", fix: { field: "onHold", to: false, label: "Take off hold" } },
    ]);
  });
  it("says nothing where something is owed, where that is not known, and off hold", () => {
    const quiet = [
      draft({ onHold: true }),
      draft({ onHold: true, balanceOwing: null }),
      draft({ balanceOwing: 0 }),
    ];
    expect(findingsOf("CR5", quiet)).toEqual([]);
  });
});

describe("[CR6] balance owing is never written", () => {
  it.each([0, null, { typed: "x" }])("refuses %p and puts the loaded one back", (balanceOwing) => {
    expect(findingsOf("CR6", draft({}, { balanceOwing }))).toMatchObject([
      {
        severity: "E",
        message: "balance owing comes from accounting and cannot be set here. It was 812.50.",
        fix: { field: "balanceOwing", to: 812_50, label: "Put back 812.50" },
      },
    ]);
  });
  it("refuses one of a new contact", () => {
    expect(findingsOf("CR6", newDraft({ balanceOwing: 5_00 }))).toMatchObject([{ fix: { to: null } }]);
  });
  it("takes it as loaded and not given", () => {
    expect(findingsOf("CR6", [draft(), draft({ balanceOwing: null }), newDraft()])).toEqual([]);
  });
});
