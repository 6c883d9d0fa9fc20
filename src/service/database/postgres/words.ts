// What PostgreSQL words in its own way.
import { sql } from "kysely";
import { quoted } from "../tables";
import type { Words } from "../words";

export const postgresWords: Words = {
  wholeNumbers: "(SELECT value::bigint FROM json_array_elements_text(?::json))",
  texts: "(SELECT value FROM json_array_elements_text(?::json))",
  like: "ILIKE",
  placeIn: "strpos",
  // Of the table's own collation, in which only A–Z have a case.
  accountField: `(("accountFields"::json ->> ?::text) COLLATE "C")`,
  accountFieldName: (name) => name,
  accountFieldsWith: (count) =>
    `(coalesce("accountFields", '{}')::jsonb || jsonb_build_object(${Array<string>(count).fill("?::text, ?::jsonb").join(", ")}))::text`,
  accountFieldValue: (value) => (value === null ? null : String(value)),
  shownHundredths: (held) => sql`round(${held}::numeric / 100, 2)::text`,
  shownYesNo: (held) => sql`case when ${held} = '0' then 'FALSE' else 'TRUE' end`,
  takeIds: async (inside, table, count) => {
    const rows = await inside.all<{ readonly id: number }>(
      "SELECT nextval(pg_get_serial_sequence(?, 'id')) AS id FROM generate_series(1, ?::bigint)",
      [quoted(table), count],
    );
    return rows.map(({ id }) => id);
  },
  passIds: async (inside, table) => {
    await inside.all(
      `SELECT setval(pg_get_serial_sequence(?, 'id'), max(id)) FROM ${quoted(table)}
        HAVING max(id) > (SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence(?, 'id')::regclass), 0))`,
      [quoted(table), quoted(table)],
    );
  },
};
