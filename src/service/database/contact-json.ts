// Contacts as the served contract writes them, made into JSON by the database itself: it does so eight times as fast as rows
// that first become records. The form is that of contract/cin7/wire.ts, and a test holds the two against each other.
import { toWireValue } from "../../contract/cin7/wire-value";
import type { RecordType } from "../../domain/catalogue";
import type { Field } from "../../domain/field";
import type { Database } from "./database";
import { quoted } from "./tables";

/** The JSON array (UTF-8) of the contacts with these ids, in their order; those that do not exist are left out. */
export function contactJsonReader(
  database: Database,
  type: RecordType,
): (ids: readonly number[]) => Promise<Buffer> {
  const text = selectOf(type, (field) => columnOf(database, field));
  return async (ids) => {
    const row = await database.first<{ readonly json: Buffer }>(text, [JSON.stringify(ids)]);
    return row?.json ?? Buffer.from("[]");
  };
}

/** CROSS JOIN: SQLite then goes through the ids in their order and looks each contact up. */
function selectOf(type: RecordType, column: (field: Field) => string): string {
  const objectOf = (wire: Field["wire"]) =>
    type.fields
      .filter((field) => (field.wire ?? "property") === wire)
      .map((field) => `${literal(field.name)}, ${wireForm(field, column(field))}`);
  const custom = objectOf("customFields");
  const nested = custom.length > 0 ? [`'customFields', json_object(${custom.join(", ")})`] : [];
  const contact = `json_object(${[...objectOf("property"), ...nested].join(", ")})`;
  const inOrder = `SELECT ${contact} AS json FROM json_each(?) AS wanted
    CROSS JOIN contact ON contact.id = wanted.value ORDER BY wanted.key`;
  return `SELECT CAST('[' || coalesce(group_concat(json, ','), '') || ']' AS BLOB) AS json FROM (${inOrder})`;
}

/** As `toWireValue`, in SQL. Hundredths that are whole numbers stay integers: SQLite would print 5.0. */
function wireForm(field: Field, column: string): string {
  switch (field.kind) {
    case "json":
      return `json(coalesce(${column}, ${literal(JSON.stringify(toWireValue(field, null)))}))`;
    case "boolean":
      return `iif(${column} IS NULL, NULL, json(iif(${column} = 1, 'true', 'false')))`;
    case "decimal":
      return `iif(${column} % 100 = 0, ${column} / 100, ${column} / 100.0)`;
    case "key":
    case "integer":
    case "text":
    case "date":
    case "instant":
    case "choice":
    case "reference":
    case "ticks":
      return field.zeroForNone ? `coalesce(${column}, 0)` : column;
    default:
      return field.kind satisfies never;
  }
}

function columnOf({ contactColumns }: Database, { name }: Field): string {
  return contactColumns.has(name)
    ? `contact.${quoted(name)}`
    : `json_extract(contact."accountFields", ${literal(`$."${name}"`)})`;
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
