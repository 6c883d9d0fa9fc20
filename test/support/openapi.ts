// The check of an OpenAPI document by the specification's own schema, through a package for it; and of an answer by the document.
import SwaggerParser from "@apidevtools/swagger-parser";

/** What is wrong with the document; nothing where it is valid. The document may be changed. */
export async function validateOpenApi(document: object): Promise<readonly string[]> {
  try {
    await SwaggerParser.validate(document as never);
    return [];
  } catch (caught) {
    return [caught instanceof Error ? caught.message : String(caught)];
  }
}

/** A JSON Schema as the document has it, as far as answers are checked by it. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

const moments: Readonly<Record<string, RegExp>> = {
  "date-time": /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  date: /^\d{4}-\d\d-\d\d$/,
};

/** Where a value is not what its schema says, at which place; a property that the schema has not, or the value has not, is one. */
export function misfitsOf(
  value: unknown,
  schema: Schema,
  { schemas, at = "" }: { readonly schemas: Readonly<Record<string, object>>; readonly at?: string },
): string[] {
  const { type, nullable, items, properties, format = "", enum: words } = resolved(schema, schemas);
  if (value === null && nullable === true) return [];
  const isOfType = type === "integer" ? Number.isInteger(value) : typeOf(value) === (type ?? typeOf(value));
  const isWord = words === undefined || words.includes(value);
  if (!isOfType || !isWord || !(moments[format]?.test(String(value)) ?? true))
    return [`${at}: ${JSON.stringify(value)} is no ${type} ${format}`];
  if (Array.isArray(value))
    return value.flatMap((item, nth) => misfitsOf(item, items ?? {}, { schemas, at: `${at}[${nth}]` }));
  if (!properties) return [];
  const own = value as Readonly<Record<string, unknown>>;
  const names = new Set([...Object.keys(own), ...Object.keys(properties)]);
  return [...names].flatMap((name) => {
    const property = properties[name];
    if (!property || !(name in own)) return [`${at}.${name}: only one of schema and answer has it`];
    return misfitsOf(own[name], property, { schemas, at: `${at}.${name}` });
  });
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? "array" : value === null ? "null" : typeof value;
}

function resolved(schema: Schema, schemas: Readonly<Record<string, object>>): Schema {
  return schema.$ref === undefined ? schema : (schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {});
}
