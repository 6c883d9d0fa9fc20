// Finds the records that creates of a cut-off run made: each remembers the run and the create that made it.
import type { RecordType } from "../../domain/catalogue";
import { keyOfId } from "../../domain/record-key";
import type { Key, Value } from "../../domain/value";
import type { Create } from "../../plan/change";
import { createdBy } from "./contact-batch";
import type { Database } from "./database";
import { quoted } from "./tables";

/** The keys of the new records by the creates' keys, all of one type, whatever others have made of the records since [AP6]. */
export async function findCreated(
  database: Database,
  search: {
    readonly creates: readonly Create<Value>[];
    readonly runId: number;
    readonly type: RecordType;
  },
): Promise<Map<Key, Key>> {
  const { type } = search;
  const byMark = new Map(search.creates.map(({ key }) => [createdBy(search, key), key]));
  const rows = await database.all<{ readonly id: string | number; readonly createdBy: string }>(
    `SELECT ${quoted(type.keyField)} AS id, "createdBy" FROM ${quoted(type.name)} WHERE "createdBy" IN ${database.words.texts}`,
    [JSON.stringify([...byMark.keys()])],
  );
  return new Map(
    rows.map((row) => [byMark.get(row.createdBy) ?? row.createdBy, keyOfId(type.name, String(row.id))]),
  );
}
