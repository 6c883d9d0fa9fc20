// Reads back changes that were sent and never answered: written, not written, or something else by now [AP5]. Sends nothing.
import type { Backend } from "../backend/backend";
import type { RecordTypes } from "../domain/record-types";
import { isNewKey, type Key, type Value, type Values } from "../domain/value";
import type { Change, Create, Update } from "../plan/change";
import type { Outcome } from "../plan/outcome";

export interface SentWhen {
  readonly types: RecordTypes;
  /** UTC; new records that are older are no work of the run. */
  readonly since: string;
  /** Keys of records that other creates of the run have made. */
  readonly others: ReadonlySet<Key>;
}

interface Found {
  readonly current: ReadonlyMap<Key, Values>;
  readonly created: ReadonlyMap<Key, Key>;
}

/** One outcome per change, in order; "not sent" for what was not written. Failure: a Fault where the backend cannot be read. */
export async function readBack(
  backend: Backend,
  sent: readonly Change[],
  { types, since, others }: SentWhen,
): Promise<readonly Outcome[]> {
  const creates = sent.filter((change): change is Create<Value> => change.kind === "create");
  const keys = sent.map((change) => change.key).filter((key) => !isNewKey(key));
  const found: Found = {
    current: keys.length > 0 ? await backend.readByKeys(keys, types) : new Map(),
    created:
      creates.length > 0
        ? await backend.readCreated(creates, { moment: since, except: others }, types)
        : new Map(),
  };
  return sent.map((change) => outcomeOf(change, found));
}

function outcomeOf(change: Change, { current, created }: Found): Outcome {
  const { key } = change;
  switch (change.kind) {
    case "create": {
      const id = created.get(key);
      return id === undefined ? notWritten(key) : { key, kind: "applied", id };
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
    "Nobody answered whether this record was written, and it now holds something else. Load again and look.";
  const held = Object.fromEntries(steps.map(([name]) => [name, current[name] ?? null]));
  return { key, kind: "unknown", message, current: held };
}

function notWritten(key: Key): Outcome {
  return { key, kind: "not sent", message: "It was read back to make sure: it was not written." };
}
