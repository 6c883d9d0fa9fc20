// The people at a contact stand in their own table; the contact's `secondaryContacts` repeats them as canonical JSON, so that a page
// of contacts is read from one table. Whoever writes one of the two writes the other in the same transaction, here.
import { ownedTypes } from "../../domain/record-types";
import { secondaryContactType } from "../../domain/secondary-contact";
import type { Key, Value, Values } from "../../domain/value";
import type { Database } from "./open";
import { quoted } from "./schema";

const table = quoted(secondaryContactType.name);
/** In the order in which their JSON has them. */
const texts = secondaryContactType.fields
  .map(({ name }) => name)
  .filter((name) => name !== "id" && name !== "contactId");

type Person = { readonly id: number } & Readonly<Record<string, unknown>>;

/** Why this JSON cannot become the people of that contact; undefined where it can, or where none is given. */
export function peopleRefusal(database: Database, key: Key, json: Value | undefined): string | undefined {
  const people = peopleIn(json);
  if (!people) return "Secondary contacts must be a JSON list of people, each with its own id.";
  const find = database.prepare(`SELECT "contactId" FROM ${table} WHERE id = ?`).pluck();
  for (const { id } of people) {
    const owner = find.get(id) as number | undefined;
    if (owner !== undefined && String(owner) !== key) {
      return `Secondary contact ${id} belongs to contact ${owner}. Load again.`;
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
export function writePeople(database: Database, contactId: number, json: Value | undefined): void {
  if (json === undefined) return;
  const people = peopleIn(json) ?? [];
  const ids = JSON.stringify(people.map(({ id }) => id));
  database
    .prepare(`DELETE FROM ${table} WHERE "contactId" = ? AND id NOT IN (SELECT value FROM json_each(?))`)
    .run(contactId, ids);
  const names = texts.map(quoted);
  const sets = names.map((name) => `${name} = excluded.${name}`).join(", ");
  const upsert = database.prepare(
    `INSERT INTO ${table} (id, "contactId", ${names.join(", ")}) VALUES (?, ?${", ?".repeat(names.length)})
      ON CONFLICT (id) DO UPDATE SET ${sets}`,
  );
  for (const person of people) {
    upsert.run(
      person.id,
      contactId,
      texts.map((name) => person[name] ?? null),
    );
  }
}

/** Repeats a contact's people, as their table has them, on the contact; its modified date moves. */
export function refreshPeople(database: Database, contactId: number, now: string): void {
  const names = ["id", ...texts];
  const rows = database
    .prepare(`SELECT ${names.map(quoted).join(", ")} FROM ${table} WHERE "contactId" = ? ORDER BY id`)
    .all(contactId) as readonly Values[];
  database
    .prepare('UPDATE contact SET "secondaryContacts" = ?, "modifiedDate" = ? WHERE id = ?')
    .run(rows.length > 0 ? JSON.stringify(rows) : null, now, contactId);
}

/** Takes what a contact owns with it. */
export function removeOwned(database: Database, contactId: number): void {
  for (const { name } of ownedTypes) {
    database.prepare(`DELETE FROM ${quoted(name)} WHERE "contactId" = ?`).run(contactId);
  }
}

/** Ids for new people of the wire, before they are written: none is given twice, also where one is never used. */
export function makePersonIds(database: Database): () => number {
  const insert = database.prepare(
    "INSERT INTO sqlite_sequence (name, seq) SELECT ?, 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?)",
  );
  const take = database
    .prepare("UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = ? RETURNING seq")
    .pluck();
  const { name } = secondaryContactType;
  return () =>
    database.transactSoon(() => {
      insert.run(name, name);
      return Number(take.get(name));
    });
}
