// Puts whole contacts into the table as they are, ids and read-only fields included: the sample account, a move from elsewhere.
import type { RecordType } from "../../domain/catalogue";
import type { Values } from "../../domain/value";
import { storedValues } from "./contact-batch";
import { insertStatement } from "./contact-statements";
import type { Database } from "./open";
import { writePeople } from "./people";

/** Inserts all of them or none, and answers how many. Failure: a value that is not of its field's kind. */
export function importContacts(database: Database, type: RecordType, contacts: Iterable<Values>): number {
  const statement = insertStatement(database, type.fields);
  return database.transact(() => {
    let count = 0;
    for (const contact of contacts) {
      const values = storedValues(statement.fields, contact);
      if ("refusal" in values) throw new TypeError(`Contact ${String(contact["id"])}: ${values.refusal}`);
      writePeople(database, statement.insert(values.stored), contact["secondaryContacts"] ?? undefined);
      count += 1;
    }
    return count;
  });
}
