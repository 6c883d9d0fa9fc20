// Contacts as the served contract writes them: each one's JSON is made once and kept until anything in the database changes.
// Knows no request.
import { makeWire, type Wire } from "../contract/cin7/wire";
import type { RecordType } from "../domain/catalogue";
import { contactTypeFor } from "../domain/lists";
import { readByIds } from "./database/contacts";
import { readOwnLists } from "./database/lists";
import type { Database } from "./database/open";

export interface WirePages {
  /** The JSON array of these contacts, in this order; ids that do not exist are left out. */
  readonly pageOf: (ids: readonly number[]) => Promise<Buffer>;
  /** The contact as this account has it, and its wire. */
  readonly account: () => { readonly type: RecordType; readonly wire: Wire };
}

/** Some 30 MB at the size of a usual contact. */
const mostKept = 20_000;

/** Everything that is only true of one state of the database. */
interface Known {
  readonly changes: number;
  readonly type: RecordType;
  readonly wire: Wire;
  readonly texts: Map<number, Buffer>;
}

/** Pages over this database. A change by anyone of this process makes them forget; nobody else may write [the folder's lock]. */
export function makeWirePages(database: Database): WirePages {
  let known: Known | undefined;
  const current = (): Known => {
    const changes = Number(database.prepare("SELECT total_changes()").pluck().get());
    if (known?.changes === changes) return known;
    const type = contactTypeFor({ ...readOwnLists(database), parents: [] });
    known = { changes, type, wire: makeWire(type), texts: new Map() };
    return known;
  };
  return {
    pageOf: async (ids) => {
      const now = current();
      await learn(database, now, ids);
      return joined(ids.flatMap((id) => now.texts.get(id) ?? []));
    },
    account: current,
  };
}

async function learn(
  database: Database,
  { type, wire, texts }: Known,
  ids: readonly number[],
): Promise<void> {
  const missing = ids.filter((id) => !texts.has(id));
  if (missing.length === 0) return;
  if (texts.size + missing.length > mostKept) texts.clear();
  const read = await readByIds(database, type, texts.size === 0 ? ids.map(String) : missing.map(String));
  for (const [key, values] of read) texts.set(Number(key), Buffer.from(JSON.stringify(wire.toWire(values))));
}

const [open, comma, close] = [Buffer.from("["), Buffer.from(","), Buffer.from("]")];

function joined(texts: readonly Buffer[]): Buffer {
  return Buffer.concat([open, ...texts.flatMap((text, at) => (at === 0 ? [text] : [comma, text])), close]);
}
