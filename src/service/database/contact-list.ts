// The ids of a page of contacts, as a list call of the served contract asks for them. Reads ids only: what they stand for is
// mostly known already.
import { sql } from "kysely";
import type { ListQuery } from "../../contract/cin7/query";
import type { Database } from "./open";
import { orderOf, whereOf } from "./where";

/** Ids in the order asked for; fewer than `rows` on the last page, none beyond it. */
export async function readIdPage(
  database: Database,
  { page, rows, order, where }: Pick<ListQuery, "page" | "rows" | "order" | "where">,
): Promise<readonly number[]> {
  const skip = (page - 1) * rows;
  if (!where && order.length === 0) {
    const ids = database.prepare("SELECT id FROM contact ORDER BY id LIMIT ? OFFSET ?").pluck();
    return ids.all(rows, skip) as number[];
  }
  const condition = where ? sql`where ${whereOf(where)}` : sql``;
  const { rows: found } = await sql<{
    id: number;
  }>`select id from contact ${condition} order by ${orderOf(order)} limit ${rows} offset ${skip}`.execute(
    database.query,
  );
  return found.map(({ id }) => id);
}
