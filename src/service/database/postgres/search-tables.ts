// The index of the search: trigrams of the searched columns of contacts, by the extension pg_trgm. PostgreSQL keeps it itself.
import { Fault } from "../../../domain/fault";
import type { Database } from "../database";
import { searched } from "../searched";

/** Begins each column in the index. */
export const mark = "\u0002";

/** A contact as it stands in the index. */
export const indexedText = `(${searched.map((column) => `chr(2) || coalesce("${column}", '')`).join(" || ")})`;

/** What a contact is called in lists, and their order. */
export const called = `lower(coalesce("company", "lastName", "firstName"))`;

/** Makes the index where it is missing. Failure: a Fault that says how to get the extension. */
export async function ensureSearch(inside: Database): Promise<void> {
  const known = await inside.first("SELECT 1 FROM pg_extension WHERE extname = 'pg_trgm'");
  if (!known) await makeExtension(inside);
  await inside.run(
    `CREATE INDEX IF NOT EXISTS contact_search ON contact USING gin (${indexedText} gin_trgm_ops)`,
  );
  await inside.run(`CREATE INDEX IF NOT EXISTS contact_called ON contact (${called} NULLS FIRST, id)`);
}

async function makeExtension(inside: Database): Promise<void> {
  try {
    await inside.run("CREATE EXTENSION IF NOT EXISTS pg_trgm");
  } catch (cause) {
    throw new Fault(
      "config",
      "PostgreSQL’s extension pg_trgm, which the search needs, is not in this database and cannot be made. Install PostgreSQL’s contrib modules on its machine, and let the owner of the database run: CREATE EXTENSION pg_trgm. Then start again.",
      { cause },
    );
  }
}
