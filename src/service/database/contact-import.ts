// Puts whole records into their tables as they are, ids and read-only fields included: the sample account, a move from elsewhere.
import type { RecordType } from "../../domain/catalogue";
import type { Values } from "../../domain/value";
import { storedValues } from "./contact-batch";
import { insertStatement } from "./contact-statements";
import type { Database } from "./database";
import { writePeople } from "./people";
import { quoted } from "./tables";

/** Inserts all of them or none, and answers how many. Failure: a value that is not of its field's kind. */
export function importContacts(
  database: Database,
  type: RecordType,
  contacts: Iterable<Values>,
): Promise<number> {
  return database.transact(async (inside) => {
    const statement = insertStatement(inside, type.fields);
    let count = 0;
    for (const contact of contacts) {
      const values = storedValues(statement.fields, contact);
      if ("refusal" in values) throw new TypeError(`Contact ${String(contact["id"])}: ${values.refusal}`);
      const id = await statement.insert(values.stored);
      await writePeople(inside, id, contact["secondaryContacts"] ?? undefined);
      count += 1;
    }
    return count;
  });
}

/** Puts records of a list, or of what contacts own, into their table as they are. Failure: a value that is not of its field's kind. */
export function importRecords(
  database: Database,
  type: RecordType,
  records: Iterable<Values>,
): Promise<void> {
  const names = type.fields.map(({ name }) => quoted(name));
  const insert = `INSERT INTO ${quoted(type.name)} (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`;
  return database.transact(async (inside) => {
    for (const record of records) {
      const values = storedValues(type.fields, record);
      if ("refusal" in values)
        throw new TypeError(`${type.name} ${String(record[type.keyField])}: ${values.refusal}`);
      await inside.run(insert, values.stored);
    }
  });
}
