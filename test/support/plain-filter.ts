// What `where` means, as a plain filter over records in memory: what a database answers is held against it.
import type { Condition } from "../../src/contract/cin7/bind";
import type { Literal } from "../../src/contract/cin7/where";
import type { Value, Values } from "../../src/domain/value";

const lower = (text: string) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
const form = (value: Literal) => (typeof value === "string" ? lower(value) : Number(value));

/** Negative, 0 or positive; text by its UTF-8 bytes, as the database has it. */
function compare(one: Literal, other: Literal): number {
  const [a, b] = [form(one), form(other)];
  if (typeof a === "number" && typeof b === "number") return a - b;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

function likeOf(pattern: string): RegExp {
  const parts = Array.from(lower(pattern), (character) => {
    if (character === "%") return "[^]*";
    return character === "_" ? "[^]" : character.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  });
  return new RegExp(`^${parts.join("")}$`, "u");
}

/** True for a record that meets the condition. Comparing with what was never given is neither true nor false: undefined. */
export function holds(condition: Condition, record: Values): boolean | undefined {
  switch (condition.kind) {
    case "and":
    case "or": {
      const parts = condition.parts.map((part) => holds(part, record));
      const decides = condition.kind === "or";
      if (parts.includes(decides)) return decides;
      return parts.includes(undefined) ? undefined : !decides;
    }
    default: {
      const { field } = condition;
      const held: Value = record[field.name] ?? (field.zeroForNone ? 0 : null);
      if (condition.kind === "null") return (held === null) === condition.isNull;
      return held === null ? undefined : matches(condition, held);
    }
  }
}

function matches(condition: Exclude<Condition, { kind: "and" | "or" | "null" }>, held: Literal): boolean {
  if ("pattern" in condition)
    return likeOf(condition.pattern).test(lower(String(held))) === (condition.kind === "like");
  if ("values" in condition)
    return condition.values.some((value) => compare(held, value) === 0) === (condition.kind === "in");
  const order = compare(held, condition.value);
  const orders = {
    "=": order === 0,
    "<>": order !== 0,
    ">": order > 0,
    "<": order < 0,
    ">=": order >= 0,
    "<=": order <= 0,
  };
  return orders[condition.by];
}
