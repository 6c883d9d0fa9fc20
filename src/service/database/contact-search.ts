// Finds contacts by three letters or more, as people type them: an index of trigrams says which contacts may hold the text, their own
// columns say whether they do. Contacts that moved are looked at themselves until the index has caught up.
import type { SearchAnswer } from "../../contract/app";
import { escaped } from "./contact-filter";
import type { Database } from "./open";
import { called, indexedText, mark, searched } from "./search-tables";

const gramLength = 3;
/** Enough to leave few contacts that are looked at in vain. */
const mostGrams = 12;

/** Indexes at most so many of the contacts that moved; answers whether some are left. */
export function catchUp(database: Database, most: number): boolean {
  const read = database.prepare("SELECT id FROM contact_search_moved LIMIT ?").pluck();
  const ids = read.all(most) as number[];
  if (ids.length === 0) return false;
  const some = "(SELECT value FROM json_each(?))";
  const steps = [
    `DELETE FROM contact_search WHERE rowid IN ${some}`,
    `INSERT INTO contact_search (rowid, text) SELECT id, ${indexedText} FROM contact WHERE id IN ${some}`,
    `DELETE FROM contact_search_moved WHERE id IN ${some}`,
  ];
  const json = JSON.stringify(ids);
  database.transactSoon(() => {
    for (const step of steps) database.prepare(step).run(json);
  });
  return ids.length === most;
}

type FoundContact = SearchAnswer["matches"][number];

/**
 * At most `rows` contacts that hold the text, those that begin with it first: their company, then another column; each part in the
 * order of company names. The text has three letters or more, no control characters; the case of A–Z does not count.
 */
export function searchContacts(database: Database, text: string, rows: number): readonly FoundContact[] {
  const found = new Map<number, FoundContact>();
  const take = (some: readonly FoundContact[]) => {
    for (const one of some) if (found.size < rows) found.set(one.id, one);
  };
  take(beginningWith(database, text, rows));
  if (found.size < rows) take(holding(database, { wanted: text, before: mark, rows: rows + found.size }));
  if (found.size < rows) take(holding(database, { wanted: text, before: "", rows: rows + found.size }));
  return [...found.values()];
}

const columns = `id, "type", "company", trim(coalesce("firstName", '') || ' ' || coalesce("lastName", '')) AS name,
  "email", "phone", "accountNumber", "city", "isActive"`;

function beginningWith(database: Database, wanted: string, rows: number): FoundContact[] {
  const statement = database.prepare(
    `SELECT ${columns} FROM contact WHERE ${called} >= ? AND ${called} < ? ORDER BY ${called}, id LIMIT ?`,
  );
  return statement.all(wanted, `${wanted}\u{10FFFF}`, rows).map(foundOf);
}

interface Holding {
  readonly wanted: string;
  /** The mark where a column shall begin with the text, nothing where it may stand anywhere. */
  readonly before: string;
  readonly rows: number;
}

/** So few that they are sorted; more are met soon by going through all contacts in order. */
const few = 2000;

function holding(database: Database, { wanted, before, rows }: Holding): FoundContact[] {
  const candidates = candidatesOf(database, gramsOf(before + wanted));
  if (candidates.length === 0) return [];
  const isFew = candidates.length <= few;
  const among = isFew ? "id IN (SELECT value FROM json_each(?)) AND" : "";
  const like = searched.map((column) => `"${column}" LIKE ? ESCAPE '\\'`).join(" OR ");
  const pattern = before === "" ? `%${escaped(wanted)}%` : `${escaped(wanted)}%`;
  return database
    .prepare(`SELECT ${columns} FROM contact WHERE ${among} (${like}) ORDER BY ${called}, id LIMIT ?`)
    .all(...(isFew ? [JSON.stringify(candidates)] : []), ...searched.map(() => pattern), rows)
    .map(foundOf);
}

/** Whoever the index names, and whoever moved since: all who may hold the text, or more than `few`. */
function candidatesOf(database: Database, grams: string): readonly number[] {
  const moved = database.prepare("SELECT id FROM contact_search_moved LIMIT ?").pluck();
  const indexed = database
    .prepare("SELECT rowid FROM contact_search WHERE contact_search MATCH ? LIMIT ?")
    .pluck();
  return [...moved.all(few + 1), ...indexed.all(grams, few + 1)] as number[];
}

/** All of these trigrams, in any place: more than the text itself, never less. */
function gramsOf(text: string): string {
  const letters = [...text];
  const grams = letters.slice(gramLength - 1).map((_, at) => letters.slice(at, at + gramLength).join(""));
  return [...new Set(grams)]
    .slice(0, mostGrams)
    .map((gram) => `"${gram.replaceAll('"', '""')}"`)
    .join(" AND ");
}

function foundOf(row: unknown): FoundContact {
  const { isActive, name, ...contact } = row as Omit<FoundContact, "isActive"> & { isActive: number | null };
  return { ...contact, name: name === "" ? null : name, isActive: isActive === null ? null : isActive === 1 };
}
