// The OpenAPI 3.0 document of the served contract, made from the same catalogue and resources that serve it: nothing is listed twice.
// Holds nothing of an account.
import { contactType } from "../../domain/contact";
import { verbOf } from "../connections";
import { contactsPath } from "./endpoints";
import { defaultRows, mostPages, mostQueryLength, mostRecords, mostRows } from "./limits";
import { refTo, schemaName, schemaOf, type Schema } from "./openapi-schemas";
import { resources, type Resource, type WriteVerb } from "./resources";

/** Contacts as a resource like the others. */
const contacts: Resource = {
  path: contactsPath,
  noun: "contact",
  type: contactType,
  oneBy: "id",
  one: "record",
  writes: ["POST", "PUT", "DELETE"],
  parts: [],
};

const served: readonly Resource[] = [contacts, ...resources];

/** An operation of a path. */
export interface Operation {
  readonly summary: string;
  readonly description: string;
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly Schema[];
  readonly requestBody?: Schema;
  readonly responses: Readonly<Record<string, Schema>>;
}

export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly security: readonly Schema[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: {
    readonly securitySchemes: Schema;
    readonly parameters: Schema;
    readonly responses: Schema;
    readonly schemas: Readonly<Record<string, Schema>>;
  };
}

/** The whole document. */
export function openApiDocument(): OpenApiDocument {
  return {
    openapi: "3.0.3",
    info: {
      title: "Contactsheet: the Cin7 Omni v1 contract",
      version: "1",
      description:
        "Bare JSON arrays in camelCase; names in bodies and queries count in any case; a slash at the end of a path is understood. Calls are counted by key. Limits are those of bodies: an answer tells what is kept, even what was written without them.",
    },
    servers: [{ url: "/api/v1" }],
    security: [{ key: [] }],
    tags: served.map(({ path, type }) => ({ name: path.slice(1), description: `${type.plural}.` })),
    paths: Object.assign({}, ...served.map(pathsOf)) as OpenApiDocument["paths"],
    components: { securitySchemes, parameters, responses, schemas: { ...schemas(), ...answers } },
  };
}

const securitySchemes: Schema = {
  key: {
    type: "http",
    scheme: "basic",
    description: "The API user, and the key of a connection, which has rights for each resource and verb.",
  },
};

function schemas(): Record<string, Schema> {
  const own = served.map(({ type, parts }) => [schemaName(type), schemaOf(type, parts)] as const);
  const parts = served.flatMap((resource) => resource.parts);
  const nested = parts.map(({ type }) => [schemaName(type), schemaOf(type)] as const);
  return Object.fromEntries([...nested, ...own]);
}

const answers: Record<string, Schema> = {
  Refusal: {
    type: "object",
    required: ["message"],
    properties: { message: { type: "string", description: "What happened, and what to do next." } },
  },
  ItemAnswer: {
    type: "object",
    required: ["index", "success", "id", "code", "errors"],
    properties: {
      index: { type: "integer", description: "The record's place in the request, from 0." },
      success: { type: "boolean" },
      id: { type: "integer", format: "int64", nullable: true },
      code: {
        type: "string",
        nullable: true,
        description: "The reference or code of the record, the email of a contact.",
      },
      errors: { type: "array", items: { type: "string" }, description: "Why the record was not written." },
      warnings: { type: "array", items: { type: "string" }, description: "Only where there are some." },
    },
  },
  Removed: {
    type: "object",
    required: ["success", "id", "code", "errors"],
    properties: {
      success: { type: "boolean" },
      id: { type: "integer", format: "int64", nullable: true },
      code: { type: "string", nullable: true },
      errors: { type: "array", items: { type: "string" } },
    },
  },
};

const parameters = {
  fields: query(
    "fields",
    "Comma list of the properties to answer; nested ones in parentheses: id,lineItems(code). Unknown names are ignored.",
    {
      type: "string",
      maxLength: mostQueryLength,
    },
  ),
  where: query(
    "where",
    "A condition: =, <>, >, <, >=, <=, LIKE, NOT LIKE, IN ( ), NOT IN ( ), IS NULL, IS NOT NULL, AND, OR and parentheses; AND binds closer. Text and UTC times in single quotes, a quote in them doubled: modifiedDate>='2026-01-31T00:00:00Z'. Text counts without regard to the case of A–Z, an enum by its name; in LIKE % stands for any text and _ for one character. Unknown names are refused.",
    { type: "string", maxLength: mostQueryLength },
  ),
  order: query("order", "Comma list of properties, each with ASC or DESC; DESC where it is not said.", {
    type: "string",
    maxLength: mostQueryLength,
  }),
  page: query("page", "From 1; a page after the last is empty.", {
    type: "integer",
    minimum: 1,
    maximum: mostPages,
    default: 1,
  }),
  rows: query("rows", "Records of a page.", {
    type: "integer",
    minimum: 1,
    maximum: mostRows,
    default: defaultRows,
  }),
} as const satisfies Schema;

function query(name: string, description: string, schema: Schema): Schema {
  return { name, in: "query", description, schema };
}

const boms: Schema = query(
  "loadboms",
  "Understood as Cin7 has it. There are no bills of materials here: nothing follows.",
  { type: "boolean" },
);

const refusal = (description: string): Schema => ({
  description,
  content: { "application/json": { schema: { $ref: "#/components/schemas/Refusal" } } },
});

const responses: Schema = {
  BadRequest: refusal(
    `The query or the body cannot be read, and the message says where; or more than ${mostRecords} records.`,
  ),
  NotSignedIn: refusal("API user or key is missing or wrong."),
  NotAllowed: refusal("The connection has not this right."),
  NotFound: refusal("There is no such record, or the query is too long."),
  TooLarge: refusal("More bytes than are read."),
  NotJson: refusal("The body says that it is something other than JSON."),
  Failed: refusal(
    "The service failed, or its database cannot be reached now; after a write, read back first.",
  ),
  Throttled: {
    description: "Too many calls with this key; the text stands alone, as a JSON string.",
    headers: { "Retry-After": { description: "Seconds to wait.", schema: { type: "integer" } } },
    content: { "application/json": { schema: { type: "string" } } },
  },
};

const refusals = (names: Readonly<Record<string, string>>): Record<string, Schema> =>
  Object.fromEntries(
    Object.entries(names).map(([status, name]) => [status, { $ref: `#/components/responses/${name}` }]),
  );
const always = {
  "401": "NotSignedIn",
  "403": "NotAllowed",
  "404": "NotFound",
  "429": "Throttled",
  default: "Failed",
};

function pathsOf(resource: Resource): Record<string, Record<string, Operation>> {
  const { path, oneBy, writes } = resource;
  const writing = (verb: WriteVerb) =>
    writes.includes(verb) ? { [verb.toLowerCase()]: writeOperation(resource, verb) } : {};
  return {
    [path]: { get: listOperation(resource), ...writing("POST"), ...writing("PUT") },
    [`${path}/{${oneBy}}`]: { get: oneOperation(resource), ...removing(resource) },
  };
}

/** What every operation says of itself. */
interface About extends Pick<Operation, "tags" | "operationId"> {
  readonly right: string;
}

function about({ path, noun }: Resource, method: string): About {
  const name = path.slice(1);
  const words = noun.split(" ").map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const operationId = `${method.toLowerCase()}${words.join("")}`;
  return { tags: [name], operationId, right: `Needs the right “${verbOf(method) ?? ""}” of ${name}.` };
}

function listOperation(resource: Resource): Operation {
  const { tags, operationId, right } = about(resource, "GET");
  return {
    ...{ tags, operationId: `${operationId}List` },
    summary: `A page of ${resource.type.plural.toLowerCase()}`,
    description: right,
    parameters: Object.keys(parameters).map((name) => ({ $ref: `#/components/parameters/${name}` })),
    responses: {
      "200": jsonAnswer("The records.", { type: "array", items: refTo(resource.type) }),
      ...refusals({ "400": "BadRequest", ...always }),
    },
  };
}

function oneOperation(resource: Resource): Operation {
  const { tags, operationId, right } = about(resource, "GET");
  const { noun, one, type } = resource;
  const schema = one === "record" ? refTo(type) : { type: "array", items: refTo(type) };
  return {
    ...{ tags, operationId: `${operationId}One` },
    summary: `One ${noun}`,
    description: right,
    parameters: [pathParameter(resource), { $ref: "#/components/parameters/fields" }],
    responses: {
      "200": jsonAnswer(one === "record" ? "The record." : "All that match.", schema),
      ...refusals({ "400": "BadRequest", ...always }),
    },
  };
}

function pathParameter({ oneBy, noun }: Resource): Schema {
  const schema = oneBy === "id" ? { type: "integer", format: "int64" } : { type: "string" };
  return { name: oneBy, in: "path", required: true, description: `The ${oneBy} of the ${noun}.`, schema };
}

function writeOperation(resource: Resource, verb: WriteVerb): Operation {
  const { tags, operationId, right } = about(resource, verb);
  const { noun, type } = resource;
  const isNew = verb === "POST";
  const says = isNew
    ? "What is absent or null is taken from elsewhere or left blank; id 0 is no id."
    : 'Each record carries its id; what is absent or null stays, "" clears.';
  return {
    ...{ tags, operationId },
    summary: isNew ? `Makes records, each one ${noun}` : `Changes records, each one ${noun}`,
    description: `${right} ${says} One bad record never fails another: see success and errors of each answer.`,
    ...(resource.takesBoms ? { parameters: [boms] } : {}),
    requestBody: {
      required: true,
      content: {
        "application/json": { schema: { type: "array", maxItems: mostRecords, items: refTo(type) } },
      },
    },
    responses: {
      "200": jsonAnswer("One answer for each record, in the order of the request.", {
        type: "array",
        items: { $ref: "#/components/schemas/ItemAnswer" },
      }),
      ...refusals({ "400": "BadRequest", ...always, "413": "TooLarge", "415": "NotJson" }),
    },
  };
}

function removing(resource: Resource): Record<string, Operation> {
  if (!resource.writes.includes("DELETE")) return {};
  const { tags, operationId, right } = about(resource, "DELETE");
  return {
    delete: {
      ...{ tags, operationId },
      summary: `Removes one ${resource.noun}`,
      description: right,
      parameters: [pathParameter(resource)],
      responses: {
        "200": jsonAnswer("It is gone, or `errors` says why not.", { $ref: "#/components/schemas/Removed" }),
        ...refusals(always),
      },
    },
  };
}

function jsonAnswer(description: string, schema: Schema): Schema {
  return { description, content: { "application/json": { schema } } };
}
