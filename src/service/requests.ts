// Reads what was sent by its schema; what does not fit is refused with where and why.
import type { FastifyInstance } from "fastify";
import type { z } from "zod";
import { Fault } from "../domain/fault";
import { parseJson } from "./json-text";

const mostMistakes = 5;

/** The body or query as the schema has it. Failure: a Fault "refused" that names the first mistakes by place. */
export function parseSent<Shape extends z.ZodType>(
  shape: Shape,
  sent: unknown,
  what: string,
): z.output<Shape> {
  const parsed = shape.safeParse(sent);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const mistakes = issues.slice(0, mostMistakes).map((issue) => `${placeOf(issue.path)}${issue.message}`);
  const more = issues.length > mostMistakes ? `; and ${issues.length - mostMistakes} more` : "";
  throw new Fault("refused", `The ${what} cannot be read: ${mistakes.join("; ")}${more}.`);
}

/** `changes[3].key: `, nothing for the whole. */
function placeOf(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("");
  return text === "" ? "" : `${text.replace(/^\./, "")}: `;
}

/** A JSON value inside a query, by its schema; absent is `undefined` to the schema. */
export function parseJsonParameter<Shape extends z.ZodType>(
  shape: Shape,
  text: string | undefined,
  what: string,
): z.output<Shape> {
  if (text === undefined) return parseSent(shape, {}, what);
  const json = parseJson(text);
  if (!json.ok) throw new Fault("refused", `The ${what} cannot be read: ${json.message}.`);
  return parseSent(shape, json.value, what);
}

/** Bodies are JSON and nothing else; one that is not says where it goes wrong. A DELETE of many clients promises a body and has none. */
export function readJsonBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, ({ method }, body, done) => {
    const json = parseJson(String(body));
    if (json.ok) done(null, json.value);
    else if (method === "DELETE" && body.length === 0) done(null, undefined);
    else
      done(new Fault("refused", `The request's body cannot be read: ${json.message}. Nothing was changed.`));
  });
}
