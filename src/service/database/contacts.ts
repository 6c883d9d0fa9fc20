// Reads contacts: by filter in pages, by id, by what must be unique. Writes nothing and checks nothing.
import { sql } from "kysely";
import type { ContactFilter } from "../../contract/app";
import type { RecordType } from "../../domain/catalogue";
import type { Key, Values } from "../../domain/value";
import { conditionsOf } from "./contact-filter";
import type { Database } from "./database";
import { rowReader } from "./stored";

const manyIds = 5000;

/** The contacts that match, ordered by id, after the id given, at most `rows`. */
export async function readPage(
  database: Database,
  type: RecordType,
  page: { readonly filter: ContactFilter; readonly afterId: number; readonly rows: number },
): Promise<readonly Values[]> {
  const rows = await database.query
    .selectFrom("contact")
    .selectAll()
    .where("id", ">", page.afterId)
    .where((eb) => eb.and(conditionsOf(page.filter, database.words)))
    .orderBy("id")
    .limit(page.rows)
    .execute();
  const read = reader(database, type);
  return rows.map((row) => read({ ...row }));
}

/** How many contacts match. */
export async function countContacts(database: Database, filter: ContactFilter): Promise<number> {
  const { count } = await database.query
    .selectFrom("contact")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where((eb) => eb.and(conditionsOf(filter, database.words)))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** The contacts with these ids by key; ids that do not exist are absent. */
export async function readByIds(
  database: Database,
  type: RecordType,
  keys: readonly Key[],
): Promise<Map<Key, Values>> {
  const ids = keys.map(Number).filter((id) => Number.isSafeInteger(id) && id > 0);
  const read = reader(database, type);
  const found = new Map<Key, Values>();
  for (let start = 0; start < ids.length; start += manyIds) {
    const some = ids.slice(start, start + manyIds);
    const rows = await database.query.selectFrom("contact").selectAll().where("id", "in", some).execute();
    for (const row of rows) found.set(String(row.id), read({ ...row }));
  }
  return found;
}

/** Who has these emails (lower case), by email, among contacts other than `except` [CO4]. */
export async function readEmailOwners(
  database: Database,
  emails: readonly string[],
  except: ReadonlySet<Key>,
): Promise<Map<string, Key>> {
  const rows = await inParts(emails, (some) =>
    database.query
      .selectFrom("contact")
      .select(["id", sql<string>`lower(email)`.as("held")])
      .where(sql`lower(email)`, "in", some)
      .orderBy("id")
      .execute(),
  );
  return ownersOf(rows, except);
}

/** Who has these account numbers, by number, among contacts other than `except` [CO9]. */
export async function readNumberOwners(
  database: Database,
  numbers: readonly string[],
  except: ReadonlySet<Key>,
): Promise<Map<string, Key>> {
  const rows = await inParts(numbers, (some) =>
    database.query
      .selectFrom("contact")
      .select(["id", sql<string>`"accountNumber"`.as("held")])
      .where("accountNumber", "in", some)
      .orderBy("id")
      .execute(),
  );
  return ownersOf(rows, except);
}

interface Holder {
  readonly id: number;
  readonly held: string;
}

async function inParts(
  wanted: readonly string[],
  read: (some: readonly string[]) => Promise<readonly Holder[]>,
): Promise<readonly Holder[]> {
  const all: Holder[] = [];
  for (let start = 0; start < wanted.length; start += manyIds) {
    all.push(...(await read(wanted.slice(start, start + manyIds))));
  }
  return all;
}

/** The first that holds it; later ones are findings of their own. */
function ownersOf(rows: readonly Holder[], except: ReadonlySet<Key>): Map<string, Key> {
  const owners = new Map<string, Key>();
  for (const { id, held } of rows) {
    const key = String(id);
    if (!except.has(key) && !owners.has(held)) owners.set(held, key);
  }
  return owners;
}

const reader = (database: Database, type: RecordType) => rowReader(type.fields, database.contactColumns);
