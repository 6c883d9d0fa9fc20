// Puts whole contacts into the table as they are, ids and read-only fields included: the sample account, a move from elsewhere.
import type { RecordType } from "../../domain/catalogue";
import type { Values } from "../../domain/value";
import { contactStatements, givenOf } from "./contact-statements";
import type { Database } from "./open";

/** Inserts all of them or none, and answers how many. Failure: a value that is not of its field's kind. */
export function importContacts(database: Database, type: RecordType, contacts: Iterable<Values>): number {
  const statements = contactStatements(database);
  return database.transact(() => {
    let count = 0;
    for (const contact of contacts) {
      const given = type.fields.map((field) => {
        const stored = givenOf(type, field.name, contact[field.name] ?? null);
        if (!stored.ok) throw new TypeError(`Contact ${String(contact["id"])}: ${stored.message}`);
        return stored.given;
      });
      statements.insert(given);
      count += 1;
    }
    return count;
  });
}
