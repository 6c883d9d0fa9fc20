// Contacts as the served contract writes them. A page's JSON, and the ids that its order gives, are made once and kept until
// anything in the database changes: clients that poll ask for the same pages over and over, others for one page after another.
// Knows no request.
import type { ListQuery } from "../contract/cin7/query";
import { makeWire, type Wire, type WireRecord } from "../contract/cin7/wire";
import type { RecordType } from "../domain/catalogue";
import { contactTypeFor } from "../domain/lists";
import type { Key } from "../domain/value";
import { contactJsonReader } from "./database/contact-json";
import { readIds } from "./database/contact-list";
import { readByIds } from "./database/contacts";
import { readOwnLists } from "./database/lists";
import type { Database } from "./database/database";

type PageQuery = Pick<ListQuery, "page" | "rows" | "order" | "where">;

export interface WirePages {
  /** The JSON array of a page; "[]" beyond the last. */
  readonly pageOf: (query: PageQuery) => Promise<Buffer>;
  /** One contact; undefined where there is none of that id. */
  readonly one: (id: number) => Promise<WireRecord | undefined>;
  /** The contact as this account has it, and its wire. */
  readonly account: () => Promise<{ readonly type: RecordType; readonly wire: Wire }>;
}

const mostKeptBytes = 64 * 1_048_576;
const mostKeptOrders = 8;

/** Everything that is only true of one state of the database. */
interface Known {
  readonly version: number;
  readonly type: RecordType;
  readonly wire: Wire;
  readonly jsonOf: (ids: readonly number[]) => Promise<Buffer>;
  readonly pages: Map<string, Buffer>;
  keptBytes: number;
  /** The ids of all pages, by order and condition. */
  readonly orders: Map<string, readonly number[]>;
}

/**
 * Pages over this database. Any change to it makes them forget. What is made while it changes is kept under the version before,
 * and forgotten with that.
 */
export function makeWirePages(database: Database): WirePages {
  let known: Known | undefined;
  const current = async (): Promise<Known> => {
    const version = await database.version();
    if (known?.version === version) return known;
    const type = contactTypeFor({ ...(await readOwnLists(database)), parents: [] });
    const jsonOf = contactJsonReader(database, type);
    known = {
      version,
      type,
      wire: makeWire(type),
      jsonOf,
      pages: new Map(),
      keptBytes: 0,
      orders: new Map(),
    };
    return known;
  };
  return {
    account: current,
    one: async (id) => readOne(database, await current(), String(id)),
    pageOf: async (query) => {
      const state = await current();
      const key = `${query.page} ${query.rows} ${keyOf(query)}`;
      const kept = state.pages.get(key);
      if (kept) return kept;
      const page = await state.jsonOf(await idsOf(database, state, query));
      keep(state, key, page);
      return page;
    },
  };
}

async function readOne(database: Database, { type, wire }: Known, key: Key): Promise<WireRecord | undefined> {
  const values = (await readByIds(database, type, [key])).get(key);
  return values ? wire.toWire(values) : undefined;
}

/** Who asks for a second page will ask for the third: only then is it worth to order all contacts. */
async function idsOf(database: Database, state: Known, query: PageQuery): Promise<readonly number[]> {
  const { page, rows } = query;
  if (page === 1) return readIds(database, query, rows);
  const key = keyOf(query);
  const ids = state.orders.get(key) ?? (await readIds(database, query));
  if (state.orders.size === mostKeptOrders && !state.orders.has(key)) state.orders.clear();
  state.orders.set(key, ids);
  return ids.slice((page - 1) * rows, page * rows);
}

function keyOf({ order, where }: Pick<PageQuery, "order" | "where">): string {
  const sort = order.map(({ field, direction }) => `${field.name} ${direction}`).join();
  return `${sort} ${where ? JSON.stringify(where) : ""}`;
}

function keep(state: Known, key: string, page: Buffer): void {
  if (state.keptBytes + page.length > mostKeptBytes) {
    state.pages.clear();
    state.keptBytes = 0;
  }
  state.pages.set(key, page);
  state.keptBytes += page.length;
}
