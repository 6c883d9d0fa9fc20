// A change of one record, and the algebra over changes: reverse, squash, apply (laws CH1–CH3). Knows no rule and no backend.
import type { Entry, Key, Value, Values } from "../domain/value";

/** `[from, to]`: what was loaded and what it shall be. Absent from is null: a change never says undefined. */
export type Step<To = Entry> = readonly [from: Value, to: To];

export interface Create<To = Entry> {
  readonly kind: "create";
  readonly key: Key;
  readonly values: Readonly<Record<string, To>>;
}

export interface Update<To = Entry> {
  readonly kind: "update";
  readonly key: Key;
  readonly fields: Readonly<Record<string, Step<To>>>;
}

/** Takes a record back that a create made. No sheet makes one: a missing row is never a delete. */
export interface Remove {
  readonly kind: "remove";
  readonly key: Key;
  readonly values: Values;
}

/** As drafted: it may hold what cannot be read. */
export type DraftChange = Create | Update;

/** As planned and sent: every entry is a value. */
export type Change = Create<Value> | Update<Value> | Remove;

/** The change that takes this one back: reverse(reverse(c)) = c [CH1]. */
export function reverse(change: Change): Change {
  switch (change.kind) {
    case "create":
      return { kind: "remove", key: change.key, values: change.values };
    case "remove":
      return { kind: "create", key: change.key, values: change.values };
    case "update":
      return { kind: "update", key: change.key, fields: swap(change.fields) };
    default:
      return change satisfies never;
  }
}

function swap(fields: Update<Value>["fields"]): Update<Value>["fields"] {
  return Object.fromEntries(Object.entries(fields).map(([name, [from, to]]) => [name, [to, from]]));
}

/** The record after the change; undefined where there is none. Failure: none, a change to a missing record is ignored. */
export function applyChange(values: Values | undefined, change: Change): Values | undefined {
  switch (change.kind) {
    case "create":
      return change.values;
    case "remove":
      return undefined;
    case "update":
      return values && { ...values, ...lasts(change.fields) };
    default:
      return change satisfies never;
  }
}

function lasts(fields: Update<Value>["fields"]): Values {
  return Object.fromEntries(Object.entries(fields).map(([name, [, to]]) => [name, to]));
}

/**
 * Two changes of one record, one after the other, as one; undefined where they cancel out. Associative; create and remove
 * vanish, update and update keeps the first from and the last to [CH2]. Failure: a pair that cannot follow each other.
 */
export function squash(first: Change | undefined, second: Change | undefined): Change | undefined {
  if (!first) return second;
  if (!second) return first;
  if (first.kind === "create" && second.kind === "remove") return undefined;
  if (first.kind === "create" && second.kind === "update") {
    return { ...first, values: { ...first.values, ...lasts(second.fields) } };
  }
  if (first.kind === "update" && second.kind === "update") return squashUpdates(first, second);
  if (first.kind === "update" && second.kind === "remove") {
    return { ...second, values: { ...second.values, ...firsts(first.fields) } };
  }
  if (first.kind === "remove" && second.kind === "create")
    return changeBetween(first.key, first.values, second.values);
  throw new TypeError(`A ${second.kind} cannot follow a ${first.kind} of record ${first.key}.`);
}

function firsts(fields: Update<Value>["fields"]): Values {
  return Object.fromEntries(Object.entries(fields).map(([name, [from]]) => [name, from]));
}

function squashUpdates(first: Update<Value>, second: Update<Value>): Update<Value> | undefined {
  const fields: Record<string, Step<Value>> = { ...first.fields };
  for (const [name, [from, to]] of Object.entries(second.fields)) {
    const earlier = first.fields[name];
    fields[name] = [earlier ? earlier[0] : from, to];
  }
  return keepMoved(first.key, fields);
}

function changeBetween(key: Key, before: Values, after: Values): Update<Value> | undefined {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const fields: Record<string, Step<Value>> = {};
  for (const name of names) fields[name] = [before[name] ?? null, after[name] ?? null];
  return keepMoved(key, fields);
}

function keepMoved(key: Key, fields: Record<string, Step<Value>>): Update<Value> | undefined {
  const moved = Object.entries(fields).filter(([, [from, to]]) => from !== to);
  return moved.length > 0 ? { kind: "update", key, fields: Object.fromEntries(moved) } : undefined;
}
