// Contacts as the served contract writes them. A page's JSON is made once and kept until anything in the database changes:
// clients that poll ask for the same pages over and over. Knows no request.
import type { ListQuery } from "../contract/cin7/query";
import { makeWire, type Wire, type WireRecord } from "../contract/cin7/wire";
import type { RecordType } from "../domain/catalogue";
import { contactTypeFor } from "../domain/lists";
import { readIdPage } from "./database/contact-list";
import { readByIds } from "./database/contacts";
import { readOwnLists } from "./database/lists";
import type { Database } from "./database/open";

type PageQuery = Pick<ListQuery, "page" | "rows" | "order" | "where">;

export interface WirePages {
  /** The JSON array of a page; "[]" beyond the last. */
  readonly pageOf: (query: PageQuery) => Promise<Buffer>;
  /** One contact; undefined where there is none of that id. */
  readonly one: (id: number) => Promise<WireRecord | undefined>;
  /** The contact as this account has it, and its wire. */
  readonly account: () => { readonly type: RecordType; readonly wire: Wire };
}

const mostKeptBytes = 64 * 1_048_576;

/** Everything that is only true of one state of the database. */
interface Known {
  readonly changes: number;
  readonly type: RecordType;
  readonly wire: Wire;
  readonly pages: Map<string, Buffer>;
  keptBytes: number;
}

/** Pages over this database. Any change by this process makes them forget; nobody else can write, by the folder's lock. */
export function makeWirePages(database: Database): WirePages {
  let known: Known | undefined;
  const current = (): Known => {
    const changes = Number(database.prepare("SELECT total_changes()").pluck().get());
    if (known?.changes === changes) return known;
    const type = contactTypeFor({ ...readOwnLists(database), parents: [] });
    known = { changes, type, wire: makeWire(type), pages: new Map(), keptBytes: 0 };
    return known;
  };
  return {
    account: current,
    one: async (id) => (await readRecords(database, current(), [id]))[0],
    pageOf: async (query) => {
      const state = current();
      const key = keyOf(query);
      const kept = state.pages.get(key);
      if (kept) return kept;
      const records = await readRecords(database, state, await readIdPage(database, query));
      const page = Buffer.from(JSON.stringify(records));
      keep(state, key, page);
      return page;
    },
  };
}

async function readRecords(
  database: Database,
  { type, wire }: Known,
  ids: readonly number[],
): Promise<WireRecord[]> {
  const found = await readByIds(database, type, ids.map(String));
  return ids.flatMap((id) => {
    const values = found.get(String(id));
    return values ? [wire.toWire(values)] : [];
  });
}

function keyOf({ page, rows, order, where }: PageQuery): string {
  const sort = order.map(({ field, direction }) => `${field.name} ${direction}`).join();
  return `${page} ${rows} ${sort} ${where ? JSON.stringify(where) : ""}`;
}

function keep(state: Known, key: string, page: Buffer): void {
  if (state.keptBytes + page.length > mostKeptBytes) {
    state.pages.clear();
    state.keptBytes = 0;
  }
  state.pages.set(key, page);
  state.keptBytes += page.length;
}
