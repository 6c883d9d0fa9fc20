// What a contact owes, from the documents that stand in its name. Whole hundredths; knows no table and no tax.

/** A sales order or a credit note, as far as it counts. */
export interface OwedDocument {
  readonly isApproved: boolean;
  readonly isVoid: boolean;
  /** Hundredths, tax included. */
  readonly total: number;
}

export interface Owed {
  readonly orders: readonly OwedDocument[];
  readonly creditNotes: readonly OwedDocument[];
  /** Amounts paid for the contact's orders, whatever became of the order: money that came in stays until its payment is removed. */
  readonly paidForOrders: readonly number[];
  /** Amounts that were paid out for the contact's credit notes. */
  readonly paidForCreditNotes: readonly number[];
}

/**
 * Balance owing, in hundredths: approved orders less approved credit notes less what was paid in, and what was paid out on credit
 * notes added. What is void or not approved counts for nothing. A credit note counts by its size: its total is negative where its
 * quantities are. Below zero where the contact has paid more than it owes.
 */
export function balanceOwing({ orders, creditNotes, paidForOrders, paidForCreditNotes }: Owed): number {
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  const owedOn = (documents: readonly OwedDocument[]) =>
    documents.filter(({ isApproved, isVoid }) => isApproved && !isVoid).map(({ total }) => total);
  const sizes = (amounts: readonly number[]) => amounts.map(Math.abs);
  return (
    sum(owedOn(orders)) -
    sum(sizes(owedOn(creditNotes))) -
    sum(paidForOrders) +
    sum(sizes(paidForCreditNotes))
  );
}
