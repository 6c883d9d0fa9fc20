// Inserts many rows with few statements: a statement costs its way to the database and back, a row next to nothing.
import type { Database } from "./database";
import { quoted, type SqlValue } from "./tables";

/** Fewer values than any database takes in one statement. */
const mostValues = 8192;

/** Inserts the rows in their order; each has a value for each column. */
export async function insertRows(
  database: Database,
  {
    table,
    columns,
    rows,
  }: {
    readonly table: string;
    readonly columns: readonly string[];
    readonly rows: readonly (readonly SqlValue[])[];
  },
): Promise<void> {
  const row = `(?${", ?".repeat(columns.length - 1)})`;
  const begin = `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(", ")}) VALUES `;
  for (let start = 0, count = 0; start < rows.length; start += count) {
    count = powerOfTwo(Math.min(rows.length - start, mostValues / columns.length));
    const text = `${begin}${row}${`, ${row}`.repeat(count - 1)}`;
    await database.run(text, rows.slice(start, start + count).flat());
  }
}

/** The greatest one that is not above: so few numbers of rows that their statements are worth keeping. */
function powerOfTwo(most: number): number {
  return 2 ** Math.floor(Math.log2(Math.max(1, most)));
}
