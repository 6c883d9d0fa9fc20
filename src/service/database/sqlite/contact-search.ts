// Finds contacts by three letters or more, as people type them: an index of trigrams says which contacts may hold the text, their own
// columns say whether they do. Contacts that moved are looked at themselves until the index has caught up.
import type { SearchAnswer } from "../../../contract/app";
import { escaped } from "../contact-filter";
import type { Database } from "../database";
import { called, indexedText, mark, searched } from "./search-tables";
import type { SqlValue } from "../tables";

const gramLength = 3;
/** Enough to leave few contacts that are looked at in vain. */
const mostGrams = 12;

/** Indexes at most so many of the contacts that moved; answers whether some are left. */
export async function catchUp(database: Database, most: number): Promise<boolean> {
  const ids = await idsOf(database, "SELECT id FROM contact_search_moved LIMIT ?", [most]);
  if (ids.length === 0) return false;
  const some = "(SELECT value FROM json_each(?))";
  const steps = [
    `DELETE FROM contact_search WHERE rowid IN ${some}`,
    `INSERT INTO contact_search (rowid, text) SELECT id, ${indexedText} FROM contact WHERE id IN ${some}`,
    `DELETE FROM contact_search_moved WHERE id IN ${some}`,
  ];
  const json = JSON.stringify(ids);
  await database.transactSoon(async (inside) => {
    for (const step of steps) await inside.run(step, [json]);
  });
  return ids.length === most;
}

type FoundContact = SearchAnswer["matches"][number];

/**
 * At most `rows` contacts that hold the text, those that begin with it first: their company, then another column; each part in the
 * order of company names. The text has three letters or more, no control characters; the case of A–Z does not count.
 */
export async function searchContacts(
  database: Database,
  text: string,
  rows: number,
): Promise<readonly FoundContact[]> {
  const found = new Map<number, FoundContact>();
  const take = (some: readonly FoundContact[]) => {
    for (const one of some) if (found.size < rows) found.set(one.id, one);
  };
  take(await beginningWith(database, text, rows));
  if (found.size < rows)
    take(await holding(database, { wanted: text, before: mark, rows: rows + found.size }));
  if (found.size < rows) take(await holding(database, { wanted: text, before: "", rows: rows + found.size }));
  return [...found.values()];
}

const columns = `id, "type", "company", trim(coalesce("firstName", '') || ' ' || coalesce("lastName", '')) AS name,
  "email", "phone", "accountNumber", "city", "isActive"`;

async function beginningWith(database: Database, wanted: string, rows: number): Promise<FoundContact[]> {
  const found = await database.all<FoundRow>(
    `SELECT ${columns} FROM contact WHERE ${called} >= ? AND ${called} < ? ORDER BY ${called}, id LIMIT ?`,
    [wanted, `${wanted}\u{10FFFF}`, rows],
  );
  return found.map(foundOf);
}

interface Holding {
  readonly wanted: string;
  /** The mark where a column shall begin with the text, nothing where it may stand anywhere. */
  readonly before: string;
  readonly rows: number;
}

/** So few that they are sorted; more are met soon by going through all contacts in order. */
const few = 2000;

async function holding(database: Database, { wanted, before, rows }: Holding): Promise<FoundContact[]> {
  const candidates = await candidatesOf(database, gramsOf(before + wanted));
  if (candidates.length === 0) return [];
  const isFew = candidates.length <= few;
  const among = isFew ? "id IN (SELECT value FROM json_each(?)) AND" : "";
  const like = searched.map((column) => `"${column}" LIKE ? ESCAPE '\\'`).join(" OR ");
  const pattern = before === "" ? `%${escaped(wanted)}%` : `${escaped(wanted)}%`;
  const found = await database.all<FoundRow>(
    `SELECT ${columns} FROM contact WHERE ${among} (${like}) ORDER BY ${called}, id LIMIT ?`,
    [...(isFew ? [JSON.stringify(candidates)] : []), ...searched.map(() => pattern), rows],
  );
  return found.map(foundOf);
}

/** Whoever the index names, and whoever moved since: all who may hold the text, or more than `few`. */
async function candidatesOf(database: Database, grams: string): Promise<readonly number[]> {
  const moved = await idsOf(database, "SELECT id FROM contact_search_moved LIMIT ?", [few + 1]);
  const indexed = "SELECT rowid AS id FROM contact_search WHERE contact_search MATCH ? LIMIT ?";
  return [...moved, ...(await idsOf(database, indexed, [grams, few + 1]))];
}

async function idsOf(
  database: Database,
  question: string,
  values: readonly SqlValue[],
): Promise<readonly number[]> {
  const rows = await database.all<{ readonly id: number }>(question, values);
  return rows.map(({ id }) => id);
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

type FoundRow = Omit<FoundContact, "isActive"> & { readonly isActive: number | null };

function foundOf({ isActive, name, ...contact }: FoundRow): FoundContact {
  return { ...contact, name: name === "" ? null : name, isActive: isActive === null ? null : isActive === 1 };
}
