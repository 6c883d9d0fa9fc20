// The sales documents that name a contact: while there is one, the contact cannot go. Knows no wire and no run.
import type { Database } from "./database";

/** Tables with a `memberId`, and what one of their records is called. */
const documents = [
  ["sales_order", "sales order"],
  ["quote", "quote"],
  ["credit_note", "credit note"],
] as const;

/** The first document of a contact, "sales order SO-12"; undefined where it has none. */
export async function documentOf(database: Database, contactId: number): Promise<string | undefined> {
  for (const [table, noun] of documents) {
    const row = await database.first<{ readonly id: number; readonly reference: string | null }>(
      `SELECT id, reference FROM ${table} WHERE "memberId" = ? ORDER BY id LIMIT 1`,
      [contactId],
    );
    if (row) return `${noun} ${row.reference ?? row.id}`;
  }
  return undefined;
}
