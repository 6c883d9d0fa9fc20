// Reads the records of the account's lists and of what contacts own: by key, or in pages by the contacts they belong to.
import { sql, type RawBuilder, type SqlBool } from "kysely";
import type { ContactFilter } from "../../contract/app";
import { fieldNamed, type RecordType } from "../../domain/catalogue";
import { idOfKey, keyOfId } from "../../domain/record-key";
import type { Key, Values } from "../../domain/value";
import { conditionsOf } from "./contact-filter";
import { tablesOf, type Database } from "./database";
import { rowReader, type StoredRow } from "./stored";
import type { SqlValue } from "./tables";
import { filled } from "./words";

const readerOf = (type: RecordType) =>
  rowReader(type.fields, new Set(type.fields.map((field) => field.name)));

/** What the key's column holds for a record; null where this can be the key of none. */
export function storedId(type: RecordType, key: Key): SqlValue {
  const id = idOfKey(key);
  if (fieldNamed(type, type.keyField).kind === "text") return id;
  return /^\d{1,15}$/.test(id) ? Number(id) : null;
}

/** That a row is of one of these records, however many. */
export function isAmong(
  { words }: Pick<Database, "words">,
  type: RecordType,
  keys: readonly Key[],
): RawBuilder<SqlBool> {
  const members = fieldNamed(type, type.keyField).kind === "text" ? words.texts : words.wholeNumbers;
  const ids = JSON.stringify(keys.map((key) => storedId(type, key)));
  return sql<SqlBool>`${sql.ref(type.keyField)} in ${filled(members, ids)}`;
}

/** One record as it is now; undefined where there is none. */
export async function readRecord(
  database: Database,
  type: RecordType,
  key: Key,
): Promise<Values | undefined> {
  const row = await tablesOf(database)
    .selectFrom(type.name)
    .selectAll()
    .where(type.keyField, "=", storedId(type, key))
    .executeTakeFirst();
  return row ? readerOf(type)(row) : undefined;
}

/** The records with these keys, all of this type; those that do not exist are absent. */
export async function readRecords(
  database: Database,
  type: RecordType,
  keys: readonly Key[],
): Promise<Map<Key, Values>> {
  const rows = await tablesOf(database)
    .selectFrom(type.name)
    .selectAll()
    .where(isAmong(database, type, keys))
    .execute();
  const read = readerOf(type);
  return new Map(
    rows.map((row) => {
      const values = read(row);
      return [keyOfId(type.name, String(values[type.keyField])), values];
    }),
  );
}

/** Where a page begins: after that record of that contact. */
export interface OwnedPlace {
  readonly contactId: number;
  readonly id: number;
}

/** A page of what the contacts that match own, ordered by contact, then by id; what was taken off them is left out. */
export async function readOwnedPage(
  database: Database,
  type: RecordType,
  page: { readonly filter: ContactFilter; readonly after: OwnedPlace; readonly rows: number },
): Promise<readonly Values[]> {
  const { contactId, id } = page.after;
  const { rows } = await sql<StoredRow>`
    select * from ${sql.table(type.name)} as owned
    where (owned."contactId", owned.id) > (${contactId}, ${id}) and ${ownedBy(database, type, page.filter)}
    order by owned."contactId", owned.id limit ${page.rows}`.execute(database.query);
  return rows.map(readerOf(type));
}

/** How many records of this type the contacts that match own. */
export async function countOwned(
  database: Database,
  type: RecordType,
  filter: ContactFilter,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ${sql.table(type.name)} as owned where ${ownedBy(database, type, filter)}`.execute(
    database.query,
  );
  return rows[0]?.count ?? 0;
}

function ownedBy({ words }: Database, type: RecordType, filter: ContactFilter): RawBuilder<unknown> {
  const isKept = type.fields.some(({ name }) => name === "isRemoved")
    ? sql`coalesce(owned."isRemoved", 0) = 0 and `
    : sql``;
  const conditions = [sql`contact.id = owned."contactId"`, ...conditionsOf(filter, words)];
  return sql`${isKept}exists (select 1 from contact where ${sql.join(conditions, sql` and `)})`;
}
