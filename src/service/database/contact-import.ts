// Puts whole records into their tables as they are, ids and read-only fields included: the sample account, a move from elsewhere.
import type { RecordType } from "../../domain/catalogue";
import type { Values } from "../../domain/value";
import { storedValues } from "./contact-batch";
import { insertStatement } from "./contact-statements";
import type { Database } from "./open";
import { writePeople } from "./people";
import { quoted } from "./schema";

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

/** Puts records of a list, or of what contacts own, into their table as they are. Failure: a value that is not of its field's kind. */
export function importRecords(database: Database, type: RecordType, records: Iterable<Values>): void {
  const names = type.fields.map(({ name }) => quoted(name));
  const insert = database.prepare(
    `INSERT INTO ${quoted(type.name)} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
  );
  database.transact(() => {
    for (const record of records) {
      const values = storedValues(type.fields, record);
      if ("refusal" in values)
        throw new TypeError(`${type.name} ${String(record[type.keyField])}: ${values.refusal}`);
      insert.run(...values.stored);
    }
  });
}
