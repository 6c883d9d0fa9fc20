// Finds contacts by three letters or more, as people type them: an index of trigrams says which contacts may hold the text, their own
// columns say whether they do. Contacts that moved are looked at themselves until the index has caught up.
import { escaped } from "../contact-filter";
import type { Database } from "../database";
import { firstOf, foundColumns, foundOf, type FoundContact, type FoundRow } from "../found-contact";
import { searched } from "../searched";
import { called, indexedText, mark } from "./search-tables";
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

/** As the port's `searchContacts` says. */
export function searchContacts(database: Database, text: string, rows: number): Promise<FoundContact[]> {
  return firstOf(rows, [
    () => beginningWith(database, text, rows),
    (most) => holding(database, { wanted: text, before: mark, rows: most }),
    (most) => holding(database, { wanted: text, before: "", rows: most }),
  ]);
}

async function beginningWith(database: Database, wanted: string, rows: number): Promise<FoundContact[]> {
  const found = await database.all<FoundRow>(
    `SELECT ${foundColumns} FROM contact WHERE ${called} >= ? AND ${called} < ? ORDER BY ${called}, id LIMIT ?`,
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
    `SELECT ${foundColumns} FROM contact WHERE ${among} (${like}) ORDER BY ${called}, id LIMIT ?`,
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
