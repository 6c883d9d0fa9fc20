// Puts whole records into their tables as they are, ids and read-only fields included: the sample account, a move from elsewhere.
import type { RecordType } from "../../domain/catalogue";
import type { Field } from "../../domain/field";
import { ownedTypes } from "../../domain/record-types";
import type { Values } from "../../domain/value";
import { secondaryContactType } from "../../domain/secondary-contact";
import { storedValues } from "./contact-batch";
import { contactRows } from "./contact-statements";
import type { Database } from "./database";
import { insertRows } from "./insert-rows";
import { personColumns, personRows } from "./people";
import type { SqlValue } from "./tables";

/** Inserts all of them or none, and answers how many; each has its id. Failure: a value that is not of its field's kind. */
export function importContacts(
  database: Database,
  type: RecordType,
  contacts: Iterable<Values>,
): Promise<number> {
  return database.transact(async (inside) => {
    const { fields, columns, rowOf } = contactRows(inside, type.fields);
    let count = 0;
    for (const some of inParts(contacts)) {
      const rows = some.map((contact) => rowOf(storedOrThrow("Contact", fields, contact)));
      await insertRows(inside, { table: type.name, columns, rows });
      const people = some.flatMap((contact) =>
        personRows(Number(contact["id"]), contact["secondaryContacts"] ?? undefined),
      );
      await insertRows(inside, { table: secondaryContactType.name, columns: personColumns, rows: people });
      count += rows.length;
    }
    await inside.words.passIds(inside, type.name);
    await inside.words.passIds(inside, secondaryContactType.name);
    return count;
  });
}

/** Puts records of a list, or of what contacts own, into their table as they are. Failure: a value that is not of its field's kind. */
export function importRecords(
  database: Database,
  type: RecordType,
  records: Iterable<Values>,
): Promise<void> {
  const columns = type.fields.map(({ name }) => name);
  return database.transact(async (inside) => {
    for (const some of inParts(records)) {
      const rows = some.map((record) => storedOrThrow(type.name, type.fields, record));
      await insertRows(inside, { table: type.name, columns, rows });
    }
    if (ownedTypes.includes(type)) await inside.words.passIds(inside, type.name);
  });
}

function storedOrThrow(noun: string, fields: readonly Field[], record: Values): readonly SqlValue[] {
  const values = storedValues(fields, record);
  if ("refusal" in values) throw new TypeError(`${noun} ${String(record["id"])}: ${values.refusal}`);
  return values.stored;
}

const rowsInPart = 1024;

function* inParts(records: Iterable<Values>): Generator<readonly Values[]> {
  let part: Values[] = [];
  for (const record of records) {
    part.push(record);
    if (part.length < rowsInPart) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
