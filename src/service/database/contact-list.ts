// The ids of contacts, as a list call of the served contract asks for them. Reads ids only.
import { sql, type RawBuilder } from "kysely";
import type { ListQuery } from "../../contract/cin7/query";
import type { Database } from "./database";
import { orderOf, whereOf } from "./where";
import { filled } from "./words";

type Asked = Pick<ListQuery, "order" | "where">;

/** Where fewer match than this, they are found first and sorted then; where more do, the order's index is gone along until a page is full. */
const fewMatches = 1000;

/**
 * The ids of the contacts that match, in the order asked for; the first `most` of them where that is given. Left to itself SQLite goes
 * along an index of the order whatever the condition: past all contacts where none match.
 */
export async function readIds(database: Database, asked: Asked, most?: number): Promise<readonly number[]> {
  const { order, where } = asked;
  if (!where || order.length === 0) return inOrder(database, asked, { where: conditionOf(asked), most });
  const found = await matching(database, asked, most === undefined ? undefined : fewMatches);
  if (found.length === 0) return [];
  if (most !== undefined && found.length === fewMatches)
    return inOrder(database, asked, { where: conditionOf(asked), most });
  const among = sql`where id in ${filled(database.words.wholeNumbers, JSON.stringify(found))}`;
  return inOrder(database, asked, { where: among, most });
}

interface Part {
  readonly where: RawBuilder<unknown>;
  readonly most: number | undefined;
}

async function inOrder(database: Database, { order }: Asked, part: Part): Promise<readonly number[]> {
  const text = sql<{ id: number }>`select id from contact ${part.where} order by ${orderOf(order)}`;
  return idsOf(database, limited(text, part.most));
}

function matching(database: Database, asked: Asked, most?: number): Promise<readonly number[]> {
  return idsOf(database, limited(sql<{ id: number }>`select id from contact ${conditionOf(asked)}`, most));
}

function conditionOf({ where }: Asked): RawBuilder<unknown> {
  return where ? sql`where ${whereOf(where)}` : sql``;
}

function limited<T>(text: RawBuilder<T>, most: number | undefined): RawBuilder<T> {
  return most === undefined ? text : sql<T>`${text} limit ${most}`;
}

async function idsOf(database: Database, text: RawBuilder<{ id: number }>): Promise<readonly number[]> {
  const { rows } = await text.execute(database.query);
  return rows.map(({ id }) => id);
}
