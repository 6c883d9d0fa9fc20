// Statements as PostgreSQL's driver takes them: `$1` for the first value, and a name under which the server keeps them compiled.
import type { SqlValue } from "../tables";

export interface Statement {
  readonly text: string;
  readonly values: SqlValue[];
  readonly name?: string;
}

/** Turns statements with `?` for each value into the driver's; each text gets one name. */
export function makeStatements(): (sql: string, values: readonly SqlValue[]) => Statement {
  const known = new Map<string, { readonly text: string; readonly name: string }>();
  return (sql, values) => {
    const translated = known.get(sql) ?? { text: withNumbers(sql), name: `s${known.size}` };
    known.set(sql, translated);
    return { ...translated, values: [...values] };
  };
}

/** Texts and names in quotes keep their question marks. */
function withNumbers(sql: string): string {
  let count = 0;
  return sql.replace(/'(?:[^']|'')*'|"(?:[^"]|"")*"|\?/g, (part) => (part === "?" ? `$${++count}` : part));
}

/** Whether a statement writes, so that outside of a transaction it needs one of its own. */
export function isWriting({ text }: Statement): boolean {
  return /^\s*(insert|update|delete|create|alter|drop)\b/i.test(text);
}
