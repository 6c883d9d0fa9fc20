// Closes, at start, the runs that a crash cut off: what may have been sent is read back and compared, the rest was not sent
// [AP5]. Nothing is ever sent from here.
import type { Backend } from "../backend/backend";
import { recordTypesFor } from "../domain/record-types";
import { printMoment } from "../domain/moment";
import { isNewKey, type Key, type Value, type Values } from "../domain/value";
import type { Change, Create, Update } from "../plan/change";
import type { Outcome } from "../plan/outcome";
import type { Database } from "./database/database";
import { endRun, readLines, readUnendedRuns, type StoredLine, type StoredRun } from "./database/runs";
import { addOutcomes } from "./journal";

interface CutOff extends StoredRun {
  readonly sent: number;
}

/** Gives every line of every unended run its outcome; answers the numbers of the runs that were closed. */
export async function closeCutOffRuns(parts: {
  readonly database: Database;
  readonly backend: Backend;
  readonly now: () => Date;
}): Promise<readonly number[]> {
  const { database, backend, now } = parts;
  const closed: number[] = [];
  for (const run of await readUnendedRuns(database)) {
    const lines = await readLines(database, run.id);
    const open = lines.filter((line) => !line.outcome);
    const read = await readBack(backend, run, lines);
    const outcomes = open.map((line) => [line.ordinal, outcomeOf(line, run, read)] as const);
    const counts = addOutcomes(
      run.counts,
      outcomes.map(([, outcome]) => outcome),
    );
    await endRun(database, run.id, { endedAt: printMoment(now()), outcomes, counts });
    closed.push(run.id);
  }
  return closed;
}

interface ReadBack {
  readonly current: ReadonlyMap<Key, Values>;
  readonly created: ReadonlyMap<Key, Key>;
}

async function readBack(backend: Backend, run: CutOff, lines: readonly StoredLine[]): Promise<ReadBack> {
  const sent = lines.filter((line) => !line.outcome && line.ordinal < run.sent).map((line) => line.change);
  const types = recordTypesFor(await backend.readLists());
  const creates = sent.filter((change): change is Create<Value> => change.kind === "create");
  const others = new Set(lines.flatMap((line) => line.outcome?.id ?? []));
  const keys = sent.map((change) => change.key).filter((key) => !isNewKey(key));
  return {
    current: await backend.readByKeys(keys, types),
    created: await backend.readCreated(creates, { moment: run.startedAt, except: others }, types),
  };
}

function outcomeOf(line: StoredLine, run: CutOff, read: ReadBack): Outcome {
  const { change } = line;
  const { key } = change;
  if (line.ordinal >= run.sent) {
    return { key, kind: "not sent", message: "The service ended before this record was sent." };
  }
  return readBackOutcome(change, read);
}

function readBackOutcome(change: Change, { current, created }: ReadBack): Outcome {
  const { key } = change;
  switch (change.kind) {
    case "create": {
      const id = created.get(key);
      return id === undefined ? notWritten(key) : { key, kind: "applied", id };
    }
    case "remove":
      return current.has(key) ? notWritten(key) : { key, kind: "applied" };
    case "update":
      return readBackUpdate(change, current.get(key));
    default:
      return change satisfies never;
  }
}

function readBackUpdate({ key, fields }: Update<Value>, current: Values | undefined): Outcome {
  if (!current) return { key, kind: "rejected", message: "The record is gone." };
  const steps = Object.entries(fields);
  if (steps.every(([name, [, to]]) => (current[name] ?? null) === to)) return { key, kind: "applied" };
  if (steps.every(([name, [from]]) => (current[name] ?? null) === from)) return notWritten(key);
  const message =
    "The service ended while this record was being sent, and it now holds something else. Load again and look.";
  const held = Object.fromEntries(steps.map(([name]) => [name, current[name] ?? null]));
  return { key, kind: "unknown", message, current: held };
}

function notWritten(key: Key): Outcome {
  return {
    key,
    kind: "not sent",
    message: "The service ended before this record was written; it was read back to make sure.",
  };
}
