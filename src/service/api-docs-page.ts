// The page that people read the API's description on: the OpenAPI document as plain HTML, without a script and without a request to
// anywhere. Knows no account.
import type { OpenApiDocument, Operation } from "../contract/cin7/openapi";
import type { Schema } from "../contract/cin7/openapi-schemas";

const style = `
  body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 62rem; padding: 1rem; color: #242424; background: #fff; }
  h1, h2 { overflow-wrap: anywhere; }
  h2 { margin-top: 2.5rem; border-bottom: 1px solid #d1d1d1; }
  code { font-family: ui-monospace, monospace; font-size: .92em; overflow-wrap: anywhere; }
  table { border-collapse: collapse; width: 100%; }
  th, td { text-align: left; vertical-align: top; padding: .2rem .6rem .2rem 0; border-bottom: 1px solid #e0e0e0; }
  summary { cursor: pointer; padding: .2rem 0; }
  nav ul { columns: 3 12rem; list-style: none; padding: 0; }
  a { color: #0f548c; }
  @media (max-width: 40rem) {
    thead { display: none; }
    tbody tr, tbody th, tbody td { display: block; }
    tbody tr { padding: .3rem 0; border-bottom: 1px solid #e0e0e0; }
    tbody th, tbody td { border: 0; overflow-wrap: anywhere; }
  }
  @media (prefers-color-scheme: dark) { body { color: #eee; background: #1f1f1f; } a { color: #62abf5; } tr, th, td, h2 { border-color: #555; } }
`;

/** The whole page. */
export function apiDocsPage(document: OpenApiDocument): string {
  const { info, tags } = document;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(info.title)}</title><style>${style}</style></head><body>
<header><h1>${text(info.title)}</h1><p>${text(info.description)}</p>
<p>Addresses begin with <code>${text(document.servers[0]?.url ?? "")}</code>. For programs: <a href="/api/openapi.json">openapi.json</a>.</p></header>
<nav aria-label="Resources"><ul>${tags.map(({ name }) => `<li><a href="#${text(name)}">${text(name)}</a></li>`).join("")}</ul></nav>
<main>${queryNotes(document)}${tags.map((tag) => section(document, tag)).join("")}</main>
</body></html>`;
}

function text(value: unknown): string {
  const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
  return String(value).replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
}

function queryNotes({ components }: OpenApiDocument): string {
  const rows = Object.values(components.parameters as Record<string, Schema>).map(
    ({ name, description }) =>
      `<tr><th scope="row"><code>${text(name)}</code></th><td>${text(description)}</td></tr>`,
  );
  return `<h2 id="queries">Queries of lists</h2><table><tbody>${rows.join("")}</tbody></table>`;
}

function section(document: OpenApiDocument, { name, description }: OpenApiDocument["tags"][number]): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags.includes(name))
      .map(([method, operation]) => operationItem(path, method, operation)),
  );
  const schema = document.components.schemas[schemaOfTag(document, name)] ?? {};
  return `<section aria-labelledby="${text(name)}"><h2 id="${text(name)}">${text(name)}</h2><p>${text(description)}</p>
<ul>${operations.join("")}</ul>${fieldsTable(schema, document)}</section>`;
}

function operationItem(path: string, method: string, { summary, description, responses }: Operation): string {
  const statuses = Object.keys(responses)
    .filter((status) => status !== "default")
    .join(", ");
  return `<li><code><strong>${text(method.toUpperCase())}</strong> ${text(path)}</code> ${text(summary)}. ${text(description)} <small>Answers ${text(statuses)}.</small></li>`;
}

/** The schema that a list of the resource is made of. */
function schemaOfTag({ paths }: OpenApiDocument, tag: string): string {
  const answer = paths[`/${tag}`]?.["get"]?.responses["200"];
  return refName(JSON.stringify(answer ?? {}));
}

function refName(json: string): string {
  return /#\/components\/schemas\/(\w+)/.exec(json)?.[1] ?? "";
}

function fieldsTable(schema: Schema, document: OpenApiDocument): string {
  const rows = Object.entries((schema["properties"] ?? {}) as Record<string, Schema>).map(
    ([name, property]) => {
      const nested = partOf(property, document);
      const parts = nested ? `<details><summary>Its fields</summary>${fieldRows(nested)}</details>` : "";
      return fieldRow(name, property, parts);
    },
  );
  return `<details><summary>${rows.length} fields</summary><table><thead><tr><th scope="col">Field</th><th scope="col">Form</th><th scope="col">What it is</th></tr></thead><tbody>${rows.join("")}</tbody></table></details>`;
}

/** The schema of what stands in a property, where its fields are known. */
function partOf(property: Schema, { components }: OpenApiDocument): Schema | undefined {
  const part = (property["items"] ?? property) as Schema;
  return "$ref" in part
    ? components.schemas[refName(JSON.stringify(part))]
    : part["properties"]
      ? part
      : undefined;
}

function fieldRows(schema: Schema): string {
  const rows = Object.entries((schema["properties"] ?? {}) as Record<string, Schema>).map(
    ([name, property]) => fieldRow(name, property, ""),
  );
  return `<table><tbody>${rows.join("")}</tbody></table>`;
}

function fieldRow(name: string, property: Schema, more: string): string {
  return `<tr><th scope="row"><code>${text(name)}</code></th><td>${text(sayForm(property))}</td><td>${text(property["description"] ?? "")}${more}</td></tr>`;
}

function sayForm({ type, format, maxLength, readOnly, enum: options, minimum, maximum }: Schema): string {
  const words = Array.isArray(options)
    ? options.filter((option) => option !== null).join(" | ")
    : String(format ?? type);
  const limits = [
    maxLength === undefined ? "" : `at most ${JSON.stringify(maxLength)} characters`,
    minimum === undefined ? "" : `${JSON.stringify(minimum)} to ${JSON.stringify(maximum)}`,
    readOnly === true ? "read only" : "",
  ];
  return [words, ...limits].filter(Boolean).join(", ");
}
