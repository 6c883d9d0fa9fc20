// What a contact owes: the law over any documents, and the cases that people ask about.
import fc from "fast-check";
import { balanceOwing, type Owed } from "../../src/domain/balance";

const none: Owed = { orders: [], creditNotes: [], paidForOrders: [], paidForCreditNotes: [] };
const order = (total: number, more: { isApproved?: boolean; isVoid?: boolean } = {}) => ({
  isApproved: true,
  isVoid: false,
  total,
  ...more,
});

const anyAmount = fc.integer({ min: -1_000_000_00, max: 1_000_000_00 });
const anyDocument = fc.record({ isApproved: fc.boolean(), isVoid: fc.boolean(), total: anyAmount });
const anyOwed = fc.record({
  orders: fc.array(anyDocument),
  creditNotes: fc.array(anyDocument),
  paidForOrders: fc.array(anyAmount),
  paidForCreditNotes: fc.array(anyAmount),
});

describe("balance owing [SA7]", () => {
  it("[SA7] is the approved orders less the credit notes less what was paid", () => {
    const owed = { ...none, orders: [order(115_00), order(50_00)], creditNotes: [order(-15_00)] };
    expect(balanceOwing({ ...owed, paidForOrders: [100_00] })).toBe(50_00);
  });

  it("[SA7] counts nothing for what is a draft or void, and keeps what was paid for it", () => {
    const orders = [order(115_00, { isApproved: false }), order(50_00, { isVoid: true })];
    expect(balanceOwing({ ...none, orders, paidForOrders: [50_00] })).toBe(-50_00);
  });

  it("[SA7] takes a credit note by its size, and back what was paid out for it", () => {
    expect(balanceOwing({ ...none, creditNotes: [order(-20_00), order(5_00)] })).toBe(-25_00);
    expect(balanceOwing({ ...none, creditNotes: [order(-20_00)], paidForCreditNotes: [-20_00] })).toBe(0);
  });

  it("[SA7] is the sum of what each document and each payment adds, in any order and however they are split", () => {
    fc.assert(
      fc.property(anyOwed, anyOwed, (one, other) => {
        const both: Owed = {
          orders: [...other.orders, ...one.orders],
          creditNotes: [...other.creditNotes, ...one.creditNotes],
          paidForOrders: [...other.paidForOrders, ...one.paidForOrders],
          paidForCreditNotes: [...other.paidForCreditNotes, ...one.paidForCreditNotes],
        };
        expect(balanceOwing(both)).toBe(balanceOwing(one) + balanceOwing(other));
      }),
    );
  });

  it("[SA7] comes back to where it was when an order is voided, a payment removed, a credit note left a draft", () => {
    fc.assert(
      fc.property(anyOwed, anyAmount, (owed, amount) => {
        const before = balanceOwing(owed);
        const voided = { ...owed, orders: [...owed.orders, order(amount, { isVoid: true })] };
        const drafted = { ...owed, creditNotes: [...owed.creditNotes, order(amount, { isApproved: false })] };
        expect([balanceOwing(voided), balanceOwing(drafted)]).toEqual([before, before]);
        const paid = balanceOwing({ ...owed, paidForOrders: [...owed.paidForOrders, amount] });
        expect(paid + amount).toBe(before);
      }),
    );
  });
});
