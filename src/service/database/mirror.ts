// Contacts of another server as that server last told them, kept in the same tables as contacts of our own: what that server cannot
// hold (ticks of promotions, further classifications) stands in the same row and stays as it is.
import { sql, type RawBuilder } from "kysely";
import type { RecordType } from "../../domain/catalogue";
import type { Field } from "../../domain/field";
import type { Value, Values } from "../../domain/value";
import { tablesOf, type Database } from "./database";
import { removeOwned, writePeople } from "./people";
import { toStored } from "./stored";
import type { SqlValue } from "./tables";

interface Held {
  readonly id: number;
  readonly accountFields: string | null;
  readonly secondaryContacts: string | null;
}

/** Makes the contacts what the server says, in one transaction; `type` has the fields that it may say something of. */
export async function mirrorContacts(
  database: Database,
  type: RecordType,
  contacts: readonly Values[],
): Promise<void> {
  const said = type.fields.filter(({ wire = "property" }) => wire !== "none");
  const own = said.filter(({ name }) => database.contactColumns.has(name));
  const added = said.filter(({ name }) => !database.contactColumns.has(name));
  await database.transact(async (inside) => {
    const held = await readHeld(inside, contacts.map(idOf));
    for (const contact of contacts) {
      const before = held.get(idOf(contact));
      const values = own.map((field) => [field.name, storedOr(field, contact[field.name] ?? null)] as const);
      await upsert(inside, { ...Object.fromEntries(values), accountFields: merged(before, added, contact) });
      await mirrorPeople(inside, contact, before?.secondaryContacts ?? null);
    }
  });
}

const idOf = (contact: Values) => Number(contact["id"]);

/** A contact that moved here after the server last moved it keeps its date: who asks what changed finds it. */
async function upsert(database: Database, row: Readonly<Record<string, SqlValue>>): Promise<void> {
  const names = Object.keys(row).filter((name) => name !== "id");
  await tablesOf(database)
    .insertInto("contact")
    .values(row)
    .onConflict((conflict) =>
      conflict.column("id").doUpdateSet(Object.fromEntries(names.map((name) => [name, newer(name)]))),
    )
    .execute();
}

function newer(name: string): RawBuilder<SqlValue> {
  const [held, told] = [sql.ref(`contact.${name}`), sql.ref<SqlValue>(`excluded.${name}`)];
  return name === "modifiedDate" ? sql`case when ${held} > ${told} then ${held} else ${told} end` : told;
}

/** What no column can hold is no value: half a surrogate pair, a number beyond what is exact. */
function storedOr(field: Field, value: Value): SqlValue {
  return toStored(field, value) ?? null;
}

function merged(before: Held | undefined, added: readonly Field[], contact: Values): string | null {
  const kept = JSON.parse(before?.accountFields ?? "{}") as Record<string, unknown>;
  const all = { ...kept, ...Object.fromEntries(added.map(({ name }) => [name, contact[name] ?? null])) };
  const given = Object.entries(all).filter(([, value]) => value !== null);
  return given.length > 0 ? JSON.stringify(Object.fromEntries(given)) : null;
}

async function readHeld(database: Database, ids: readonly number[]): Promise<Map<number, Held>> {
  if (ids.length === 0) return new Map();
  const rows = await database.query
    .selectFrom("contact")
    .select(["id", "accountFields", "secondaryContacts"])
    .where("id", "in", ids)
    .execute();
  return new Map(rows.map((row) => [Number(row.id), row]));
}

/** Whoever the server says is at this contact is at no other. */
async function mirrorPeople(database: Database, contact: Values, before: string | null): Promise<void> {
  const now = contact["secondaryContacts"] ?? null;
  if (now === before || (now !== null && typeof now !== "string")) return;
  const people = JSON.parse(now ?? "[]") as readonly { readonly id: number }[];
  for (const { id } of people) {
    await database.run('DELETE FROM secondary_contact WHERE id = ? AND "contactId" <> ?', [
      id,
      idOf(contact),
    ]);
  }
  await writePeople(database, idOf(contact), now);
}

/** Takes contacts away that the server no longer has, with all that they own. */
export async function forgetContacts(database: Database, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return;
  await database.transact(async (inside) => {
    for (const id of ids) {
      await removeOwned(inside, id);
      await inside.run("DELETE FROM contact WHERE id = ?", [id]);
    }
  });
}

/** The ids of all contacts that are known. */
export async function readKnownIds(database: Database): Promise<readonly number[]> {
  const rows = await database.all<{ readonly id: number }>("SELECT id FROM contact ORDER BY id");
  return rows.map(({ id }) => Number(id));
}

/** How many contacts are known with ids from the first to the last. */
export async function countKnown(database: Database, first: number, last: number): Promise<number> {
  const row = await database.first<{ readonly count: number }>(
    "SELECT count(*) AS count FROM contact WHERE id BETWEEN ? AND ?",
    [first, last],
  );
  return Number(row?.count ?? 0);
}
