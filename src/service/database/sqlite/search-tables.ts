// The tables of the search: an index of trigrams over the searched columns of contacts, and the contacts that moved since they were
// indexed. Indexing a contact costs more than writing it, so triggers only note that it moved, and only where a searched column did.
import type { Database } from "../database";
import { searched } from "../searched";

/** Begins each column in the index. */
export const mark = "\u0002";

/** A contact as it stands in the index. */
export const indexedText = searched.map((column) => `char(2) || coalesce("${column}", '')`).join(" || ");
const isMoved = searched.map((column) => `old."${column}" IS NOT new."${column}"`).join(" OR ");

/** What a contact is called in lists, and their order. */
export const called = `coalesce("company", "lastName", "firstName") COLLATE NOCASE`;

/** Not "OR IGNORE": in a trigger the statement that fires it decides what a conflict does, and an upsert lets it fail. */
const noteMoved = (id: string) => `BEGIN
    INSERT INTO contact_search_moved SELECT ${id} WHERE NOT EXISTS (SELECT 1 FROM contact_search_moved WHERE id = ${id});
  END`;

const triggers: Readonly<Record<string, string>> = {
  contact_search_insert: `AFTER INSERT ON contact ${noteMoved("new.id")}`,
  contact_search_update: `AFTER UPDATE OF ${searched.map((column) => `"${column}"`).join(", ")} ON contact
    WHEN ${isMoved} ${noteMoved("new.id")}`,
  contact_search_delete: `AFTER DELETE ON contact ${noteMoved("old.id")}`,
};

/** Triggers are made anew each time: those of an earlier version are replaced. */
const tables: readonly string[] = [
  "CREATE TABLE IF NOT EXISTS contact_search_moved (id INTEGER PRIMARY KEY)",
  `CREATE INDEX IF NOT EXISTS contact_called ON contact (${called})`,
  ...Object.entries(triggers).flatMap(([name, body]) => [
    `DROP TRIGGER IF EXISTS ${name}`,
    `CREATE TRIGGER ${name} ${body}`,
  ]),
];
const index: readonly string[] = [
  `CREATE VIRTUAL TABLE contact_search USING fts5(
    text, content='', contentless_delete=1, tokenize='trigram', detail=none)`,
  `INSERT INTO contact_search (rowid, text) SELECT id, ${indexedText} FROM contact`,
];

/** Makes the index where it is missing, over the contacts that there are. */
export async function ensureSearch(inside: Database): Promise<void> {
  const known = await inside.first("SELECT 1 FROM sqlite_schema WHERE name = 'contact_search'");
  for (const text of tables) await inside.run(text);
  if (known) return;
  for (const text of index) await inside.run(text);
}
