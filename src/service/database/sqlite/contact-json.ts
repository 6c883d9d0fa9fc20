// Contacts as the served contract writes them, made into JSON by SQLite. Knows nothing of the wire but what `toWireValue` says.
import { toWireValue } from "../../../contract/cin7/wire-value";
import type { RecordType } from "../../../domain/catalogue";
import { partsOfOne, wireNameOf, type Field } from "../../../domain/field";
import { literal, quoted } from "../tables";

/**
 * The question for the JSON array of the contacts with the ids of a JSON array, in its order. CROSS JOIN: SQLite then goes through the ids
 * in their order and looks each contact up.
 */
export function contactJsonText(type: RecordType, ownColumns: ReadonlySet<string>): string {
  const objectOf = (wire: Field["wire"]) =>
    type.fields
      .filter((field) => (field.wire ?? "property") === wire)
      .map((field) => `${literal(wireNameOf(field))}, ${wireForm(field, columnOf(ownColumns, field))}`);
  const custom = objectOf("customFields");
  const nested = custom.length > 0 ? [`'customFields', json_object(${custom.join(", ")})`] : [];
  const contact = `json_object(${[...objectOf("property"), ...nested].join(", ")})`;
  const inOrder = `SELECT ${contact} AS json FROM json_each(?) AS wanted
    CROSS JOIN contact ON contact.id = wanted.value ORDER BY wanted.key`;
  return `SELECT CAST('[' || coalesce(group_concat(json, ','), '') || ']' AS BLOB) AS json FROM (${inOrder})`;
}

/** As `toWireValue`, in SQL. Parts that come to whole numbers stay integers: SQLite would print 5.0. */
function wireForm(field: Field, column: string): string {
  switch (field.kind) {
    case "json":
      return `json(coalesce(${column}, ${literal(JSON.stringify(toWireValue(field, null)))}))`;
    case "boolean":
      return `iif(${column} IS NULL, NULL, json(iif(${column} = 1, 'true', 'false')))`;
    case "decimal": {
      const parts = partsOfOne(field);
      return `iif(${column} % ${parts} = 0, ${column} / ${parts}, ${column} / ${parts}.0)`;
    }
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

function columnOf(ownColumns: ReadonlySet<string>, { name }: Field): string {
  return ownColumns.has(name)
    ? `contact.${quoted(name)}`
    : `json_extract(contact."accountFields", ${literal(`$."${name}"`)})`;
}
