// The contract's `fields`: which properties an answer carries, nested ones in parentheses; read, printed back [CT1] and applied.
// Names that a record has not are ignored, as the live API does.
import { mostDepth } from "./limits";
import { expected, makeCursor, readTokens, type Cursor, type QueryError } from "./tokens";

export interface Selected {
  readonly name: string;
  /** Absent: the whole property. */
  readonly within?: readonly Selected[];
}

type Parsed = { readonly fields: readonly Selected[] } | QueryError;

/** The selection of a comma list; spaces and empty places are tolerated. Failure: a sentence with the place. */
export function parseFields(text: string): Parsed {
  const read = readTokens(text);
  if ("message" in read) return read;
  const cursor = makeCursor(read.tokens);
  const parsed = parseList(cursor, 0);
  if ("message" in parsed) return parsed;
  const rest = cursor.next();
  return rest.kind === "end" ? parsed : expected("a comma or the end", rest);
}

function parseList(cursor: Cursor, depth: number): Parsed {
  const fields: Selected[] = [];
  do {
    const token = cursor.next();
    if (token.kind !== "word") continue;
    cursor.take();
    const within = parseWithin(cursor, depth);
    if ("message" in within) return within;
    fields.push({ name: token.text, ...within });
  } while (cursor.takes(","));
  return { fields };
}

function parseWithin(cursor: Cursor, depth: number): { readonly within?: readonly Selected[] } | QueryError {
  const start = cursor.next();
  if (!cursor.takes("(")) return {};
  if (depth === mostDepth)
    return {
      message: `at character ${start.at + 1}: parentheses stand in each other more than ${mostDepth} deep.`,
    };
  const inner = parseList(cursor, depth + 1);
  if ("message" in inner) return inner;
  return cursor.takes(")") ? { within: inner.fields } : expected("a comma or )", cursor.next());
}

/** The selection as text that parses to the same. */
export function printFields(fields: readonly Selected[]): string {
  return fields.map(({ name, within }) => (within ? `${name}(${printFields(within)})` : name)).join(",");
}

/** What a value keeps of itself under a selection: objects the named properties, in any case; arrays item by item. */
export function selectFields(value: unknown, fields: readonly Selected[]): unknown {
  if (Array.isArray(value)) return value.map((item) => selectFields(item, fields));
  if (typeof value !== "object" || value === null) return value;
  const wanted = wantedOf(fields);
  const kept = Object.entries(value).filter(([name]) => wanted.has(name.toLowerCase()));
  return Object.fromEntries(
    kept.map(([name, part]) => {
      const within = wanted.get(name.toLowerCase());
      return [name, within ? selectFields(part, within) : part];
    }),
  );
}

/** By lower-case name, what is wanted within; undefined for the whole. What is named twice is all that either asks for. */
function wantedOf(fields: readonly Selected[]): ReadonlyMap<string, Selected["within"]> {
  const wanted = new Map<string, Selected["within"]>();
  for (const { name, within } of fields) {
    const key = name.toLowerCase();
    const before = wanted.get(key);
    wanted.set(key, before && within ? [...before, ...within] : wanted.has(key) ? undefined : within);
  }
  return wanted;
}
