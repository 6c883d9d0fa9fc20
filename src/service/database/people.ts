// The people at a contact stand in their own table; the contact's `secondaryContacts` repeats them as canonical JSON, so that a page
// of contacts is read from one table. Whoever writes one of the two writes the other in the same transaction, here.
import { ownedTypes } from "../../domain/record-types";
import { secondaryContactType } from "../../domain/secondary-contact";
import type { Key, Value } from "../../domain/value";
import { tablesOf, type Database } from "./database";
import type { SqlValue } from "./tables";

const table = secondaryContactType.name;
/** In the order in which their JSON has them. */
const texts = secondaryContactType.fields
  .map(({ name }) => name)
  .filter((name) => name !== "id" && name !== "contactId");

type Person = { readonly id: number } & Readonly<Record<string, SqlValue>>;

const textsOf = (person: Person) =>
  Object.fromEntries(texts.map((name) => [name, person[name] ?? null] as const));

/** Why this JSON cannot become the people of that contact; undefined where it can, or where none is given. */
export async function peopleRefusal(
  database: Database,
  key: Key,
  json: Value | undefined,
): Promise<string | undefined> {
  if (json === undefined) return undefined;
  const people = peopleIn(json);
  if (!people) return "Secondary contacts must be a JSON list of people, each with its own id.";
  for (const { id } of people) {
    const held = await tablesOf(database)
      .selectFrom(table)
      .select("contactId")
      .where("id", "=", id)
      .executeTakeFirst();
    if (held && String(held["contactId"]) !== key) {
      return `Secondary contact ${id} belongs to contact ${held["contactId"]}. Load again.`;
    }
  }
  return undefined;
}

/** Undefined for what is no list of people; none for no value. */
function peopleIn(json: Value | undefined): readonly Person[] | undefined {
  if (json === undefined || json === null) return [];
  const people: unknown = typeof json === "string" ? JSON.parse(json) : json;
  if (!Array.isArray(people)) return undefined;
  const ids = people.map((person: unknown) => (person as Partial<Person> | null)?.id);
  return ids.every((id) => Number.isSafeInteger(id)) && new Set(ids).size === ids.length
    ? (people as readonly Person[])
    : undefined;
}

/** Makes the table's people of a contact those of its JSON: known ids are updated, new ones added, others go. */
export async function writePeople(
  database: Database,
  contactId: number,
  json: Value | undefined,
): Promise<void> {
  if (json === undefined) return;
  const people = peopleIn(json) ?? [];
  const ids = people.map(({ id }) => id);
  const gone = tablesOf(database).deleteFrom(table).where("contactId", "=", contactId);
  await (ids.length > 0 ? gone.where("id", "not in", ids) : gone).execute();
  for (const person of people) {
    await tablesOf(database)
      .insertInto(table)
      .values({ ...textsOf(person), id: person.id, contactId })
      .onConflict((conflict) => conflict.column("id").doUpdateSet(textsOf(person)))
      .execute();
  }
}

/** Repeats a contact's people, as their table has them, on the contact; its modified date moves. */
export async function refreshPeople(database: Database, contactId: number, now: string): Promise<void> {
  const rows = await tablesOf(database)
    .selectFrom(table)
    .select(["id", ...texts])
    .where("contactId", "=", contactId)
    .orderBy("id")
    .execute();
  await database.run('UPDATE contact SET "secondaryContacts" = ?, "modifiedDate" = ? WHERE id = ?', [
    rows.length > 0 ? JSON.stringify(rows) : null,
    now,
    contactId,
  ]);
}

/** Takes what a contact owns with it. */
export async function removeOwned(database: Database, contactId: number): Promise<void> {
  for (const { name } of ownedTypes) {
    await tablesOf(database).deleteFrom(name).where("contactId", "=", contactId).execute();
  }
}

/** So many ids for new people of the wire, before they are written: none is given twice, also where one is never used. */
export async function takePersonIds(database: Database, count: number): Promise<readonly number[]> {
  if (count === 0) return [];
  return database.transactSoon((inside) => database.words.takeIds(inside, secondaryContactType.name, count));
}

/** A contact's people as rows of `personColumns`, for putting many contacts in at once. */
export function personRows(contactId: number, json: Value | undefined): readonly (readonly SqlValue[])[] {
  const people = peopleIn(json) ?? [];
  return people.map((person) => [person.id, contactId, ...texts.map((name) => person[name] ?? null)]);
}

export const personColumns: readonly string[] = ["id", "contactId", ...texts];
