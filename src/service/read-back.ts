// Reads back changes that were sent and never answered: written, not written, or something else by now [AP5]. Sends nothing.
import type { Backend } from "../backend/backend";
import { typeOfKey, type RecordTypes } from "../domain/record-types";
import { isNewKey, type Key, type Value, type Values } from "../domain/value";
import type { Change, Create, Update } from "../plan/change";
import { keptOtherwise, sentIn } from "../plan/kept";
import type { Outcome } from "../plan/outcome";

export interface SentWhen {
  readonly types: RecordTypes;
  /** The run that sent them. */
  readonly run: { readonly id: number; readonly startedAt: string };
}

interface Found {
  readonly current: ReadonlyMap<Key, Values>;
  readonly created: ReadonlyMap<Key, Key>;
  readonly types: RecordTypes;
}

/** One outcome per change, in order; "not sent" for what was not written. Failure: a Fault where the backend cannot be read. */
export async function readBack(
  backend: Backend,
  sent: readonly Change[],
  { types, run }: SentWhen,
): Promise<readonly Outcome[]> {
  const creates = sent.filter((change): change is Create<Value> => change.kind === "create");
  const { id: runId, startedAt } = run;
  const created =
    creates.length > 0
      ? await backend.readCreated(creates, { runId, startedAt }, types)
      : new Map<Key, Key>();
  const keys = sent.flatMap(({ key }) => (isNewKey(key) ? (created.get(key) ?? []) : [key]));
  const current = keys.length > 0 ? await backend.readSent(keys, types) : new Map<Key, Values>();
  return sent.map((change) => outcomeOf(change, { current, created, types }));
}

function outcomeOf(change: Change, { current, created, types }: Found): Outcome {
  const { key } = change;
  switch (change.kind) {
    case "create": {
      const id = created.get(key);
      if (id === undefined) return notWritten(key);
      const { fields } = typeOfKey(key, types);
      const held = current.get(id);
      return { key, kind: "applied", id, ...(held && keptOtherwise(fields, sentIn(change), held)) };
    }
    case "remove":
      return current.has(key) ? notWritten(key) : { key, kind: "applied" };
    case "update":
      return updateOutcome(change, current.get(key));
    default:
      return change satisfies never;
  }
}

function updateOutcome({ key, fields }: Update<Value>, current: Values | undefined): Outcome {
  if (!current) return { key, kind: "rejected", message: "The record is gone." };
  const steps = Object.entries(fields);
  if (steps.every(([name, [, to]]) => (current[name] ?? null) === to)) return { key, kind: "applied" };
  if (steps.every(([name, [from]]) => (current[name] ?? null) === from)) return notWritten(key);
  const message =
    "Nobody answered whether this record was written, and it now holds something else. Bring up to date and look.";
  const held = Object.fromEntries(steps.map(([name]) => [name, current[name] ?? null]));
  return { key, kind: "unknown", message, current: held };
}

function notWritten(key: Key): Outcome {
  return { key, kind: "not sent", message: "It was read back to make sure: it was not written." };
}
