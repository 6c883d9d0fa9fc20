// Finds the contacts that creates of a cut-off run made: younger than the run, holding every value that was given.
import type { RecordType } from "../../domain/catalogue";
import type { Key, Value } from "../../domain/value";
import type { Create } from "../../plan/change";
import type { Database } from "./open";
import { rowReader, type StoredRow } from "./stored";

/** The ids by the creates' keys. Two creates of the same values get two contacts, in order. */
export function findCreated(
  database: Database,
  search: {
    readonly creates: readonly Create<Value>[];
    readonly moment: string;
    readonly except: ReadonlySet<Key>;
    readonly type: RecordType;
  },
): Map<Key, Key> {
  const read = rowReader(search.type.fields, database.contactColumns);
  const rows = database
    .prepare('SELECT * FROM contact WHERE "createdDate" >= ? ORDER BY id')
    .all(search.moment);
  const young = rows.map((row) => read(row as StoredRow));
  const taken = new Set(search.except);
  const found = new Map<Key, Key>();
  for (const { key, values } of search.creates) {
    const given = Object.entries(values).filter(([, value]) => value !== null);
    const match = young.find(
      (contact) =>
        !taken.has(String(contact["id"])) && given.every(([name, value]) => contact[name] === value),
    );
    if (!match) continue;
    taken.add(String(match["id"]));
    found.set(key, String(match["id"]));
  }
  return found;
}
