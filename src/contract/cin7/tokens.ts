// Splits `where`, `order` and `fields` into tokens, each with its place. Knows no grammar and no field.

export type Token =
  | { readonly kind: "word"; readonly text: string; readonly at: number }
  | { readonly kind: "text"; readonly text: string; readonly at: number }
  | { readonly kind: "number"; readonly text: string; readonly at: number }
  | { readonly kind: "operator"; readonly text: string; readonly at: number }
  | { readonly kind: "end"; readonly text: ""; readonly at: number };

/** What is wrong with a query and where: a sentence for the caller. Returned, never thrown. */
export interface QueryError {
  readonly message: string;
}

// A bare time reads as one in quotes: clients in use write `invoiceDate>2024-01-01T00:00:00Z`. ~ stands for LIKE with others.
const pattern =
  /\s*(?:(?<word>[A-Za-z_][A-Za-z0-9_]*)|'(?<text>(?:[^']|'')*)'|(?<time>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?Z?)?(?![\w.:-]))|(?<number>-?\d{1,15}(?:\.\d{1,6})?(?![\w.]))|(?<operator><>|<=|>=|[=<>~(),]))/y;

/** The tokens in order, closed by one of kind end. Failure: a character that begins none of them. */
export function readTokens(query: string): { readonly tokens: readonly Token[] } | QueryError {
  const tokens: Token[] = [];
  const length = query.trimEnd().length;
  pattern.lastIndex = 0;
  while (pattern.lastIndex < length) {
    const from = pattern.lastIndex;
    const match = pattern.exec(query);
    if (!match) return { message: unreadable(query, from) };
    tokens.push(tokenOf(match));
  }
  return { tokens: [...tokens, { kind: "end", text: "", at: length }] };
}

function tokenOf(match: RegExpExecArray): Token {
  const { word, text, time, number, operator } = match.groups ?? {};
  const at = match.index + match[0].length - match[0].trimStart().length;
  if (word !== undefined) return { kind: "word", text: word, at };
  if (text !== undefined) return { kind: "text", text: text.replaceAll("''", "'"), at };
  if (time !== undefined) return { kind: "text", text: time, at };
  if (number !== undefined) return { kind: "number", text: number, at };
  return { kind: "operator", text: operator ?? "", at };
}

function unreadable(query: string, from: number): string {
  const at = from + query.slice(from).search(/\S/);
  const found = String.fromCodePoint(query.codePointAt(at) ?? 0);
  if (found === "'") return `at character ${at + 1}: a text that begins with ' is not closed by another '.`;
  if (/[\d-]/.test(found))
    return `at character ${at + 1}: a number has at most 15 digits and 6 decimals, with a point.`;
  return `at character ${at + 1}: ${found} is not understood here.`;
}

/** A cursor over tokens: looks at the next one, takes it, or says what should stand there. */
export interface Cursor {
  readonly next: () => Token;
  readonly take: () => Token;
  /** Takes the next token where it is that word (in any case) or operator. */
  readonly takes: (text: string) => boolean;
}

/** A cursor at the first of these tokens. */
export function makeCursor(tokens: readonly Token[]): Cursor {
  let place = 0;
  const end: Token = { kind: "end", text: "", at: 0 };
  const next = () => tokens[place] ?? tokens.at(-1) ?? end;
  return {
    next,
    take: () => {
      const token = next();
      place += 1;
      return token;
    },
    takes: (text) => {
      const token = next();
      const isSame =
        (token.kind === "word" && token.text.toUpperCase() === text) ||
        (token.kind === "operator" && token.text === text);
      if (isSame) place += 1;
      return isSame;
    },
  };
}

/** A sentence that names the place, what was expected there and what stands there. */
export function expected(what: string, { kind, text, at }: Token): QueryError {
  const found = kind === "end" ? "the end" : kind === "text" ? `'${text}'` : text;
  return { message: `at character ${at + 1}: expected ${what}, found ${found}.` };
}
