// The ids of contacts, as a list call of the served contract asks for them. Reads ids only.
import { sql } from "kysely";
import type { ListQuery } from "../../contract/cin7/query";
import type { Database } from "./database";
import { orderOf, whereOf } from "./where";

/** The ids of the contacts that match, in the order asked for; the first `most` of them where that is given. */
export async function readIds(
  database: Database,
  { order, where }: Pick<ListQuery, "order" | "where">,
  most?: number,
): Promise<readonly number[]> {
  const condition = where ? sql`where ${whereOf(where)}` : sql``;
  const limit = most === undefined ? sql`` : sql`limit ${most}`;
  const { rows } = await sql<{
    id: number;
  }>`select id from contact ${condition} order by ${orderOf(order)} ${limit}`.execute(database.query);
  return rows.map(({ id }) => id);
}
