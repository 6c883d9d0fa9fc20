// The account's lists in their tables, in the order people gave them; and the contacts that others are, or may be, billed to.
import { sql } from "kysely";
import type { RecordType } from "../../domain/catalogue";
import { listTypes, listsShape, type Lists } from "../../domain/lists";
import type { Values } from "../../domain/value";
import { importRecords } from "./contact-import";
import { tablesOf, type Database } from "./database";
import { rowReader } from "./stored";

const ownListsShape = listsShape.omit({ parents: true });

/** All lists. Failure: a Fault-less zod error where a table was changed by hand into something that is no list. */
export async function readLists(database: Database): Promise<Lists> {
  return { ...(await readOwnLists(database)), parents: await readParents(database) };
}

/** The lists that people keep, without the parents: those are as many as there are contacts. */
export async function readOwnLists(database: Database): Promise<Omit<Lists, "parents">> {
  const lists: Record<string, readonly Values[]> = {};
  for (const [name, type] of Object.entries(listTypes)) lists[name] = await readList(database, type);
  return ownListsShape.parse(lists);
}

async function readList(database: Database, type: RecordType): Promise<readonly Values[]> {
  const columns = new Set(type.fields.map((field) => field.name));
  const read = rowReader(type.fields, columns);
  const rows = await tablesOf(database).selectFrom(type.name).selectAll().orderBy("ordinal").execute();
  return rows.map(read);
}

/** Every contact: no rule may say of one that it does not exist, because a person, an address or a bill is another's. */
async function readParents(database: Database): Promise<Lists["parents"]> {
  const { rows } = await sql<{
    id: number;
    type: string | null;
    company: string | null;
    isActive: number | null;
    billingId: number | null;
    onHold: number | null;
    country: string | null;
  }>`
    select id, "type", coalesce(company, trim(coalesce("firstName", '') || ' ' || coalesce("lastName", ''))) as company,
      "isActive", "billingId", "onHold", country
    from contact
    order by id`.execute(database.query);
  return rows.map((row) => ({ ...row, isActive: yesNo(row.isActive), onHold: yesNo(row.onHold) }));
}

function yesNo(stored: number | null): boolean | null {
  return stored === null ? null : stored === 1;
}

/** Replaces all lists by these (parents are contacts and stay as they are). */
export function writeLists(database: Database, lists: Lists): Promise<void> {
  return database.transact(async (inside) => {
    for (const [name, type] of Object.entries(listTypes)) {
      await tablesOf(inside).deleteFrom(type.name).execute();
      await importRecords(inside, type, lists[name as keyof typeof listTypes]);
    }
  });
}
