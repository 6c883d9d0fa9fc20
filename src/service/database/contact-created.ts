// Finds the records that creates of a cut-off run made: younger than the run, holding every value that was given.
import type { RecordType } from "../../domain/catalogue";
import { contactTypeName } from "../../domain/record-key";
import type { Key, Value, Values } from "../../domain/value";
import type { Create } from "../../plan/change";
import type { Database } from "./database";
import { readYoung } from "./record-rows";
import { rowReader, type StoredRow } from "./stored";

/** The keys of the new records by the creates' keys, all of one type. Two creates of the same values get two records, in order. */
export async function findCreated(
  database: Database,
  search: {
    readonly creates: readonly Create<Value>[];
    readonly moment: string;
    readonly except: ReadonlySet<Key>;
    readonly type: RecordType;
  },
): Promise<Map<Key, Key>> {
  const { type, moment } = search;
  const isContact = type.name === contactTypeName;
  const young = await (isContact ? youngContacts(database, type, moment) : readYoung(database, type, moment));
  const taken = new Set(search.except);
  const found = new Map<Key, Key>();
  for (const { key, values } of search.creates) {
    const given = Object.entries(values).filter(([, value]) => value !== null);
    const match = [...young].find(
      ([id, record]) => !taken.has(id) && given.every(([name, value]) => record[name] === value),
    );
    if (!match) continue;
    taken.add(match[0]);
    found.set(key, match[0]);
  }
  return found;
}

async function youngContacts(
  database: Database,
  type: RecordType,
  moment: string,
): Promise<Map<Key, Values>> {
  const read = rowReader(type.fields, database.contactColumns);
  const rows = await database.all<StoredRow>('SELECT * FROM contact WHERE "createdDate" >= ? ORDER BY id', [
    moment,
  ]);
  return new Map(
    rows.map((row) => {
      const values = read(row);
      return [String(values["id"]), values];
    }),
  );
}
