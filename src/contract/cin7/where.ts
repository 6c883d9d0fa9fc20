// The contract's `where`: its grammar as a tree, read from text and printed back, parse(print(q)) = q [CT1]. Knows no field:
// names and values are bound to a record type in bind.ts. Source: reference of the Cin7 Omni v1 API, "where".
import { mostDepth } from "./limits";
import { expected, makeCursor, readTokens, type Cursor, type QueryError, type Token } from "./tokens";

const comparisons = ["=", "<>", ">", "<", ">=", "<=", "LIKE"] as const;
type Comparison = (typeof comparisons)[number] | "NOT LIKE";

/** How values are compared; LIKE compares with a pattern. */
export type Compare = Exclude<Comparison, PatternComparison>;

export type PatternComparison = "LIKE" | "NOT LIKE";

export type Literal = string | number | boolean;

/** A condition as written. The parts of and/or are two or more; parentheses are kept as nesting. */
export type Where =
  | { readonly kind: "and" | "or"; readonly parts: readonly Where[] }
  | { readonly kind: "compare"; readonly name: string; readonly by: Comparison; readonly value: Literal }
  | { readonly kind: "in" | "not in"; readonly name: string; readonly values: readonly Literal[] }
  | { readonly kind: "null"; readonly name: string; readonly isNull: boolean };

/** Where the name and the values of a condition stand in its query, counted from 0. */
interface Places {
  readonly name: number;
  readonly values: readonly number[];
}

const places = new WeakMap<Where, Places>();

/** The places of a condition that was read; undefined for one that was made. */
export function placesOf(condition: Where): Places | undefined {
  return places.get(condition);
}

type Parsed = Where | QueryError;

const isError = (parsed: Parsed): parsed is QueryError => "message" in parsed;

/** The tree of a `where`. Failure: a sentence with the place and what was expected there. */
export function parseWhere(text: string): Parsed {
  const read = readTokens(text);
  if ("message" in read) return read;
  const cursor = makeCursor(read.tokens);
  const tree = parseChain(cursor, "or", 0);
  if (isError(tree)) return tree;
  const rest = cursor.next();
  return rest.kind === "end" ? tree : expected("AND, OR or the end", rest);
}

/** AND binds closer than OR. */
function parseChain(cursor: Cursor, kind: "and" | "or", depth: number): Parsed {
  const parts: Where[] = [];
  do {
    const part = kind === "or" ? parseChain(cursor, "and", depth) : parsePart(cursor, depth);
    if (isError(part)) return part;
    parts.push(part);
  } while (cursor.takes(kind.toUpperCase()));
  const [first] = parts;
  return first && parts.length === 1 ? first : { kind, parts };
}

function parsePart(cursor: Cursor, depth: number): Parsed {
  const start = cursor.next();
  if (!cursor.takes("(")) return parseCondition(cursor);
  if (depth === mostDepth)
    return {
      message: `at character ${start.at + 1}: parentheses stand in each other more than ${mostDepth} deep.`,
    };
  const inner = parseChain(cursor, "or", depth + 1);
  if (isError(inner)) return inner;
  return cursor.takes(")") ? inner : expected("AND, OR or )", cursor.next());
}

const keywords = new Set(["AND", "OR", "IN", "IS", "NOT", "NULL", "LIKE", "TRUE", "FALSE"]);

function parseCondition(cursor: Cursor): Parsed {
  const token = cursor.take();
  if (token.kind !== "word" || keywords.has(token.text.toUpperCase()))
    return expected("a field's name or (", token);
  const values: number[] = [];
  const condition = parseComparison(cursor, token.text, values);
  if (!isError(condition)) places.set(condition, { name: token.at, values });
  return condition;
}

/** What follows the name; the places of its values are added to `at`. */
function parseComparison(cursor: Cursor, name: string, at: number[]): Parsed {
  if (cursor.takes("IS")) return parseNull(cursor, name);
  const isNot = cursor.takes("NOT");
  if (cursor.takes("IN")) return parseIn(cursor, isNot ? "not in" : "in", { name, at });
  if (isNot)
    return cursor.takes("LIKE")
      ? parseValue(cursor, "NOT LIKE", { name, at })
      : expected("LIKE or IN", cursor.next());
  const by = cursor.takes("~") ? "LIKE" : comparisons.find((candidate) => cursor.takes(candidate));
  if (!by) return expected(`one of ${comparisons.join(", ")}, IN, NOT or IS after ${name}`, cursor.next());
  return parseValue(cursor, by, { name, at });
}

/** The name of a condition, and the places of its values, which grow as they are read. */
interface Begun {
  readonly name: string;
  readonly at: number[];
}

function parseValue(cursor: Cursor, by: Comparison, { name, at }: Begun): Parsed {
  const value = parseLiteral(cursor.next());
  if (value === undefined)
    return expected("a value: text in single quotes, a number, true or false", cursor.next());
  at.push(cursor.take().at);
  return { kind: "compare", name, by, value };
}

function parseNull(cursor: Cursor, name: string): Parsed {
  const isNull = !cursor.takes("NOT");
  if (!cursor.takes("NULL")) return expected(isNull ? "NULL or NOT NULL" : "NULL", cursor.next());
  return { kind: "null", name, isNull };
}

function parseIn(cursor: Cursor, kind: "in" | "not in", { name, at }: Begun): Parsed {
  if (!cursor.takes("(")) return expected("( after IN", cursor.next());
  const values: Literal[] = [];
  do {
    const value = parseLiteral(cursor.next());
    if (value === undefined) return expected("a value", cursor.next());
    at.push(cursor.take().at);
    values.push(value);
  } while (cursor.takes(","));
  return cursor.takes(")") ? { kind, name, values } : expected(", or )", cursor.next());
}

function parseLiteral({ kind, text }: Token): Literal | undefined {
  switch (kind) {
    case "text":
      return text;
    case "number":
      return Number(text) || 0;
    case "word":
      return { TRUE: true, FALSE: false }[text.toUpperCase()];
    case "operator":
    case "end":
      return undefined;
    default:
      return kind satisfies never;
  }
}

/** The tree as text that parses to the same tree. */
export function printWhere(where: Where): string {
  switch (where.kind) {
    case "and":
    case "or":
      return where.parts.map(printPart).join(` ${where.kind.toUpperCase()} `);
    case "compare":
      return `${where.name} ${where.by} ${printLiteral(where.value)}`;
    case "in":
    case "not in":
      return `${where.name} ${where.kind.toUpperCase()} (${where.values.map(printLiteral).join(", ")})`;
    case "null":
      return `${where.name} IS ${where.isNull ? "" : "NOT "}NULL`;
    default:
      return where satisfies never;
  }
}

function printPart(part: Where): string {
  const isChain = part.kind === "and" || part.kind === "or";
  return isChain ? `(${printWhere(part)})` : printWhere(part);
}

/** A literal as the grammar writes it: text in single quotes, quotes doubled. */
function printLiteral(value: Literal): string {
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}
