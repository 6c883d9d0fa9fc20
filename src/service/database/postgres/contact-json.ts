// Contacts as the served contract writes them, made into JSON by PostgreSQL. Knows nothing of the wire but what `toWireValue` says.
import { toWireValue } from "../../../contract/cin7/wire-value";
import type { RecordType } from "../../../domain/catalogue";
import { partsOfOne, wireNameOf, type Field } from "../../../domain/field";
import { literal, quoted } from "../tables";

/** The question for the JSON array of the contacts with the ids of a JSON array, in its order. */
export function contactJsonText(type: RecordType, ownColumns: ReadonlySet<string>): string {
  const propertiesOf = (wire: Field["wire"]) =>
    type.fields
      .filter((field) => (field.wire ?? "property") === wire)
      .map((field) => `${wireForm(field, columnOf(ownColumns, field))} AS ${quoted(wireNameOf(field))}`);
  const custom = propertiesOf("customFields");
  const nested =
    custom.length > 0
      ? [`(SELECT row_to_json(custom) FROM (SELECT ${custom.join(", ")}) AS custom) AS "customFields"`]
      : [];
  const properties = [...propertiesOf("property"), ...nested].join(", ");
  // A row, since a function takes 100 arguments at most; LATERAL, since its columns are named after properties.
  const contacts = `SELECT wanted.place, row_to_json(made)::text AS json
    FROM json_array_elements_text(?::json) WITH ORDINALITY AS wanted (value, place)
    JOIN contact ON contact.id = wanted.value::bigint
    CROSS JOIN LATERAL (SELECT ${properties}) AS made`;
  return `SELECT '[' || coalesce(string_agg(json, ',' ORDER BY place), '') || ']' AS json FROM (${contacts}) AS pages`;
}

/** As `toWireValue`, in SQL. */
function wireForm(field: Field, column: string): string {
  switch (field.kind) {
    case "json":
      return `coalesce(${column}, ${literal(JSON.stringify(toWireValue(field, null)))})::json`;
    case "boolean":
      return `${column} = 1`;
    case "decimal":
      return `trim_scale(${column}::numeric / ${partsOfOne(field)})`;
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

function columnOf(ownColumns: ReadonlySet<string>, field: Field): string {
  if (ownColumns.has(field.name)) return `contact.${quoted(field.name)}`;
  const held = `(contact."accountFields"::json ->> ${literal(field.name)})`;
  return ["key", "integer", "decimal", "boolean"].includes(field.kind) ? `${held}::bigint` : held;
}
