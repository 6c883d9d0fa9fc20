// What contacts owe, summed up from their documents in the tables, as domain/balance.ts has it [SA7]; and when they last ordered. Not
// written by anyone else.
import type { Database } from "./database";

const sumOf = (amount: string, from: string): string => `coalesce((SELECT sum(${amount}) FROM ${from}), 0)`;
const ofContact = (table: string): string =>
  `${table} WHERE ${table}."memberId" = contact.id AND ${table}."isApproved" = 1`;
const paidFor = (table: string, orderType: string): string =>
  `payment JOIN ${table} ON ${table}.id = payment."orderId"
    WHERE payment."orderType" = '${orderType}' AND ${table}."memberId" = contact.id`;

const notVoid = `AND coalesce(sales_order."isVoid", 0) = 0`;

/** The terms of the law, in its order. */
const owed = [
  sumOf("total", `${ofContact("sales_order")} ${notVoid}`),
  `- ${sumOf("abs(total)", ofContact("credit_note"))}`,
  `- ${sumOf("payment.amount", paidFor("sales_order", "SalesOrder"))}`,
  `+ ${sumOf("abs(payment.amount)", paidFor("credit_note", "CreditNote"))}`,
].join("\n");

/** Sums up again what these contacts owe. `modifiedDate` stays: the live API does not move it for balances either. */
export async function refreshBalances(database: Database, contactIds: Iterable<number>): Promise<void> {
  const ids = [...new Set(contactIds)];
  if (ids.length === 0) return;
  await database.run(
    `UPDATE contact SET "balanceOwing" = ${owed},
      "lastOrderDate" = (SELECT max("createdDate") FROM ${ofContact("sales_order")} ${notVoid})
      WHERE id IN ${database.words.wholeNumbers}`,
    [JSON.stringify(ids)],
  );
}
