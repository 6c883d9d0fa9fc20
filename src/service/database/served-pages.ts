// Reads records of the served resources: pages by condition and order, and the parts that stand in them. A page takes one statement, its
// parts one for each kind.
import { sql } from "kysely";
import type { ListQuery } from "../../contract/cin7/query";
import type { RecordType } from "../../domain/catalogue";
import type { Values } from "../../domain/value";
import type { Database } from "./database";
import { rowReader, type StoredRow } from "./stored";
import { sourceOf } from "./served-tables";
import { quoted } from "./tables";
import { orderOf, whereOf } from "./where";

/** The records of a page; none beyond the last. */
export async function readServedPage(
  database: Database,
  type: RecordType,
  { page, rows, order, where }: Pick<ListQuery, "page" | "rows" | "order" | "where">,
): Promise<readonly Values[]> {
  const condition = where ? sql`where ${whereOf(where)}` : sql``;
  const limits = sql`limit ${rows} offset ${(page - 1) * rows}`;
  const found = await sql<StoredRow>`select * from ${sql.raw(sourceOf(type, database.dialect))} ${condition}
    order by ${orderOf(order)} ${limits}`.execute(database.query);
  return found.rows.map(readerOf(type));
}

/** Parts by the id of what they stand in, each in the order of its document. */
export async function readParts(
  database: Database,
  type: RecordType,
  { parentField, ids }: { readonly parentField: string; readonly ids: readonly number[] },
): Promise<ReadonlyMap<number, readonly Values[]>> {
  const parts = new Map<number, Values[]>(ids.map((id) => [id, []]));
  const sorted = type.fields.some(({ name }) => name === "sort") ? "sort, id" : "id";
  const text = `SELECT * FROM ${sourceOf(type, database.dialect)}
    WHERE ${quoted(parentField)} IN ${database.words.wholeNumbers} ORDER BY ${quoted(parentField)}, ${sorted}`;
  const rows = await database.all<StoredRow>(text, [JSON.stringify(ids)]);
  for (const part of rows.map(readerOf(type))) parts.get(Number(part[parentField]))?.push(part);
  return parts;
}

function readerOf({ fields }: RecordType): (row: StoredRow) => Values {
  return rowReader(fields, new Set(fields.map(({ name }) => name)));
}
