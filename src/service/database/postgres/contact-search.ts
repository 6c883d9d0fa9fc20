// Finds contacts through PostgreSQL's own index of trigrams, which every write keeps up to date.
import { escaped } from "../contact-filter";
import type { Database } from "../database";
import { firstOf, foundColumns, foundOf, type FoundContact, type FoundRow } from "../found-contact";
import { called, indexedText, mark } from "./search-tables";

/** As the port's `searchContacts` says. */
export function searchContacts(database: Database, text: string, rows: number): Promise<FoundContact[]> {
  const find = async (condition: string, values: readonly (string | number)[]) => {
    const found = await database.all<FoundRow>(
      `SELECT ${foundColumns} FROM contact WHERE ${condition} ORDER BY ${called} NULLS FIRST, id LIMIT ?`,
      values,
    );
    return found.map(foundOf);
  };
  const holding = (part: string, most: number) =>
    find(`${indexedText} ILIKE ?`, [`%${escaped(part)}%`, most]);
  return firstOf(rows, [
    (most) => find(`${called} >= lower(?) AND ${called} < lower(?)`, [text, `${text}\u{10FFFF}`, most]),
    (most) => holding(mark + text, most),
    (most) => holding(text, most),
  ]);
}
