// Finds the records that creates of a cut-off run made: each remembers the run and the create that made it.
import { sql, type SqlBool } from "kysely";
import type { RecordType } from "../../domain/catalogue";
import { keyOfId } from "../../domain/record-key";
import type { Key, Value } from "../../domain/value";
import type { Create } from "../../plan/change";
import { createdBy } from "./contact-batch";
import { tablesOf, type Database } from "./database";
import { filled } from "./words";

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
  const marks = filled(database.words.texts, JSON.stringify([...byMark.keys()]));
  const rows = await tablesOf(database)
    .selectFrom(type.name)
    .select([type.keyField, "createdBy"])
    .where(sql<SqlBool>`"createdBy" in ${marks}`)
    .execute();
  return new Map(
    rows.map((row) => {
      const mark = String(row["createdBy"]);
      return [byMark.get(mark) ?? mark, keyOfId(type.name, String(row[type.keyField]))];
    }),
  );
}
