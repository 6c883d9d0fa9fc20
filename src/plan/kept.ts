// What a backend keeps of what it was sent: where that is something else, it is said field by field [AP8]. Knows no backend and none of
// the account's lists.
import type { Field } from "../domain/field";
import type { Value, Values } from "../domain/value";
import { amount, shown } from "../domain/wording";
import type { Change, Update } from "./change";
import type { Outcome } from "./outcome";

/** The values that a change leads to: a new record's nulls were not given, a record that is taken away holds none. */
export function sentIn(change: Change): Values {
  switch (change.kind) {
    case "create":
      return withoutNulls(change.values);
    case "update":
      return lastsOf(change.fields);
    case "remove":
      return {};
    default:
      return change satisfies never;
  }
}

/** The values that an update leads to. */
export function lastsOf(fields: Update<Value>["fields"]): Values {
  const lasts: Record<string, Value> = {};
  for (const name in fields) lasts[name] = fields[name]?.[1] ?? null;
  return lasts;
}

/** What was given: a new record's nulls were not. */
export function withoutNulls(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

/** What an applied outcome says besides, and the fields that differ as they are kept; undefined where all is kept as it was sent. */
export function keptOtherwise(
  fields: readonly Field[],
  sent: Values,
  current: Values,
): Required<Pick<Outcome, "message" | "current">> | undefined {
  if (holds(current, sent)) return undefined;
  const names = Object.keys(sent).filter((name) => (current[name] ?? null) !== sent[name]);
  const said = names.map((name) => {
    const field = fields.find((candidate) => candidate.name === name);
    return `${field?.label ?? name}: ${sayValue(field, sent[name])} was sent, ${sayValue(field, current[name])} is kept`;
  });
  return {
    message: `The account keeps something else than it was sent. ${said.join("; ")}.`,
    current: Object.fromEntries(names.map((name) => [name, current[name] ?? null])),
  };
}

function holds(current: Values, sent: Values): boolean {
  for (const name in sent) if ((current[name] ?? null) !== sent[name]) return false;
  return true;
}

function sayValue(field: Field | undefined, value: Value | undefined): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (field?.kind === "decimal" && typeof value === "number") return amount(value);
  return shown(value);
}
