// Rules on contacts that others pay for, on shared GL accounts, and on credit without a limit.
import { checkContext, draft, parent } from "../support/makers";
import { findingsOf, messagesOf } from "../support/rule-findings";

const branch = (values: Parameters<typeof draft>[0] = {}, edits: Parameters<typeof draft>[1] = {}) =>
  draft(
    { id: 50, type: "Branch", company: "Harbour Cafe – Nelson", creditLimit: null, billingId: 7, ...values },
    edits,
  );
const payer = (values: Parameters<typeof draft>[0] = {}, edits: Parameters<typeof draft>[1] = {}) =>
  draft({ id: 7, company: "Harbour Group Ltd", ...values }, edits);

describe("[CR7] terms that give credit, without a limit", () => {
  it("warn", () => {
    expect(findingsOf("CR7", draft({}, { creditLimit: null }))).toMatchObject([
      {
        severity: "W",
        field: "creditLimit",
        message: "payment terms “20th of Following Month” give credit, but there is no credit limit.",
      },
    ]);
  });
  it("do not with a limit of 0, for terms at once, paid beforehand or unknown, for suppliers and for who is paid for", () => {
    const quiet = [
      draft({}, { creditLimit: 0 }),
      draft({ creditLimit: null, paymentTerms: "Old terms" }),
      draft({ creditLimit: null, paymentTerms: "Nothing" }),
      draft({ creditLimit: null, type: "Supplier" }),
      draft({ creditLimit: null, isActive: false }),
      branch({ type: "Customer" }),
    ];
    for (const one of quiet) expect(findingsOf("CR7", one)).toEqual([]);
    const [first] = checkContext().lists.paymentTerms;
    const beforehand = checkContext({ lists: { paymentTerms: [{ ...first!, depositPercent: 100_00 }] } });
    expect(findingsOf("CR7", draft({ creditLimit: null }), beforehand)).toEqual([]);
  });
});

describe("[BI3] a branch with a limit of its own while its parent pays", () => {
  it("warns, and offers to take it off", () => {
    expect(findingsOf("BI3", branch({}, { creditLimit: 500_00 }))).toMatchObject([
      {
        severity: "W",
        field: "creditLimit",
        message: "has a credit limit of its own, NZD 500, while Harbour Group Ltd #7 pays.",
        fix: { field: "creditLimit", to: null, label: "Take the limit off" },
      },
    ]);
  });
  it("does not without one, with nothing, or where it pays itself", () => {
    for (const one of [
      branch(),
      branch({ creditLimit: 0 }),
      branch({ billingId: null, creditLimit: 500_00 }),
    ])
      expect(findingsOf("BI3", one)).toEqual([]);
  });
});

describe("[BI4] a parent that is inactive or on hold", () => {
  it("warns the branch where it is on hold, by the sheet's word first", () => {
    const message = "bill to Harbour Group Ltd #7: it is on hold, and so are orders that it pays for.";
    const held = checkContext({ lists: { parents: [parent(7, "Harbour Group Ltd", { onHold: true })] } });
    expect(findingsOf("BI4", branch(), held)).toMatchObject([{ severity: "W", field: "billingId", message }]);
    expect(messagesOf("BI4", [branch(), payer({}, { onHold: true })])).toEqual([message]);
    expect(findingsOf("BI4", [branch(), payer({ onHold: true }, { onHold: false })], held)).toEqual([]);
  });
  it("warns the parent that is set inactive while others, not on the sheet, are billed to it", () => {
    const parents = [
      parent(7, "Harbour Group Ltd"),
      parent(51, "Harbour Nelson", { billingId: 7 }),
      parent(52, "Harbour Picton", { billingId: 7 }),
      parent(53, "Harbour Bluff", { billingId: 7, isActive: false }),
    ];
    const context = checkContext({ lists: { parents } });
    expect(findingsOf("BI4", payer({}, { isActive: false }), context)).toMatchObject([
      {
        key: "7",
        field: "isActive",
        message: "is set inactive, but Harbour Nelson #51 and 1 more are billed to it.",
      },
    ]);
    expect(findingsOf("BI4", payer({ isActive: false }), context)).toEqual([]);
    expect(findingsOf("BI4", draft({ id: 51 }, { isActive: false }), context)).toEqual([]);
  });
  it("says nothing of a parent in use", () => {
    expect(findingsOf("BI4", [branch(), payer()])).toEqual([]);
  });
});

describe("[GL4] a parent's GL account differs from its branches'", () => {
  it("warns the branch, and offers the parent's", () => {
    const other = branch({ billingCostCenter: "Old Revenue" }, { costCenter: "Online Sales" });
    expect(findingsOf("GL4", [payer(), other])).toMatchObject([
      {
        key: "50",
        severity: "W",
        field: "costCenter",
        message:
          "GL account “Online Sales” is not that of Harbour Group Ltd #7, which pays: “Wholesale Revenue”.",
        fix: { field: "costCenter", to: "Wholesale Revenue", label: "Use Wholesale Revenue" },
      },
      { field: "billingCostCenter", fix: { to: "Wholesale Revenue" } },
    ]);
  });
  it("goes by the parent's account that the branch carries, where the parent is not on the sheet", () => {
    expect(
      messagesOf("GL4", branch({ billingCostCenter: "Online Sales", billingCompany: "Harbour Group" })),
    ).toEqual([
      "GL account “Wholesale Revenue” is not that of Harbour Group #7, which pays: “Online Sales”.",
    ]);
  });
  it("says nothing where they are the same, blank, or not known", () => {
    const quiet = [
      [payer(), branch({ costCenter: "wholesale revenue", billingCostCenter: "Wholesale Revenue" })],
      [payer(), branch({ costCenter: null })],
      [payer({ costCenter: null }), branch()],
      [branch()],
    ];
    for (const drafts of quiet) expect(findingsOf("GL4", drafts)).toEqual([]);
  });
});

describe("[GL5] a customer without a GL account while the others of its group share one", () => {
  const customers = (accounts: readonly (string | null)[]) =>
    accounts.map((costCenter, at) => draft({ id: 100 + at, costCenter }));
  const five = Array.from({ length: 5 }, () => "Wholesale Revenue");
  it("is offered theirs", () => {
    expect(findingsOf("GL5", customers([...five, null]))).toMatchObject([
      {
        key: "105",
        severity: "W",
        field: "costCenter",
        message: "GL account is blank; nearly all others of “Hospitality” have “Wholesale Revenue”.",
        fix: { field: "costCenter", to: "Wholesale Revenue", label: "Use Wholesale Revenue" },
      },
    ]);
  });
  it("is not where they are four, disagree, are of another group, or the customer is inactive or paid for", () => {
    const quiet = [
      customers([...five.slice(1), null]),
      customers([...five, "Online Sales", null]),
      [...customers(five), draft({ id: 200, costCenter: null, group: "Retail" })],
      [...customers(five), draft({ id: 200, costCenter: null, isActive: false })],
      [...customers(five), draft({ id: 200, costCenter: null, billingId: 7 })],
      [...customers(five), draft({ id: 200, costCenter: null, type: "Supplier" })],
    ];
    for (const drafts of quiet) expect(findingsOf("GL5", drafts)).toEqual([]);
  });
});
