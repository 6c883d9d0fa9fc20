// The account's own fields of a document, a product or a branch: an object whose names the client chooses. What a PUT names is laid over
// what is held, as everywhere on the wire. Knows no name.
import { textOf, type Value, type Values } from "../../domain/value";

const property = "customFields";

/** The values with all of the record's own fields: null and absent stay, "" clears, names count in any case. */
export function withAccountFields(given: Values, held: Values): Values {
  const sent = textOf(given[property]);
  if (sent === undefined) return given;
  const fields = new Map(Object.entries(fieldsIn(held[property])));
  for (const [name, value] of Object.entries(fieldsIn(sent))) {
    if (value === null) continue;
    const known = [...fields.keys()].find((own) => own.toLowerCase() === name.toLowerCase()) ?? name;
    if (value === "") fields.delete(known);
    else fields.set(known, value);
  }
  const all = JSON.stringify(Object.fromEntries(fields));
  return { ...given, [property]: fields.size > 0 ? all : null };
}

function fieldsIn(value: Value | undefined): Readonly<Record<string, unknown>> {
  return JSON.parse(textOf(value) ?? "{}") as Record<string, unknown>;
}
