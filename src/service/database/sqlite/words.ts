// What SQLite words in its own way.
import { sql } from "kysely";
import type { Words } from "../words";

export const sqliteWords: Words = {
  wholeNumbers: "(SELECT value FROM json_each(?))",
  texts: "(SELECT value FROM json_each(?))",
  like: "LIKE",
  placeIn: "instr",
  accountField: 'json_extract("accountFields", ?)',
  accountFieldName: (name) => `$."${name}"`,
  accountFieldsWith: (count) => `json_set(coalesce("accountFields", '{}')${", ?, json(?)".repeat(count)})`,
  accountFieldValue: (value) => value,
  shownHundredths: (held) => sql`printf('%.2f', ${held} / 100.0)`,
  shownYesNo: (held) => sql`iif(${held}, 'TRUE', 'FALSE')`,
  takeIds: async (inside, table, count) => {
    await inside.run(
      "INSERT INTO sqlite_sequence (name, seq) SELECT ?, 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?)",
      [table, table],
    );
    const last = await inside.first<{ readonly seq: number }>(
      "UPDATE sqlite_sequence SET seq = seq + ? WHERE name = ? RETURNING seq",
      [count, table],
    );
    const first = Number(last?.seq) - count + 1;
    return Array.from({ length: count }, (_, at) => first + at);
  },
  // AUTOINCREMENT passes every id that a row came with.
  passIds: async () => undefined,
};
