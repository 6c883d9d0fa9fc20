// Who may sign in, and the links that let them, in their tables; of a link's token only its hash is there. Who may change them is
// decided by who asks for it. (The people at a contact stand in people.ts.)
import { roles, type Role } from "../../domain/policy";
import type { Database } from "./database";

export interface StoredPerson {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly isActive: boolean;
  /** What the person's sessions carry; another one ends them. */
  readonly mark: string;
  readonly createdAt: string;
  readonly createdBy: string | null;
  readonly lastSeenAt: string | null;
}

type PersonRow = Omit<StoredPerson, "role" | "isActive"> & {
  readonly role: string;
  readonly isActive: number;
};

const columns = 'id, name, role, "isActive", mark, "createdAt", "createdBy", "lastSeenAt"';

/** A role that this version does not know may do nothing but look. */
function personOf({ role, isActive, ...rest }: PersonRow): StoredPerson {
  return { ...rest, role: roles.find((known) => known === role) ?? "viewer", isActive: isActive === 1 };
}

/** All of them, in the order in which they were let in. */
export async function readPeople(database: Database): Promise<readonly StoredPerson[]> {
  const rows = await database.all<PersonRow>(`SELECT ${columns} FROM person ORDER BY id`);
  return rows.map(personOf);
}

export async function readPerson(database: Database, id: number): Promise<StoredPerson | undefined> {
  const row = await database.first<PersonRow>(`SELECT ${columns} FROM person WHERE id = ?`, [id]);
  return row && personOf(row);
}

/** The person of that name, in whatever case. */
export async function readPersonNamed(database: Database, name: string): Promise<StoredPerson | undefined> {
  const row = await database.first<PersonRow>(`SELECT ${columns} FROM person WHERE spelling = ?`, [
    spellingOf(name),
  ]);
  return row && personOf(row);
}

/** Names tell people apart, in History too: two that differ in their case alone are one. */
function spellingOf(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

export async function insertPerson(
  database: Database,
  person: Omit<StoredPerson, "id" | "isActive" | "lastSeenAt">,
): Promise<StoredPerson> {
  const { name, role, mark, createdAt, createdBy } = person;
  const row = await database.first<PersonRow>(
    `INSERT INTO person (name, spelling, role, "isActive", mark, "createdAt", "createdBy")
      VALUES (?, ?, ?, 1, ?, ?, ?) RETURNING ${columns}`,
    [name, spellingOf(name), role, mark, createdAt, createdBy],
  );
  if (!row) throw new TypeError("A person was inserted and not answered.");
  return personOf(row);
}

/** Writes role, whether they may sign in, and the mark of their sessions. */
export async function updatePerson(
  database: Database,
  { id, role, isActive, mark }: StoredPerson,
): Promise<void> {
  const held = [role, Number(isActive), mark, id];
  await database.run('UPDATE person SET role = ?, "isActive" = ?, mark = ? WHERE id = ?', held);
}

export async function writeLastSeen(database: Database, id: number, at: string): Promise<void> {
  await database.run('UPDATE person SET "lastSeenAt" = ? WHERE id = ?', [at, id]);
}

export interface StoredLink {
  readonly tokenHash: string;
  readonly personId: number;
  readonly goodUntil: string;
  /** The admin who made it; null for one that the service printed. */
  readonly madeBy: string | null;
}

const linkColumns = '"tokenHash", "personId", "goodUntil", "madeBy"';

export function readLinks(database: Database): Promise<readonly StoredLink[]> {
  return database.all<StoredLink>(`SELECT ${linkColumns} FROM sign_in_link`);
}

export async function insertLink(database: Database, link: StoredLink): Promise<void> {
  const { tokenHash, personId, goodUntil, madeBy } = link;
  await database.run(`INSERT INTO sign_in_link (${linkColumns}) VALUES (?, ?, ?, ?)`, [
    ...[tokenHash, personId, goodUntil, madeBy],
  ]);
}

/** Takes the link of that hash away and answers it; of two who ask at once, one gets it. */
export function takeLink(database: Database, tokenHash: string): Promise<StoredLink | undefined> {
  return database.first<StoredLink>(
    `DELETE FROM sign_in_link WHERE "tokenHash" = ? RETURNING ${linkColumns}`,
    [tokenHash],
  );
}

/** Takes a person's links away: those that admins made, or also those that the service printed. */
export async function removeLinks(
  database: Database,
  personId: number,
  which: "made by admins" | "all",
): Promise<void> {
  const condition = which === "all" ? "" : ' AND "madeBy" IS NOT NULL';
  await database.run(`DELETE FROM sign_in_link WHERE "personId" = ?${condition}`, [personId]);
}

export async function removeOldLinks(database: Database, now: string): Promise<void> {
  await database.run('DELETE FROM sign_in_link WHERE "goodUntil" <= ?', [now]);
}
