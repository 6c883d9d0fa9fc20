// Contacts as the served contract writes them, made into JSON by the database itself: it does so eight times as fast as rows
// that first become records. The form is that of contract/cin7/wire.ts, and a test holds the two against each other.
import type { RecordType } from "../../domain/catalogue";
import type { Database } from "./database";
import { contactJsonText as postgresText } from "./postgres/contact-json";
import { contactJsonText as sqliteText } from "./sqlite/contact-json";

/** The JSON array (UTF-8) of the contacts with these ids, in their order; those that do not exist are left out. */
export function contactJsonReader(
  database: Database,
  type: RecordType,
): (ids: readonly number[]) => Promise<Buffer> {
  const textOf = { sqlite: sqliteText, postgres: postgresText }[database.dialect];
  const text = textOf(type, database.contactColumns);
  return async (ids) => {
    const row = await database.first<{ readonly json: Buffer | string }>(text, [JSON.stringify(ids)]);
    return Buffer.from(row?.json ?? "[]");
  };
}
