// The account's lists in their tables, in the order people gave them; and the contacts that others are, or may be, billed to.
import { sql } from "kysely";
import type { RecordType } from "../../domain/catalogue";
import { listTypes, listsShape, type Lists } from "../../domain/lists";
import type { Values } from "../../domain/value";
import { importRecords } from "./contact-import";
import type { Database } from "./open";
import { quoted } from "./schema";
import { rowReader, type StoredRow } from "./stored";

const ownListsShape = listsShape.omit({ parents: true });

/** All lists. Failure: a Fault-less zod error where a table was changed by hand into something that is no list. */
export async function readLists(database: Database): Promise<Lists> {
  return { ...readOwnLists(database), parents: await readParents(database) };
}

/** The lists that people keep, without the parents: those are as many as there are contacts. */
export function readOwnLists(database: Database): Omit<Lists, "parents"> {
  const lists = Object.entries(listTypes).map(([name, type]) => [name, readList(database, type)] as const);
  return ownListsShape.parse(Object.fromEntries(lists));
}

function readList(database: Database, type: RecordType): readonly Values[] {
  const columns = new Set(type.fields.map((field) => field.name));
  const read = rowReader(type.fields, columns);
  const rows = database.prepare(`SELECT * FROM ${quoted(type.name)} ORDER BY ordinal`).all();
  return rows.map((row) => read(row as StoredRow));
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
export function writeLists(database: Database, lists: Lists): void {
  database.transact(() => {
    for (const [name, type] of Object.entries(listTypes)) {
      database.prepare(`DELETE FROM ${quoted(type.name)}`).run();
      importRecords(database, type, lists[name as keyof typeof listTypes]);
    }
  });
}
