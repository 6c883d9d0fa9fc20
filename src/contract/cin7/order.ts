// The contract's `order`: field names with directions, read from text and printed back [CT1]. Knows no field.
import { expected, makeCursor, readTokens, type QueryError } from "./tokens";

export interface OrderBy {
  readonly name: string;
  readonly direction: "ASC" | "DESC";
}

/** The order of a list: a comma list; without a direction DESC, as the live API has it. Failure: a sentence with the place. */
export function parseOrder(text: string): { readonly order: readonly OrderBy[] } | QueryError {
  const read = readTokens(text);
  if ("message" in read) return read;
  const cursor = makeCursor(read.tokens);
  const order: OrderBy[] = [];
  do {
    const token = cursor.take();
    if (token.kind !== "word") return expected("a field's name", token);
    const isAscending = cursor.takes("ASC");
    if (!isAscending) cursor.takes("DESC");
    order.push({ name: token.text, direction: isAscending ? "ASC" : "DESC" });
  } while (cursor.takes(","));
  const rest = cursor.next();
  return rest.kind === "end" ? { order } : expected("ASC, DESC, a comma or the end", rest);
}

/** The order as text that parses to the same. */
export function printOrder(order: readonly OrderBy[]): string {
  return order.map(({ name, direction }) => `${name} ${direction}`).join(", ");
}
