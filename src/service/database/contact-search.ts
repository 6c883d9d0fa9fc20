// Finds contacts by three letters or more, as people type them. How is each database's own; what is found, and in which order, is not.
import type { SearchAnswer } from "../../contract/app";
import type { Database } from "./database";
import { searchContacts as searchPostgres } from "./postgres/contact-search";
import { catchUp as catchUpSqlite, searchContacts as searchSqlite } from "./sqlite/contact-search";

/**
 * At most `rows` contacts that hold the text, those that begin with it first: their company, then another column; each part in the
 * order of company names. The text has three letters or more, no control characters; the case of A–Z does not count.
 */
export function searchContacts(
  database: Database,
  text: string,
  rows: number,
): Promise<SearchAnswer["matches"]> {
  const search = { sqlite: searchSqlite, postgres: searchPostgres }[database.dialect];
  return search(database, text, rows);
}

/** Indexes at most so many of the contacts that moved; answers whether some are left. PostgreSQL keeps its index itself. */
export async function catchUp(database: Database, most: number): Promise<boolean> {
  return database.dialect === "sqlite" ? catchUpSqlite(database, most) : false;
}
